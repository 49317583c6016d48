import { lazy } from '../lib/lazy.js';
import { byEnglish, byId, put } from './texts.js';
import { warn } from '../lib/warn.js';

const loadReader = lazy(() => import('./read-vocabularies.js'));

/** Messages by language, then by message id or by English message. */
export type Vocabularies = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Overrides messages, English ones too, or adds a language. Keys are message ids
 * (`{fr: {'sign-in.heading': 'Connexion à {app}'}}`) or, as in Amplify's dictionaries, English strings
 * (`{fr: {'Sign in': 'Entrer'}}`: every message with that string). An id wins over an English string.
 * Strings by id are shown at once, the others, and those under earlier ids, when the promise resolves. It never
 * rejects: one warning lists the entries that cannot be used and the earlier ids.
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
