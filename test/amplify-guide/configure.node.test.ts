import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { AuthFlow } from '../../src/auth/config/config-types.js';
import { Auth } from '../../src/auth/index.js';
import { CookieJar } from '../auth/cookie-jar.js';
import { clientId, password, poolId, TestStorage } from '../auth/fixtures.js';
import { identityPoolId } from '../auth/identity.fixtures.js';
import { ada, openGuide } from './guide.fixtures.js';

describe('Automated Setup', () => {
  it('Configure Your App: takes aws-exports.js', async () => {
    const { config } = await openGuide();
    const awsmobile = {
      aws_project_region: 'us-east-1',
      aws_cognito_identity_pool_id: identityPoolId,
      aws_cognito_region: 'us-east-1',
      aws_user_pools_id: poolId,
      aws_user_pools_web_client_id: clientId,
      oauth: {},
    };

    Auth.configure(awsmobile);

    const { endpoint, fetch, storage } = config;
    Auth.configure({ endpoint: endpoint!, fetch: fetch!, storage: storage! });
    assert.equal((await Auth.signIn(ada.username, password)).challengeName, undefined);
    assert.equal(Auth.configure()?.identityPoolId, identityPoolId);
  });
});

describe('Manual Setup', () => {
  class MyStorage extends TestStorage {}

  it('takes every option, and gives the current config', async () => {
    const { config, calls } = await openGuide();
    const { endpoint, fetch } = config;

    Auth.configure({
      Auth: {
        // REQUIRED only for Federated Authentication - Amazon Cognito Identity Pool ID
        identityPoolId: 'us-east-1:00000000-0000-1234-abcd-1234567890ab',

        // REQUIRED - Amazon Cognito Region
        region: 'us-east-1',

        // OPTIONAL - Amazon Cognito Federated Identity Pool Region
        // Required only if it's different from Amazon Cognito Region
        identityPoolRegion: 'us-east-1',

        // OPTIONAL - Amazon Cognito User Pool ID
        userPoolId: poolId,

        // OPTIONAL - Amazon Cognito Web Client ID (26-char alphanumeric string)
        userPoolWebClientId: clientId,

        // OPTIONAL - Enforce user authentication prior to accessing AWS resources or not
        mandatorySignIn: false,

        // OPTIONAL - customized storage object
        storage: new MyStorage(),

        // OPTIONAL - Manually set the authentication flow type. Default is 'USER_SRP_AUTH'
        authenticationFlowType: 'USER_PASSWORD_AUTH',
      },
    });

    // You can get the current config object
    const currentConfig = Auth.configure();

    assert.equal(currentConfig?.identityPoolId, 'us-east-1:00000000-0000-1234-abcd-1234567890ab');
    assert.equal(currentConfig.identityPoolRegion, 'us-east-1');
    assert.equal(currentConfig.mandatorySignIn, false);
    assert.ok(currentConfig.storage instanceof MyStorage);
    Auth.configure({ endpoint: endpoint!, fetch: fetch! });
    await Auth.signIn(ada.username, password);
    assert.deepEqual(calls, ['InitiateAuth']);
    assert.ok(currentConfig.storage.items.size > 0);
  });

  it('takes cookieStorage', async () => {
    const { config } = await openGuide();

    Auth.configure({
      ...config,
      // OPTIONAL - Configuration for cookie storage
      // Note: if the secure flag is set to true, then the cookie transmission requires a secure protocol
      cookieStorage: {
        // REQUIRED - Cookie domain (only required if cookieStorage is provided)
        domain: '.yourdomain.com',
        // OPTIONAL - Cookie path
        path: '/',
        // OPTIONAL - Cookie expiration in days
        expires: 365,
        // OPTIONAL - Cookie secure flag
        // Either true or false, indicating if the cookie transmission requires a secure protocol (https).
        secure: true,
      },
    });

    const cookies = CookieJar.open();
    try {
      await Auth.signIn(ada.username, password);
      assert.ok((await Auth.currentSession()).isValid());
      const last = cookies.written.find((cookie) => cookie.includes('.LastAuthUser='));
      assert.match(
        last ?? '',
        /=ada; path=\/; expires=.* GMT; samesite=lax; domain=\.yourdomain\.com; secure$/,
      );
      await Auth.signOut();
      assert.equal(cookies.cookie, '');
    } finally {
      CookieJar.close();
    }
  });
});

describe('Switching Authentication Flow Type', () => {
  const flows: Readonly<Record<AuthFlow, string[]>> = {
    USER_SRP_AUTH: ['InitiateAuth', 'RespondToAuthChallenge'],
    USER_PASSWORD_AUTH: ['InitiateAuth'],
    CUSTOM_AUTH: ['InitiateAuth', 'RespondToAuthChallenge', 'RespondToAuthChallenge'],
    USER_AUTH: ['InitiateAuth', 'RespondToAuthChallenge'],
  };

  for (const [authenticationFlowType, expected] of Object.entries(flows)) {
    it(`to ${authenticationFlowType}`, async () => {
      const { calls } = await openGuide({
        pool: {
          triggers: {
            defineAuthChallenge(event) {
              const next = ['PASSWORD_VERIFIER', 'CUSTOM_CHALLENGE'][event.request.session.length - 1];
              event.response = next ? { challengeName: next } : { issueTokens: true };
              return event;
            },
            createAuthChallenge: (event) => event,
            verifyAuthChallengeResponse(event) {
              event.response.answerCorrect = true;
              return event;
            },
          },
        },
      });

      Auth.configure({
        // other configurations...
        // ...
        authenticationFlowType,
      });

      const user = await Auth.signIn(ada.username, password);
      if (user.challengeName) await Auth.sendCustomChallengeAnswer(user, 'any');
      assert.deepEqual(calls, expected);
      assert.ok((await Auth.currentSession()).isValid());
    });
  }

  it('Migrating Users to AWS Cognito: the trigger gets the password of USER_PASSWORD_AUTH', async () => {
    await openGuide({
      users: [],
      pool: {
        triggers: {
          userMigration(event) {
            assert.equal(event.request.password, password);
            event.response.userAttributes = { email: 'ada@example.com', email_verified: 'true' };
            event.response.finalUserStatus = 'CONFIRMED';
            event.response.messageAction = 'SUPPRESS';
            return event;
          },
        },
      },
    });
    Auth.configure({ authenticationFlowType: 'USER_PASSWORD_AUTH' });
    const user = await Auth.signIn('ada', password);
    assert.equal(user.getUsername(), 'ada');
    assert.equal((await Auth.currentAuthenticatedUser()).attributes?.email, 'ada@example.com');
  });
});

describe('Using Modular Imports', () => {
  it('gives the current config without an argument', async () => {
    await openGuide();

    const config = Auth.configure();

    assert.equal(config?.userPoolId, poolId);
  });
});
