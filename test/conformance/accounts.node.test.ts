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
