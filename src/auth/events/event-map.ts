import type { AuthError } from '../../lib/auth-error.js';
import type { WafTokenRequest } from '../config/waf-types.js';
import type { CodeDeliveryDetails, CognitoUser, FederatedUser, SignUpResult } from '../types.js';

/**
 * The events of `Auth`, in the order in which they usually occur, with the type of their `data`.
 *
 * For an event of another tab, `data` is `{username}` of a user of the user pool, and otherwise undefined.
 */
export interface AuthEventMap {
  /** `configure` set a config. */
  configured: undefined;
  /** An account was created. */
  signUp: SignUpResult;
  /** `signUp` failed. */
  signUp_failure: AuthError;
  /** An account was confirmed. */
  confirmSignUp: 'SUCCESS';
  /** The automatic sign-in after a sign-up is complete; `signIn` came before. */
  autoSignIn: CognitoUser;
  /** The automatic sign-in after a sign-up failed. `Auth.autoSignIn` may succeed later. */
  autoSignIn_failure: AuthError;
  /** A user signed in, after the last challenge; also by the hosted UI and with a provider’s token. */
  signIn: CognitoUser | FederatedUser;
  /** `signIn` or a hosted sign-in failed. */
  signIn_failure: AuthError;
  /** `completeNewPassword` failed. */
  completeNewPassword_failure: AuthError;
  /** A code to reset the password was sent; `data` is a user of that name. */
  forgotPassword: CognitoUser;
  /** `forgotPassword` failed. */
  forgotPassword_failure: AuthError;
  /** The password was reset; `data` is a user of that name. */
  forgotPasswordSubmit: CognitoUser;
  /** `forgotPasswordSubmit` failed. */
  forgotPasswordSubmit_failure: AuthError;
  /** Attributes were changed; `data` lists where codes went. */
  updateUserAttributes: CodeDeliveryDetails[];
  /** Attributes were deleted; `data` has their names. */
  deleteUserAttributes: string[];
  /** There are new tokens. */
  tokenRefresh: undefined;
  /** A refresh failed. A network failure does not end the session. */
  tokenRefresh_failure: AuthError;
  /** The web ACL of the user pool asks for a token, and the config has no `wafToken`; `data.respondWith` gives it. */
  wafTokenRequired: WafTokenRequest;
  /** A user signed out, or the session ended; `data` is the user who was signed in, if any. */
  signOut: CognitoUser | FederatedUser | undefined;
  /** The account was deleted; `signOut` follows. */
  userDeleted: CognitoUser;
  /** The browser came back from the hosted UI; `url` is without the answer. */
  parsingCallbackUrl: { url: string };
  /** `handleAuthResponse` was given something that is not a URL. */
  parsingUrl_failure: AuthError;
  /** A user signed in by the hosted UI, after `signIn`. */
  cognitoHostedUI: CognitoUser;
  /** A sign-in by the hosted UI failed, after `signIn_failure`. */
  cognitoHostedUI_failure: AuthError;
  /** A hosted sign-in is complete; `data` is the `customState` that `federatedSignIn` was given. */
  customOAuthState: string;
  /** A hosted sign-in with a `customState` failed. */
  customState_failure: AuthError;
}
