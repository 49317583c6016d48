/** Everything that needs oauth4webapi; loaded at the start of a hosted sign-in, or on the return from one. */
export { federatedSignIn } from './authorize.js';
export { handleAuthResponse, resume } from './callback.js';
