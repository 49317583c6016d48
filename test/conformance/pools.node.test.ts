import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';

import type { PoolOptions } from '../../src/local-cognito/index.js';
import {
  Bench,
  challengeOf,
  CLIENT,
  PASSWORD,
  passwordInput,
  POOL,
  refreshInput,
  signUpInput,
  startSrp,
  tokensOf,
} from './harness.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PHONE = { phone_number: '+15555550123' };

describe('a pool where people sign up with an email address', () => {
  const options: Partial<PoolOptions> = { usernameAttributes: ['email'] };

  it('gives them an internal username and lets them in by the address', async () => {
    const bench = new Bench(options);
    await bench.addUser('maria@example.com');
    const { challenge, answer } = await startSrp(bench, 'Maria@Example.com');
    assert.match(challengeOf(challenge, 'PASSWORD_VERIFIER')['USER_ID_FOR_SRP'] ?? '', UUID);
    const input = bench.respond('PASSWORD_VERIFIER', await answer(PASSWORD));
    const { access } = tokensOf(await bench.call('RespondToAuthChallenge', input));
    const { Username } = await bench.call('GetUser', { AccessToken: access });
    assert.match(String(Username), UUID);
  });

  it('gives unknown people an internal username too', async () => {
    const { challenge } = await startSrp(new Bench(options), 'nobody@example.com');
    assert.match(challengeOf(challenge, 'PASSWORD_VERIFIER')['USER_ID_FOR_SRP'] ?? '', UUID);
  });

  it('refuses other usernames and a taken address', async () => {
    const bench = new Bench(options);
    assert.equal(
      (await bench.refused('SignUp', signUpInput('maria'))).message,
      'Username should be an email.',
    );
    await bench.signUp('maria@example.com');
    assert.deepEqual(await bench.refused('SignUp', signUpInput('MARIA@example.com')), {
      code: 'UsernameExistsException',
      message: 'An account with the given email already exists.',
      status: 400,
    });
  });

  it("refuses a change to another user's address", async () => {
    const bench = new Bench(options);
    await bench.addUser('maria@example.com');
    await bench.addUser('nadia@example.com');
    const { access: AccessToken } = await bench.tokens('nadia@example.com');
    const UserAttributes = [{ Name: 'email', Value: 'maria@example.com' }];
    const { code } = await bench.refused('UpdateUserAttributes', { AccessToken, UserAttributes });
    assert.equal(code, 'AliasExistsException');
  });
});

describe('a pool with aliases', () => {
  const options: Partial<PoolOptions> = { aliasAttributes: ['email', 'phone_number'] };

  it('lets people in by the address once it is verified', async () => {
    const bench = new Bench(options);
    await bench.signUp();
    await bench.refused('InitiateAuth', passwordInput('maria@example.com'));
    await bench.call('ConfirmSignUp', {
      ClientId: CLIENT,
      Username: 'maria',
      ConfirmationCode: bench.code('sign-up'),
    });
    await bench.tokens('maria@example.com');
    await bench.tokens('maria');
  });

  it('refuses usernames that look like an alias', async () => {
    const { message } = await new Bench(options).refused('SignUp', signUpInput('maria@example.com'));
    assert.equal(
      message,
      'Username cannot be of email format, since user pool is configured for email alias.',
    );
  });

  it('leaves a taken alias with its owner, unless it is forced', async () => {
    const bench = new Bench(options);
    await bench.addUser();
    await bench.signUp('nadia', { email: 'maria@example.com' });
    const input = { ClientId: CLIENT, Username: 'nadia', ConfirmationCode: bench.code('sign-up') };
    assert.deepEqual(await bench.refused('ConfirmSignUp', input), {
      code: 'AliasExistsException',
      message: 'An account with the email already exists.',
      status: 400,
    });
    await bench.call('ConfirmSignUp', { ...input, ForceAliasCreation: true });
    const { access: AccessToken } = await bench.tokens('maria@example.com');
    assert.equal((await bench.call('GetUser', { AccessToken }))['Username'], 'nadia');
  });
});

describe('a client with a secret', () => {
  const secret = 'not-for-browsers';
  const bench = (): Bench => new Bench({ clients: [{ id: CLIENT, secret }] });
  const hash = (name: string): string =>
    createHmac('sha256', secret)
      .update(name + CLIENT)
      .digest('base64');

  it('refuses calls without the hash, with a wrong one, and with one for another user', async () => {
    for (const SecretHash of [undefined, 'AAAA', hash('nadia')]) {
      const { code } = await bench().refused('SignUp', { ...signUpInput(), SecretHash });
      assert.equal(code, 'NotAuthorizedException');
    }
    assert.equal((await bench().refused('InitiateAuth', passwordInput())).code, 'NotAuthorizedException');
  });

  it('lets servers work with it', async () => {
    const server = bench();
    const SecretHash = hash('maria');
    await server.call('SignUp', { ...signUpInput(), SecretHash });
    const ConfirmationCode = server.code('sign-up');
    await server.call('ConfirmSignUp', { ClientId: CLIENT, Username: 'maria', ConfirmationCode, SecretHash });
    tokensOf(
      await server.call('InitiateAuth', {
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId: CLIENT,
        AuthParameters: { USERNAME: 'maria', PASSWORD, SECRET_HASH: SecretHash },
      }),
    );
  });
});

describe('several pools', () => {
  it('keep their people and tokens apart', async () => {
    const second = { id: 'eu-west-1_Second', clients: [{ id: 'secondclient' }] };
    const bench = new Bench({}, [second]);
    await bench.addUser('maria', PHONE);
    const foreign = { ...passwordInput(), ClientId: 'secondclient' };
    await bench.refused('InitiateAuth', foreign);
    const { refresh } = await bench.tokens();
    await bench.refused('InitiateAuth', refreshInput(refresh, 'secondclient'));
    await bench.refused('AdminGetUser', { UserPoolId: second.id, Username: 'maria' });
  });

  it('must have ids that are different and well formed', () => {
    assert.throws(() => new Bench({}, [{ id: POOL, clients: [] }]), /two pools/);
    assert.throws(() => new Bench({ id: 'demo' }), /us-east-1_LocalDemo/);
  });
});
