/** A flow of the hosted UI: authorization code or implicit (`AllowedOAuthFlows` of the app client). */
export type OAuthFlow = 'code' | 'implicit';
/** The kind of an identity provider, by its name in Cognito. */
export type ProviderType = 'Google' | 'Facebook' | 'LoginWithAmazon' | 'SignInWithApple' | 'OIDC' | 'SAML';

/** A user at a provider. */
export interface ProvidedUser {
  /** The id of the user at the provider. In the pool, the username is `<provider>_<id>`. */
  id: string;
  /** The attributes that the provider gives, by their names in the pool, such as `{email: 'ana@example.com'}`. */
  attributes?: Record<string, string>;
}

/** A stand-in for a social, OIDC or SAML provider: a page to choose a user on. */
export interface IdentityProvider {
  /** The value of `identity_provider`: up to 32 letters, digits, `_`, `-` and `.`. */
  name: string;
  /** The kind of provider (`ProviderType` of CreateIdentityProvider). */
  type: ProviderType;
  /** Other names, for `idp_identifier`. Default: none. */
  idpIdentifiers?: string[];
  /** The users that its page offers. Any other user can be typed in. Default: none. */
  users?: ProvidedUser[];
}

/** What an app client can do on the hosted pages. */
export interface HostedClientOptions {
  /**
   * URLs that the hosted pages can come back to, compared exactly: https, http on localhost, or a custom scheme.
   *
   * @defaultValue `[]`
   */
  callbackUrls?: string[];
  /**
   * URLs that `/logout` can come back to, compared exactly.
   *
   * @defaultValue `[]`
   */
  logoutUrls?: string[];
  /**
   * The flows: `code`, `implicit`.
   *
   * @defaultValue `['code']`
   */
  allowedOAuthFlows?: OAuthFlow[];
  /**
   * The scopes: `openid`, `email`, `phone`, `profile`, `aws.cognito.signin.user.admin`. A request without a scope gets all of these.
   *
   * @defaultValue all
   */
  allowedOAuthScopes?: string[];
  /**
   * The providers on the hosted pages: `COGNITO` and names of `providers`.
   *
   * @defaultValue `COGNITO` and all providers
   */
  supportedIdentityProviders?: string[];
}

const SCOPES = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];
const FLOWS = ['code', 'implicit'];
const TYPES = ['Google', 'Facebook', 'LoginWithAmazon', 'SignInWithApple', 'OIDC', 'SAML'];
const ON_THIS_COMPUTER = ['localhost', '127.0.0.1', '[::1]'];
const RUNS_CODE = ['javascript:', 'data:', 'vbscript:', 'blob:', 'file:'];

/** Fills in the defaults; throws a TypeError that names the option, the value and what is allowed. */
export function resolveHosted(
  options: HostedClientOptions,
  providers: readonly IdentityProvider[],
): Required<HostedClientOptions> {
  providers.forEach(checkProvider);
  const names = ['COGNITO', ...providers.map(({ name }) => name)];
  const resolved = {
    callbackUrls: options.callbackUrls ?? [],
    logoutUrls: options.logoutUrls ?? [],
    allowedOAuthFlows: options.allowedOAuthFlows ?? ['code'],
    allowedOAuthScopes: options.allowedOAuthScopes ?? SCOPES,
    supportedIdentityProviders: options.supportedIdentityProviders ?? names,
  };
  for (const url of resolved.callbackUrls) checkUrl('callbackUrls', url);
  for (const url of resolved.logoutUrls) checkUrl('logoutUrls', url);
  checkAmong('allowedOAuthFlows', resolved.allowedOAuthFlows, FLOWS);
  checkAmong('allowedOAuthScopes', resolved.allowedOAuthScopes, SCOPES);
  checkAmong('supportedIdentityProviders', resolved.supportedIdentityProviders, names);
  return resolved;
}

function checkAmong(option: string, values: readonly string[], allowed: readonly string[]): void {
  const wrong = values.find((value) => !allowed.includes(value));
  if (wrong === undefined) return;
  throw new TypeError(`local-cognito: ${option} has "${wrong}", it may have ${allowed.join(', ')}.`);
}

function checkUrl(option: string, text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe =
    url &&
    !text.includes('#') &&
    !RUNS_CODE.includes(url.protocol) &&
    (url.protocol !== 'http:' || ON_THIS_COMPUTER.includes(url.hostname));
  if (isSafe) return;
  throw new TypeError(
    `local-cognito: ${option} has "${text}", it may have https URLs, http ones on localhost, or an app's own scheme, without a fragment.`,
  );
}

function checkProvider({ name, type }: IdentityProvider): void {
  if (!/^[\w.-]{1,32}$/.test(name) || name === 'COGNITO') {
    throw new TypeError(
      `local-cognito: provider name "${name}" must be up to 32 letters, digits, _, - or ., and not COGNITO.`,
    );
  }
  checkAmong(`the provider ${name}'s type`, [type], TYPES);
}
