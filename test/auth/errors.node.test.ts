import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { AuthError, createAuth } from '../../src/auth/index.js';
import { clientId, createWorld, poolId, rejection } from './fixtures.js';

const oauth = {
  domain: 'x.example.com',
  scope: ['openid'],
  redirectSignIn: 'myapp://in/',
  redirectSignOut: 'myapp://out/',
  responseType: 'code',
};

describe('an AuthError', () => {
  it('is an Error with code and name, and what was caught as its cause', async () => {
    const world = createWorld();
    world.cognito.faults.add({ operation: '*', drop: true });
    const error = await rejection(world.auth.signIn('ada', 'Any-Horse-9'));
    assert.ok(error instanceof Error && error instanceof AuthError);
    assert.equal(error.code, 'NetworkError');
    assert.equal(error.name, error.code);
    assert.ok(error.cause instanceof TypeError);
  });

  it('is made of whatever the app’s own functions throw: Unknown where it has no name', async () => {
    const thrown: [Error, string, string][] = [
      [new Error('no browser'), 'Unknown', 'no browser'],
      // A string, as the functions of some apps throw it.
      [Object('no browser') as Error, 'Unknown', 'no browser'],
      [new TypeError('not a function'), 'TypeError', 'not a function'],
      [Object.assign(new Error('closed'), { code: 'ERR_CLOSED' }), 'ERR_CLOSED', 'closed'],
    ];
    for (const [value, code, message] of thrown) {
      const auth = createAuth({
        userPoolId: poolId,
        userPoolWebClientId: clientId,
        oauth: { ...oauth, urlOpener: () => Promise.reject(value) },
      });
      const error = await rejection(auth.federatedSignIn());
      assert.deepEqual([error.code, error.message, error.cause], [code, message, value]);
    }
  });

  it('is a Timeout where the service does not answer', async (t) => {
    const patience: number[] = [];
    t.mock.method(AbortSignal, 'timeout', (ms: number) => {
      patience.push(ms);
      return AbortSignal.abort(new DOMException('late', 'TimeoutError'));
    });
    const auth = createAuth({
      userPoolId: poolId,
      userPoolWebClientId: clientId,
      async fetch(_, init) {
        init?.signal?.throwIfAborted();
        return Promise.resolve(new Response());
      },
    });
    assert.equal((await rejection(auth.forgotPassword('ada'))).code, 'Timeout');
    assert.deepEqual(patience, [30_000]);
  });
});
