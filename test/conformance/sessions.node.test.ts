import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Bench, CLIENT, withTotp } from './harness.js';

describe('challenge sessions', () => {
  it('expire after three minutes', async () => {
    const { bench, secret } = await withTotp();
    const { Session } = await bench.signIn();
    bench.cognito.clock.advance(3 * 60_000);
    const responses = { USERNAME: 'maria', SOFTWARE_TOKEN_MFA_CODE: await bench.totp(secret) };
    const input = bench.respond('SOFTWARE_TOKEN_MFA', responses, Session);
    const { message } = await bench.refused('RespondToAuthChallenge', input);
    assert.equal(message, 'Invalid session for the user, session is expired.');
  });

  it('are used once', async () => {
    const { bench, secret } = await withTotp();
    const { Session } = await bench.signIn();
    const send = async (later: number): Promise<object> =>
      bench.respond(
        'SOFTWARE_TOKEN_MFA',
        { USERNAME: 'maria', SOFTWARE_TOKEN_MFA_CODE: await bench.totp(secret, later) },
        Session,
      );
    await bench.call('RespondToAuthChallenge', await send(0));
    const { message } = await bench.refused('RespondToAuthChallenge', await send(30_000));
    assert.equal(message, 'Invalid session for the user, session can only be used once.');
  });

  it('are used once also by answers that come together', async () => {
    const { bench, secret } = await withTotp();
    const { Session } = await bench.signIn();
    const codes = [await bench.totp(secret), await bench.totp(secret, 30_000)];
    const answers = await Promise.all(
      codes.map((SOFTWARE_TOKEN_MFA_CODE) =>
        bench.post(
          'RespondToAuthChallenge',
          JSON.stringify(
            bench.respond('SOFTWARE_TOKEN_MFA', { USERNAME: 'maria', SOFTWARE_TOKEN_MFA_CODE }, Session),
          ),
        ),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400]);
  });

  it("do not open another user's account", async () => {
    const { bench, secret } = await withTotp();
    await bench.addUser('nadia');
    const { Session } = await bench.signIn();
    const responses = { USERNAME: 'nadia', SOFTWARE_TOKEN_MFA_CODE: await bench.totp(secret) };
    const input = bench.respond('SOFTWARE_TOKEN_MFA', responses, Session);
    assert.equal(
      (await bench.refused('RespondToAuthChallenge', input)).message,
      'Invalid session for the user.',
    );
  });

  it('belong to one challenge and one client, and cannot be made up', async () => {
    const other = 'otherclient';
    const bench = new Bench({ clients: [{ id: CLIENT }, { id: other }] });
    await bench.addUser();
    const secret = await bench.addTotp((await bench.tokens()).access);
    const { Session } = await bench.signIn();
    const responses = { USERNAME: 'maria', SOFTWARE_TOKEN_MFA_CODE: await bench.totp(secret) };
    for (const input of [
      bench.respond('MFA_SETUP', responses, Session),
      bench.respond('NEW_PASSWORD_REQUIRED', { ...responses, NEW_PASSWORD: 'Newer1!pass' }, Session),
      { ...bench.respond('SOFTWARE_TOKEN_MFA', responses, Session), ClientId: other },
      bench.respond('SOFTWARE_TOKEN_MFA', responses, `${String(Session).slice(0, -4)}AAAA`),
    ]) {
      assert.equal(
        (await bench.refused('RespondToAuthChallenge', input)).message,
        'Invalid session for the user.',
      );
    }
    const missing = await bench.refused(
      'RespondToAuthChallenge',
      bench.respond('SOFTWARE_TOKEN_MFA', responses),
    );
    assert.equal(missing.message, 'Missing required parameter Session');
  });
});
