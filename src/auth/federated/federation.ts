/** Everything that only sign-ins with a provider's token need; loaded for them. */
export { withProvider, withToken } from './federated.js';
export { findProvider } from './providers.js';
export { refreshInfo } from './refresh.js';
