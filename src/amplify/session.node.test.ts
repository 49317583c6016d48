import assert from 'node:assert/strict';
import { it } from 'node:test';

import { createCognitoFixture } from '../testing/index.js';
import { Amplify, fetchAuthSession, signIn } from './index.js';

const user = { username: 'ada', password: 'Correct-Horse-9' };

it('only forceRefresh gets new credentials, for the same identity', async () => {
  const { config } = await createCognitoFixture({ users: [user] });
  const calls: string[] = [];
  const answers: Record<string, () => object> = {
    GetId: () => ({ IdentityId: 'us-east-1:identity' }),
    GetCredentialsForIdentity: () => ({
      IdentityId: 'us-east-1:identity',
      Credentials: {
        AccessKeyId: `key ${calls.length}`,
        SecretKey: 'secret',
        SessionToken: 'token',
        Expiration: Date.now() / 1000 + 3600,
      },
    }),
  };
  Amplify.configure({
    ...config,
    identityPoolId: 'us-east-1:11111111-1111-4111-8111-111111111111',
    identityPoolEndpoint: 'http://localhost/identities/',
    fetch: (input, init) => {
      const request = new Request(input, init);
      if (!request.url.includes('/identities/')) return (config.fetch ?? fetch)(input, init);
      const [, operation = ''] = request.headers.get('x-amz-target')?.split('.') ?? [];
      calls.push(operation);
      return Promise.resolve(Response.json(answers[operation]?.()));
    },
  });
  await signIn(user);
  const first = await fetchAuthSession();
  const again = await fetchAuthSession();
  assert.deepEqual(again.credentials, first.credentials);
  const forced = await fetchAuthSession({ forceRefresh: true });
  assert.notEqual(forced.credentials?.accessKeyId, first.credentials?.accessKeyId);
  assert.equal(forced.identityId, first.identityId);
  assert.deepEqual((await fetchAuthSession()).credentials, forced.credentials);
  assert.deepEqual(calls, ['GetId', 'GetCredentialsForIdentity', 'GetCredentialsForIdentity']);
});
