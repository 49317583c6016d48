/**
 * The script-tag entry: registers every element and exports the public API. What the first view does not need is
 * registered by a second file as soon as the page is idle; an element that is there before is upgraded then.
 */
import './elements/authenticator/define.js';
import './elements/loading/define.js';
import './elements/sign-in/define.js';
import { whenIdle } from './elements/shared/when-idle.js';

export { Auth, AuthError, Cache, createAuth, Hub } from './auth/index.js';
export { AuthPiece, AuthStateController, consumeAuth } from './elements/own-screen/own-screen.js';
export { getDirection, getLanguage, languages, putVocabularies, setLanguage } from './localization/index.js';

whenIdle(() => import('./define.js'));
