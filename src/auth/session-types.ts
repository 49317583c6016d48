/** A session of a user (`SessionDescriptionType` of ListUserSessions). */
export interface UserSession {
  /** The ID, as `revokeUserSession` takes it. */
  readonly sessionId: string;
  /** `TOKEN` for a sign-in to an app client, `SSO` for one to the hosted pages. */
  readonly sessionType: 'TOKEN' | 'SSO' | (string & {}) | undefined;
  /** The app client. */
  readonly clientId: string | undefined;
  /** When the user signed in. */
  readonly createdAt: Date | undefined;
  /** When the user last signed in, or the tokens were last refreshed, in this session. */
  readonly lastActiveAt: Date | undefined;
  /** The browser and operating system of the last activity, such as `Chrome 125 / macOS 15.0`; may be `unknown`. */
  readonly deviceType: string | undefined;
  /** The IP address of the last activity. */
  readonly lastIPAddress: string | undefined;
  /** The location of that IP address. `country` is a name in English; may be `unknown`. */
  readonly lastLocation: { readonly city: string | undefined; readonly country: string | undefined };
  /** For a session that came through the hosted pages: the ID of the session there. */
  readonly originSessionId: string | undefined;
  /** Whether it is the session of this sign-in. */
  readonly isCurrentSession: boolean;
}
