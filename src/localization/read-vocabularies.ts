import { isRecord } from '../lib/guards.js';
import { amplifyTexts } from './amplify-texts.js';
import { texts as english } from './generated/en.js';
import { messageAliases } from './message-aliases.js';
import { canonical, late } from './texts.js';

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

/** The id of the message that a key is a plural form of, such as `policy.length` of `policy.length.few`. */
const pluralBase = (key: string): string | undefined => {
  const base = /^(.+)\.(?:zero|one|two|few|many|other)$/.exec(key)?.[1];
  return base !== undefined && Object.hasOwn(english, base) && english[base]?.includes('{n}')
    ? base
    : undefined;
};

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

/** The names of the placeholders in a string, in their order. */
const placeholdersIn = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(/\{([\w-]+)\}/g)].map(([, name = '']) => name);

// The order in English is that of the expressions in the source. It is not taken from generated/placeholders.ts, because this
// file and language-files.ts would then load a third one.
late.placeholders = Object.fromEntries(
  Object.entries(english).flatMap(([id, text]) => {
    const names = placeholdersIn(text);
    return names.length ? [[id, names.join('|')]] : [];
  }),
);

/** Where a language has plural forms of its own, the string that an app gives for all numbers stands for each. */
function addPlurals(
  language: string,
  id: string,
  text: string,
  given: object,
  target: Record<string, string>,
): void {
  if (!Object.hasOwn(english, id) || !english[id]?.includes('{n}')) return;
  for (const category of new Intl.PluralRules(language).resolvedOptions().pluralCategories)
    if (!Object.hasOwn(given, `${id}.${category}`)) target[`${id}.${category}`] = text;
}

const aliasesOf = (key: string): readonly string[] | undefined =>
  Object.hasOwn(messageAliases, key) ? messageAliases[key] : undefined;

/** Adds the strings under earlier ids, which the current ids override, and those for plural forms. */
function readRenamed(language: string, texts: object, problems: string[]): Record<string, string> {
  const renamed: Record<string, string> = {};
  for (const [key, text] of Object.entries(texts) as [string, unknown][]) {
    const ids = aliasesOf(key);
    if (typeof text === 'string') addPlurals(language, key, text, texts, renamed);
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
    const isId = Object.hasOwn(english, key) || pluralBase(key) !== undefined;
    const renamed = aliasesOf(key);
    const meant = isId ? [key] : (renamed ?? ids.get(plain(key)));
    if (typeof text !== 'string') {
      problems.push(`${where} expected a string, not ${shown(text)}.`);
    } else if (!meant) {
      // Other strings may be labels of the app's fields.
      if (looksLikeId.test(key)) problems.push(`${where} not a message id or an English message.`);
    } else {
      if (!isId && !renamed)
        for (const id of meant) {
          byEnglish[id] = text;
          addPlurals(language, id, text, texts, byEnglish);
        }
      if (isId || renamed)
        problems.push(...unknownPlaceholders(meant[0] ?? key, text).map((problem) => `${where} ${problem}`));
    }
  }
  return byEnglish;
}

function unknownPlaceholders(id: string, text: string): string[] {
  const names = placeholdersIn(english[pluralBase(id) ?? id]);
  const known = names.length ? `it has ${names.map((name) => `{${name}}`).join(', ')}` : 'it has none';
  return [...text.matchAll(/\{([\w-]+)\}/g)]
    .filter(([, name = '']) => !names.includes(name))
    .map(([found]) => `no placeholder ${found}; ${known}.`);
}

const shown = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
