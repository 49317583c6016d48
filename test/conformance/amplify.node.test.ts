import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { Amplify } from 'aws-amplify';
import { fetchAuthSession, getCurrentUser, signIn, signOut } from 'aws-amplify/auth';

import { type LocalCognitoServer, serveLocalCognito } from '../../src/local-cognito/node.js';
import { CLIENT, PASSWORD, POOL } from './harness.js';

const GRACE = 10;
const ISSUER = `https://issuer-cognito-idp.us-east-1.amazonaws.com/${POOL}`;

let server: LocalCognitoServer;
before(async () => {
  const rotation = { retryGracePeriodSeconds: GRACE };
  server = await serveLocalCognito({
    pools: [{ id: POOL, clients: [{ id: CLIENT, refreshTokenRotation: rotation }], issuer: 'UPDATED' }],
  });
  Amplify.configure({
    Auth: { Cognito: { userPoolId: POOL, userPoolClientId: CLIENT, userPoolEndpoint: server.url } },
  });
});
beforeEach(async () => {
  const { admin } = server.cognito.pools.get(POOL) ?? assert.fail();
  await signOut();
  server.cognito.reset();
  await admin.createUser({ username: 'maria', attributes: { email: 'maria@example.com' }, suppress: true });
  await admin.setUserPassword('maria', PASSWORD);
});
after(() => server.close());

const tokens = async (forceRefresh = false): Promise<{ access: string; iss: unknown }> => {
  const { tokens: found } = await fetchAuthSession({ forceRefresh });
  return { access: found?.accessToken.toString() ?? '', iss: found?.idToken?.payload['iss'] };
};

describe('aws-amplify', () => {
  it('signs in by SRP and refreshes with rotation, time and again', async () => {
    const { nextStep } = await signIn({ username: 'maria', password: PASSWORD });
    assert.equal(nextStep.signInStep, 'DONE');
    const seen = new Set<string>();
    for (let round = 0; round < 3; round++) {
      const { access, iss } = await tokens(round > 0);
      assert.equal(iss, ISSUER);
      seen.add(access);
      server.cognito.clock.advance((GRACE + 1) * 1000);
    }
    assert.equal(seen.size, 3);
    assert.equal((await getCurrentUser()).username, 'maria');
    const issued = server.cognito.pools.get(POOL)?.refreshTokens ?? new Map<string, never>();
    assert.equal(issued.size, 3);
    await signOut();
    assert.ok([...issued.values()].every(({ grant }) => grant.revoked));
  });

  it('rejects when its refresh token was used elsewhere', async () => {
    await signIn({ username: 'maria', password: PASSWORD });
    const [token = ''] = server.cognito.pools.get(POOL)?.refreshTokens.keys() ?? [];
    const elsewhere = await fetch(server.url, {
      method: 'POST',
      headers: { 'X-Amz-Target': 'AWSCognitoIdentityProviderService.GetTokensFromRefreshToken' },
      body: JSON.stringify({ ClientId: CLIENT, RefreshToken: token }),
    });
    assert.equal(elsewhere.status, 200);
    server.cognito.clock.advance((GRACE + 1) * 1000);
    await assert.rejects(tokens(true), { name: 'RefreshTokenReuseException' });
    await assert.rejects(getCurrentUser());
  });
});
