import { equalBytes, fromBase64, hmac, utf8 } from '../crypto/bytes.js';
import type { ResolvedClient } from '../options/options.js';
import type { Service } from '../service.js';
import { errors } from '../wire/service-error.js';
import type { LocalPool } from './pool.js';

/** Finds the pool of an app client; throws when there is none. */
export function findClient(service: Service, clientId: string): { pool: LocalPool; client: ResolvedClient } {
  for (const pool of service.pools.values()) {
    const client = pool.options.clients.find(({ id }) => id === clientId);
    if (client) return { pool, client };
  }
  throw errors.notFound(`User pool client ${clientId} does not exist.`);
}

/** Finds a pool by id; throws when there is none. */
export function findPool(service: Service, poolId: string): LocalPool {
  const pool = service.pools.get(poolId);
  if (!pool) throw errors.notFound(`User pool ${poolId} does not exist.`);
  return pool;
}

/** Throws unless the SECRET_HASH is right for a client with a secret, and absent for one without. */
export async function checkSecretHash(
  client: ResolvedClient,
  username: string,
  secretHash?: string,
): Promise<void> {
  if (client.secret === undefined) {
    if (secretHash === undefined) return;
    throw errors.notAuthorized(
      `Client ${client.id} is not configured for secret but secret hash was received`,
    );
  }
  if (secretHash === undefined) {
    throw errors.notAuthorized(
      `Client ${client.id} is configured with secret but SECRET_HASH was not received`,
    );
  }
  const right = await hmac(utf8(client.secret), utf8(username + client.id));
  const given = fromBase64(secretHash);
  if (!given || !equalBytes(given, right)) {
    throw errors.notAuthorized(`Unable to verify secret hash for client ${client.id}`);
  }
}
