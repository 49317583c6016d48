import type { CognitoUser } from '../types.js';

/** Asks the signed-in user for more than the sign-in has proven. */
export interface StepUpApi {
  /**
   * Asks the signed-in user to reach a level of authentication, for example before a payment. Answer the challenges of the
   * returned user as after `signIn`. Until the last one is answered, the session stays as it is, also when the step-up is
   * canceled or fails. Then new tokens take its place, with the claims `acr`, `amr` and `auth_time`; the event is
   * `tokenRefresh`.
   *
   * A session that has the first level already, and is not older than `maxAge`, needs no challenge and no request. Check
   * `acr` in your API: Cognito may fall back to a later level of the list.
   *
   * Calls `InitiateAuth` with the flow `USER_AUTH`, and refreshes the session as `currentSession` does.
   *
   * @param params - `acrValues`: the levels in order of preference, such as `['urn:cognito:loa:4']`. `maxAge`: how many
   * seconds ago the user may have signed in, at most, for the factors of that sign-in to count. Default: no limit.
   * @returns A user with the pending challenge in `challengeName`; the signed-in user if nothing is missing.
   * @throws `InvalidArgument` when an argument is wrong.
   * @throws `NotSignedIn` when no user is signed in.
   * @throws `InvalidParameterException` when no level is known to the pool or can be reached by the user, the session has a
   * higher level, or the app client does not allow `USER_AUTH`.
   * @throws `FeatureUnavailableInTierException` when the feature plan of the user pool does not include levels.
   * @throws `SignInCanceled` after `cancelSignIn`.
   * @throws `SignInSuperseded` when the session has ended or was replaced meanwhile. The functions that answer the
   * challenges reject with it too.
   * @throws `InvalidResponse` when the tokens are of another user; they are revoked.
   * @example
   * ```js
   * const user = await Auth.stepUp({ acrValues: ['urn:cognito:loa:4'], maxAge: 300 });
   * if (user.challengeName === 'SOFTWARE_TOKEN_MFA')
   *   await Auth.confirmSignIn(user, '123456', 'SOFTWARE_TOKEN_MFA');
   * ```
   */
  stepUp(params: { acrValues: readonly string[]; maxAge?: number }): Promise<CognitoUser>;
}
