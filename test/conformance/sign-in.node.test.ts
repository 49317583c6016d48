import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  Bench,
  challengeOf,
  CLIENT,
  PASSWORD,
  passwordInput,
  srpInput,
  srpTimestamp,
  startSrp,
  tokensOf,
} from './harness.js';

const WRONG = { code: 'NotAuthorizedException', message: 'Incorrect username or password.', status: 400 };

describe('signing in by SRP', () => {
  it('lets the right password in', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { answer } = await startSrp(bench, 'maria');
    tokensOf(
      await bench.call('RespondToAuthChallenge', bench.respond('PASSWORD_VERIFIER', await answer(PASSWORD))),
    );
  });

  it('refuses a wrong password', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { answer } = await startSrp(bench, 'maria');
    const responses = await answer('Wrong1!pass');
    assert.deepEqual(
      await bench.refused('RespondToAuthChallenge', bench.respond('PASSWORD_VERIFIER', responses)),
      WRONG,
    );
  });

  it('refuses a signature with one character changed', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { answer } = await startSrp(bench, 'maria');
    const responses = await answer(PASSWORD);
    const signature = responses['PASSWORD_CLAIM_SIGNATURE'] ?? '';
    const forged = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    assert.deepEqual(
      await bench.refused(
        'RespondToAuthChallenge',
        bench.respond('PASSWORD_VERIFIER', { ...responses, PASSWORD_CLAIM_SIGNATURE: forged }),
      ),
      WRONG,
    );
  });

  it('takes a secret block once', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { answer } = await startSrp(bench, 'maria');
    const input = bench.respond('PASSWORD_VERIFIER', await answer(PASSWORD));
    await bench.call('RespondToAuthChallenge', input);
    const { code } = await bench.refused('RespondToAuthChallenge', input);
    assert.equal(code, 'NotAuthorizedException');
  });

  it('takes a secret block once also after a wrong answer', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { answer } = await startSrp(bench, 'maria');
    await bench.refused(
      'RespondToAuthChallenge',
      bench.respond('PASSWORD_VERIFIER', await answer('Wrong1!pass')),
    );
    await bench.refused('RespondToAuthChallenge', bench.respond('PASSWORD_VERIFIER', await answer(PASSWORD)));
  });

  it('refuses a secret block after three minutes', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { answer } = await startSrp(bench, 'maria');
    bench.cognito.clock.advance(3 * 60_000);
    const input = bench.respond('PASSWORD_VERIFIER', await answer(PASSWORD));
    const { message } = await bench.refused('RespondToAuthChallenge', input);
    assert.equal(message, 'Invalid session for the user, session is expired.');
  });

  it("refuses another user's name with a genuine answer", async () => {
    const bench = new Bench();
    await bench.addUser();
    await bench.addUser('nadia');
    const { answer } = await startSrp(bench, 'maria');
    const responses = { ...(await answer(PASSWORD)), USERNAME: 'nadia' };
    assert.deepEqual(
      await bench.refused('RespondToAuthChallenge', bench.respond('PASSWORD_VERIFIER', responses)),
      WRONG,
    );
  });

  it('refuses an answer to an exchange from before the password changed', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { answer } = await startSrp(bench, 'maria');
    await bench.cognito.pools.get('us-east-1_LocalDemo')?.admin.setUserPassword('maria', 'Newer1!pass');
    assert.deepEqual(
      await bench.refused(
        'RespondToAuthChallenge',
        bench.respond('PASSWORD_VERIFIER', await answer(PASSWORD)),
      ),
      WRONG,
    );
  });

  it('checks form and age of the timestamp', async () => {
    const bench = new Bench();
    await bench.addUser();
    const padded = await (await startSrp(bench, 'maria')).answer(PASSWORD, 'Tue Feb 01 03:04:05 UTC 2000');
    const format = await bench.refused('RespondToAuthChallenge', bench.respond('PASSWORD_VERIFIER', padded));
    assert.deepEqual(format, {
      code: 'InvalidParameterException',
      message: 'TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.',
      status: 400,
    });
    const old = await (
      await startSrp(bench, 'maria')
    ).answer(PASSWORD, srpTimestamp(Date.now() - 10 * 60_000));
    assert.deepEqual(
      await bench.refused('RespondToAuthChallenge', bench.respond('PASSWORD_VERIFIER', old)),
      WRONG,
    );
  });

  it('refuses a public value that is zero modulo N', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { code } = await bench.refused('InitiateAuth', srpInput('maria', '0'));
    assert.equal(code, 'InvalidParameterException');
  });

  it('treats an unknown user like a wrong password, with the same salt each time', async () => {
    const bench = new Bench();
    const first = await startSrp(bench, 'nobody');
    const second = await startSrp(bench, 'nobody');
    const salts = [first, second].map(({ challenge }) => challengeOf(challenge, 'PASSWORD_VERIFIER')['SALT']);
    assert.equal(salts[0], salts[1]);
    assert.match(salts[0] ?? '', /^[0-9a-f]{32}$/);
    const input = bench.respond('PASSWORD_VERIFIER', await first.answer(PASSWORD));
    assert.deepEqual(await bench.refused('RespondToAuthChallenge', input), WRONG);
  });

  it('says that a user is unknown on a client with LEGACY errors', async () => {
    const bench = new Bench({ clients: [{ id: CLIENT, preventUserExistenceErrors: 'LEGACY' }] });
    for (const input of [srpInput('nobody', 'abcdef'), passwordInput('nobody')]) {
      const { code, message } = await bench.refused('InitiateAuth', input);
      assert.deepEqual([code, message], ['UserNotFoundException', 'User does not exist.']);
    }
  });
});

describe('signing in by password', () => {
  it('refuses a wrong password and an unknown user with the same words', async () => {
    const bench = new Bench();
    await bench.addUser();
    assert.deepEqual(await bench.refused('InitiateAuth', passwordInput('maria', 'Wrong1!pass')), WRONG);
    assert.deepEqual(await bench.refused('InitiateAuth', passwordInput('nobody')), WRONG);
  });

  it('ignores the case of the username', async () => {
    const bench = new Bench();
    await bench.addUser();
    await bench.tokens('MARIA');
  });

  it('reveals an unconfirmed user, but only with the right password', async () => {
    const bench = new Bench();
    await bench.signUp();
    assert.deepEqual(await bench.refused('InitiateAuth', passwordInput('maria', 'Wrong1!pass')), WRONG);
    assert.deepEqual(await bench.refused('InitiateAuth', passwordInput()), {
      code: 'UserNotConfirmedException',
      message: 'User is not confirmed.',
      status: 400,
    });
  });

  it('locks after five wrong passwords, for longer each time, for unknown users too', async () => {
    const bench = new Bench();
    await bench.addUser();
    for (const name of ['maria', 'nobody']) {
      for (let i = 0; i < 5; i++) await bench.refused('InitiateAuth', passwordInput(name, 'Wrong1!pass'));
      const { message } = await bench.refused('InitiateAuth', passwordInput(name));
      assert.equal(message, 'Password attempts exceeded');
    }
    bench.cognito.clock.advance(1000);
    await bench.refused('InitiateAuth', passwordInput('maria', 'Wrong1!pass'));
    bench.cognito.clock.advance(1000);
    const { message } = await bench.refused('InitiateAuth', passwordInput());
    assert.equal(message, 'Password attempts exceeded');
    bench.cognito.clock.advance(1000);
    await bench.tokens();
  });

  it('refuses a flow the client may not use', async () => {
    const bench = new Bench({ clients: [{ id: CLIENT, explicitAuthFlows: ['USER_SRP_AUTH'] }] });
    const { code, message } = await bench.refused('InitiateAuth', passwordInput());
    assert.equal(code, 'InvalidParameterException');
    assert.equal(message, 'USER_PASSWORD_AUTH flow not enabled for this client');
  });
});
