import type { LinkedIdentity } from '../tokens/user-claims.js';
import { missingAttributes, readAttributes } from '../users/attributes.js';
import { askPreSignUp } from '../users/pre-sign-up.js';
import { createUser, type LocalUser } from '../users/users.js';
import { errors } from '../wire/service-error.js';
import type { IdentityProvider, ProvidedUser } from './options.js';
import type { SignInCall } from './page-call.js';

/** Finds or creates the pool's user for a provider's user, with the current attributes from the provider. */
export async function federatedUser(
  { service, pool, asked }: SignInCall,
  provider: IdentityProvider,
  { id, attributes: provided = {} }: ProvidedUser,
): Promise<LocalUser> {
  const attributes = readAttributes(
    Object.entries(provided).map(([Name, Value]) => ({ Name, Value })),
    'admin',
  );
  if (attributes.has('email') && !attributes.has('email_verified')) attributes.set('email_verified', 'false');
  const missing = missingAttributes(pool, attributes);
  if (missing.length > 0) throw errors.invalidParameter(`attributes required: [${missing.join(', ')}]`);
  const username = `${provider.name}_${id}`;
  const known = pool.users.find(username);
  if (known) return updated(known, attributes, service.clock.now());
  const identity: LinkedIdentity = {
    userId: id,
    providerName: provider.name,
    providerType: provider.type,
    issuer: null,
    primary: true,
    dateCreated: service.clock.now(),
  };
  const all = new Map([
    ['sub', pool.random.uuid()],
    ['identities', JSON.stringify([identity])],
    ...attributes,
  ]);
  const user = createUser(username, all, service.clock.now());
  user.status = 'EXTERNAL_PROVIDER';
  await askPreSignUp(pool, asked.client, user, {
    source: 'ExternalProvider',
    validationData: {},
    clientMetadata: undefined,
  });
  if (pool.users.find(username)) throw alreadyThere(username);
  pool.users.add(user);
  return user;
}

function updated(user: LocalUser, attributes: ReadonlyMap<string, string>, now: number): LocalUser {
  // A native user of the pool with this name is not the provider's user.
  if (!user.attributes.has('identities')) throw alreadyThere(user.username);
  if (!user.enabled) throw errors.notAuthorized('User is not enabled');
  for (const [name, value] of attributes) user.attributes.set(name, value);
  user.modified = now;
  return user;
}

const alreadyThere = (username: string): Error =>
  errors.invalidParameter(`Already found an entry for username ${username}`);
