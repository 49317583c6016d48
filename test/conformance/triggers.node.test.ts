import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Triggers } from '../../src/local-cognito/index.js';
import {
  Bench,
  CLIENT,
  PASSWORD,
  passwordInput,
  POOL,
  refreshInput,
  signUpInput,
  startSrp,
} from './harness.js';

const claims = (jwt: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

const throws = (): never => {
  throw new Error('Invite only');
};

describe('the pre-sign-up trigger', () => {
  it('confirms and verifies, and sees what was sent', async () => {
    const seen: unknown[] = [];
    const preSignUp: Triggers['preSignUp'] = (event) => {
      seen.push(event.triggerSource, event.request.validationData, event.request.clientMetadata);
      assert.equal(event.request.userAttributes['email'], 'maria@example.com');
      event.response.autoConfirmUser = true;
      event.response.autoVerifyEmail = true;
      return event;
    };
    const bench = new Bench({ triggers: { preSignUp } });
    const answer = await bench.call('SignUp', {
      ...signUpInput(),
      ValidationData: [{ Name: 'invitation', Value: '7' }],
      ClientMetadata: { page: 'home' },
    });
    assert.equal(answer['UserConfirmed'], true);
    assert.deepEqual(seen, ['PreSignUp_SignUp', { invitation: '7' }, { page: 'home' }]);
    const { access: AccessToken } = await bench.tokens();
    const user = await bench.call('GetUser', { AccessToken });
    assert.ok(JSON.stringify(user).includes('{"Name":"email_verified","Value":"true"}'));
  });

  it('keeps people out, and leaves no trace of them', async () => {
    const bench = new Bench({ triggers: { preSignUp: throws } });
    assert.deepEqual(await bench.refused('SignUp', signUpInput()), {
      code: 'UserLambdaValidationException',
      message: 'PreSignUp failed with error Invite only.',
      status: 400,
    });
    assert.equal(bench.cognito.pools.get(POOL)?.users.find('maria'), undefined);
    assert.deepEqual(bench.cognito.outbox.messages(), []);
    await bench.refused('AdminCreateUser', { UserPoolId: POOL, Username: 'maria' });
  });
});

describe('the pre-authentication trigger', () => {
  it('is asked before each way of beginning, with the data of the caller, and can refuse', async () => {
    let open = true;
    const seen: unknown[] = [];
    const bench = new Bench({
      triggers: {
        preAuthentication(event) {
          seen.push([event.triggerSource, event.request.validationData, event.request.userNotFound]);
          if (!open) throws();
          return event;
        },
      },
    });
    await bench.addUser();
    await bench.call('InitiateAuth', { ...passwordInput(), ClientMetadata: { device: 'kiosk' } });
    await startSrp(bench, 'maria');
    await bench.refused('InitiateAuth', passwordInput('nobody'));
    assert.deepEqual(seen, [
      ['PreAuthentication_Authentication', { device: 'kiosk' }, false],
      ['PreAuthentication_Authentication', {}, false],
      ['PreAuthentication_Authentication', {}, true],
    ]);
    open = false;
    assert.equal(
      (await bench.refused('InitiateAuth', passwordInput())).code,
      'UserLambdaValidationException',
    );
  });
});

describe('the pre-token-generation trigger', () => {
  it('changes both tokens, but not what makes them tokens', async () => {
    const sources: string[] = [];
    const preTokenGeneration: Triggers['preTokenGeneration'] = (event) => {
      sources.push(event.triggerSource);
      const claimsToAddOrOverride = { tier: 'gold', sub: 'someone-else', token_use: 'tea', exp: 1 };
      event.response.claimsAndScopeOverrideDetails = {
        idTokenGeneration: { claimsToAddOrOverride, claimsToSuppress: ['email'] },
        accessTokenGeneration: { claimsToAddOrOverride, scopesToAdd: ['orders/read'] },
      };
      return event;
    };
    const bench = new Bench({ triggers: { preTokenGeneration } });
    await bench.addUser();
    const { access, id, refresh } = await bench.tokens();
    const [inAccess, inId] = [claims(access), claims(id)];
    assert.deepEqual([inAccess['tier'], inId['tier'], inId['email']], ['gold', 'gold', undefined]);
    assert.deepEqual([inAccess['token_use'], inId['token_use']], ['access', 'id']);
    assert.notEqual(inAccess['sub'], 'someone-else');
    assert.equal(inAccess['scope'], 'aws.cognito.signin.user.admin orders/read');
    await bench.call('GetUser', { AccessToken: access });
    await bench.call('InitiateAuth', refreshInput(refresh));
    assert.deepEqual(sources, ['TokenGeneration_Authentication', 'TokenGeneration_RefreshTokens']);
  });

  it('ends the sign-in when it throws', async () => {
    const bench = new Bench({ triggers: { preTokenGeneration: throws } });
    await bench.addUser();
    assert.equal(
      (await bench.refused('InitiateAuth', passwordInput())).code,
      'UserLambdaValidationException',
    );
  });
});

describe('user migration', () => {
  const migrate = (finalUserStatus: string): Triggers => ({
    userMigration(event) {
      const { password, validationData } = event.request;
      if (event.triggerSource === 'UserMigration_Authentication' && password !== 'old-password') throws();
      assert.deepEqual(validationData ?? {}, password === undefined ? {} : { from: 'page' });
      event.response.userAttributes = { email: `${event.userName}@example.com`, email_verified: 'true' };
      event.response.finalUserStatus = finalUserStatus;
      event.response.messageAction = 'SUPPRESS';
      return event;
    },
  });
  const begin = (password: string): object => ({
    ...passwordInput('maria', password),
    ClientMetadata: { from: 'page' },
  });

  it('brings a user over with their password, by plain password only and once', async () => {
    const bench = new Bench({ triggers: migrate('CONFIRMED') });
    const srp = await startSrp(bench, 'maria');
    await bench.refused(
      'RespondToAuthChallenge',
      bench.respond('PASSWORD_VERIFIER', await srp.answer('old-password')),
    );
    await bench.refused('InitiateAuth', begin('other-password'));
    assert.equal(bench.cognito.pools.get(POOL)?.users.find('maria'), undefined);
    await bench.call('InitiateAuth', begin('old-password'));
    bench.cognito.pools.get(POOL)?.update({ triggers: {} });
    const second = await startSrp(bench, 'maria');
    await bench.call(
      'RespondToAuthChallenge',
      bench.respond('PASSWORD_VERIFIER', await second.answer('old-password')),
    );
    await bench.refused('InitiateAuth', begin('other-password'));
  });

  it('may want the password reset', async () => {
    const bench = new Bench({ triggers: migrate('RESET_REQUIRED') });
    const { code } = await bench.refused('InitiateAuth', begin('old-password'));
    assert.equal(code, 'PasswordResetRequiredException');
    await bench.call('ForgotPassword', { ClientId: CLIENT, Username: 'maria' });
    bench.code('reset');
  });

  it('happens on a forgotten password too', async () => {
    const bench = new Bench({ triggers: migrate('CONFIRMED') });
    await bench.call('ForgotPassword', { ClientId: CLIENT, Username: 'maria' });
    await bench.call('ConfirmForgotPassword', {
      ClientId: CLIENT,
      Username: 'maria',
      ConfirmationCode: bench.code('reset'),
      Password: PASSWORD,
    });
    await bench.tokens();
  });

  it('is an unknown user when the trigger throws', async () => {
    const hidden = new Bench({ triggers: { userMigration: throws } });
    assert.deepEqual(await hidden.refused('InitiateAuth', begin('old-password')), {
      code: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
      status: 400,
    });
    const open = new Bench({
      triggers: { userMigration: throws },
      clients: [{ id: CLIENT, preventUserExistenceErrors: 'LEGACY' }],
    });
    assert.deepEqual(await open.refused('InitiateAuth', begin('old-password')), {
      code: 'UserNotFoundException',
      message: `Exception migrating user in app client ${CLIENT}`,
      status: 400,
    });
  });
});
