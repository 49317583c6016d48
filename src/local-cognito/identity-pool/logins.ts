import { fromBase64Url } from '../crypto/bytes.js';
import type { LocalPool } from '../pool/pool.js';
import type { Service } from '../service.js';
import { identityErrors } from './errors.js';
import type { Login } from './identities.js';
import type { ResolvedIdentityPool } from './options.js';
import { isOpaque } from './provider-tokens.js';

/** The key of Cognito's own OpenID tokens. */
export const COGNITO_IDENTITY = 'cognito-identity.amazonaws.com';

type Claims = Record<string, unknown>;

/** Checks the tokens of `Logins`; throws the service's error for the first that is wrong. */
export async function verifyLogins(
  service: Service,
  pool: ResolvedIdentityPool,
  logins: Readonly<Record<string, string>>,
): Promise<Login[]> {
  const verified: Login[] = [];
  for (const [provider, token] of Object.entries(logins)) {
    if (provider === pool.developerProviderName) {
      throw identityErrors.parameter('Please provide a valid public provider.');
    }
    if (provider === COGNITO_IDENTITY) throw identityErrors.invalidToken("Can't pass in a Cognito token.");
    verified.push(
      isOpaque(provider)
        ? verifyOpaque(service, pool, provider, token)
        : await verifyIdToken(service, pool, provider, token),
    );
  }
  return verified;
}

function verifyOpaque(service: Service, pool: ResolvedIdentityPool, provider: string, token: string): Login {
  const known = service.identity.providerTokens.find(token);
  if (known?.provider !== provider || known.expires <= service.clock.now()) {
    throw identityErrors.invalidToken();
  }
  const audience = supportedAudience(pool, provider, known.audiences);
  return { provider, subject: known.sub, reference: `${provider}:${audience}:${known.sub}` };
}

async function verifyIdToken(
  service: Service,
  pool: ResolvedIdentityPool,
  provider: string,
  token: string,
): Promise<Login> {
  const claims = readClaims(token);
  if (!claims) throw identityErrors.invalidToken('Not a valid OpenId Connect identity token.');
  checkClaims(claims, provider, service.clock.now());
  const userPool = Array.from(service.pools.values()).find((each) => each.isIssuer(`https://${provider}`));
  const key = userPool?.signingKey ?? service.identity.providerTokens.key;
  if (!(await key.verify(token))) throw identityErrors.invalidToken("Couldn't verify signed token.");
  const { aud, sub } = claims;
  if (typeof sub !== 'string' || sub === '') throw identityErrors.invalidToken(missing('sub'));
  const audiences = (Array.isArray(aud) ? aud : [aud]).filter((each) => typeof each === 'string');
  if (userPool) {
    checkUserPoolToken(pool, userPool, claims, audiences);
    return { provider, subject: sub, reference: `${provider}:CognitoSignIn:${sub}` };
  }
  const audience = supportedAudience(pool, provider, audiences);
  return { provider, subject: sub, reference: `${provider}:${audience}:${sub}` };
}

/** Throws for wrong claims. Called before the signature is checked, because these errors are more specific. */
function checkClaims({ aud, exp, iss }: Claims, provider: string, now: number): void {
  if (aud === undefined) throw identityErrors.invalidToken(missing('aud'));
  if (typeof exp !== 'number') throw identityErrors.invalidToken(missing('exp'));
  if (typeof iss !== 'string' || loginKey(iss) !== provider) {
    throw identityErrors.invalidToken("Issuer doesn't match providerName");
  }
  const seconds = Math.floor(now / 1000);
  if (seconds >= exp) throw identityErrors.invalidToken(`Token expired: ${seconds} >= ${exp}`);
}

function checkUserPoolToken(
  pool: ResolvedIdentityPool,
  userPool: LocalPool,
  claims: Claims,
  audiences: readonly string[],
): void {
  if (claims['token_use'] !== 'id')
    throw identityErrors.invalidToken('Not a valid OpenId Connect identity token.');
  const tie = pool.userPools.find(
    ({ poolId, clientId }) => poolId === userPool.id && audiences.includes(clientId),
  );
  if (!tie) throw identityErrors.unsupported();
  if (!tie.serverSideTokenCheck) return;
  const user = userPool.users.find(String(claims['cognito:username']));
  const grant = user?.grants.get(String(claims['origin_jti']));
  if (!user?.enabled || !grant || grant.revoked) throw identityErrors.inactiveToken();
}

function supportedAudience(
  { providers }: ResolvedIdentityPool,
  provider: string,
  audiences: readonly string[],
): string {
  const allowed = Object.hasOwn(providers, provider) ? providers[provider] : undefined;
  const audience = audiences.find((each) => allowed?.includes(each));
  if (audience === undefined) throw identityErrors.unsupported();
  return audience;
}

/** Returns the key in `Logins` for an issuer: no scheme, and no slash at the end (Auth0's issuers have one). */
const loginKey = (issuer: string): string => issuer.replace(/^https:\/\//, '').replace(/\/$/, '');

const missing = (claim: string): string => `Missing a required claim: ${claim}`;

/** Reads the claims of a JWT without checking its signature; undefined when it is none. */
function readClaims(token: string): Claims | undefined {
  const [, payload = '', signature, ...more] = token.split('.');
  if (signature === undefined || more.length > 0) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(fromBase64Url(payload)));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
