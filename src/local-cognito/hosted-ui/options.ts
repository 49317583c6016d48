/** A flow of the hosted UI: authorization code or implicit (`AllowedOAuthFlows` of the app client). */
export type OAuthFlow = 'code' | 'implicit';
/** The kind of an identity provider, by its name in Cognito. */
export type ProviderType = 'Google' | 'Facebook' | 'LoginWithAmazon' | 'SignInWithApple' | 'OIDC' | 'SAML';

/** Somebody at a provider. */
export interface ProvidedUser {
  /** The provider's own id: the user in the pool is called `<provider>_<id>`. */
  id: string;
  /** What the provider tells, in the pool's names, such as `{email: 'ana@example.com'}`. */
  attributes?: Record<string, string>;
}

/** The stand-in for a social, OIDC or SAML provider: a page on which one chooses who to be. */
export interface IdentityProvider {
  /** What `identity_provider` names; letters, digits, `_`, `-` and `.`, up to 32. */
  name: string;
  /** The kind of provider (`ProviderType` of CreateIdentityProvider). */
  type: ProviderType;
  /** Other names that `idp_identifier` may give; default none. */
  idpIdentifiers?: string[];
  /** Who its page offers; anybody else can be typed in. */
  users?: ProvidedUser[];
}

/** What an app client may do on the hosted pages. */
export interface HostedClientOptions {
  /** Where people may be sent back to, compared exactly; https, http on this computer, or an app's own scheme; default none. */
  callbackUrls?: string[];
  /** Where people may be sent after signing out, compared exactly; default none. */
  logoutUrls?: string[];
  /** Default `['code']`. */
  allowedOAuthFlows?: OAuthFlow[];
  /** Default `openid email phone profile aws.cognito.signin.user.admin`. */
  allowedOAuthScopes?: string[];
  /** `COGNITO` and names of providers; default all. */
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
