/** The options of `federatedSignIn`. */
export interface FederatedSignInOptions {
  /** A provider: `Google`, `Facebook`, `Amazon`, `Apple`, `Cognito` or `auth0`. Default: the hosted UI offers all of the app client. */
  provider?: string;
  /** The name of an OIDC or SAML provider of the pool, passed on as it is. */
  customProvider?: string;
  /** A string of the app, such as a path. It comes back as the event `customOAuthState`. */
  customState?: string;
  /**
   * The levels of authentication that the app accepts (`acr_values`), in order of preference: a name such as `urn:cognito:loa:4`,
   * or a list. Higher levels have names of their own, so list them too.
   */
  acrValues?: string | readonly string[];
  /**
   * How many seconds ago the user may have signed in on the hosted pages, at most (`max_age`); `0` asks for a new sign-in.
   * Default: no limit.
   */
  maxAge?: number;
}

/** A token of a provider, as `federatedSignIn` takes it. */
export interface FederatedToken {
  /** The ID token or access token, as the identity pool takes it from this provider. */
  token: string;
  /** The identity that the token is for, where a backend chose it; required for `developer`. */
  identity_id?: string | undefined;
  /** When it expires, in milliseconds since 1970. Default: the `exp` of a JWT; otherwise unknown. */
  expires_at?: number | undefined;
}

/** AWS credentials (GetCredentialsForIdentity), as the clients of the AWS SDK for JavaScript take them. */
export interface AwsCredentials {
  /** The access key id. */
  readonly accessKeyId: string;
  /** The secret key. */
  readonly secretAccessKey: string;
  /** The session token. */
  readonly sessionToken: string;
  /** The identity in the identity pool, such as `eu-west-1:00000000-0000-0000-0000-000000000000`. */
  readonly identityId: string;
  /** When they expire; Cognito gives an hour. */
  readonly expiration: Date;
  /** Whether a user is signed in; `false` for guests. */
  readonly authenticated: boolean;
}

/** The user of a sign-in with a provider’s token: the object that `federatedSignIn` was given, with `id` and `token`. */
export interface FederatedUser {
  /** The `id` of the object; where it has none, the identity in the identity pool. */
  readonly id: string;
  /** The token of the provider. */
  readonly token: string;
  /** The other members of the object. */
  readonly [member: string]: unknown;
}

/** A sign-in with a provider’s token, as `Cache.getItem('federatedInfo')` returns it. */
export interface FederatedInfo {
  /** The name or domain that `federatedSignIn` was given. */
  readonly provider: string;
  /** The token, refreshed. */
  readonly token: string;
  /** The identity in the identity pool. */
  readonly identity_id?: string;
  /** The user object that `federatedSignIn` was given. */
  readonly user: Readonly<Record<string, unknown>>;
  /** When the token expires, in milliseconds since 1970; undefined when that is not known. */
  readonly expires_at?: number;
  /** The identity pool, in case several share a storage. */
  readonly identity_pool_id?: string;
}
