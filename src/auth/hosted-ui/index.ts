/** Everything that needs oauth4webapi; loaded when somebody is sent to a hosted sign-in, or comes back. */
export { federatedSignIn } from './authorize.js';
export { handleAuthResponse, resume } from './callback.js';
