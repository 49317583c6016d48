import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createLocalCognito, type PoolOptions } from '../../src/local-cognito/index.js';
import { type Answer, Bench, CLIENT, PASSWORD, POOL, refreshInput, startSrp, tokensOf } from './harness.js';
import { claims } from './hosted.js';
import type { CreationOptions, RequestOptions } from './software-authenticator.js';
import { SoftwareAuthenticator } from './software-authenticator.js';

const [one, two, three, four] = [1, 2, 3, 4].map((level) => `urn:cognito:loa:${level}`);

const start = (more: Record<string, string>): object => ({
  AuthFlow: 'USER_AUTH',
  ClientId: CLIENT,
  AuthParameters: { USERNAME: 'maria', ...more },
});

const withPassword = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD };

/** What a token says of its sign-in. */
function levelIn(jwt: string): unknown[] {
  const { acr, amr } = claims(jwt);
  return [acr, amr];
}

async function withMaria(pool: Partial<PoolOptions> = {}): Promise<{ bench: Bench; access: string }> {
  const bench = new Bench({ mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'], ...pool });
  await bench.addUser('maria', { phone_number: '+15555550123' });
  return { bench, access: (await bench.tokens()).access };
}

/** maria has an authenticator app; `access` and `refresh` are of a sign-in that proved the password alone. */
async function withApp() {
  const { bench, access: first } = await withMaria();
  const { access, refresh } = tokensOf(
    await bench.call('InitiateAuth', start({ ...withPassword, TARGET_ACR_VALUES: one ?? '' })),
  );
  const secret = await bench.addTotp(first);
  const confirm = async (Session: unknown): Promise<Answer> => {
    bench.cognito.clock.advance(30_000);
    const SOFTWARE_TOKEN_MFA_CODE = await bench.totp(secret);
    const responses = { USERNAME: 'maria', SOFTWARE_TOKEN_MFA_CODE };
    return bench.call('RespondToAuthChallenge', bench.respond('SOFTWARE_TOKEN_MFA', responses, Session));
  };
  return { bench, access, refresh, confirm };
}

describe('a sign-in toward a level', () => {
  it('says in its tokens what it proved, and a refresh keeps it', async () => {
    const { bench } = await withMaria();
    const tokens = tokensOf(
      await bench.call('InitiateAuth', start({ ...withPassword, TARGET_ACR_VALUES: one ?? '' })),
    );
    for (const jwt of [tokens.access, tokens.id]) assert.deepEqual(levelIn(jwt), [one, ['pwd']]);
    bench.cognito.clock.advance(60_000);
    const renewed = tokensOf(await bench.call('InitiateAuth', refreshInput(tokens.refresh)));
    for (const jwt of [renewed.access, renewed.id]) assert.deepEqual(levelIn(jwt), [one, ['pwd']]);
    assert.equal(claims(renewed.id)['auth_time'], claims(tokens.id)['auth_time']);
    const { access } = await bench.tokens();
    assert.deepEqual(levelIn(access), [undefined, undefined]);
  });

  it('offers the first factors that lead there', async () => {
    const { bench } = await withMaria({ firstFactors: ['PASSWORD', 'EMAIL_OTP'] });
    const offered = async (TARGET_ACR_VALUES: string): Promise<unknown> =>
      (await bench.call('InitiateAuth', start({ TARGET_ACR_VALUES })))['AvailableChallenges'];
    assert.deepEqual(await offered(one ?? ''), ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP']);
    assert.deepEqual(await offered(two ?? ''), ['EMAIL_OTP']);
    // A level that cannot be reached is left out, one that is unknown too.
    assert.deepEqual(await offered(`urn:other ${four} ${two}`), ['EMAIL_OTP']);
    const { Session } = await bench.call('InitiateAuth', start({ TARGET_ACR_VALUES: two ?? '' }));
    const answer = { USERNAME: 'maria', ANSWER: 'PASSWORD', PASSWORD };
    const { code } = await bench.refused(
      'RespondToAuthChallenge',
      bench.respond('SELECT_CHALLENGE', answer, Session),
    );
    assert.equal(code, 'InvalidParameterException');
    const sent = await bench.call(
      'RespondToAuthChallenge',
      bench.respond('SELECT_CHALLENGE', { USERNAME: 'maria', ANSWER: 'EMAIL_OTP' }, Session),
    );
    const EMAIL_OTP_CODE = bench.code('mfa');
    const done = await bench.call(
      'RespondToAuthChallenge',
      bench.respond('EMAIL_OTP', { USERNAME: 'maria', EMAIL_OTP_CODE }, sent['Session']),
    );
    assert.deepEqual(levelIn(tokensOf(done).id), [two, ['email_otp']]);
  });

  it('proves the password by SRP, and asks for the second factor that leads there', async () => {
    const { bench, confirm } = await withApp();
    const { challenge, answer } = await startSrp(bench, 'maria', {
      AuthFlow: 'USER_AUTH',
      PREFERRED_CHALLENGE: 'PASSWORD_SRP',
      TARGET_ACR_VALUES: four ?? '',
    });
    const responses = await answer(PASSWORD);
    const next = await bench.call(
      'RespondToAuthChallenge',
      bench.respond('PASSWORD_VERIFIER', responses, challenge['Session']),
    );
    assert.equal(next['ChallengeName'], 'SOFTWARE_TOKEN_MFA');
    assert.deepEqual(levelIn(tokensOf(await confirm(next['Session'])).access), [four, ['pwd', 'otp', 'mfa']]);
  });

  it('leaves the choice between the second factors that lead there', async () => {
    const { bench, access: AccessToken } = await withMaria();
    await bench.addTotp(AccessToken);
    await bench.call('SetUserMFAPreference', {
      AccessToken,
      SMSMfaSettings: { Enabled: true },
      EmailMfaSettings: { Enabled: true },
      SoftwareTokenMfaSettings: { Enabled: true },
    });
    const toFour = await bench.call(
      'InitiateAuth',
      start({ ...withPassword, TARGET_ACR_VALUES: four ?? '' }),
    );
    assert.equal(toFour['ChallengeName'], 'SOFTWARE_TOKEN_MFA');
    const toThree = await bench.call(
      'InitiateAuth',
      start({ ...withPassword, TARGET_ACR_VALUES: three ?? '' }),
    );
    assert.equal(toThree['ChallengeName'], 'SELECT_MFA_TYPE');
    const chosen = { USERNAME: 'maria', ANSWER: 'SMS_MFA' };
    const sent = await bench.call(
      'RespondToAuthChallenge',
      bench.respond('SELECT_MFA_TYPE', chosen, toThree['Session']),
    );
    const code = { USERNAME: 'maria', SMS_MFA_CODE: bench.code('mfa') };
    const done = await bench.call('RespondToAuthChallenge', bench.respond('SMS_MFA', code, sent['Session']));
    assert.deepEqual(levelIn(tokensOf(done).id), [three, ['pwd', 'sms', 'mfa']]);
  });

  it('counts a passkey by its authenticator', async () => {
    for (const [attachment, method] of [
      ['platform', 'swk'],
      ['cross-platform', 'hwk'],
    ] as const) {
      const { bench, access: AccessToken } = await withMaria({
        firstFactors: ['PASSWORD', 'WEB_AUTHN'],
        passkeys: { relyingPartyId: 'example.com' },
      });
      const device = new SoftwareAuthenticator({ attachment });
      const { CredentialCreationOptions } = await bench.call('StartWebAuthnRegistration', { AccessToken });
      const Credential = await device.create(CredentialCreationOptions as CreationOptions);
      await bench.call('CompleteWebAuthnRegistration', { AccessToken, Credential });
      const asked = await bench.call('InitiateAuth', start({ TARGET_ACR_VALUES: three ?? '' }));
      assert.deepEqual(asked['AvailableChallenges'], ['WEB_AUTHN']);
      const options = (asked['ChallengeParameters'] as Record<string, string>)['CREDENTIAL_REQUEST_OPTIONS'];
      const CREDENTIAL = JSON.stringify(await device.get(JSON.parse(options ?? '') as RequestOptions));
      const answer = { USERNAME: 'maria', ANSWER: 'WEB_AUTHN', CREDENTIAL };
      const done = await bench.call(
        'RespondToAuthChallenge',
        bench.respond('SELECT_CHALLENGE', answer, asked['Session']),
      );
      assert.deepEqual(levelIn(tokensOf(done).id), [three, [method]]);
    }
  });

  it('ignores the target of a user who does not exist', async () => {
    const { bench } = await withMaria();
    const AuthParameters = { USERNAME: 'unknown', TARGET_ACR_VALUES: four ?? '' };
    const answer = await bench.call('InitiateAuth', {
      AuthFlow: 'USER_AUTH',
      ClientId: CLIENT,
      AuthParameters,
    });
    assert.equal(answer['ChallengeName'], 'SELECT_CHALLENGE');
  });
});

describe('step-up of a signed-in user', () => {
  it('asks only for what the access token does not prove, and issues new tokens', async () => {
    const { bench, access, refresh, confirm } = await withApp();
    const asked = await bench.call(
      'InitiateAuth',
      start({ TARGET_ACR_VALUES: four ?? '', ACCESS_TOKEN: access }),
    );
    assert.equal(asked['ChallengeName'], 'SOFTWARE_TOKEN_MFA');
    const tokens = tokensOf(await confirm(asked['Session']));
    assert.deepEqual(levelIn(tokens.id), [four, ['pwd', 'otp', 'mfa']]);
    assert.notEqual(tokens.refresh, refresh);
    assert.notEqual(claims(tokens.access)['origin_jti'], claims(access)['origin_jti']);
    assert.equal(claims(tokens.id)['auth_time'], Math.floor(bench.cognito.clock.now() / 1000));
    // The earlier session stays.
    await bench.call('GetUser', { AccessToken: access });
  });

  it('asks for everything after max age, and for a token that proves nothing', async () => {
    const { bench, access } = await withApp();
    const TARGET_ACR_VALUES = four ?? '';
    bench.cognito.clock.advance(60_000);
    const ask = async (more: Record<string, string>): Promise<unknown> =>
      (await bench.call('InitiateAuth', start({ TARGET_ACR_VALUES, ...more })))['ChallengeName'];
    assert.equal(await ask({ ACCESS_TOKEN: access, MAX_AGE: '60' }), 'SOFTWARE_TOKEN_MFA');
    assert.equal(await ask({ ACCESS_TOKEN: access, MAX_AGE: '59' }), 'SELECT_CHALLENGE');
    assert.equal(await ask({ ACCESS_TOKEN: access, MAX_AGE: '0' }), 'SELECT_CHALLENGE');
    assert.equal(await ask({}), 'SELECT_CHALLENGE');
    const again = await withMaria();
    await again.bench.addTotp(again.access);
    const plain = start({ TARGET_ACR_VALUES, ACCESS_TOKEN: again.access });
    assert.equal((await again.bench.call('InitiateAuth', plain))['ChallengeName'], 'SELECT_CHALLENGE');
  });

  it('is refused where the token proves enough, until it is too old', async () => {
    const { bench, access } = await withApp();
    const asked = start({ TARGET_ACR_VALUES: one ?? '', ACCESS_TOKEN: access, MAX_AGE: '10' });
    const { code, message } = await bench.refused('InitiateAuth', asked);
    assert.deepEqual(
      [code, message],
      ['InvalidParameterException', 'The access token already meets the requested ACR value.'],
    );
    bench.cognito.clock.advance(11_000);
    assert.equal((await bench.call('InitiateAuth', asked))['ChallengeName'], 'SELECT_CHALLENGE');
  });

  it('is refused for levels that are unknown or cannot be reached, and for wrong parameters', async () => {
    const { bench, access } = await withMaria();
    const refusal = async (more: Record<string, string>): Promise<string> => {
      const { code, message } = await bench.refused('InitiateAuth', start(more));
      assert.equal(code, 'InvalidParameterException');
      return message;
    };
    const ACCESS_TOKEN = access;
    assert.match(await refusal({ TARGET_ACR_VALUES: 'urn:other', ACCESS_TOKEN }), /None of the requested/);
    for (const level of [two, three, four])
      assert.match(await refusal({ TARGET_ACR_VALUES: level ?? '', ACCESS_TOKEN }), /no factors/);
    assert.match(await refusal({ ACCESS_TOKEN }), /requires TARGET_ACR_VALUES/);
    for (const MAX_AGE of ['-1', '1.5', 'soon', ''])
      assert.match(await refusal({ TARGET_ACR_VALUES: one ?? '', MAX_AGE }), /Invalid MAX_AGE/);
  });

  it('is refused with the token of another user, or one that is revoked', async () => {
    const { bench, access } = await withApp();
    await bench.addUser('nadia');
    const nadia = await bench.tokens('nadia');
    const TARGET_ACR_VALUES = four ?? '';
    const ask = (ACCESS_TOKEN: string) =>
      bench.refused('InitiateAuth', start({ TARGET_ACR_VALUES, ACCESS_TOKEN }));
    assert.equal((await ask(nadia.access)).code, 'NotAuthorizedException');
    await bench.call('GlobalSignOut', { AccessToken: access });
    assert.equal((await ask(access)).code, 'NotAuthorizedException');
  });

  it('fails as a whole when the factors change meanwhile', async () => {
    const { bench, confirm, access } = await withApp();
    const asked = await bench.call(
      'InitiateAuth',
      start({ ...withPassword, TARGET_ACR_VALUES: three ?? '' }),
    );
    assert.equal(asked['ChallengeName'], 'SOFTWARE_TOKEN_MFA');
    assert.deepEqual(levelIn(tokensOf(await confirm(asked['Session'])).id), [four, ['pwd', 'otp', 'mfa']]);
    const input = start({ PREFERRED_CHALLENGE: 'PASSWORD', TARGET_ACR_VALUES: four ?? '' });
    const { Session } = await bench.call('InitiateAuth', input);
    const off = { AccessToken: access, SoftwareTokenMfaSettings: { Enabled: false } };
    await bench.call('SetUserMFAPreference', off);
    const { code, message } = await bench.refused(
      'RespondToAuthChallenge',
      bench.respond('PASSWORD', { USERNAME: 'maria', PASSWORD }, Session),
    );
    assert.deepEqual([code, message], ['NotAuthorizedException', 'The requested ACR value was not reached.']);
  });
});

describe('the names of the levels', () => {
  it('are those of the pool, and tokens keep the earlier ones', async () => {
    const { bench } = await withMaria({ acrConfiguration: { Level1: 'urn:mine:1' } });
    const tokens = tokensOf(
      await bench.call('InitiateAuth', start({ ...withPassword, TARGET_ACR_VALUES: 'urn:mine:1' })),
    );
    assert.deepEqual(levelIn(tokens.id), ['urn:mine:1', ['pwd']]);
    bench.cognito.pools.get(POOL)?.update({ acrConfiguration: {} });
    const renewed = tokensOf(await bench.call('InitiateAuth', refreshInput(tokens.refresh)));
    assert.deepEqual(levelIn(renewed.id), ['urn:mine:1', ['pwd']]);
  });

  it('are different ones of 1 to 64 characters', () => {
    for (const acrConfiguration of [
      { Level1: '' },
      { Level1: 'a b' },
      { Level2: 'a"b' },
      { Level2: 'a\\b' },
      { Level3: 'x'.repeat(65) },
      { Level1: 'urn:cognito:loa:4' },
    ]) {
      assert.throws(
        () => createLocalCognito({ pools: [{ id: POOL, clients: [], acrConfiguration }] }),
        /acrConfiguration has .* 1 to 64/,
      );
    }
  });
});
