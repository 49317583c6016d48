import { lazy } from '../lib/lazy.js';
import { byEnglish, byId, put } from './texts.js';
import { warn } from '../lib/warn.js';

const loadReader = lazy(() => import('./read-vocabularies.js'));

/** Texts by language, then by message id or by English text. */
export type Vocabularies = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Lays texts over the shipped ones, English too, or adds a language. Keys are message ids
 * (`{fr: {'sign-in.heading': 'Connexion à {app}'}}`) or, as in Amplify's dictionaries, English texts
 * (`{fr: {'Sign in': 'Entrer'}}`: every message with that text); an id wins over an English text.
 * Texts by id are shown at once, the others when the promise resolves. It never rejects: what cannot be used
 * is left out, and one warning lists it.
 */
export async function putVocabularies(vocabularies: Vocabularies): Promise<void> {
  put(byId, vocabularies);
  try {
    const { read } = await loadReader();
    const { texts, problems } = read(vocabularies);
    put(byEnglish, texts);
    if (problems.length) warn('putVocabularies:', problems.join('\n'));
  } catch (cause) {
    warn('putVocabularies:', cause);
  }
}
