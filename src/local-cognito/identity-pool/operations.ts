import { operation, signedOperation } from '../operations/operation.js';
import type { Service } from '../service.js';
import { type Member, number, required, text, textMap } from '../wire/members.js';
import { identityErrors } from './errors.js';
import type { Identity } from './identities.js';
import { identityFor, useIdentity } from './linking.js';
import { COGNITO_IDENTITY, verifyLogins } from './logins.js';
import { checkOpenIdToken, openIdToken } from './openid-token.js';
import type { ResolvedIdentityPool } from './options.js';

const TOKEN_LIFETIME = 10 * 60;
const DEVELOPER_TOKEN_LIFETIME = 15 * 60;
const MOST_LOGINS = 10;
const LONGEST_TOKEN = 50_000;

const id = text({ min: 1, max: 55, pattern: '[\\w-]+:[0-9a-f-]+' });

/** Tokens by provider; they are secrets and not repeated in errors. */
const logins: Member<Record<string, string>, false> = {
  required: false,
  read(value, path, problems) {
    const given = textMap().read(value, path, problems);
    const entries = Object.entries(given);
    const isSound =
      entries.length <= MOST_LOGINS &&
      entries.every(
        ([key, token]) =>
          key.length >= 1 && key.length <= 128 && token.length >= 1 && token.length <= LONGEST_TOKEN,
      );
    if (!isSound) {
      problems.push(
        `Value at '${path}' failed to satisfy constraint: Map must have at most ${MOST_LOGINS} entries, keys of length 1 to 128 and values of length 1 to ${LONGEST_TOKEN}`,
      );
    }
    return given;
  },
};

/** What identity pools do. Only GetOpenIdTokenForDeveloperIdentity wants a signature in the real service; here it is ignored. */
export const identityOperations = {
  GetId: operation(
    {
      IdentityPoolId: required(id),
      AccountId: text({ min: 1, max: 15, pattern: '\\d+' }),
      Logins: logins,
    },
    async (service, input) => {
      const pool = service.identity.findPool(input.IdentityPoolId);
      return { IdentityId: (await identityFor(service, pool, input.Logins)).id };
    },
    {
      does: 'Finds or makes the identity of logins, or makes one for a guest; several logins are linked to one identity.',
      leavesOut: 'a look at the account; api.twitter.com; SAML',
    },
  ),

  GetCredentialsForIdentity: operation(
    { IdentityId: required(id), Logins: logins },
    async (service, input) => {
      const { identity, pool } = service.identity.findIdentity(input.IdentityId);
      const used = await whoAsks(service, pool, identity, input.Logins);
      const roleArn = pool.roles[used.isGuest ? 'unauthenticated' : 'authenticated'];
      if (roleArn === undefined) throw identityErrors.noRole();
      const issued = service.identity.credentials.issue(roleArn, pool.credentialLifetime);
      return {
        IdentityId: used.identity.id,
        Credentials: {
          AccessKeyId: issued.accessKeyId,
          SecretKey: issued.secretKey,
          SessionToken: issued.sessionToken,
          Expiration: issued.expires / 1000,
        },
      };
    },
    {
      does: 'Gives credentials of the role for guests or for others; they mark themselves as local and open nothing at Amazon.',
      leavesOut: 'roles by rule or by token; trust policies',
    },
  ),

  GetOpenIdToken: operation(
    { IdentityId: required(id), Logins: logins },
    async (service, input) => {
      const { identity, pool } = service.identity.findIdentity(input.IdentityId);
      const used = await useIdentity(service, pool, identity, input.Logins);
      return { IdentityId: used.id, Token: await openIdToken(service, used, TOKEN_LIFETIME) };
    },
    {
      does: 'Gives an OpenID token of an identity, good for 10 minutes; the key is at `/.well-known/jwks_uri`.',
      leavesOut: 'RS512 (it is RS256); the switch that turns the classic flow off',
    },
  ),

  GetOpenIdTokenForDeveloperIdentity: signedOperation(
    {
      IdentityPoolId: required(id),
      IdentityId: id,
      Logins: required(logins),
      TokenDuration: number({ min: 1, max: 86_400 }),
    },
    async (service, input) => {
      const pool = service.identity.findPool(input.IdentityPoolId);
      const identity = await developerIdentity(service, pool, input.Logins, input.IdentityId);
      const lifetime = input.TokenDuration ?? DEVELOPER_TOKEN_LIFETIME;
      return { IdentityId: identity.id, Token: await openIdToken(service, identity, lifetime) };
    },
    {
      does: 'Gives an OpenID token to a user a backend vouches for, under the developer provider name, good for 15 minutes unless told.',
      leavesOut: 'the look at the signature of the request',
    },
  ),
};

/** Resolves to whose credentials are asked for: by logins, by an OpenID token of the identity, or as a guest. */
async function whoAsks(
  service: Service,
  pool: ResolvedIdentityPool,
  identity: Identity,
  given: Readonly<Record<string, string>> = {},
): Promise<{ identity: Identity; isGuest: boolean }> {
  const token = Object.hasOwn(given, COGNITO_IDENTITY) ? given[COGNITO_IDENTITY] : undefined;
  if (token === undefined) {
    const used = await useIdentity(service, pool, identity, given);
    return { identity: used, isGuest: used.logins.size === 0 };
  }
  if (Object.keys(given).length > 1) {
    throw identityErrors.parameter(`${COGNITO_IDENTITY} must be the only login.`);
  }
  return { identity, isGuest: !(await checkOpenIdToken(service, identity, token)) };
}

async function developerIdentity(
  service: Service,
  pool: ResolvedIdentityPool,
  given: Readonly<Record<string, string>>,
  identityId?: string,
): Promise<Identity> {
  const { identities } = service.identity;
  const name = pool.developerProviderName;
  const subject = name !== undefined && Object.hasOwn(given, name) ? given[name] : undefined;
  if (name === undefined || subject === undefined) {
    throw identityErrors.parameter('Please provide a valid developer provider.');
  }
  const others = Object.fromEntries(Object.entries(given).filter(([key]) => key !== name));
  const developer = { provider: name, subject, reference: `${name}:${pool.id}:${subject}` };
  const verified = [developer, ...(await verifyLogins(service, pool, others))];
  if (identityId === undefined) {
    const [owner, ...more] = identities.ownersOf(pool.id, verified);
    if (more.length > 0) throw identityErrors.conflict();
    if (!owner) return identities.create(pool.id, verified);
    identities.link(owner, verified);
    return owner;
  }
  const { identity } = service.identity.findIdentity(identityId);
  if (identity.poolId !== pool.id || identity.merged) throw identityErrors.forbidden(identityId);
  const [registered] = identities.ownersOf(pool.id, [developer]);
  if (registered && registered !== identity) throw identityErrors.developerConflict();
  // The backend has authenticated the user, so the identity needs no other proof.
  if (identities.ownersOf(pool.id, verified).some((owner) => owner !== identity))
    throw identityErrors.conflict();
  identities.link(identity, verified);
  return identity;
}
