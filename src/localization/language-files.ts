import { delay } from '../lib/timeout.js';
import { warn } from '../lib/warn.js';
import { loaders } from './generated/loaders.js';
import { placeholders } from './generated/placeholders.js';
import { fallbacks, late, type MessagePart, parts, put, shipped } from './texts.js';

const directionOf = (language: string): 'ltr' | 'rtl' =>
  /Arab|Hebr|Thaa|Syrc|Nkoo|Adlm/.test(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';

Object.assign(late, { placeholders, directionOf } satisfies typeof late);

/** The languages that need no file. */
export const complete = new Set<string>();

/** The language that speakers of a language without messages read too; undefined for other languages. */
const nearLanguage = (language: string, script: string): string | undefined =>
  ({ no: 'nb', nn: 'nb', yue: `zh-${script}` })[language];

/** The regions whose Spanish is not Latin American (CLDR, parentLocales of es-419). */
const europeanSpanish: readonly string[] = ['ES', 'EA', 'GQ', 'IC', 'PH'];

/**
 * Returns the languages to look a message up in: `fr-CA` → `fr-CA`, `fr`; by script, `zh-TW` → `zh-TW`, `zh-Hant`; `es-MX` →
 * `es-MX`, `es-419`, `es`. A language of the package in another script is left out: `sr-Latn` does not lead to Cyrillic `sr`.
 */
export function languageChain(tag: string): readonly string[] {
  const { language, script, region } = new Intl.Locale(tag).maximize();
  const hasScript = (name: string): boolean => new Intl.Locale(name).maximize().script === script;
  const given = fallbacks(tag).filter((name) => !(name in loaders) || hasScript(name));
  const isLatinAmerican = language === 'es' && !!region && !europeanSpanish.includes(region);
  const variants = [`${language}-${script}`, ...(isLatinAmerican ? ['es-419'] : [])];
  return [
    ...new Set([
      ...given.filter((name) => name !== language),
      ...variants.filter((name) => name in loaders),
      ...given,
      nearLanguage(language, `${script}`) ?? tag,
    ]),
  ];
}

const findShipped = (chain: readonly string[]): string | undefined => chain.find((name) => name in loaders);

/** How long a language that has loaded waits for its messages of the account, in milliseconds. */
const ACCOUNT_TIMEOUT_MS = 500;

async function loadFile(language: string, part: MessagePart): Promise<void> {
  const load = loaders[language]?.[part];
  if (!load) return;
  // Also when it arrives too late for the call.
  void load.loaded.then(({ texts }) => put(shipped, { [language]: texts }));
  put(shipped, { [language]: (await load()).texts });
}

/** Loads the messages of the account in a language, if it has any here. Never rejects: English is shown until they arrive. */
export async function loadAccountMessages(language: string): Promise<void> {
  if (complete.has(language)) return;
  const loading = loadFile(language, 'account').catch((cause: unknown) => warn('setLanguage:', cause));
  await Promise.race([loading, delay(ACCOUNT_TIMEOUT_MS)]);
}

/**
 * Loads the messages of a language, and returns the languages to look a message up in. Rejects if those of signing in cannot
 * be loaded.
 */
export async function loadLanguage(tag: string): Promise<readonly string[]> {
  const chain = languageChain(tag);
  const found = findShipped(chain);
  if (found !== undefined && !complete.has(found)) {
    const account = parts.has('account') ? loadAccountMessages(found) : undefined;
    await loadFile(found, 'signIn');
    await account;
  }
  return chain;
}

/** Resolves when the messages of signing in have loaded in a language, however late. */
export async function languageLoaded(tag: string): Promise<void> {
  const found = findShipped(languageChain(tag));
  if (found !== undefined) await loaders[found]?.signIn.loaded;
}
