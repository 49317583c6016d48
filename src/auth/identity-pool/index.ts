/** Everything that speaks to the identity pool; loaded when it is first needed. */
export { currentCredentials, currentUserCredentials } from './credentials.js';
export { currentAuthenticatedUser, currentUserInfo, federatedSignIn } from './federated.js';
export { signOut } from './sign-out.js';
