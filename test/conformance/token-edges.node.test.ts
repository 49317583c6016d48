import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';

import {
  Bench,
  CLIENT,
  PASSWORD,
  passwordInput,
  POOL,
  refreshInput,
  signUpInput,
  srpInput,
  tokensOf,
} from './harness.js';

const claims = (jwt: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

describe('the tokens', () => {
  it('of a user who was disabled stay ended when the account is enabled again', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { access: AccessToken, refresh } = await bench.tokens();
    const admin = bench.cognito.pools.get(POOL)?.admin;
    await admin?.disableUser('maria');
    await admin?.enableUser('maria');
    assert.equal((await bench.refused('GetUser', { AccessToken })).message, 'Access Token has been revoked');
    const { message } = await bench.refused('InitiateAuth', refreshInput(refresh));
    assert.equal(message, 'Refresh Token has been revoked');
    await bench.tokens();
  });

  it('have three parts and nothing behind them', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { access } = await bench.tokens();
    for (const AccessToken of [`${access}.`, `${access}.x`, `${access}=`]) {
      assert.equal((await bench.refused('GetUser', { AccessToken })).message, 'Invalid Access Token');
    }
  });

  it('keep the time of the sign-in when they are renewed', async () => {
    const bench = new Bench();
    await bench.addUser();
    const first = await bench.tokens();
    bench.cognito.clock.advance(600_000);
    const renewed = tokensOf(await bench.call('InitiateAuth', refreshInput(first.refresh)));
    for (const use of ['access', 'id'] as const) {
      const [before, after] = [claims(first[use]), claims(renewed[use])];
      assert.equal(after['auth_time'], before['auth_time']);
      assert.equal(after['origin_jti'], before['origin_jti']);
      assert.equal(after['iat'], Number(before['iat']) + 600);
      assert.notEqual(after['jti'], before['jti']);
    }
  });
});

describe('a client with a secret', () => {
  const secret = 'not-for-browsers';
  const hash = (name: string): string =>
    createHmac('sha256', secret)
      .update(name + CLIENT)
      .digest('base64');

  /** Returns a bench where maria and nadia signed up, and the refresh token of maria. */
  async function withSecret(): Promise<{ bench: Bench; refresh: string }> {
    const bench = new Bench({ clients: [{ id: CLIENT, secret }] });
    for (const name of ['maria', 'nadia']) {
      const SecretHash = hash(name);
      await bench.call('SignUp', { ...signUpInput(name), SecretHash });
      const ConfirmationCode = bench.code('sign-up');
      await bench.call('ConfirmSignUp', { ClientId: CLIENT, Username: name, ConfirmationCode, SecretHash });
    }
    const { refresh } = tokensOf(
      await bench.call('InitiateAuth', withParameter(passwordInput(), hash('maria'))),
    );
    return { bench, refresh };
  }

  /** Puts a SECRET_HASH among the parameters of a sign-in. */
  function withParameter(input: object, SECRET_HASH: string | undefined): object {
    const { AuthParameters } = input as { AuthParameters: object };
    return { ...input, AuthParameters: { ...AuthParameters, SECRET_HASH } };
  }

  const account = { ClientId: CLIENT, Username: 'maria' };
  const operations: [string, (refresh: string, SecretHash?: string) => object][] = [
    ['SignUp', (_, SecretHash) => ({ ...signUpInput(), SecretHash })],
    ['ConfirmSignUp', (_, SecretHash) => ({ ...account, ConfirmationCode: '123456', SecretHash })],
    ['ResendConfirmationCode', (_, SecretHash) => ({ ...account, SecretHash })],
    ['ForgotPassword', (_, SecretHash) => ({ ...account, SecretHash })],
    [
      'ConfirmForgotPassword',
      (_, SecretHash) => ({ ...account, ConfirmationCode: '123456', Password: PASSWORD, SecretHash }),
    ],
    ['InitiateAuth', (_, given) => withParameter(passwordInput(), given)],
    ['InitiateAuth', (_, given) => withParameter(srpInput('maria', 'abcdef'), given)],
    ['InitiateAuth', (_, given) => withParameter({ ...passwordInput(), AuthFlow: 'USER_AUTH' }, given)],
    ['InitiateAuth', (_, given) => withParameter({ ...passwordInput(), AuthFlow: 'CUSTOM_AUTH' }, given)],
    ['InitiateAuth', (refresh, given) => withParameter(refreshInput(refresh), given)],
    [
      'RespondToAuthChallenge',
      (_, SECRET_HASH) => ({
        ClientId: CLIENT,
        ChallengeName: 'SMS_MFA',
        ChallengeResponses: { USERNAME: 'maria', SMS_MFA_CODE: '123456', SECRET_HASH },
        Session: 'x'.repeat(20),
      }),
    ],
  ];

  it('wants the hash of this very user for every operation and flow', async () => {
    const { bench, refresh } = await withSecret();
    for (const [operation, input] of operations) {
      for (const [given, message] of [
        [undefined, `Client ${CLIENT} is configured with secret but SECRET_HASH was not received`],
        [hash('nadia'), `Unable to verify secret hash for client ${CLIENT}`],
        ['AAAA', `Unable to verify secret hash for client ${CLIENT}`],
      ] as const) {
        assert.deepEqual(await bench.refused(operation, input(refresh, given)), {
          code: 'NotAuthorizedException',
          message,
          status: 400,
        });
      }
    }
    const theirs = { ...signUpInput('olga'), SecretHash: hash('maria') };
    assert.match((await bench.refused('SignUp', theirs)).message, /Unable to verify secret hash/);
    await bench.call('InitiateAuth', withParameter(refreshInput(refresh), hash('maria')));
  });

  it('revokes only with the secret', async () => {
    const { bench, refresh } = await withSecret();
    for (const ClientSecret of [undefined, 'guess']) {
      const revoke = { ClientId: CLIENT, Token: refresh, ClientSecret };
      assert.equal((await bench.refused('RevokeToken', revoke)).code, 'UnauthorizedException');
    }
    await bench.call('RevokeToken', { ClientId: CLIENT, Token: refresh, ClientSecret: secret });
  });

  it('is the only one that may be sent a hash', async () => {
    const { code, message } = await new Bench().refused('SignUp', {
      ...signUpInput(),
      SecretHash: hash('maria'),
    });
    assert.equal(code, 'NotAuthorizedException');
    assert.match(message, /is not configured for secret/);
  });
});
