/** A token of a provider; `expires_at` in milliseconds since 1970, where the provider tells. */
export interface ProviderToken {
  readonly token: string;
  readonly expires_at?: number;
  /** The identity that the token is for, where a backend of one's own has chosen it (`developer`). */
  readonly identity_id?: string;
}

/** Gives a new token for the person who is signed in; rejects when they have to sign in again. */
export type RefreshHandler = () => Promise<ProviderToken>;

/** Signs people in at a provider that the identity pool knows, without a hosted UI. */
export interface TokenProvider {
  /** The key in the service's `Logins`, such as `login.example.com`, where the name in the config is not one. */
  readonly domain?: string;
  /** Asks the person. Called in the course of a click, so that a window may be opened. */
  signIn(): Promise<ProviderToken & { readonly user: object }>;
  /** A new token without asking anybody. */
  refresh?(): Promise<ProviderToken>;
  /** Told when the person has signed out here; nobody waits longer than 3 seconds for it. */
  signOut?(): Promise<void>;
}

/** The apps at the providers that need no code of one's own. */
export interface FederatedApps {
  readonly google_client_id?: string;
  readonly facebook_app_id?: string;
  readonly amazon_client_id?: string;
}
