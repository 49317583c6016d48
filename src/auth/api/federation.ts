import type { AwsCredentials, CognitoUser, FederatedSignInOptions, FederatedToken } from '../types.js';

/** Signs in with the hosted UI and with providers, and gives AWS credentials. */
export interface FederationApi {
  /**
   * Signs in to the identity pool with a provider’s token.
   *
   * Calls `GetId` and `GetCredentialsForIdentity`. Emits `signIn`.
   *
   * @param providerOrDomain - `google`, `facebook`, `amazon`, `apple`, `developer`, or the domain of another provider.
   * @param token - `expires_at` is in milliseconds since 1970; a JWT has its own. `developer` needs `identity_id`.
   * @param user - What `currentAuthenticatedUser` then returns, with `id` and `token` added.
   * @returns AWS credentials of the identity.
   * @throws `InvalidArgument` when an argument is wrong, or a user is signed in to the user pool.
   * @throws `NotConfigured` when the config has no `identityPoolId`.
   * @throws `NotAuthorizedException` when the identity pool does not accept the token.
   * @throws `SignInSuperseded` when a later sign-in or sign-out took its place.
   * @example
   * ```js
   * await Auth.federatedSignIn('google', { token: idToken }, { name: 'Maria', email: 'maria@example.com' });
   * ```
   */
  federatedSignIn(providerOrDomain: string, token: FederatedToken, user?: object): Promise<AwsCredentials>;

  /**
   * Leaves for the hosted UI or for a provider; or asks a provider of `federated` or `tokenProviders` for its token.
   *
   * With `oauth` in the config: OAuth 2 with code and PKCE (RFC 6749, RFC 7636), or as `oauth.responseType` says. The
   * sign-in is completed when the browser comes back and `configure` is called. With `provider: 'auth0'`: Auth0.
   *
   * Without `oauth`: signs in to the identity pool with the token of the provider. Call it in a click handler, since a
   * provider may open a window.
   *
   * With `acrValues` and `maxAge`, the hosted pages ask for a level of authentication and for a recent sign-in (OpenID Connect
   * Core section 3.1.2.1), also of a user who is signed in. On the way back, the ID token must say that it is so; until then,
   * the session stays as it is. A token without `acr` is accepted, as after `stepUp`: check `acr` in your API.
   *
   * @returns Credentials after a sign-in with a token; `undefined` when the browser leaves the app.
   * @throws `NotConfigured` when the config has no `oauth`, no `auth0` or no such provider.
   * @throws `InvalidConfig` when no redirect URL has the origin of the app.
   * @throws `InvalidArgument` when an option is wrong, `acrValues` or `maxAge` is given for a sign-in with a token, or, for
   * such a sign-in, a user is signed in to the user pool.
   * @throws `OAuthError` when the user closes the window of a provider, or the provider refuses.
   * @throws `NetworkError` or `Timeout` when the script of a provider does not load.
   * @example
   * ```js
   * googleButton.onclick = () => Auth.federatedSignIn({ provider: 'Google', customState: location.pathname });
   * ```
   */
  federatedSignIn(options?: FederatedSignInOptions): Promise<AwsCredentials | undefined>;

  /**
   * Returns AWS credentials of the signed-in user or of a guest, renewed ten minutes before they expire.
   *
   * One request serves all callers. Without a connection, credentials that are still valid are returned.
   *
   * Calls `GetId` and `GetCredentialsForIdentity`.
   *
   * @throws `NotConfigured` when the config has no `identityPoolId`.
   * @throws `NotSignedIn` when no user is signed in and `mandatorySignIn` is true, or a provider’s token has expired and
   * cannot be refreshed.
   * @throws `NotAuthorizedException` when the identity pool takes no guests, or does not accept the token.
   * @example
   * ```js
   * const s3 = new S3Client({ region, credentials: () => Auth.currentCredentials() });
   * ```
   */
  currentCredentials(): Promise<AwsCredentials>;

  /**
   * Returns the same as `currentCredentials`.
   *
   * @example
   * ```js
   * const { identityId } = await Auth.currentUserCredentials();
   * ```
   */
  currentUserCredentials(): Promise<AwsCredentials>;

  /**
   * Returns only the members of credentials that a client of the AWS SDK needs.
   *
   * @example
   * ```js
   * const credentials = Auth.essentialCredentials(await Auth.currentCredentials());
   * ```
   */
  essentialCredentials(credentials: AwsCredentials): AwsCredentials;

  /**
   * Completes a hosted sign-in from the URL that the browser or the app came back to.
   *
   * `configure` does so itself for the URL of the page; call this in apps with a `urlOpener`.
   *
   * Exchanges the code at the token endpoint (RFC 6749 section 4.1.3) and verifies the ID token (OpenID Connect Core
   * section 3.1.3.7). Emits `parsingCallbackUrl`, `signIn`, `cognitoHostedUI` and `customOAuthState`, or `signIn_failure`,
   * `cognitoHostedUI_failure` and `customState_failure`.
   *
   * @param url - Default: the URL of the page.
   * @returns The user; `undefined` when the URL is not the answer of a sign-in, and after a sign-in with Auth0.
   * @throws `InvalidArgument` when `url` is not a full URL; emits `parsingUrl_failure`.
   * @throws `OAuthError` when the hosted UI or a provider refused; `cause` is `{error, error_description}`.
   * @throws `InvalidCallback` when the sign-in was not started in this tab, is completed already, or fails a check. Those of
   * `acrValues` and `maxAge` fail when `acr` is another level, or `auth_time` is missing or more than a minute older than
   * `maxAge`; the tokens are then revoked.
   * @throws `NetworkError`, `Timeout` or `InvalidResponse` when the token endpoint cannot be used.
   * @example
   * ```js
   * app.onOpenUrl(async (url) => {
   *   const user = await Auth.handleAuthResponse(url);
   * });
   * ```
   */
  handleAuthResponse(url?: string): Promise<CognitoUser | undefined>;
}
