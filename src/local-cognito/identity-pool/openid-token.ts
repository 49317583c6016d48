import type { Service } from '../service.js';
import { identityErrors } from './errors.js';
import type { Identity } from './identities.js';
import { COGNITO_IDENTITY } from './logins.js';

const ISSUER = `https://${COGNITO_IDENTITY}`;

/** Issues an OpenID token of an identity; `lifetime` is in seconds. */
export function openIdToken(service: Service, identity: Identity, lifetime: number): Promise<string> {
  const iat = Math.floor(service.clock.now() / 1000);
  const references = Array.from(identity.logins.values()).flatMap(({ provider, reference }) => [
    provider,
    reference,
  ]);
  return service.identity.signingKey.sign({
    sub: identity.id,
    aud: identity.poolId,
    amr: references.length > 0 ? ['authenticated', ...references] : ['unauthenticated'],
    iss: ISSUER,
    exp: iat + lifetime,
    iat,
  });
}

/** Throws the service's error unless it is an OpenID token of this identity; returns whether it was made for a login. */
export async function checkOpenIdToken(
  service: Service,
  identity: Identity,
  token: string,
): Promise<boolean> {
  const claims = await service.identity.signingKey.verify(token);
  if (!claims) throw identityErrors.invalidToken("Couldn't verify signed token.");
  const { sub, aud, exp, amr } = claims;
  const seconds = Math.floor(service.clock.now() / 1000);
  if (typeof exp !== 'number' || seconds >= exp) {
    throw identityErrors.invalidToken(`Token expired: ${seconds} >= ${String(exp)}`);
  }
  if (sub !== identity.id || aud !== identity.poolId) throw identityErrors.forbidden(identity.id);
  return Array.isArray(amr) && amr.includes('authenticated');
}
