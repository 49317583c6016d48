import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { ClientOptions } from '../../src/local-cognito/index.js';
import { Bench, CLIENT, POOL, refreshInput, tokensOf } from './harness.js';

const GRACE = 30;

async function rotating(client: Partial<ClientOptions> = {}): Promise<{ bench: Bench; refresh: string }> {
  const refreshTokenRotation = { retryGracePeriodSeconds: GRACE };
  const bench = new Bench({ clients: [{ id: CLIENT, refreshTokenRotation, ...client }, { id: 'other' }] });
  await bench.addUser();
  return { bench, refresh: (await bench.tokens()).refresh };
}

const renew = (RefreshToken: string, ClientId = CLIENT): object => ({ RefreshToken, ClientId });

describe('GetTokensFromRefreshToken', () => {
  it('keeps the refresh token where the client does not rotate', async () => {
    const { bench, refresh } = await rotating({ refreshTokenRotation: 'DISABLED' });
    const first = tokensOf(await bench.call('GetTokensFromRefreshToken', renew(refresh)));
    assert.equal(first.refresh, '');
    await bench.call('GetUser', { AccessToken: first.access });
    await bench.call('GetTokensFromRefreshToken', renew(refresh));
  });

  it('replaces it where it does; the old one works for its grace and not longer', async () => {
    const { bench, refresh } = await rotating();
    const next = tokensOf(await bench.call('GetTokensFromRefreshToken', renew(refresh)));
    assert.notEqual(next.refresh, refresh);
    bench.cognito.clock.advance((GRACE - 1) * 1000);
    await bench.call('GetTokensFromRefreshToken', renew(refresh));
    bench.cognito.clock.advance(1000);
    assert.equal(
      (await bench.refused('GetTokensFromRefreshToken', renew(refresh))).code,
      'RefreshTokenReuseException',
    );
    await bench.call('GetTokensFromRefreshToken', renew(next.refresh));
  });

  it('without a grace lets one of two calls at once have it', async () => {
    const { bench, refresh } = await rotating({ refreshTokenRotation: { retryGracePeriodSeconds: 0 } });
    const body = JSON.stringify(renew(refresh));
    const answers = await Promise.all([1, 2, 3].map(() => bench.post('GetTokensFromRefreshToken', body)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400, 400]);
  });

  it('has a grace of 0 to 60 seconds', async () => {
    for (const retryGracePeriodSeconds of [-1, 61, 0.5, NaN]) {
      await assert.rejects(
        rotating({ refreshTokenRotation: { retryGracePeriodSeconds } }),
        /retryGracePeriodSeconds .* from 0 to 60/,
      );
    }
  });

  it('is rotated with the others where an answer was lost: every token of the sign-in works, then ends', async () => {
    const { bench, refresh } = await rotating();
    const lost = tokensOf(await bench.call('GetTokensFromRefreshToken', renew(refresh)));
    const next = tokensOf(await bench.call('GetTokensFromRefreshToken', renew(refresh)));
    assert.notEqual(next.refresh, lost.refresh);
    await bench.call('GetTokensFromRefreshToken', renew(next.refresh));
    await bench.call('RevokeToken', { ClientId: CLIENT, Token: lost.refresh });
    await bench.refused('GetTokensFromRefreshToken', renew(next.refresh));
  });

  it('ends when the first one would have ended', async () => {
    const { bench, refresh } = await rotating({ tokenValidity: { refreshToken: 3600 } });
    bench.cognito.clock.advance(3_500_000);
    const next = tokensOf(await bench.call('GetTokensFromRefreshToken', renew(refresh)));
    bench.cognito.clock.advance(100_000);
    const { message } = await bench.refused('GetTokensFromRefreshToken', renew(next.refresh));
    assert.equal(message, 'Refresh Token has expired');
  });

  it('is the only way to refresh on such a client', async () => {
    const { bench, refresh } = await rotating();
    const { code } = await bench.refused('InitiateAuth', refreshInput(refresh));
    assert.equal(code, 'InvalidParameterException');
  });

  it('ends with revocation of the old or the new one, and with a disabled user', async () => {
    for (const which of ['old', 'new']) {
      const { bench, refresh } = await rotating();
      const next = tokensOf(await bench.call('GetTokensFromRefreshToken', renew(refresh)));
      const Token = which === 'old' ? refresh : next.refresh;
      await bench.call('RevokeToken', { ClientId: CLIENT, Token });
      for (const token of [refresh, next.refresh]) {
        const { code } = await bench.refused('GetTokensFromRefreshToken', renew(token));
        assert.equal(code, 'NotAuthorizedException');
      }
      await bench.refused('GetUser', { AccessToken: next.access });
    }
    const { bench, refresh } = await rotating();
    await bench.cognito.pools.get(POOL)?.admin.disableUser('maria');
    await bench.refused('GetTokensFromRefreshToken', renew(refresh));
  });

  it('refuses made-up tokens, other clients, wrong client secrets, and deleted users', async () => {
    const { bench, refresh } = await rotating();
    await bench.refused('GetTokensFromRefreshToken', renew('made.up'));
    await bench.refused('GetTokensFromRefreshToken', renew(refresh, 'other'));
    await bench.refused('GetTokensFromRefreshToken', { ...renew(refresh), ClientSecret: 'guess' });
    await bench.cognito.pools.get(POOL)?.admin.deleteUser('maria');
    await bench.addUser();
    await bench.refused('GetTokensFromRefreshToken', renew(refresh));
  });
});
