import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { PoolOptions } from '../../src/local-cognito/index.js';
import {
  type Answer,
  Bench,
  challengeOf,
  CLIENT,
  PASSWORD,
  POOL,
  signUpInput,
  startSrp,
  tokensOf,
} from './harness.js';

const PHONE = { phone_number: '+15555550123' };

const userAuth = (username = 'maria', more: Record<string, string> = {}): object => ({
  AuthFlow: 'USER_AUTH',
  ClientId: CLIENT,
  AuthParameters: { USERNAME: username, ...more },
});

async function choosing(pool: Partial<PoolOptions> = {}): Promise<Bench> {
  const bench = new Bench({ firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'], ...pool });
  await bench.addUser('maria', PHONE);
  return bench;
}

const choose = (bench: Bench, { Session }: Answer, ANSWER: string, more: object = {}): object =>
  bench.respond('SELECT_CHALLENGE', { USERNAME: 'maria', ANSWER, ...more }, Session);

describe('USER_AUTH', () => {
  it('offers what the pool allows and the user has', async () => {
    const bench = await choosing();
    const asked = await bench.call('InitiateAuth', userAuth());
    challengeOf(asked, 'SELECT_CHALLENGE');
    assert.deepEqual(asked['AvailableChallenges'], ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP']);
    await bench.addUser('nadia');
    const other = await bench.call('InitiateAuth', userAuth('nadia'));
    assert.deepEqual(other['AvailableChallenges'], ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP']);
    const plain = new Bench();
    await plain.addUser();
    const only = await plain.call('InitiateAuth', userAuth());
    assert.deepEqual(only['AvailableChallenges'], ['PASSWORD', 'PASSWORD_SRP']);
  });

  it('takes a chosen password, right and wrong', async () => {
    const bench = await choosing();
    const first = await bench.call('InitiateAuth', userAuth());
    const wrong = choose(bench, first, 'PASSWORD', { PASSWORD: 'Wrong1!pass' });
    assert.equal((await bench.refused('RespondToAuthChallenge', wrong)).code, 'NotAuthorizedException');
    await bench.refused('RespondToAuthChallenge', choose(bench, first, 'PASSWORD', { PASSWORD }));
    const second = await bench.call('InitiateAuth', userAuth());
    tokensOf(await bench.call('RespondToAuthChallenge', choose(bench, second, 'PASSWORD', { PASSWORD })));
  });

  it('takes a preferred password at once, or asks for it', async () => {
    const bench = await choosing();
    const PREFERRED_CHALLENGE = 'PASSWORD';
    tokensOf(await bench.call('InitiateAuth', userAuth('maria', { PREFERRED_CHALLENGE, PASSWORD })));
    await bench.refused('InitiateAuth', userAuth('maria', { PREFERRED_CHALLENGE, PASSWORD: 'Wrong1!pass' }));
    const asked = await bench.call('InitiateAuth', userAuth('maria', { PREFERRED_CHALLENGE }));
    challengeOf(asked, 'PASSWORD');
    const respond = (password: string): object =>
      bench.respond('PASSWORD', { USERNAME: 'maria', PASSWORD: password }, asked['Session']);
    await bench.refused('RespondToAuthChallenge', respond('Wrong1!pass'));
    await bench.refused('RespondToAuthChallenge', respond(PASSWORD));
  });

  it('takes SRP as preferred', async () => {
    const bench = await choosing();
    const more = { AuthFlow: 'USER_AUTH', PREFERRED_CHALLENGE: 'PASSWORD_SRP' };
    const srp = await startSrp(bench, 'maria', more);
    const input = bench.respond('PASSWORD_VERIFIER', await srp.answer(PASSWORD));
    tokensOf(await bench.call('RespondToAuthChallenge', input));
    const wrong = await startSrp(bench, 'maria', more);
    await bench.refused(
      'RespondToAuthChallenge',
      bench.respond('PASSWORD_VERIFIER', await wrong.answer('Wrong1!pass')),
    );
    await bench.refused('InitiateAuth', userAuth('maria', { PREFERRED_CHALLENGE: 'PASSWORD_SRP' }));
  });

  for (const [name, kind, masked] of [
    ['EMAIL_OTP', 'EMAIL', 'm***@e***'],
    ['SMS_OTP', 'SMS', '+*******0123'],
  ] as const) {
    it(`sends a code: ${name}`, async () => {
      const bench = await choosing();
      const asked = await bench.call('InitiateAuth', userAuth('maria', { PREFERRED_CHALLENGE: name }));
      const { CODE_DELIVERY_DELIVERY_MEDIUM, CODE_DELIVERY_DESTINATION } = challengeOf(asked, name);
      assert.deepEqual([CODE_DELIVERY_DELIVERY_MEDIUM, CODE_DELIVERY_DESTINATION], [kind, masked]);
      const respond = (code: string, username = 'maria'): object =>
        bench.respond(name, { USERNAME: username, [`${name}_CODE`]: code }, asked['Session']);
      assert.equal(
        (await bench.refused('RespondToAuthChallenge', respond('00000'))).code,
        'CodeMismatchException',
      );
      await bench.addUser('nadia');
      await bench.refused('RespondToAuthChallenge', respond(bench.code('mfa'), 'nadia'));
      tokensOf(await bench.call('RespondToAuthChallenge', respond(bench.code('mfa'))));
      await bench.refused('RespondToAuthChallenge', respond(bench.code('mfa')));
    });
  }

  it('lets a code live for three minutes and five wrong tries', async () => {
    const bench = await choosing();
    const begin = (): Promise<Answer> =>
      bench.call('InitiateAuth', userAuth('maria', { PREFERRED_CHALLENGE: 'EMAIL_OTP' }));
    const respond = ({ Session }: Answer, EMAIL_OTP_CODE: string): object =>
      bench.respond('EMAIL_OTP', { USERNAME: 'maria', EMAIL_OTP_CODE }, Session);
    const old = await begin();
    const code = bench.code('mfa');
    bench.cognito.clock.advance(3 * 60_000);
    await bench.refused('RespondToAuthChallenge', respond(old, code));
    const tried = await begin();
    for (let i = 0; i < 5; i++) await bench.refused('RespondToAuthChallenge', respond(tried, code));
    await bench.refused('RespondToAuthChallenge', respond(tried, bench.code('mfa')));
  });

  it('falls back to the choice when the preferred way is not open', async () => {
    const bench = await choosing({ firstFactors: ['PASSWORD'] });
    for (const PREFERRED_CHALLENGE of ['EMAIL_OTP', 'WEB_AUTHN', 'TEA']) {
      challengeOf(
        await bench.call('InitiateAuth', userAuth('maria', { PREFERRED_CHALLENGE })),
        'SELECT_CHALLENGE',
      );
    }
    const asked = await bench.call('InitiateAuth', userAuth());
    await bench.refused('RespondToAuthChallenge', choose(bench, asked, 'EMAIL_OTP'));
  });

  it('lists the factors of a user by access token', async () => {
    const bench = await choosing({ firstFactors: ['PASSWORD', 'SMS_OTP'] });
    const { access: AccessToken } = await bench.tokens();
    await bench.addTotp(AccessToken);
    assert.deepEqual(await bench.call('GetUserAuthFactors', { AccessToken }), {
      Username: 'maria',
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
      ConfiguredUserAuthFactors: ['PASSWORD', 'SMS_OTP'],
    });
    await bench.addUser('nadia');
    const other = await bench.tokens('nadia');
    const { ConfiguredUserAuthFactors } = await bench.call('GetUserAuthFactors', {
      AccessToken: other.access,
    });
    assert.deepEqual(ConfiguredUserAuthFactors, ['PASSWORD']);
    const { code } = await bench.refused('GetUserAuthFactors', { AccessToken: 'x.y.z' });
    assert.equal(code, 'NotAuthorizedException');
  });

  it('offers no codes to those who need a second factor', async () => {
    const bench = await choosing();
    const { access } = await bench.tokens();
    await bench.addTotp(access);
    const asked = await bench.call('InitiateAuth', userAuth());
    assert.deepEqual(asked['AvailableChallenges'], ['PASSWORD', 'PASSWORD_SRP']);
    await bench.refused('RespondToAuthChallenge', choose(bench, asked, 'EMAIL_OTP'));
    challengeOf(
      await bench.call('RespondToAuthChallenge', choose(bench, asked, 'PASSWORD', { PASSWORD })),
      'SOFTWARE_TOKEN_MFA',
    );
  });

  it('does not reveal unknown users: their codes are always wrong', async () => {
    const bench = await choosing();
    const asked = await bench.call('InitiateAuth', userAuth('nobody', { PREFERRED_CHALLENGE: 'EMAIL_OTP' }));
    challengeOf(asked, 'EMAIL_OTP');
    const responses = { USERNAME: 'nobody', EMAIL_OTP_CODE: '12345678' };
    const input = bench.respond('EMAIL_OTP', responses, asked['Session']);
    assert.equal((await bench.refused('RespondToAuthChallenge', input)).code, 'CodeMismatchException');
    assert.equal(bench.cognito.outbox.last('nobody'), undefined);
    const PREFERRED_CHALLENGE = 'PASSWORD';
    const tried = await bench.refused('InitiateAuth', userAuth('nobody', { PREFERRED_CHALLENGE, PASSWORD }));
    assert.equal(tried.message, 'Incorrect username or password.');
  });

  it('lets people sign up without a password, and in with the session of the confirmation, once', async () => {
    const bench = await choosing();
    const { Password: _password, ...input } = signUpInput('nadia') as Record<string, unknown>;
    assert.equal(_password, PASSWORD);
    await bench.call('SignUp', input);
    const { Session } = await bench.call('ConfirmSignUp', {
      ClientId: CLIENT,
      Username: 'nadia',
      ConfirmationCode: bench.code('sign-up'),
    });
    await bench.refused('InitiateAuth', { ...userAuth('maria'), Session });
    tokensOf(await bench.call('InitiateAuth', { ...userAuth('nadia'), Session }));
    await bench.refused('InitiateAuth', { ...userAuth('nadia'), Session });
    const asked = await bench.call('InitiateAuth', userAuth('nadia'));
    assert.deepEqual(asked['AvailableChallenges'], ['EMAIL_OTP']);
    await bench.refused('InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: CLIENT,
      AuthParameters: { USERNAME: 'nadia', PASSWORD },
    });
    const strict = new Bench();
    assert.match((await strict.refused('SignUp', input)).message, /Value null at 'password'/);
  });
});

describe('a code by email as second factor', () => {
  it('is turned on, asked for, masked, and signs in', async () => {
    const bench = new Bench({ mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] });
    await bench.addUser();
    const { access: AccessToken } = await bench.tokens();
    const EmailMfaSettings = { Enabled: true, PreferredMfa: true };
    await bench.call('SetUserMFAPreference', { AccessToken, EmailMfaSettings });
    const user = await bench.call('GetUser', { AccessToken });
    assert.deepEqual(user['UserMFASettingList'], ['EMAIL_OTP']);
    const asked = await bench.signIn();
    assert.equal(challengeOf(asked, 'EMAIL_OTP')['CODE_DELIVERY_DESTINATION'], 'm***@e***');
    const respond = (EMAIL_OTP_CODE: string): object =>
      bench.respond('EMAIL_OTP', { USERNAME: 'maria', EMAIL_OTP_CODE }, asked['Session']);
    await bench.refused('RespondToAuthChallenge', respond('1'));
    tokensOf(await bench.call('RespondToAuthChallenge', respond(bench.code('mfa'))));
    const late = await bench.signIn();
    bench.cognito.clock.advance(3 * 60_000);
    await bench.refused(
      'RespondToAuthChallenge',
      bench.respond('EMAIL_OTP', { USERNAME: 'maria', EMAIL_OTP_CODE: bench.code('mfa') }, late['Session']),
    );
  });

  it('is refused by a pool that does not have it, or next to another preference', async () => {
    const bench = new Bench();
    await bench.addUser('maria', PHONE);
    const { access: AccessToken } = await bench.tokens();
    const settings = { Enabled: true, PreferredMfa: true };
    await bench.refused('SetUserMFAPreference', { AccessToken, EmailMfaSettings: settings });
    bench.cognito.pools.get(POOL)?.update({ mfaTypes: ['SMS_MFA', 'EMAIL_OTP'] });
    await bench.refused('SetUserMFAPreference', {
      AccessToken,
      EmailMfaSettings: settings,
      SMSMfaSettings: settings,
    });
  });
});

describe('the choice of a second factor on a pool that insists', () => {
  it('offers what is ready though nothing was turned on, and asks for what is chosen', async () => {
    const mfaTypes: PoolOptions['mfaTypes'] = ['SMS_MFA', 'EMAIL_OTP'];
    const bench = new Bench({ mfa: 'ON', mfaTypes, autoVerifiedAttributes: ['email', 'phone_number'] });
    await bench.addUser('maria', PHONE);
    const admin = { UserPoolId: POOL, Username: 'maria' };
    for (const Name of ['email_verified', 'phone_number_verified']) {
      await bench.call('AdminUpdateUserAttributes', { ...admin, UserAttributes: [{ Name, Value: 'true' }] });
    }
    for (const [ANSWER, code] of [
      ['SMS_MFA', 'SMS_MFA_CODE'],
      ['EMAIL_OTP', 'EMAIL_OTP_CODE'],
    ] as const) {
      const asked = await bench.signIn();
      assert.equal(challengeOf(asked, 'SELECT_MFA_TYPE')['MFAS_CAN_CHOOSE'], '["SMS_MFA","EMAIL_OTP"]');
      const pick = (answer: string): object =>
        bench.respond('SELECT_MFA_TYPE', { USERNAME: 'maria', ANSWER: answer }, asked['Session']);
      for (const answer of ['SOFTWARE_TOKEN_MFA', 'TEA']) {
        const { code: name } = await bench.refused('RespondToAuthChallenge', pick(answer));
        assert.equal(name, 'InvalidParameterException');
      }
      const next = await bench.call('RespondToAuthChallenge', pick(ANSWER));
      challengeOf(next, ANSWER);
      const responses = { USERNAME: 'maria', [code]: bench.code('mfa') };
      tokensOf(await bench.call('RespondToAuthChallenge', bench.respond(ANSWER, responses, next['Session'])));
    }
  });
});
