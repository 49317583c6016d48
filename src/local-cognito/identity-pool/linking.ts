import type { Service } from '../service.js';
import { identityErrors } from './errors.js';
import type { Identity, Login } from './identities.js';
import { verifyLogins } from './logins.js';
import type { ResolvedIdentityPool } from './options.js';

type Logins = Readonly<Record<string, string>>;

/** Finds or makes the identity of logins, or makes one for a guest; logins that are new are linked to it. */
export async function identityFor(
  service: Service,
  pool: ResolvedIdentityPool,
  logins: Logins = {},
): Promise<Identity> {
  const { identities } = service.identity;
  const verified = await verifyLogins(service, pool, logins);
  if (verified.length === 0) {
    refuseGuests(pool);
    return identities.create(pool.id);
  }
  const [owner, ...others] = identities.ownersOf(pool.id, verified);
  if (others.length > 0) throw identityErrors.conflict();
  if (!owner) return identities.create(pool.id, verified);
  identities.link(owner, verified);
  return owner;
}

/** Lets the owner of logins use an identity, or a guest without any; resolves to another identity where a guest's is merged. */
export async function useIdentity(
  service: Service,
  pool: ResolvedIdentityPool,
  identity: Identity,
  logins: Logins = {},
): Promise<Identity> {
  const verified = await verifyLogins(service, pool, logins);
  if (verified.length > 0) return claimIdentity(service, identity, verified);
  if (identity.logins.size > 0 || identity.merged) throw identityErrors.forbidden(identity.id);
  refuseGuests(pool);
  return identity;
}

/**
 * Gives logins an identity that one of them owns, or that is still a guest's. A guest who logs in as a known user
 * becomes that identity.
 */
function claimIdentity(service: Service, identity: Identity, logins: readonly Login[]): Identity {
  const { identities } = service.identity;
  const owners = identities.ownersOf(identity.poolId, logins);
  if (owners.length > 1) throw identityErrors.conflict();
  const [owner = identity] = owners;
  const isGuest = identity.logins.size === 0;
  if (!isGuest && !owners.includes(identity)) throw identityErrors.loginsDoNotMatch();
  if (identity.merged && owner === identity) throw identityErrors.forbidden(identity.id);
  if (owner !== identity) identity.merged = true;
  identities.link(owner, logins);
  return owner;
}

function refuseGuests({ allowUnauthenticatedIdentities }: ResolvedIdentityPool): void {
  if (!allowUnauthenticatedIdentities) throw identityErrors.guests();
}
