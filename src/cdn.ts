/**
 * The script-tag entry: registers the elements of a sign-in and exports the public API. A second file registers what the first view
 * does not need, as soon as the page is idle. Elements that are on the page before are upgraded then.
 */
// First, so that all of Lit is in one place: the file compresses better by 0.2 kB.
import 'lit';
import './elements/authenticator/define.js';
import './elements/loading/define.js';
import './elements/sign-in/define.js';
import { lazy } from './lib/lazy.js';
import { setScreenLoader, showPlaceholder } from './elements/base/screen-loader.js';
import { whenIdle } from './lib/idle.js';

export { Auth, AuthError, Cache, createAuth, Hub } from './auth/index.js';
export { AuthPiece, AuthStateController, consumeAuth } from './elements/own-screen/own-screen.js';
export { getDirection, getLanguage, languages, putVocabularies, setLanguage } from './localization/index.js';

const loadScreens = lazy(() => import('./cdn-screens.js'));
setScreenLoader(loadScreens);
whenIdle(() =>
  loadScreens().catch(() => {
    // Standalone screens only; an authenticator handles its own screens.
    for (const element of document.querySelectorAll(':not(:defined):empty'))
      if (element.localName.startsWith('auth-')) showPlaceholder(element);
  }),
);
