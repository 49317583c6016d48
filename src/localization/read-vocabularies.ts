import { isRecord } from '../lib/guards.js';
import { amplifyTexts } from './amplify-texts.js';
import { texts as english } from './generated/en.js';
import { messageAliases } from './message-aliases.js';
import { canonical } from './texts.js';

/** A vocabulary, by language and message id. */
export interface ReadVocabularies {
  /** Strings given under English strings. */
  texts: Record<string, Record<string, string>>;
  /** Strings given under earlier message ids. */
  renamed: Record<string, Record<string, string>>;
  problems: string[];
}

/** Normalizes what does not matter: case, surrounding spaces and punctuation, the form of the apostrophe. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^[\s.?!:…]+|[\s.?!:…]+$/g, '');

const looksLikeId = /^[\w-]+(\.[\w-]+)+$/;

const ids = new Map<string, string[]>();
for (const [id, text] of Object.entries(english)) ids.set(plain(text), [...(ids.get(plain(text)) ?? []), id]);
for (const [text, known] of Object.entries(amplifyTexts)) {
  ids.set(plain(text), [...(ids.get(plain(text)) ?? []), ...known.filter((id) => id in english)]);
}

/** Reads the argument of `putVocabularies`; never throws. */
export function read(vocabularies: unknown): ReadVocabularies {
  const result: ReadVocabularies = { texts: {}, renamed: {}, problems: [] };
  if (!isRecord(vocabularies)) {
    result.problems.push(`wants {language: {id: text}}, not ${shown(vocabularies)}.`);
    return result;
  }
  for (const [name, texts] of Object.entries(vocabularies)) {
    const language = canonical(name);
    if (!language) result.problems.push(`"${name}" is not a BCP 47 language tag.`);
    else if (!isRecord(texts)) result.problems.push(`"${name}" wants {id: text}, not ${shown(texts)}.`);
    else {
      result.renamed[language] = readRenamed(name, texts, result.problems);
      result.texts[language] = readTexts(name, texts, result.problems);
    }
  }
  return result;
}

const aliasesOf = (key: string): readonly string[] | undefined =>
  Object.hasOwn(messageAliases, key) ? messageAliases[key] : undefined;

/** Adds the strings under earlier ids, which the current ids override. */
function readRenamed(language: string, texts: object, problems: string[]): Record<string, string> {
  const renamed: Record<string, string> = {};
  for (const [key, text] of Object.entries(texts) as [string, unknown][]) {
    const ids = aliasesOf(key);
    if (!ids || typeof text !== 'string') continue;
    for (const id of ids) if (!Object.hasOwn(texts, id)) renamed[id] = text;
    problems.push(`"${language}", "${key}": use ${ids.map((id) => `"${id}"`).join(' and ')} instead.`);
  }
  return renamed;
}

function readTexts(language: string, texts: object, problems: string[]): Record<string, string> {
  const byEnglish: Record<string, string> = {};
  for (const [key, text] of Object.entries(texts) as [string, unknown][]) {
    const where = `"${language}", "${key}":`;
    const isId = Object.hasOwn(english, key);
    const renamed = aliasesOf(key);
    const meant = isId ? [key] : (renamed ?? ids.get(plain(key)));
    if (typeof text !== 'string') {
      problems.push(`${where} expected a string, not ${shown(text)}.`);
    } else if (!meant) {
      // Other strings may be labels of the app's fields.
      if (looksLikeId.test(key)) problems.push(`${where} not a message id or an English message.`);
    } else {
      if (!isId && !renamed) for (const id of meant) byEnglish[id] = text;
      if (isId || renamed)
        problems.push(...unknownPlaceholders(meant[0] ?? key, text).map((problem) => `${where} ${problem}`));
    }
  }
  return byEnglish;
}

function unknownPlaceholders(id: string, text: string): string[] {
  const names = [...(english[id] ?? '').matchAll(/\{([\w-]+)\}/g)].map(([, name = '']) => name);
  const known = names.length ? `it has ${names.map((name) => `{${name}}`).join(', ')}` : 'it has none';
  return [...text.matchAll(/\{([\w-]+)\}/g)]
    .filter(([, name = '']) => !names.includes(name))
    .map(([found]) => `no placeholder ${found}; ${known}.`);
}

const shown = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
