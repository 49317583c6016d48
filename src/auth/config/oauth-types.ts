/**
 * Opens a URL in place of the browser, for example in the system browser of a phone.
 *
 * @param url - The page to open.
 * @param redirectUrl - Where the browser comes back to.
 */
export type UrlOpener = (url: string, redirectUrl: string) => unknown;

/** The hosted UI of a user pool (OAuth 2), read from every format. */
export interface OAuthConfig {
  /** A domain such as `example.auth.eu-west-1.amazoncognito.com`, or a full URL; read back as a URL without a trailing slash. */
  readonly domain: string;
  /**
   * A list of scopes with `openid` in it, or a string with spaces between them.
   *
   * @defaultValue all scopes of the app client
   */
  readonly scope: readonly string[];
  /** One or several URLs that the hosted UI comes back to; the one with the origin of the page is used, then by path. */
  readonly redirectSignIn: readonly string[];
  /** One or several URLs that the hosted UI comes back to after `signOut`; chosen as `redirectSignIn` is. */
  readonly redirectSignOut: readonly string[];
  /**
   * `code` (authorization code with PKCE), or `token` (implicit, without a refresh token).
   *
   * @defaultValue `code`
   */
  readonly responseType: 'code' | 'token';
  /**
   * Names of providers, such as `Google`, for the buttons of the sign-in screen.
   *
   * @defaultValue none
   */
  readonly providers: readonly string[];
  /**
   * `{AdvancedSecurityDataCollectionFlag}`: whether the data that the script of Cognito’s threat protection collects is sent.
   *
   * @defaultValue on
   */
  readonly options: { readonly AdvancedSecurityDataCollectionFlag?: boolean };
  /** Opens a URL in place of the browser: `(url, redirectUrl) => …`. Complete the sign-in with `handleAuthResponse`. */
  readonly urlOpener?: UrlOpener;
}

/** Auth0 as a provider of the identity pool (OpenID Connect). */
export interface Auth0Config {
  /** Your Auth0 domain, or its full URL; read back as a URL without a trailing slash. */
  readonly domain: string;
  /** Id of the Auth0 application. */
  readonly clientID: string;
  /** The URL that Auth0 comes back to. It has the origin of the app. */
  readonly redirectUri: string;
  /** The `audience` of the authorization request: the API that the access token is for. */
  readonly audience?: string;
  /**
   * Scopes with `openid` among them.
   *
   * @defaultValue `openid`
   */
  readonly scope: string;
  /** The URL that Auth0 comes back to after `signOut`. */
  readonly returnTo?: string;
}
