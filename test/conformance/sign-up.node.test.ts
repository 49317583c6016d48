import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Bench, CLIENT, signUpInput } from './harness.js';

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
      // Basic Latin only.
      ['PASSW0RD!ñ', 'Password must have lowercase characters'],
      ['passw0rd!Ñ', 'Password must have uppercase characters'],
      ['Password!٣', 'Password must have numeric characters'],
      ['Passw0rds€', 'Password must have symbol characters'],
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

  it("does not take another user's code", async () => {
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
