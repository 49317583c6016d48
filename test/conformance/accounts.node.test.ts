import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Bench, CLIENT, PASSWORD, passwordInput, POOL } from './harness.js';

const DAY = 86_400_000;
const named = (username = 'maria'): { ClientId: string; Username: string } => ({
  ClientId: CLIENT,
  Username: username,
});
const EXPIRED = 'Invalid code provided, please request a code again.';
const MISMATCH = 'Invalid verification code provided, please try again.';

/** Returns a code that is not the given one. */
const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a forgotten password', () => {
  const reset = (ConfirmationCode: string, Password = 'Newer1!pass', username = 'maria'): object => ({
    ...named(username),
    ConfirmationCode,
    Password,
  });

  it('is replaced with the code, once', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { CodeDeliveryDetails } = await bench.call('ForgotPassword', named());
    assert.equal((CodeDeliveryDetails as Record<string, string>)['Destination'], 'm***@e***');
    const code = bench.code('reset');
    await bench.call('ConfirmForgotPassword', reset(code));
    await bench.refused('InitiateAuth', passwordInput());
    await bench.tokens('maria', 'Newer1!pass');
    assert.equal((await bench.refused('ConfirmForgotPassword', reset(code, 'Third3!pass'))).message, EXPIRED);
  });

  it('stays after a wrong, an old and a foreign code, and after a weak new one', async () => {
    const bench = new Bench();
    await bench.addUser();
    await bench.addUser('nadia');
    await bench.call('ForgotPassword', named());
    const code = bench.code('reset');
    assert.equal((await bench.refused('ConfirmForgotPassword', reset(otherThan(code)))).message, MISMATCH);
    assert.equal(
      (await bench.refused('ConfirmForgotPassword', reset(code, 'weak pass'))).code,
      'InvalidPasswordException',
    );
    await bench.refused('ConfirmForgotPassword', reset(code, 'Newer1!pass', 'nadia'));
    bench.cognito.clock.advance(60 * 60_000);
    assert.equal((await bench.refused('ConfirmForgotPassword', reset(code))).message, EXPIRED);
    await bench.tokens();
  });

  it('is pretended to be reset for unknown users, and refused without a verified contact', async () => {
    const bench = new Bench();
    const sent = await bench.call('ForgotPassword', named('nobody'));
    assert.ok(sent['CodeDeliveryDetails']);
    assert.equal(
      (await bench.refused('ConfirmForgotPassword', reset('123456', undefined, 'nobody'))).message,
      EXPIRED,
    );
    await bench.signUp();
    assert.equal((await bench.refused('ForgotPassword', named())).code, 'InvalidParameterException');
  });
});

describe('a changed password', () => {
  it('wants the old one, with the same lock as signing in', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { access: AccessToken } = await bench.tokens();
    const change = (PreviousPassword: string, ProposedPassword = 'Newer1!pass'): object => ({
      AccessToken,
      PreviousPassword,
      ProposedPassword,
    });
    assert.equal(
      (await bench.refused('ChangePassword', change('Wrong1!pass'))).message,
      'Incorrect username or password.',
    );
    assert.equal(
      (await bench.refused('ChangePassword', change(PASSWORD, 'weak pass'))).code,
      'InvalidPasswordException',
    );
    await bench.call('ChangePassword', change(PASSWORD));
    await bench.tokens('maria', 'Newer1!pass');
    await bench.refused('InitiateAuth', passwordInput());
    for (let i = 0; i < 4; i++) await bench.refused('ChangePassword', change('Wrong1!pass'));
    assert.equal(
      (await bench.refused('ChangePassword', change('Newer1!pass'))).code,
      'LimitExceededException',
    );
  });
});

describe('attributes', () => {
  describe('whose new value waits until it is verified', () => {
    const address = 'new@example.org';
    const options = {
      autoVerifiedAttributes: ['email' as const],
      attributesRequireVerificationBeforeUpdate: ['email' as const],
    };
    async function update(bench: Bench) {
      await bench.addUser();
      const { access: AccessToken } = await bench.tokens();
      const change = (Value: string) =>
        bench.call('UpdateUserAttributes', { AccessToken, UserAttributes: [{ Name: 'email', Value }] });
      const verify = (Code: string): object => ({ AccessToken, AttributeName: 'email', Code });
      const shown = async () => JSON.stringify(await bench.call('GetUser', { AccessToken }));
      return { AccessToken, change, verify, shown };
    }

    it('keep the old one in force, verified, until the code of the new one', async () => {
      const bench = new Bench(options);
      const { change, verify, shown } = await update(bench);
      const before = await shown();
      const { CodeDeliveryDetailsList } = await change(address);
      assert.deepEqual(CodeDeliveryDetailsList, [
        { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***' },
      ]);
      assert.equal(bench.cognito.outbox.last()?.destination, address);
      assert.equal(await shown(), before);
      await bench.call('ForgotPassword', named());
      assert.notEqual(bench.cognito.outbox.last()?.destination, address);
      await bench.call('VerifyUserAttribute', verify(bench.code('verify')));
      assert.match(await shown(), /"email","Value":"new@example.org"/);
      assert.match(await shown(), /"email_verified","Value":"true"/);
    });

    it('send a further code to the new one', async () => {
      const bench = new Bench(options);
      const { AccessToken, change, verify, shown } = await update(bench);
      await change(address);
      await bench.call('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' });
      assert.equal(bench.cognito.outbox.last()?.destination, address);
      await bench.call('VerifyUserAttribute', verify(bench.code('verify')));
      assert.match(await shown(), /"email","Value":"new@example.org"/);
    });

    it('wait no longer after the old one was written again, or by an administrator', async () => {
      const bench = new Bench(options);
      const { AccessToken, change, shown } = await update(bench);
      const before = await shown();
      const old = /"email","Value":"([^"]+)"/.exec(before)?.[1] ?? '';
      await change(address);
      await change(old);
      await bench.call('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' });
      assert.equal(bench.cognito.outbox.last()?.destination, old);
      await change(address);
      await bench.call('AdminUpdateUserAttributes', {
        UserPoolId: POOL,
        Username: 'maria',
        UserAttributes: [{ Name: 'email', Value: old }],
      });
      await bench.call('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' });
      assert.equal(bench.cognito.outbox.last()?.destination, old);
    });

    it('wait for nothing after a change that was refused', async () => {
      const bench = new Bench({ ...options, requiredAttributes: ['email', 'name'] });
      await bench.addUser('maria', { name: 'Maria' });
      const { access: AccessToken } = await bench.tokens();
      const refused = await bench.refused('UpdateUserAttributes', {
        AccessToken,
        UserAttributes: [
          { Name: 'email', Value: address },
          { Name: 'name', Value: '' },
        ],
      });
      assert.equal(refused.code, 'InvalidParameterException');
      await bench.call('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' });
      assert.notEqual(bench.cognito.outbox.last()?.destination, address);
    });

    it('are refused where another user has verified them meanwhile', async () => {
      const bench = new Bench({ ...options, aliasAttributes: ['email'] });
      const { change, verify, shown } = await update(bench);
      const before = await shown();
      await change(address);
      const code = bench.code('verify');
      await bench.addUser('nadia', { email: address });
      assert.equal((await bench.refused('VerifyUserAttribute', verify(code))).code, 'AliasExistsException');
      assert.equal(await shown(), before);
    });

    it('must be verified by the pool itself', () => {
      assert.throws(
        () => new Bench({ ...options, autoVerifiedAttributes: [] }),
        /attributesRequireVerificationBeforeUpdate has "email", which must be in autoVerifiedAttributes/,
      );
    });
  });

  it('become unverified when changed, and verified with the code sent', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { access: AccessToken } = await bench.tokens();
    const { CodeDeliveryDetailsList } = await bench.call('UpdateUserAttributes', {
      AccessToken,
      UserAttributes: [
        { Name: 'email', Value: 'new@example.org' },
        { Name: 'nickname', Value: 'M' },
      ],
    });
    assert.deepEqual(CodeDeliveryDetailsList, [
      { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***' },
    ]);
    const verified = async (): Promise<boolean> =>
      JSON.stringify(await bench.call('GetUser', { AccessToken })).includes(
        '"email_verified","Value":"true"',
      );
    assert.equal(await verified(), false);
    const verify = (Code: string): object => ({ AccessToken, AttributeName: 'email', Code });
    const code = bench.code('verify');
    assert.equal((await bench.refused('VerifyUserAttribute', verify(otherThan(code)))).message, MISMATCH);
    await bench.call('VerifyUserAttribute', verify(code));
    assert.equal(await verified(), true);
    assert.equal((await bench.refused('VerifyUserAttribute', verify(code))).message, EXPIRED);
    await bench.call('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' });
    await bench.call('VerifyUserAttribute', verify(bench.code('verify')));
  });

  it('can be removed, but not those the pool requires', async () => {
    const bench = new Bench();
    await bench.addUser('maria', { phone_number: '+15555550123' });
    const { access: AccessToken } = await bench.tokens();
    await bench.call('DeleteUserAttributes', { AccessToken, UserAttributeNames: ['phone_number'] });
    assert.ok(!JSON.stringify(await bench.call('GetUser', { AccessToken })).includes('phone'));
    for (const [operation, more] of [
      ['DeleteUserAttributes', { UserAttributeNames: ['email'] }],
      ['UpdateUserAttributes', { UserAttributes: [{ Name: 'email', Value: '' }] }],
      ['UpdateUserAttributes', { UserAttributes: [{ Name: 'sub', Value: 'x' }] }],
      ['GetUserAttributeVerificationCode', { AttributeName: 'phone_number' }],
    ] as const) {
      assert.equal(
        (await bench.refused(operation, { AccessToken, ...more })).code,
        'InvalidParameterException',
      );
    }
  });
});

describe('reset', () => {
  it('forgets people, messages, sessions, faults and moved time, and keeps options', async () => {
    const bench = new Bench();
    const pool = bench.cognito.pools.get(POOL)!;
    pool.update({ requiredAttributes: [] });
    await bench.addUser();
    const { access: AccessToken } = await bench.tokens();
    const before = bench.cognito.clock.now();
    bench.cognito.clock.advance(DAY);
    bench.cognito.faults.add({ operation: '*', status: 500 });
    bench.cognito.reset();
    assert.equal(bench.cognito.clock.now(), before);
    assert.equal(bench.cognito.outbox.messages().length, 0);
    assert.deepEqual(pool.users.all(), []);
    assert.deepEqual(pool.options.requiredAttributes, []);
    await bench.refused('GetUser', { AccessToken });
  });
});

describe('an account', () => {
  it('is deleted once', async () => {
    const bench = new Bench();
    await bench.addUser();
    await bench.addUser('nadia');
    const { access: AccessToken } = await bench.tokens();
    const calls = [1, 2].map(() => bench.call('DeleteUser', { AccessToken }));
    const results = await Promise.allSettled(calls);
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await bench.refused('DeleteUser', { AccessToken })).code, 'UserNotFoundException');
    await bench.refused('InitiateAuth', passwordInput());
    await bench.tokens('nadia');
  });
});
