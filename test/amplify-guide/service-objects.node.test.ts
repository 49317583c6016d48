import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

import { Auth } from '../../src/auth/index.js';
import { serveLocalCognito } from '../../src/local-cognito/node.js';
import { clientId, password, poolId, TestStorage } from '../auth/fixtures.js';
import { identityPool, identityPoolId } from '../auth/identity.fixtures.js';
import { console } from './guide.fixtures.js';

describe('Working with AWS Service Objects', () => {
  it('gives the credentials to a client of the AWS SDK, for a guest and for who is signed in', async () => {
    const server = await serveLocalCognito({
      pools: [{ id: poolId, clients: [{ id: clientId }], requireConfirmation: false }],
      identityPools: [identityPool],
    });
    Auth.configure({
      userPoolId: poolId,
      userPoolWebClientId: clientId,
      identityPoolId,
      endpoint: server.url,
      identityPoolEndpoint: server.url,
      storage: new TestStorage(),
    });

    const ask = () =>
      Auth.currentCredentials()
        .then((credentials) => {
          const sts = new STSClient({
            apiVersion: '2011-06-15',
            region: 'us-east-1',
            endpoint: server.url,
            credentials: Auth.essentialCredentials(credentials),
          });

          // more code working with sts object
          return sts.send(new GetCallerIdentityCommand({})).finally(() => sts.destroy());
        })
        .then(({ Arn }) => console.log(Arn));

    try {
      await ask();
      assert.match(String(await console.value()), /local-cognito-unauthenticated/);
      await Auth.signUp({ username: 'ada', password, attributes: { email: 'ada@example.com' } });
      await Auth.signIn('ada', password);
      await ask();
      assert.match(String(await console.value()), /local-cognito-authenticated/);
    } finally {
      await server.close();
    }
  });
});
