import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { totpCode } from '../../src/local-cognito/index.js';
import { Bench, challengeOf, CLIENT } from './harness.js';

const PHONE = { phone_number: '+15555550123' };

describe('the codes of an authenticator app', () => {
  // RFC 6238, appendix B, SHA-1: the last six of the eight digits, for the secret 12345678901234567890 in Base32.
  for (const [seconds, code] of [
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ] as const) {
    it(`are those of RFC 6238 at ${seconds} s`, async () => {
      assert.equal(await totpCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', seconds * 1000), code);
    });
  }
});

describe('a second factor', () => {
  it('is not a phone number that no one verified, where the pool insists', async () => {
    const bench = new Bench({ mfa: 'ON' });
    await bench.addUser('maria', PHONE);
    challengeOf(await bench.signIn(), 'MFA_SETUP');
    assert.ok(bench.cognito.outbox.messages().every(({ kind }) => kind !== 'mfa'));
  });

  it('can be chosen only among those that are on', async () => {
    const bench = new Bench({ mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] });
    await bench.addUser('maria', PHONE);
    const { access: AccessToken } = await bench.tokens();
    await bench.addTotp(AccessToken);
    await bench.call('SetUserMFAPreference', {
      AccessToken,
      SMSMfaSettings: { Enabled: true },
      SoftwareTokenMfaSettings: { Enabled: true },
    });
    const asked = await bench.signIn();
    challengeOf(asked, 'SELECT_MFA_TYPE');
    const choose = (ANSWER: string): object =>
      bench.respond('SELECT_MFA_TYPE', { USERNAME: 'maria', ANSWER }, asked['Session']);
    for (const answer of ['EMAIL_OTP', 'MFA_SETUP', 'NOMFA']) {
      const { code } = await bench.refused('RespondToAuthChallenge', choose(answer));
      assert.equal(code, 'InvalidParameterException');
    }
    challengeOf(await bench.call('RespondToAuthChallenge', choose('SMS_MFA')), 'SMS_MFA');
  });
});

describe('a code as first factor', () => {
  it('is not sent to a user who has not confirmed', async () => {
    const bench = new Bench({ firstFactors: ['PASSWORD', 'EMAIL_OTP'] });
    await bench.signUp();
    const { code } = await bench.refused('InitiateAuth', {
      AuthFlow: 'USER_AUTH',
      ClientId: CLIENT,
      AuthParameters: { USERNAME: 'maria', PREFERRED_CHALLENGE: 'EMAIL_OTP' },
    });
    assert.equal(code, 'UserNotConfirmedException');
    assert.ok(bench.cognito.outbox.messages().every(({ kind }) => kind !== 'mfa'));
  });
});
