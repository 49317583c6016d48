/** Passkeys, loaded on first use. Only this folder uses `navigator.credentials`. */
export {
  associateWebAuthnCredential,
  deleteWebAuthnCredential,
  listWebAuthnCredentials,
} from './credentials.js';
export { autofillPasskey } from './autofill.js';
export { confirmWithPasskey } from './sign-in.js';
export { canCreatePasskeys } from './support.js';
