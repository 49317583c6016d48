import { lazy } from '../lib/lazy.js';
import { delay } from '../lib/timeout.js';
import { languageShown } from './set-language.js';
import { getLanguage, parts } from './texts.js';

/** How long the elements wait for their language, in milliseconds. */
const LANGUAGE_TIMEOUT_MS = 500;

const loadLanguageFiles = lazy(() => import('./language-files.js'));

// Later languages load them too.
parts.add('account');

/** Loads them in the language that is shown, which may have changed meanwhile. */
async function load(): Promise<void> {
  for (let shown: unknown = {}; shown !== languageShown();) {
    shown = languageShown();
    await shown;
    const language = getLanguage();
    if (language !== 'en') await (await loadLanguageFiles()).loadAccountMessages(language);
  }
}

let isLoading = languageShown() !== undefined;

/** Whether the messages of the account in the current language are still loading: for half a second at most. */
export const isLoadingAccountMessages = (): boolean => isLoading;

/** Resolves when the messages of the account need not be waited for any more. Never rejects. */
export const accountMessages: Promise<void> = Promise.race([
  load().catch(() => undefined),
  delay(LANGUAGE_TIMEOUT_MS),
]).then(() => {
  isLoading = false;
});
