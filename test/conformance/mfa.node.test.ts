import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Bench, challengeOf, PASSWORD, POOL, tokensOf, withTotp } from './harness.js';

const PHONE = { phone_number: '+15555550123' };

describe('an authenticator app as second factor', () => {
  it('is asked for and signs in', async () => {
    const { bench, secret } = await withTotp();
    const answer = await bench.signIn();
    challengeOf(answer, 'SOFTWARE_TOKEN_MFA');
    const responses = { USERNAME: 'maria', SOFTWARE_TOKEN_MFA_CODE: await bench.totp(secret) };
    tokensOf(
      await bench.call(
        'RespondToAuthChallenge',
        bench.respond('SOFTWARE_TOKEN_MFA', responses, answer['Session']),
      ),
    );
  });

  it('allows another try after a wrong code, and closes after five', async () => {
    const { bench, secret } = await withTotp();
    const { Session } = await bench.signIn();
    const send = (SOFTWARE_TOKEN_MFA_CODE: string): object =>
      bench.respond('SOFTWARE_TOKEN_MFA', { USERNAME: 'maria', SOFTWARE_TOKEN_MFA_CODE }, Session);
    const far = await bench.totp(secret, 10 * 60_000);
    assert.deepEqual(await bench.refused('RespondToAuthChallenge', send(far)), {
      code: 'CodeMismatchException',
      message: 'Invalid code received for user',
      status: 400,
    });
    await bench.call('RespondToAuthChallenge', send(await bench.totp(secret)));

    const second = await bench.signIn();
    const again = (code: string): object =>
      bench.respond(
        'SOFTWARE_TOKEN_MFA',
        { USERNAME: 'maria', SOFTWARE_TOKEN_MFA_CODE: code },
        second['Session'],
      );
    for (let i = 0; i < 5; i++) await bench.refused('RespondToAuthChallenge', again(far));
    const { code } = await bench.refused('RespondToAuthChallenge', again(await bench.totp(secret, 30_000)));
    assert.equal(code, 'NotAuthorizedException');
  });

  it('accepts the codes next to the current one and no others', async () => {
    const { bench, secret } = await withTotp();
    for (const [later, accepted] of [
      [-60_000, false],
      [-30_000, true],
      [0, true],
      [30_000, true],
      [60_000, false],
    ] as const) {
      const { Session } = await bench.signIn();
      const responses = { USERNAME: 'maria', SOFTWARE_TOKEN_MFA_CODE: await bench.totp(secret, later) };
      const input = bench.respond('SOFTWARE_TOKEN_MFA', responses, Session);
      if (accepted) await bench.call('RespondToAuthChallenge', input);
      else await bench.refused('RespondToAuthChallenge', input);
    }
  });

  it('takes a code once', async () => {
    const { bench, secret } = await withTotp();
    const responses = { USERNAME: 'maria', SOFTWARE_TOKEN_MFA_CODE: await bench.totp(secret) };
    const first = await bench.signIn();
    await bench.call(
      'RespondToAuthChallenge',
      bench.respond('SOFTWARE_TOKEN_MFA', responses, first['Session']),
    );
    const second = await bench.signIn();
    const input = bench.respond('SOFTWARE_TOKEN_MFA', responses, second['Session']);
    assert.deepEqual(await bench.refused('RespondToAuthChallenge', input), {
      code: 'ExpiredCodeException',
      message: 'Your software token has already been used once.',
      status: 400,
    });
  });

  it('is not turned on by a wrong code, nor without having been set up', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { access: AccessToken } = await bench.tokens();
    const SoftwareTokenMfaSettings = { Enabled: true };
    const early = await bench.refused('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings });
    assert.equal(early.code, 'InvalidParameterException');
    const { SecretCode } = await bench.call('AssociateSoftwareToken', { AccessToken });
    const UserCode = await bench.totp(String(SecretCode), 10 * 60_000);
    assert.deepEqual(await bench.refused('VerifySoftwareToken', { AccessToken, UserCode }), {
      code: 'EnableSoftwareTokenMFAException',
      message: 'Code mismatch and fail enable Software Token MFA',
      status: 400,
    });
    await bench.refused('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings });
  });

  it('can be turned off again', async () => {
    const { bench, secret } = await withTotp();
    const { Session } = await bench.signIn();
    const responses = { USERNAME: 'maria', SOFTWARE_TOKEN_MFA_CODE: await bench.totp(secret) };
    const { access: AccessToken } = tokensOf(
      await bench.call('RespondToAuthChallenge', bench.respond('SOFTWARE_TOKEN_MFA', responses, Session)),
    );
    const on = await bench.call('GetUser', { AccessToken });
    assert.deepEqual(on['UserMFASettingList'], ['SOFTWARE_TOKEN_MFA']);
    assert.equal(on['PreferredMfaSetting'], 'SOFTWARE_TOKEN_MFA');
    await bench.call('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings: { Enabled: false } });
    await bench.tokens();
  });
});

describe('a text message as second factor', () => {
  async function withSms(): Promise<{ bench: Bench; access: string }> {
    const bench = new Bench();
    await bench.addUser('maria', PHONE);
    const { access } = await bench.tokens();
    await bench.call('SetUserMFAPreference', {
      AccessToken: access,
      SMSMfaSettings: { Enabled: true, PreferredMfa: true },
    });
    return { bench, access };
  }

  it('is sent, masked in the answer, and signs in', async () => {
    const { bench } = await withSms();
    const answer = await bench.signIn();
    const parameters = challengeOf(answer, 'SMS_MFA');
    assert.equal(parameters['CODE_DELIVERY_DESTINATION'], '+*******0123');
    assert.equal(bench.cognito.outbox.last('maria')?.destination, '+15555550123');
    const responses = { USERNAME: 'maria', SMS_MFA_CODE: bench.code('mfa') };
    tokensOf(
      await bench.call('RespondToAuthChallenge', bench.respond('SMS_MFA', responses, answer['Session'])),
    );
  });

  it('refuses the code of another sign-in', async () => {
    const { bench } = await withSms();
    await bench.signIn();
    const old = bench.code('mfa');
    const { Session } = await bench.signIn();
    assert.notEqual(bench.code('mfa'), old);
    const input = bench.respond('SMS_MFA', { USERNAME: 'maria', SMS_MFA_CODE: old }, Session);
    assert.equal((await bench.refused('RespondToAuthChallenge', input)).code, 'CodeMismatchException');
  });

  it('offers the choice when both are on and neither is preferred', async () => {
    const { bench, access } = await withSms();
    await bench.addTotp(access);
    for (const name of ['SMSMfaSettings', 'SoftwareTokenMfaSettings']) {
      await bench.call('SetUserMFAPreference', {
        AccessToken: access,
        [name]: { Enabled: true, PreferredMfa: false },
      });
    }
    const answer = await bench.signIn();
    const { MFAS_CAN_CHOOSE } = challengeOf(answer, 'SELECT_MFA_TYPE');
    assert.equal(MFAS_CAN_CHOOSE, '["SMS_MFA","SOFTWARE_TOKEN_MFA"]');
    const choice = { USERNAME: 'maria', ANSWER: 'SMS_MFA' };
    const asked = await bench.call(
      'RespondToAuthChallenge',
      bench.respond('SELECT_MFA_TYPE', choice, answer['Session']),
    );
    challengeOf(asked, 'SMS_MFA');
    await bench.refused(
      'RespondToAuthChallenge',
      bench.respond('SELECT_MFA_TYPE', choice, answer['Session']),
    );
  });

  it('cannot be turned on without a phone number', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { access: AccessToken } = await bench.tokens();
    const { code } = await bench.refused('SetUserMFAPreference', {
      AccessToken,
      SMSMfaSettings: { Enabled: true },
    });
    assert.equal(code, 'InvalidParameterException');
  });
});

describe('a pool that insists on a second factor', () => {
  it('has it set up during sign-in, and asks for it the next time', async () => {
    const bench = new Bench({ mfa: 'ON' });
    await bench.addUser();
    const answer = await bench.signIn();
    const { MFAS_CAN_SETUP } = challengeOf(answer, 'MFA_SETUP');
    assert.equal(MFAS_CAN_SETUP, '["SMS_MFA","SOFTWARE_TOKEN_MFA"]');
    const started = await bench.call('AssociateSoftwareToken', { Session: answer['Session'] });
    const secret = String(started['SecretCode']);
    const finish = (Session: unknown): object => bench.respond('MFA_SETUP', { USERNAME: 'maria' }, Session);

    const wrong = { Session: started['Session'], UserCode: await bench.totp(secret, 10 * 60_000) };
    assert.equal((await bench.refused('VerifySoftwareToken', wrong)).code, 'EnableSoftwareTokenMFAException');
    await bench.refused('RespondToAuthChallenge', finish(started['Session']));

    const right = { Session: started['Session'], UserCode: await bench.totp(secret) };
    const verified = await bench.call('VerifySoftwareToken', right);
    assert.equal(verified['Status'], 'SUCCESS');
    await bench.refused('VerifySoftwareToken', right);
    tokensOf(await bench.call('RespondToAuthChallenge', finish(verified['Session'])));
    challengeOf(await bench.signIn(), 'SOFTWARE_TOKEN_MFA');
  });

  it('texts a code to a verified phone number', async () => {
    const bench = new Bench({ mfa: 'ON', autoVerifiedAttributes: ['phone_number'] });
    await bench.addUser('maria', PHONE);
    challengeOf(await bench.signIn(), 'SMS_MFA');
  });

  it('follows a temporary password with it', async () => {
    const bench = new Bench({ mfa: 'ON' });
    await bench.cognito.pools.get(POOL)?.admin.createUser({
      username: 'maria',
      temporaryPassword: PASSWORD,
      attributes: { email: 'm@example.com' },
    });
    const answer = await bench.signIn();
    challengeOf(answer, 'NEW_PASSWORD_REQUIRED');
    const responses = { USERNAME: 'maria', NEW_PASSWORD: 'Newer1!pass' };
    const next = await bench.call(
      'RespondToAuthChallenge',
      bench.respond('NEW_PASSWORD_REQUIRED', responses, answer['Session']),
    );
    challengeOf(next, 'MFA_SETUP');
  });

  it('can be made to insist while it runs', async () => {
    const bench = new Bench();
    await bench.addUser();
    await bench.tokens();
    bench.cognito.pools.get(POOL)?.update({ mfa: 'ON' });
    challengeOf(await bench.signIn(), 'MFA_SETUP');
    bench.cognito.pools.get(POOL)?.update({ mfa: 'OFF' });
    await bench.tokens();
  });
});
