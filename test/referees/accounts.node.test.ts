import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Bench, CLIENT, PASSWORD, passwordInput, POOL, signUpInput } from './harness.js';

const DAY = 86_400_000;
const named = (username = 'maria'): { ClientId: string; Username: string } => ({
  ClientId: CLIENT,
  Username: username,
});
const EXPIRED = 'Invalid code provided, please request a code again.';
const MISMATCH = 'Invalid verification code provided, please try again.';
const LIMIT = 'Attempt limit exceeded, please try after some time.';

/** Returns a code that is not the given one. */
const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('signing up', () => {
  it('sends a code and says where to, masked', async () => {
    const bench = new Bench();
    const answer = await bench.signUp();
    assert.equal(answer['UserConfirmed'], false);
    assert.deepEqual(answer['CodeDeliveryDetails'], {
      AttributeName: 'email',
      DeliveryMedium: 'EMAIL',
      Destination: 'm***@e***',
    });
    const message = bench.cognito.outbox.last('maria@example.com');
    assert.match(message?.code ?? '', /^\d{6}$/);
    assert.equal(message?.kind, 'sign-up');
  });

  it('refuses a taken username, whatever its case', async () => {
    const bench = new Bench();
    await bench.signUp();
    for (const name of ['maria', 'Maria']) {
      assert.deepEqual(await bench.refused('SignUp', signUpInput(name)), {
        code: 'UsernameExistsException',
        message: 'User already exists',
        status: 400,
      });
    }
  });

  it('lets one of two sign-ups at once have the name', async () => {
    const bench = new Bench();
    const answers = await Promise.all([1, 2].map(() => bench.post('SignUp', JSON.stringify(signUpInput()))));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400]);
  });

  it('says what is wrong with a weak password', async () => {
    const bench = new Bench();
    for (const [Password, problem] of [
      ['Pa0!', 'Password not long enough'],
      ['PASSW0RD!', 'Password must have lowercase characters'],
      ['passw0rd!', 'Password must have uppercase characters'],
      ['Password!', 'Password must have numeric characters'],
      ['Passw0rds', 'Password must have symbol characters'],
    ]) {
      assert.deepEqual(await bench.refused('SignUp', { ...signUpInput(), Password }), {
        code: 'InvalidPasswordException',
        message: `Password did not conform with policy: ${String(problem)}`,
        status: 400,
      });
    }
  });

  it('refuses missing, unknown, malformed and protected attributes', async () => {
    const bench = new Bench();
    const attributes = (list: Record<string, string>): object => ({
      ...signUpInput(),
      UserAttributes: Object.entries(list).map(([Name, Value]) => ({ Name, Value })),
    });
    for (const [list, code, message] of [
      [
        {},
        'InvalidParameterException',
        'Attributes did not conform to the schema: email: The attribute is required\n',
      ],
      [{ email: 'maria' }, 'InvalidParameterException', 'Invalid email address format.'],
      [
        { email: 'm@e.org', phone_number: '5550123' },
        'InvalidParameterException',
        'Invalid phone number format.',
      ],
      [
        { email: 'm@e.org', shoe: '38' },
        'InvalidParameterException',
        'Attributes did not conform to the schema: Type for attribute {shoe} could not be determined',
      ],
      [
        { email: 'm@e.org', email_verified: 'true' },
        'NotAuthorizedException',
        'A client attempted to write unauthorized attribute',
      ],
    ] as const) {
      assert.deepEqual(await bench.refused('SignUp', attributes(list)), { code, message, status: 400 });
    }
  });

  it('is confirmed at once where a trigger confirms everybody', async () => {
    const bench = new Bench({ requireConfirmation: false, autoVerify: true });
    const answer = await bench.signUp();
    assert.equal(answer['UserConfirmed'], true);
    assert.equal(bench.cognito.outbox.messages().length, 0);
    const { access: AccessToken } = await bench.tokens();
    const { UserAttributes } = await bench.call('GetUser', { AccessToken });
    assert.ok(JSON.stringify(UserAttributes).includes('{"Name":"email_verified","Value":"true"}'));
  });
});

describe('confirming', () => {
  const confirm = (ConfirmationCode: string, username = 'maria'): object => ({
    ...named(username),
    ConfirmationCode,
  });

  it('refuses a wrong code, and the right one after five wrong ones until an hour has gone', async () => {
    const bench = new Bench();
    await bench.signUp();
    const code = bench.code('sign-up');
    const wrong = await bench.refused('ConfirmSignUp', confirm(otherThan(code)));
    assert.deepEqual([wrong.code, wrong.message], ['CodeMismatchException', MISMATCH]);
    for (let i = 0; i < 4; i++) await bench.refused('ConfirmSignUp', confirm(otherThan(code)));
    const locked = await bench.refused('ConfirmSignUp', confirm(code));
    assert.deepEqual([locked.code, locked.message], ['LimitExceededException', LIMIT]);
    bench.cognito.clock.advance(60 * 60_000);
    await bench.call('ConfirmSignUp', confirm(code));
  });

  it('refuses a code after a day, and takes the one sent again', async () => {
    const bench = new Bench();
    await bench.signUp();
    bench.cognito.clock.advance(DAY);
    const { code, message } = await bench.refused('ConfirmSignUp', confirm(bench.code('sign-up')));
    assert.deepEqual([code, message], ['ExpiredCodeException', EXPIRED]);
    await bench.call('ResendConfirmationCode', named());
    await bench.call('ConfirmSignUp', confirm(bench.code('sign-up')));
  });

  it('refuses an older code once another was sent', async () => {
    const bench = new Bench();
    await bench.signUp();
    const old = bench.code('sign-up');
    await bench.call('ResendConfirmationCode', named());
    assert.equal((await bench.refused('ConfirmSignUp', confirm(old))).code, 'CodeMismatchException');
  });

  it('happens once', async () => {
    const bench = new Bench();
    await bench.addUser();
    const again = await bench.refused('ConfirmSignUp', confirm('123456'));
    assert.equal(again.message, 'User cannot be confirmed. Current status is CONFIRMED');
    const resend = await bench.refused('ResendConfirmationCode', named());
    assert.deepEqual(
      [resend.code, resend.message],
      ['InvalidParameterException', 'User is already confirmed.'],
    );
  });

  it("does not take somebody else's code", async () => {
    const bench = new Bench();
    await bench.signUp();
    const code = bench.code('sign-up');
    await bench.signUp('nadia');
    await bench.refused('ConfirmSignUp', confirm(code, 'nadia'));
  });

  it('does not tell who exists, except on a client with LEGACY errors', async () => {
    const bench = new Bench();
    assert.equal((await bench.refused('ConfirmSignUp', confirm('123456', 'nobody'))).message, EXPIRED);
    const sent = await bench.call('ResendConfirmationCode', named('nobody'));
    assert.ok(sent['CodeDeliveryDetails']);
    assert.equal(bench.cognito.outbox.messages().length, 0);
    const legacy = new Bench({ clients: [{ id: CLIENT, preventUserExistenceErrors: 'LEGACY' }] });
    for (const [operation, input] of [
      ['ConfirmSignUp', confirm('123456', 'nobody')],
      ['ResendConfirmationCode', named('nobody')],
      ['ForgotPassword', named('nobody')],
    ] as const) {
      assert.equal((await legacy.refused(operation, input)).code, 'UserNotFoundException');
    }
  });

  it('stops sending codes after twenty in an hour', async () => {
    const bench = new Bench();
    await bench.signUp();
    for (let i = 0; i < 19; i++) await bench.call('ResendConfirmationCode', named());
    assert.equal((await bench.refused('ResendConfirmationCode', named())).message, LIMIT);
  });
});

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
