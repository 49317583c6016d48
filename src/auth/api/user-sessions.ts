import type { UserSession } from '../session-types.js';

/** Lists and ends the sessions of the signed-in user, in user pools that track sessions. */
export interface UserSessionsApi {
  /**
   * Returns all active sessions of the signed-in user, in every app client of the user pool. A new session may be missing
   * for some seconds.
   *
   * Calls `ListUserSessions` for each page.
   *
   * @throws `NotSignedIn` when no user is signed in.
   * @throws `OperationNotEnabledException` when the user pool does not track sessions.
   * @throws `FeatureUnavailableInTierException` when the feature plan of the user pool does not include sessions.
   * @example
   * ```js
   * const sessions = await Auth.listUserSessions();
   * const others = sessions.filter(({ isCurrentSession }) => !isCurrentSession);
   * ```
   */
  listUserSessions(): Promise<UserSession[]>;

  /**
   * Ends another session of the signed-in user: its refresh token and its access tokens stop working. To end the current
   * session, call `signOut`.
   *
   * Calls `RevokeUserSession`.
   *
   * @param sessionId - From `listUserSessions`.
   * @param options - `linked` also ends the session on the hosted pages that the session came through or, for a session on
   * the hosted pages, those that came through it. Default: false.
   * @throws `InvalidArgument` when an argument is wrong.
   * @throws `CurrentSession` when it is the session of this sign-in.
   * @throws `ResourceNotFoundException` when the user has no such session.
   * @throws `NotSignedIn` when no user is signed in.
   * @throws `OperationNotEnabledException` when the user pool does not track sessions.
   * @throws `FeatureUnavailableInTierException` when the feature plan of the user pool does not include sessions.
   * @example
   * ```js
   * await Auth.revokeUserSession(session.sessionId, { linked: true });
   * ```
   */
  revokeUserSession(sessionId: string, options?: { linked?: boolean }): Promise<void>;
}
