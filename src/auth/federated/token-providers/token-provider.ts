/** A token of a provider, for the identity pool. */
export interface ProviderToken {
  /** The ID token or access token, as the identity pool takes it from this provider. */
  readonly token: string;
  /** When it expires, in milliseconds since 1970. Default: the `exp` of a JWT; otherwise unknown. */
  readonly expires_at?: number;
  /** The identity that the token is for, where a backend chose it (`developer`). */
  readonly identity_id?: string;
}

/** Returns a new token of the signed-in user within 30 seconds. Rejects when the user has to sign in again. */
export type RefreshHandler = () => Promise<ProviderToken>;

/** Signs in with a provider that the identity pool knows, without the hosted UI. */
export interface TokenProvider {
  /** The key in `Logins` of the identity pool, such as `login.example.com`. Default: the name in the config. */
  readonly domain?: string;
  /** Asks the user, and resolves with the token and the user object. Called in a click handler, so it may open a window. */
  signIn(): Promise<ProviderToken & { readonly user: object }>;
  /** Returns a new token without asking the user. */
  refresh?(): Promise<ProviderToken>;
  /** Called after a sign-out, which waits for it for at most 3 seconds. */
  signOut?(): Promise<void>;
}

/** The apps at the providers that are built in. */
export interface FederatedApps {
  /** Client id for Google Identity Services. */
  readonly google_client_id?: string;
  /** App id for the Facebook SDK for JavaScript. */
  readonly facebook_app_id?: string;
  /** Client id for the Login with Amazon SDK for JavaScript. */
  readonly amazon_client_id?: string;
}
