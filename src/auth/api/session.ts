import type { CognitoUser, CognitoUserSession, CurrentUserInfo, SignOutOptions } from '../types.js';

/** The signed-in user and the session. */
export interface SessionApi {
  /**
   * Returns the signed-in user with `attributes` and `preferredMFA`.
   *
   * After a sign-in with a provider’s token, it is the user object that was passed to `federatedSignIn`, with `id` and
   * `token`. Without a stored session, no request is sent. When the attributes cannot be fetched, the stored ones stay.
   *
   * Calls `GetUser`, unless the answer is stored, and refreshes the session as `currentSession` does.
   *
   * @param options - `bypassCache` asks Cognito in any case. Default: false.
   * @throws `NotSignedIn` when no user is signed in. When a hosted sign-in has just failed, its error is the `cause`.
   * @example
   * ```js
   * const { attributes } = await Auth.currentAuthenticatedUser();
   * console.log(attributes?.email);
   * ```
   */
  currentAuthenticatedUser(options?: { bypassCache?: boolean }): Promise<CognitoUser>;

  /**
   * Returns the signed-in user of the user pool, as `currentAuthenticatedUser` does, without users of other providers.
   *
   * @param options - `bypassCache` asks Cognito in any case. Default: false.
   * @throws `NotSignedIn` when no user is signed in to the user pool.
   * @example
   * ```js
   * const user = await Auth.currentUserPoolUser({ bypassCache: true });
   * ```
   */
  currentUserPoolUser(options?: { bypassCache?: boolean }): Promise<CognitoUser>;

  /**
   * Returns `{id, username, attributes}` of the signed-in user, from Cognito; `id` is the identity in the identity pool.
   *
   * After a sign-in with a provider’s token, it is the user object that was passed to `federatedSignIn`.
   *
   * Calls `GetUser`, and for `id` what `currentCredentials` calls.
   *
   * @returns `null` when no user is signed in.
   * @throws `NotSignedIn` when the session has ended.
   * @example
   * ```js
   * const info = await Auth.currentUserInfo();
   * console.log(info?.username ?? 'guest');
   * ```
   */
  currentUserInfo(): Promise<CurrentUserInfo | null>;

  /**
   * Deletes the account of the signed-in user for good, then signs out.
   *
   * Calls at the same time are one call. After an answer that was lost, call it again: an account that is gone already also
   * resolves.
   *
   * Calls `DeleteUser`. Emits `userDeleted` and `signOut`.
   *
   * @param options - `user`: deletes the account only if this user is the signed-in one. Pass it where time passes before
   * the call, such as for a question: another tab may sign in. Default: any user.
   * @throws `NotSignedIn` when no user is signed in, or the session has ended; the user is then signed out.
   * @throws `SignInSuperseded` when `user` is not the signed-in one.
   * @throws `InvalidArgument` when an argument is wrong.
   * @throws `NetworkError` or `Timeout` when no answer came; the user stays signed in, and the account may be gone.
   * @example
   * ```js
   * const user = await Auth.currentAuthenticatedUser();
   * if (confirm('Delete your account?')) await Auth.deleteUser({ user });
   * ```
   */
  deleteUser(options?: { user?: CognitoUser }): Promise<'SUCCESS'>;

  /**
   * Returns the session of a user, as `currentSession` does.
   *
   * @param user - A signed-in user.
   * @throws `NotSignedIn` when the user is not signed in any more.
   * @example
   * ```js
   * const session = await Auth.userSession(user);
   * ```
   */
  userSession(user: CognitoUser): Promise<CognitoUserSession>;

  /**
   * Returns the tokens of the signed-in user. Refreshes them when they have less than a minute or a tenth of their lifetime
   * left, whichever is less.
   *
   * One refresh serves all callers and tabs. Without a connection, tokens that are still valid are returned.
   *
   * Calls `GetTokensFromRefreshToken`, or `InitiateAuth` on a server that does not know it. Emits `tokenRefresh` or `tokenRefresh_failure`.
   *
   * @throws `NotSignedIn` when no user is signed in, or the refresh token has expired or is revoked.
   * @throws `NetworkError` when the tokens have expired and there is no connection; the user stays signed in.
   * @example
   * ```js
   * const session = await Auth.currentSession();
   * headers.set('Authorization', `Bearer ${session.getAccessToken().getJwtToken()}`);
   * ```
   */
  currentSession(): Promise<CognitoUserSession>;

  /**
   * Removes the session from this browser, then revokes its refresh token. With `global`, ends it on all devices.
   *
   * A sign-in that started earlier does not become a session. When the session came from the hosted UI or Auth0, the
   * browser leaves the app to end it there too. Credentials and tokens of providers are removed as well.
   *
   * Calls `RevokeToken`, ignoring its failure, or with `global` `GlobalSignOut`. Emits `signOut`.
   *
   * @param options - With `user`, signs out only if that user is the signed-in one.
   * @throws the error of `GlobalSignOut`, with `global`. The session is removed from this browser all the same.
   * @example
   * ```js
   * await Auth.signOut({ global: true });
   * ```
   */
  signOut(options?: SignOutOptions): Promise<void>;
}
