import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { N } from '../../src/local-cognito/crypto/srp.js';
import {
  Bench,
  challengeOf,
  PASSWORD,
  passwordInput,
  srpInput,
  srpTimestamp,
  startSrp,
  tokensOf,
  withTotp,
} from './harness.js';

const WRONG = 'Incorrect username or password.';
const LOCKED = 'Password attempts exceeded';

async function withMaria(): Promise<Bench> {
  const bench = new Bench();
  await bench.addUser();
  return bench;
}

describe('an SRP exchange', () => {
  it('is refused for every multiple of N as public value', async () => {
    const bench = await withMaria();
    for (const value of [N, 2n * N, 15n * N]) {
      const { code } = await bench.refused('InitiateAuth', srpInput('maria', value.toString(16)));
      assert.equal(code, 'InvalidParameterException');
    }
  });

  it('has another public value of the server each time', async () => {
    const bench = await withMaria();
    const exchanges = [await startSrp(bench, 'maria'), await startSrp(bench, 'maria')];
    const [first, second] = exchanges.map(({ challenge }) => challengeOf(challenge, 'PASSWORD_VERIFIER'));
    assert.notEqual(first?.['SRP_B'], second?.['SRP_B']);
    assert.equal(first?.['SALT'], second?.['SALT']);
  });

  it('takes no claim from the future', async () => {
    const bench = await withMaria();
    const { answer } = await startSrp(bench, 'maria');
    const responses = await answer(PASSWORD, srpTimestamp(Date.now() + 10 * 60_000));
    const input = bench.respond('PASSWORD_VERIFIER', responses);
    assert.equal((await bench.refused('RespondToAuthChallenge', input)).message, WRONG);
  });

  it('takes the time of a moved clock, and of a client that does not follow it', async () => {
    const bench = await withMaria();
    bench.cognito.clock.advance(2 * 3_600_000);
    for (const [time, isTaken] of [
      [bench.cognito.clock.now(), true],
      [Date.now(), true],
      [Date.now() + 3_600_000, false],
    ] as const) {
      const { answer } = await startSrp(bench, 'maria');
      const input = bench.respond('PASSWORD_VERIFIER', await answer(PASSWORD, srpTimestamp(time)));
      if (isTaken) tokensOf(await bench.call('RespondToAuthChallenge', input));
      else assert.equal((await bench.refused('RespondToAuthChallenge', input)).message, WRONG);
    }
  });
});

describe('the lock after wrong passwords', () => {
  it('never lasts longer than 15 minutes', async () => {
    const bench = await withMaria();
    for (let i = 0; i < 5; i++) assert.equal(await bench.signInRaw('Wrong1!pass'), WRONG);
    for (let i = 0; i < 10; i++) {
      bench.cognito.clock.advance(1000 * 2 ** i);
      assert.equal(await bench.signInRaw('Wrong1!pass'), WRONG);
    }
    bench.cognito.clock.advance(15 * 60_000 - 1);
    assert.equal(await bench.signInRaw(PASSWORD), LOCKED);
    bench.cognito.clock.advance(1);
    await bench.tokens();
  });

  it('counts every spelling of the name, of unknown people too', async () => {
    const bench = await withMaria();
    for (const name of ['maria', 'nobody']) {
      const spellings = [name, name.toUpperCase(), `${name.charAt(0).toUpperCase()}${name.slice(1)}`];
      for (let i = 0; i < 5; i++) await bench.signInRaw('Wrong1!pass', spellings[i % 3]);
      for (const spelling of spellings) {
        assert.equal((await bench.refused('InitiateAuth', passwordInput(spelling))).message, LOCKED);
      }
    }
  });

  it('restarts the count with a correct one', async () => {
    const bench = await withMaria();
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) assert.equal(await bench.signInRaw('Wrong1!pass'), WRONG);
      await bench.tokens();
    }
  });
});

describe('a challenge session', () => {
  it('is open until just before three minutes, and after four wrong answers', async () => {
    const { bench, secret } = await withTotp();
    const { Session } = await bench.signIn();
    const send = (SOFTWARE_TOKEN_MFA_CODE: string): object =>
      bench.respond('SOFTWARE_TOKEN_MFA', { USERNAME: 'maria', SOFTWARE_TOKEN_MFA_CODE }, Session);
    const far = await bench.totp(secret, 10 * 60_000);
    for (let i = 0; i < 4; i++) await bench.refused('RespondToAuthChallenge', send(far));
    bench.cognito.clock.advance(3 * 60_000 - 1);
    await bench.call('RespondToAuthChallenge', send(await bench.totp(secret)));
  });

  it('ends with a reset, though a user of the same name comes again', async () => {
    const bench = new Bench();
    const phone = { phone_number: '+15555550123' };
    await bench.addUser('maria', phone);
    const { access: AccessToken } = await bench.tokens();
    await bench.call('SetUserMFAPreference', { AccessToken, SMSMfaSettings: { Enabled: true } });
    const { Session } = await bench.signIn();
    const responses = { USERNAME: 'maria', SMS_MFA_CODE: bench.code('mfa') };
    bench.cognito.reset();
    await bench.addUser('maria', phone);
    const input = bench.respond('SMS_MFA', responses, Session);
    const { message } = await bench.refused('RespondToAuthChallenge', input);
    assert.equal(message, 'Invalid session for the user.');
  });
});
