import type { UserSession } from '../account-types.js';
import type { CognitoUser } from '../types.js';

/** Lists and ends the sessions of the signed-in user, in user pools that track sessions. */
export interface UserSessionsApi {
  /**
   * Returns all active sessions of the signed-in user, in every app client of the user pool. A new session may be missing
   * for some seconds.
   *
   * Calls `ListUserSessions` for each page.
   *
   * @param options - `user`: returns them only if this user is the signed-in one. Default: any user.
   * @throws `SignInSuperseded` when `user` is not the signed-in one.
   * @throws `InvalidArgument` when an argument is wrong.
   * @throws `NotSignedIn` when no user is signed in.
   * @throws `OperationNotEnabledException` when the user pool does not track sessions.
   * @throws `FeatureUnavailableInTierException` when the feature plan of the user pool does not include sessions.
   * @example
   * ```js
   * const sessions = await Auth.listUserSessions();
   * const others = sessions.filter(({ isCurrentSession }) => !isCurrentSession);
   * ```
   */
  listUserSessions(options?: { user?: CognitoUser }): Promise<UserSession[]>;

  /**
   * Ends another session of the signed-in user: its refresh token and its access tokens stop working. To end the current
   * session, call `signOut`.
   *
   * Calls `RevokeUserSession`.
   *
   * @param sessionId - From `listUserSessions`.
   * @param options - `linked` also ends the session on the hosted pages that the session came through or, for a session on
   * the hosted pages, those that came through it. Default: false. `user`: ends it only if this user is the signed-in one.
   * Default: any user.
   * @throws `InvalidArgument` when an argument is wrong.
   * @throws `CurrentSession` when it is the session of this sign-in.
   * @throws `SignInSuperseded` when `user` is not the signed-in one.
   * @throws `ResourceNotFoundException` when the user has no such session.
   * @throws `NotSignedIn` when no user is signed in.
   * @throws `OperationNotEnabledException` when the user pool does not track sessions.
   * @throws `FeatureUnavailableInTierException` when the feature plan of the user pool does not include sessions.
   * @example
   * ```js
   * await Auth.revokeUserSession(session.sessionId, { linked: true });
   * ```
   */
  revokeUserSession(sessionId: string, options?: { linked?: boolean; user?: CognitoUser }): Promise<void>;

  /**
   * Ends all other sessions of the signed-in user, with the sessions that belong to them, such as after a change of the
   * password. Of the hosted pages, the session that this sign-in came through stays. A new session may be missed for some
   * seconds. To end the current session too, call `signOut({ global: true })`, which works in every user pool.
   *
   * Calls `ListUserSessions` for each page, and `RevokeUserSession` for each other session, one after the other. A session that
   * has ended meanwhile counts as ended. After a failure, the others are ended all the same.
   *
   * @param options - `user`: ends the sessions only if this user is the signed-in one. Default: any user.
   * @returns How many sessions were ended.
   * @throws the first error of `RevokeUserSession`, after all others are ended.
   * @throws `NotSignedIn` when no user is signed in.
   * @throws `SignInSuperseded` when `user` is not the signed-in one.
   * @throws `InvalidArgument` when an argument is wrong.
   * @throws `OperationNotEnabledException` when the user pool does not track sessions.
   * @throws `FeatureUnavailableInTierException` when the feature plan of the user pool does not include sessions.
   * @example
   * ```js
   * await Auth.changePassword(user, oldPassword, newPassword);
   * if (everywhere.checked) await Auth.revokeOtherUserSessions({ user });
   * ```
   */
  revokeOtherUserSessions(options?: { user?: CognitoUser }): Promise<number>;
}
