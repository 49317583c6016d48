import { lazy } from '../lib/lazy.js';
import { warn } from '../lib/warn.js';
import { byEnglish, byId, put } from './texts.js';

const loadReader = lazy(() => import('./read-vocabularies.js'));

/** Messages by language, then by message id or by English message. */
export type Vocabularies = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Overrides messages, including English ones, or adds a language.
 *
 * Keys are message ids or, as in Amplify's dictionaries, English strings, which stand for every message with that
 * string. An id wins over an English string.
 *
 * @param vocabularies - By BCP 47 tag, then by key. Placeholders such as `{app}` are kept.
 * @returns Resolves when strings by English string and by an earlier id are shown, too; those by id are shown at once.
 * Never rejects: one warning lists the entries that cannot be used and the earlier ids.
 * @example
 * ```js
 * await putVocabularies({ fr: { 'sign-in.heading': 'Connexion à {app}', 'Sign in': 'Entrer' } });
 * ```
 */
export async function putVocabularies(vocabularies: Vocabularies): Promise<void> {
  put(byId, vocabularies);
  try {
    const { read } = await loadReader();
    const { texts, renamed, problems } = read(vocabularies);
    put(byEnglish, texts);
    put(byId, renamed);
    if (problems.length) warn('putVocabularies:', problems.join('\n'));
  } catch (cause) {
    warn('putVocabularies:', cause);
  }
}
