import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  Bench,
  challengeOf,
  CLIENT,
  PASSWORD,
  passwordInput,
  POOL,
  refreshInput,
  startSrp,
  tokensOf,
} from './harness.js';

describe('an administrator', () => {
  const subject = (more: object = {}): object => ({ UserPoolId: POOL, Username: 'maria', ...more });
  const attributes = [{ Name: 'email', Value: 'maria@example.com' }];
  const verified = [...attributes, { Name: 'email_verified', Value: 'true' }];

  it('makes users with a temporary password, who have to choose their own', async () => {
    const bench = new Bench({ requiredAttributes: ['email', 'name'] });
    const { User } = await bench.call('AdminCreateUser', subject({ UserAttributes: verified }));
    assert.equal((User as Record<string, unknown>)['UserStatus'], 'FORCE_CHANGE_PASSWORD');
    const invitation = bench.cognito.outbox.last('maria@example.com');
    assert.equal(invitation?.kind, 'invitation');
    const answer = await bench.signIn('maria', invitation.password);
    const parameters = challengeOf(answer, 'NEW_PASSWORD_REQUIRED');
    assert.equal(parameters['requiredAttributes'], '["userAttributes.name"]');
    assert.deepEqual(JSON.parse(parameters['userAttributes'] ?? ''), {
      email: 'maria@example.com',
      email_verified: 'true',
    });
    const respond = (responses: Record<string, string>): object =>
      bench.respond('NEW_PASSWORD_REQUIRED', { USERNAME: 'maria', ...responses }, answer['Session']);
    const incomplete = await bench.refused(
      'RespondToAuthChallenge',
      respond({ NEW_PASSWORD: 'Newer1!pass' }),
    );
    assert.equal(incomplete.message, 'Invalid attributes given, name is missing');
    const weak = await bench.refused(
      'RespondToAuthChallenge',
      respond({ NEW_PASSWORD: 'weak', 'userAttributes.name': 'Maria' }),
    );
    assert.equal(weak.code, 'InvalidPasswordException');
    for (const password of [' Newer1!pass', 'Newer1!pass ', `Newer1!${'x'.repeat(250)}`]) {
      const { code, message } = await bench.refused(
        'RespondToAuthChallenge',
        respond({ NEW_PASSWORD: password, 'userAttributes.name': 'Maria' }),
      );
      assert.equal(code, 'InvalidParameterException');
      assert.match(message, /^1 validation error detected: Value at 'password' failed/);
    }
    const right = respond({ NEW_PASSWORD: 'Newer1!pass', 'userAttributes.name': 'Maria' });
    tokensOf(await bench.call('RespondToAuthChallenge', right));
    await bench.refused('RespondToAuthChallenge', right);
    await bench.tokens('maria', 'Newer1!pass');
    const state = await bench.call('AdminGetUser', subject());
    assert.equal(state['UserStatus'], 'CONFIRMED');
  });

  it('may keep the invitation back, or send it again; it lasts a week', async () => {
    const bench = new Bench();
    const create = subject({
      UserAttributes: attributes,
      TemporaryPassword: PASSWORD,
      MessageAction: 'SUPPRESS',
    });
    await bench.call('AdminCreateUser', create);
    assert.equal(bench.cognito.outbox.messages().length, 0);
    assert.equal((await bench.refused('AdminCreateUser', create)).message, 'User account already exists');
    assert.equal(
      (await bench.refused('ForgotPassword', { ClientId: CLIENT, Username: 'maria' })).message,
      'User password cannot be reset in the current state.',
    );
    bench.cognito.clock.advance(7 * 86_400_000);
    const late = await bench.refused('InitiateAuth', passwordInput());
    assert.equal(late.message, 'Temporary password has expired and must be reset by an administrator.');
    await bench.call('AdminCreateUser', subject({ MessageAction: 'RESEND' }));
    challengeOf(
      await bench.signIn('maria', bench.cognito.outbox.last('maria')?.password),
      'NEW_PASSWORD_REQUIRED',
    );
  });

  it('sets and resets passwords', async () => {
    const bench = new Bench();
    await bench.addUser();
    await bench.call('AdminSetUserPassword', subject({ Password: 'Newer1!pass', Permanent: true }));
    await bench.tokens('maria', 'Newer1!pass');
    await bench.call('AdminSetUserPassword', subject({ Password: PASSWORD }));
    challengeOf(await bench.signIn(), 'NEW_PASSWORD_REQUIRED');
    await bench.call('AdminSetUserPassword', subject({ Password: PASSWORD, Permanent: true }));
    await bench.call('AdminResetUserPassword', subject());
    const { code } = await bench.refused('InitiateAuth', passwordInput());
    assert.equal(code, 'PasswordResetRequiredException');
    const { answer } = await startSrp(bench, 'maria');
    const input = bench.respond('PASSWORD_VERIFIER', await answer(PASSWORD));
    assert.equal(
      (await bench.refused('RespondToAuthChallenge', input)).code,
      'PasswordResetRequiredException',
    );
    const ConfirmationCode = bench.code('reset');
    await bench.call('ConfirmForgotPassword', {
      ClientId: CLIENT,
      Username: 'maria',
      ConfirmationCode,
      Password: 'Third3!pass',
    });
    await bench.tokens('maria', 'Third3!pass');
  });

  it('confirms, disables, enables, changes and deletes', async () => {
    const bench = new Bench();
    await bench.signUp();
    await bench.call('AdminConfirmSignUp', subject());
    await bench.refused('AdminConfirmSignUp', subject());
    const { access: AccessToken, refresh } = await bench.tokens();
    await bench.call('AdminDisableUser', subject());
    await bench.refused('GetUser', { AccessToken });
    await bench.refused('InitiateAuth', refreshInput(refresh));
    assert.equal((await bench.refused('InitiateAuth', passwordInput())).message, 'User is disabled.');
    await bench.call('AdminEnableUser', subject());
    await bench.call('AdminUpdateUserAttributes', subject({ UserAttributes: verified }));
    await bench.tokens();
    await bench.call('AdminDeleteUser', subject());
    for (const operation of ['AdminGetUser', 'AdminDeleteUser', 'AdminDisableUser']) {
      assert.equal((await bench.refused(operation, subject())).message, 'User does not exist.');
    }
  });

  it('signs people out everywhere', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { access: AccessToken } = await bench.tokens();
    await bench.call('AdminUserGlobalSignOut', subject());
    await bench.refused('GetUser', { AccessToken });
  });
});
