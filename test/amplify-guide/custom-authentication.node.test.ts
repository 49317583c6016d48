import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Auth, type AuthError, type CognitoUser } from '../../src/auth/index.js';
import type { CreateAuthChallenge, DefineAuthChallenge } from '../../src/local-cognito/index.js';
import { password } from '../auth/fixtures.js';
import { createAuthChallenge, defineAuthChallenge, verifyAuthChallengeResponse } from './captcha-triggers.js';
import { ada, console, openGuide } from './guide.fixtures.js';

const { username } = ada;
const triggers = { createAuthChallenge, defineAuthChallenge, verifyAuthChallengeResponse };

describe('Custom Authentication in Amplify', () => {
  function signIn(challengeResponse: string, password?: string) {
    Auth.configure({
      // other configurations
      // ...
      authenticationFlowType: 'CUSTOM_AUTH',
    });

    Auth.signIn(username, password)
      .then((user) => {
        if (user.challengeName === 'CUSTOM_CHALLENGE') {
          console.log(user.challengeParam);
          // to send the answer of the custom challenge
          Auth.sendCustomChallengeAnswer(user, challengeResponse)
            .then((user) => console.log(user))
            .catch((err: unknown) => console.log(err));
        } else {
          console.log(user);
        }
      })
      .catch((err: unknown) => console.log(err));
  }

  it('Creating a CAPTCHA: signs in with the right answer', async () => {
    await openGuide({ pool: { triggers } });
    signIn('5');
    const asked = (await console.value()) as Record<string, string>;
    assert.equal(asked['captchaUrl'], 'url/123.jpg');
    assert.equal(asked['answer'], undefined);
    const user = (await console.value()) as CognitoUser;
    assert.equal(user.challengeName, undefined);
    assert.equal((await Auth.currentSession()).isValid(), true);
  });

  it('Creating a CAPTCHA: refuses a wrong answer', async () => {
    await openGuide({ pool: { triggers } });
    signIn('6');
    await console.value();
    assert.equal(((await console.value()) as AuthError).code, 'NotAuthorizedException');
    await assert.rejects(Auth.currentSession(), { code: 'NotSignedIn' });
  });

  it('Creating a CAPTCHA: signs no user in whose password the triggers do not ask for', async () => {
    const { storage } = await openGuide({ pool: { triggers } });
    signIn('5', password);
    assert.equal(((await console.value()) as AuthError).code, 'InvalidResponse');
    assert.equal(storage.items.size, 0);
  });

  it('proves the password by SRP first, when there is one and the triggers ask for it', async () => {
    const withPassword: DefineAuthChallenge = (event) => {
      const { session } = event.request;
      const names = ['SRP_A', 'PASSWORD_VERIFIER', 'CUSTOM_CHALLENGE'];
      const passed = session.every(({ challengeResult }) => challengeResult);
      event.response.issueTokens = passed && session.length === names.length;
      event.response.failAuthentication = !passed;
      event.response.challengeName = ['', ...names.slice(1)][session.length] ?? '';
      return event;
    };
    const createAfterPassword: CreateAuthChallenge = (event) => {
      event.response.publicChallengeParameters = { captchaUrl: 'url/123.jpg' };
      event.response.privateChallengeParameters = { answer: '5' };
      return event;
    };
    const { calls } = await openGuide({
      pool: {
        triggers: {
          defineAuthChallenge: withPassword,
          createAuthChallenge: createAfterPassword,
          verifyAuthChallengeResponse,
        },
      },
    });
    signIn('5', password);
    assert.deepEqual(await console.value(), { captchaUrl: 'url/123.jpg', USERNAME: username });
    assert.equal(((await console.value()) as CognitoUser).challengeName, undefined);
    assert.deepEqual(calls, ['InitiateAuth', 'RespondToAuthChallenge', 'RespondToAuthChallenge']);
    assert.equal((await Auth.currentSession()).isValid(), true);
    signIn('5', 'Wrong-Horse-9');
    assert.equal(((await console.value()) as AuthError).code, 'NotAuthorizedException');
  });
});
