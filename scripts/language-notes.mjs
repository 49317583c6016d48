// The notes at the top of a file of locales: how the language is written here, and what is still in doubt.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DOMParser } from '@xmldom/xmldom';

/** The `from` of the notes that each file has once. */
const required = ['name', 'address', 'quotes', 'second-reading'];

/**
 * Reads the notes of a language. Throws when one is missing.
 * @param {string} folder - `locales`
 * @param {string} language - A BCP 47 tag.
 */
export function readLanguageNotes(folder, language) {
  const file = join(folder, `${language}.xlf`);
  const header = new DOMParser()
    .parseFromString(readFileSync(file, 'utf8'), 'text/xml')
    .getElementsByTagName('header')[0];
  const notes = Array.from(header?.getElementsByTagName('note') ?? [], (note) => ({
    from: note.getAttribute('from'),
    text: note.textContent ?? '',
  }));
  const all = (from) => notes.filter((note) => note.from === from).map(({ text }) => text);
  for (const from of required)
    if (all(from).length !== 1)
      throw new Error(`locales/${language}.xlf wants one <note from="${from}"> in its <header>.`);
  const [, settled, improved] = /^settled (\d+), improved (\d+)$/.exec(all('second-reading')[0] ?? '') ?? [];
  if (!settled)
    throw new Error(
      `locales/${language}.xlf: the note "second-reading" wants the form "settled 3, improved 5".`,
    );
  return {
    language,
    name: all('name')[0],
    address: all('address')[0],
    settled,
    improved,
    /** Who has read the file as a native speaker; undefined if no one has. */
    nativeReader: all('native-reader')[0],
    /** The ids of messages that are the same as in English. */
    same: all('same-as-english').join(' ').split(' ').filter(Boolean),
    doubts: all('doubt'),
  };
}
