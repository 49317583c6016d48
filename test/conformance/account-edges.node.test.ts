import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Bench, CLIENT, PASSWORD, POOL, signUpInput } from './harness.js';

const named = { ClientId: CLIENT, Username: 'maria' };
const NEW = 'Newer1!pass';

describe('a username', () => {
  it('goes to one of two users whose pre-sign-up triggers run at the same time', async () => {
    let asked = 0;
    let decide = (): void => undefined;
    const bothAsked = new Promise<void>((resolve) => (decide = resolve));
    const bench = new Bench({
      triggers: {
        async preSignUp(event) {
          if (++asked === 2) decide();
          await bothAsked;
          return event;
        },
      },
    });
    const sent = [1, 2].map(() => bench.post('SignUp', JSON.stringify(signUpInput())));
    const answers = await Promise.all(sent);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400]);
    assert.equal(bench.cognito.outbox.messages().length, 1);
  });
});

describe('a code', () => {
  it('is wrong when it is only the beginning of the right one', async () => {
    const bench = new Bench();
    await bench.signUp();
    const code = bench.code('sign-up');
    for (const ConfirmationCode of [code.slice(0, 1), code.slice(0, 5), `${code}0`]) {
      const refusal = await bench.refused('ConfirmSignUp', { ...named, ConfirmationCode });
      assert.equal(refusal.code, 'CodeMismatchException');
    }
    await bench.call('ConfirmSignUp', { ...named, ConfirmationCode: code });
  });
});

describe('a forgotten password', () => {
  it('gets no code at an address that is not verified', async () => {
    const bench = new Bench();
    await bench.signUp();
    await bench.cognito.pools.get(POOL)?.admin.confirmSignUp('maria');
    const sent = bench.cognito.outbox.messages().length;
    assert.equal((await bench.refused('ForgotPassword', named)).code, 'InvalidParameterException');
    assert.equal(bench.cognito.outbox.messages().length, sent);
  });

  it('gets no code for a disabled user', async () => {
    const bench = new Bench();
    await bench.addUser();
    await bench.cognito.pools.get(POOL)?.admin.disableUser('maria');
    assert.equal((await bench.refused('ForgotPassword', named)).message, 'User is disabled.');
  });

  it('ends the lock of the old one when it is replaced', async () => {
    const bench = new Bench();
    await bench.addUser();
    for (let i = 0; i < 5; i++) await bench.signInRaw('Wrong1!pass');
    assert.equal(await bench.signInRaw(PASSWORD), 'Password attempts exceeded');
    await bench.call('ForgotPassword', named);
    const ConfirmationCode = bench.code('reset');
    await bench.call('ConfirmForgotPassword', { ...named, ConfirmationCode, Password: NEW });
    await bench.tokens('maria', NEW);
  });

  it('keeps its code when the new password is too weak', async () => {
    const bench = new Bench();
    await bench.addUser();
    await bench.call('ForgotPassword', named);
    const confirm = { ...named, ConfirmationCode: bench.code('reset') };
    const weak = await bench.refused('ConfirmForgotPassword', { ...confirm, Password: 'weak pass' });
    assert.equal(weak.code, 'InvalidPasswordException');
    await bench.call('ConfirmForgotPassword', { ...confirm, Password: NEW });
    await bench.tokens('maria', NEW);
  });
});

describe('the password policy', () => {
  const problem = async (bench: Bench, Password: string): Promise<string> =>
    (await bench.refused('SignUp', { ...signUpInput(), Password })).message;

  it('counts characters to the last one', async () => {
    const bench = new Bench();
    assert.match(await problem(bench, 'Passw0!'), /Password not long enough/);
    await bench.call('SignUp', { ...signUpInput(), Password: 'Passw0!!' });
  });

  it('is that of the pool if it has one, in what it names', async () => {
    const bench = new Bench({ passwordPolicy: { minimumLength: 10, requireSymbols: false } });
    assert.match(await problem(bench, 'Passw0rd!'), /Password not long enough/);
    assert.match(await problem(bench, 'passw0rds1'), /Password must have uppercase characters/);
    await bench.call('SignUp', { ...signUpInput(), Password: 'Passw0rds1' });
  });
});

describe('the sub', () => {
  it('cannot be changed', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { access: AccessToken } = await bench.tokens();
    const UserAttributes = [{ Name: 'sub', Value: '00000000-0000-4000-8000-000000000000' }];
    assert.deepEqual(await bench.refused('UpdateUserAttributes', { AccessToken, UserAttributes }), {
      code: 'InvalidParameterException',
      message: 'Cannot modify the non-mutable attribute sub',
      status: 400,
    });
  });

  it('cannot be deleted', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { access: AccessToken } = await bench.tokens();
    const { code } = await bench.refused('DeleteUserAttributes', {
      AccessToken,
      UserAttributeNames: ['sub'],
    });
    assert.equal(code, 'InvalidParameterException');
    await bench.call('GetUser', { AccessToken });
  });
});

describe('a password that was used before', () => {
  const history = (passwordHistorySize: number) => ({ passwordPolicy: { passwordHistorySize } });
  const REUSED = 'PasswordHistoryPolicyViolationException';

  it('is refused on a change, as far back as the policy says', async () => {
    const bench = new Bench(history(2));
    await bench.addUser();
    const { access: AccessToken } = await bench.tokens();
    const change = (PreviousPassword: string, ProposedPassword: string) => ({
      AccessToken,
      PreviousPassword,
      ProposedPassword,
    });
    assert.equal((await bench.refused('ChangePassword', change(PASSWORD, PASSWORD))).code, REUSED);
    await bench.call('ChangePassword', change(PASSWORD, NEW));
    assert.equal((await bench.refused('ChangePassword', change(NEW, PASSWORD))).code, REUSED);
    await bench.call('ChangePassword', change(NEW, 'Third3!pass'));
    await bench.call('ChangePassword', change('Third3!pass', PASSWORD));
  });

  it('is refused on a reset, to who has the code, which stays', async () => {
    const bench = new Bench(history(1));
    await bench.addUser();
    await bench.call('ForgotPassword', named);
    const code = bench.code('reset');
    const confirm = (ConfirmationCode: string, Password: string) => ({
      ...named,
      ConfirmationCode,
      Password,
    });
    const wrong = code === '000000' ? '111111' : '000000';
    const blind = await bench.refused('ConfirmForgotPassword', confirm(wrong, PASSWORD));
    assert.equal(blind.code, 'CodeMismatchException');
    assert.equal((await bench.refused('ConfirmForgotPassword', confirm(code, PASSWORD))).code, REUSED);
    await bench.call('ConfirmForgotPassword', confirm(code, NEW));
  });

  it('is refused where an administrator wants a new one', async () => {
    const bench = new Bench(history(1));
    await bench.addUser();
    const maria = { UserPoolId: POOL, Username: 'maria' };
    await bench.call('AdminSetUserPassword', { ...maria, Password: 'Temporary1!', Permanent: false });
    const { Session } = await bench.signIn('maria', 'Temporary1!');
    const respond = (NEW_PASSWORD: string): object =>
      bench.respond('NEW_PASSWORD_REQUIRED', { USERNAME: 'maria', NEW_PASSWORD }, Session);
    assert.equal((await bench.refused('RespondToAuthChallenge', respond(PASSWORD))).code, REUSED);
    await bench.call('RespondToAuthChallenge', respond('Temporary1!'));
  });

  it('is taken without such a policy', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { access: AccessToken } = await bench.tokens();
    const same = { AccessToken, PreviousPassword: PASSWORD, ProposedPassword: PASSWORD };
    await bench.call('ChangePassword', same);
  });
});

describe('what a pool and its client let users do', () => {
  const WRITE = 'A client attempted to write unauthorized attribute';
  const pairs = (list: Record<string, string>) =>
    Object.entries(list).map(([Name, Value]) => ({ Name, Value }));

  it('is no sign-up where only an administrator makes accounts', async () => {
    const bench = new Bench({ allowAdminCreateUserOnly: true });
    assert.deepEqual(await bench.refused('SignUp', signUpInput()), {
      code: 'NotAuthorizedException',
      message: 'SignUp is not permitted for this user pool',
      status: 400,
    });
    await bench.call('AdminCreateUser', { UserPoolId: POOL, Username: 'maria' });
  });

  it('is to write the attributes that the client may, and those that the pool requires', async () => {
    const bench = new Bench({ clients: [{ id: CLIENT, writeAttributes: ['name'] }] });
    const nickname = {
      ...signUpInput('maria'),
      UserAttributes: pairs({ email: 'm@example.com', nickname: 'M' }),
    };
    assert.equal((await bench.refused('SignUp', nickname)).message, WRITE);
    await bench.addUser('maria', { name: 'Maria' });
    const { access: AccessToken } = await bench.tokens();
    const update = (list: Record<string, string>) => ({ AccessToken, UserAttributes: pairs(list) });
    assert.equal((await bench.refused('UpdateUserAttributes', update({ nickname: 'M' }))).message, WRITE);
    await bench.call('UpdateUserAttributes', update({ name: 'M' }));
  });

  it('cannot change or delete an attribute that the pool does not let change', async () => {
    const bench = new Bench({ immutableAttributes: ['custom:plan', 'nickname'] });
    await bench.addUser('maria', { 'custom:plan': 'basic', nickname: 'M', name: 'Maria' });
    const { access: AccessToken } = await bench.tokens();
    const given = { name: 'Mia', 'custom:plan': 'gold', nickname: 'M' };
    const message =
      'user.custom:plan: Attribute cannot be updated.\nuser.nickname: Attribute cannot be updated.\n';
    const refusal = { code: 'InvalidParameterException', message, status: 400 };
    const update = { AccessToken, UserAttributes: pairs(given) };
    assert.deepEqual(await bench.refused('UpdateUserAttributes', update), refusal);
    const byAdmin = { UserPoolId: POOL, Username: 'maria', UserAttributes: pairs(given) };
    assert.deepEqual(await bench.refused('AdminUpdateUserAttributes', byAdmin), refusal);
    const removal = { AccessToken, UserAttributeNames: ['nickname'] };
    assert.equal(
      (await bench.refused('DeleteUserAttributes', removal)).message,
      'user.nickname: Attribute cannot be updated.\n',
    );
    const user = bench.cognito.pools.get(POOL)?.users.find('maria');
    assert.equal(user?.attributes.get('name'), 'Maria');
    assert.equal(user.attributes.get('custom:plan'), 'basic');
  });

  it('is the same in the answer to a challenge', async () => {
    const bench = new Bench({ clients: [{ id: CLIENT, writeAttributes: [] }], requiredAttributes: ['name'] });
    const maria = { UserPoolId: POOL, Username: 'maria' };
    await bench.call('AdminCreateUser', { ...maria, TemporaryPassword: PASSWORD, MessageAction: 'SUPPRESS' });
    const { Session } = await bench.signIn();
    const respond = (more: Record<string, string>): object =>
      bench.respond('NEW_PASSWORD_REQUIRED', { USERNAME: 'maria', NEW_PASSWORD: NEW, ...more }, Session);
    const both = respond({ 'userAttributes.name': 'M', 'userAttributes.nickname': 'M' });
    assert.equal((await bench.refused('RespondToAuthChallenge', both)).message, WRITE);
    await bench.call('RespondToAuthChallenge', respond({ 'userAttributes.name': 'M' }));
  });
});
