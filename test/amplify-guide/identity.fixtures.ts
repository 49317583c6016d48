import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock } from 'node:test';

import { Auth } from '../../src/auth/index.js';
import { audiences, identityPool, identityPoolId } from '../auth/identity.fixtures.js';
import { type Guide, openGuide } from './guide.fixtures.js';

export interface Credentials {
  accessKeyId: string;
  authenticated: boolean;
  identityId: string;
}

/** In milliseconds. */
export const hour = 3_600_000;

/** An identity pool for the tests of a file, a new one for each, with time that a test moves. */
export class IdentityGuide {
  #guide: Guide | undefined;

  constructor() {
    beforeEach(async () => {
      mock.timers.enable({ apis: ['Date'], now: Date.now() });
      this.#guide = await openGuide({ identityPools: [identityPool] });
    });
    afterEach(() => mock.timers.reset());
  }

  get guide(): Guide {
    return this.#guide ?? assert.fail('The test has not begun.');
  }

  /** What a provider gives ana; `expiresIn` in seconds. */
  tokenOf(domain: string, expiresIn = 3600): Promise<string> {
    const aud = audiences[domain] ?? '';
    return this.guide.cognito.providerToken(domain, { sub: 'ana', aud, expiresIn });
  }

  /** Checks that these are the credentials that Auth gives now, of the only identity, which has this login. */
  async assertCredentials(value: unknown, login: string): Promise<void> {
    const { identityId, authenticated, accessKeyId } = value as Credentials;
    assert.equal(authenticated, true);
    assert.equal((await Auth.currentCredentials()).accessKeyId, accessKeyId);
    assert.deepEqual(this.guide.cognito.identityPools.get(identityPoolId)?.identities(), [
      { id: identityId, logins: [login] },
    ]);
  }
}
