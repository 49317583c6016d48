import type { PoolConfig } from '../config/read-config.js';
import { UsageError } from '../terminal.js';
import { type Check, ok, problem, unknown, warning } from './check.js';
import type { Service } from './service.js';

/** The scope of tokens that may read and change the account of their user. */
const ACCOUNT_SCOPE = 'aws.cognito.signin.user.admin';

/**
 * Checks the hosted UI that the config names: it is that of this pool, and comes back to the redirect URIs. It asks as a browser
 * does that opens the sign-in page, and follows no redirect.
 */
export async function hostedChecks(service: Service, config: PoolConfig): Promise<Check[]> {
  const { oauth, userPoolId } = config;
  if (!oauth) return [];
  const document = await service.get(`${userPoolId}/.well-known/openid-configuration`);
  try {
    const found = await Promise.all(
      oauth.redirectSignIn.map(async (uri) => ({ uri, error: await tryRedirect(service, config, uri) })),
    );
    const domain = domainCheck(oauth.domain, document.body['authorization_endpoint']);
    return [domain, ...redirectChecks(found), ...scopeCheck(oauth.scope)];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const fix = 'Compare oauth.domain in the config with Branding › Domain of the pool.';
    return [problem('domain', `The hosted UI is not there: ${error.message}`, fix)];
  }
}

function domainCheck(configured: string, authorize: unknown): Check {
  const given = new URL(configured).host;
  const own = typeof authorize === 'string' && URL.canParse(authorize) ? new URL(authorize).host : undefined;
  if (own === given) return ok('domain', `The hosted UI of the pool is at ${given}.`);
  return unknown(
    'domain',
    `The hosted UI answers at ${given}; that it is the one of this pool was not seen${own ? `, which names ${own}` : ''}.`,
  );
}

interface Redirect {
  readonly uri: string;
  readonly error: string | undefined;
}

function redirectChecks(found: readonly Redirect[]): Check[] {
  const refused = found.filter(({ error }) => error === 'redirect_mismatch').map(({ uri }) => uri);
  const [other] = found.flatMap(({ error }) => (error && error !== 'redirect_mismatch' ? [error] : []));
  const accepted = found.filter(({ error }) => error === undefined).map(({ uri }) => uri);
  return [
    ...(accepted.length > 0
      ? [ok('redirect-sign-in', `Sign-in can come back to ${accepted.join(', ')}.`)]
      : []),
    ...(refused.length > 0
      ? [
          problem(
            'redirect-sign-in',
            `The app client does not allow sign-in to come back to ${refused.join(', ')}.`,
            'Add it to the allowed callback URLs of the app client, exactly as it is here, with or without a slash at the end.',
          ),
        ]
      : []),
    ...(other ? [problem('oauth', `The hosted UI refuses the sign-in: ${other}.`, whatToDo(other))] : []),
  ];
}

function scopeCheck(scope: readonly string[]): Check[] {
  if (scope.length === 0 || scope.includes(ACCOUNT_SCOPE)) return [];
  const text = `oauth.scope has no ${ACCOUNT_SCOPE}: after a sign-in on the hosted UI, users cannot change their account.`;
  return [
    warning('oauth', text, 'Add it to oauth.scope and to the app client, or leave out <auth-account>.'),
  ];
}

/** Resolves to the error that the hosted UI answers with; undefined if it shows a page or goes to a provider. */
async function tryRedirect(service: Service, config: PoolConfig, uri: string): Promise<string | undefined> {
  const { domain = '', responseType = 'code', scope = [] } = config.oauth ?? {};
  const url = new URL(`${domain}/oauth2/authorize`);
  url.search = new URLSearchParams({
    client_id: config.userPoolWebClientId,
    redirect_uri: uri,
    response_type: responseType,
    state: 'doctor',
    ...(scope.length > 0 && { scope: scope.join(' ') }),
    ...(responseType === 'code' && { code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' }),
  }).toString();
  const { location, status } = await service.get(url.href);
  if (status >= 400) return `status ${status}`;
  const { searchParams, hash } = new URL(location, url);
  const parameters = new URLSearchParams([...searchParams, ...new URLSearchParams(hash.slice(1))]);
  return parameters.get('error_description') ?? parameters.get('error') ?? undefined;
}

function whatToDo(error: string): string {
  if (error.includes('scope')) return 'Allow the scopes of oauth.scope in the app client.';
  if (error.includes('unauthorized_client')) return 'Allow the authorization code grant in the app client.';
  return 'Compare it with Login pages of the app client in the console of Cognito.';
}
