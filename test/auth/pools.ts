import { describe } from 'node:test';

import type { PoolOptions } from '../../src/local-cognito/index.js';
import { clientId, createWorld } from './fixtures.js';

/** The options of a pool as new ones are: refresh tokens that rotate, and the updated issuer. */
export const recent = (pool: Partial<PoolOptions> = {}): Partial<PoolOptions> => ({
  issuer: 'UPDATED',
  ...pool,
  clients: (pool.clients ?? [{ id: clientId }]).map((client) => ({
    refreshTokenRotation: { retryGracePeriodSeconds: 60 },
    ...client,
  })),
});

/** Runs a suite twice: on pools with the default options, and on pools as new ones are. */
export function describeOnPools(title: string, suite: (create: typeof createWorld) => void): void {
  describe(title, () => suite(createWorld));
  describe(`${title}, with rotation and the updated issuer`, () =>
    suite((pool, ...others) => createWorld(recent(pool), ...others)));
}
