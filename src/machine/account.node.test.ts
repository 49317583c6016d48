import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { World } from '../../test/auth/fixtures.js';
import { addUser, clientId, createWorld, email, password, poolId } from '../../test/auth/fixtures.js';
import { startRecorded } from '../../test/machine/support.js';
import { selectView } from './step-selectors.js';

const signIn = { type: 'signIn.submit', username: 'ada', password } as const;

async function begin(world: World) {
  const person = startRecorded(world.auth);
  await person.rest();
  return person;
}

describe('a forgotten password', () => {
  it('is replaced with the code, by a user whose name is not typed twice', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await begin(world);
    person.actor.send({ type: 'nav.forgotPassword', username: 'ada' });
    assert.equal(person.context().username, 'ada');
    assert.equal(selectView(person.actor.getSnapshot()), 'send');
    const sent = await person.does({ type: 'forgotPassword.send', username: 'ada' });
    assert.equal(selectView(sent), 'submit');
    assert.ok(person.context().codeSentAt);
    await person.does({ type: 'forgotPassword.submit', code: 'wrong', password: 'New-Horse-10' });
    assert.equal(person.context().error?.code, 'CodeMismatchException');
    await person.does({ type: 'forgotPassword.resend' });
    assert.equal(person.context().notice, 'codeResent');
    assert.equal(person.context().error, undefined);
    await person.does({ type: 'forgotPassword.submit', code: world.code(), password: 'weak' });
    assert.equal(person.context().error?.code, 'InvalidPasswordException');
    await person.does({ type: 'forgotPassword.submit', code: world.code(), password: 'New-Horse-10' });
    assert.deepEqual(person.path(), ['loading', 'signIn', 'forgotPassword', 'signIn']);
    assert.equal(person.context().notice, 'passwordChanged');
    assert.deepEqual(person.context().authData, { username: 'ada' });
    await person.does({ ...signIn, password: 'New-Horse-10' });
    assert.equal(person.state(), 'signedIn');
  });

  it('looks the same whether or not there is an account that can be recovered', async () => {
    const open = [{ id: clientId, preventUserExistenceErrors: 'LEGACY' }] as const;
    for (const clients of [undefined, open]) {
      const world = createWorld(clients && { clients: [...clients] });
      await world.auth.signUp({ username: 'bob', password, attributes: { email } });
      for (const username of ['nobody', 'bob']) {
        const person = await begin(world);
        person.actor.send({ type: 'nav.forgotPassword' });
        const sent = await person.does({ type: 'forgotPassword.send', username });
        assert.equal(selectView(sent), 'submit', username);
        assert.equal(sent.context.error, undefined, username);
        const again = await person.does({ type: 'forgotPassword.resend' });
        assert.equal(again.context.notice, 'codeResent', username);
        assert.equal(again.context.error, undefined, username);
      }
    }
  });

  it('stays at its first view when no code could be sent', async () => {
    const world = createWorld();
    await addUser(world);
    world.cognito.faults.add({ operation: 'ForgotPassword', error: 'LimitExceededException', times: 1 });
    const person = await begin(world);
    person.actor.send({ type: 'nav.forgotPassword' });
    const snapshot = await person.does({ type: 'forgotPassword.send', username: 'ada' });
    assert.equal(selectView(snapshot), 'send');
    assert.equal(person.context().error?.code, 'LimitExceededException');
    person.actor.send({ type: 'nav.signIn' });
    assert.equal(person.context().error, undefined, 'an error does not follow to the next screen');
    assert.equal(person.context().username, 'ada');
  });
});

async function atVerifyContact() {
  const world = createWorld();
  const admin = world.cognito.pools.get(poolId)?.admin;
  await admin?.createUser({ username: 'ada', attributes: { email }, suppress: true });
  await admin?.setUserPassword('ada', password);
  const person = await begin(world);
  await person.does(signIn);
  assert.equal(person.state(), 'verifyContact');
  return { world, person };
}

describe('verifying a contact', () => {
  it('offers what is not verified, sends a code and takes it', async () => {
    const { world, person } = await atVerifyContact();
    assert.deepEqual(person.context().contact, { verified: {}, unverified: { email } });
    const data = person.context().authData;
    assert.ok(data && 'unverified' in data);
    assert.deepEqual(data.unverified, { email });
    assert.equal(person.types().includes('signedIn'), false);
    const sent = await person.does({ type: 'verifyContact.choose', attribute: 'email' });
    assert.equal(selectView(sent), 'code');
    assert.equal(person.context().authData, data);
    await person.does({ type: 'verifyContact.submit', code: 'wrong' });
    assert.equal(person.context().error?.code, 'CodeMismatchException');
    await person.does({ type: 'verifyContact.resend' });
    assert.equal(person.context().notice, 'codeResent');
    await person.does({ type: 'verifyContact.submit', code: world.code() });
    assert.equal(person.state(), 'signedIn');
    assert.equal(person.context().authData, person.context().user);
  });

  it('stays at the choice when no code could be sent, and can be skipped', async () => {
    const { world, person } = await atVerifyContact();
    world.cognito.faults.add({ operation: 'GetUserAttributeVerificationCode', drop: true, times: 1 });
    const snapshot = await person.does({ type: 'verifyContact.choose', attribute: 'email' });
    assert.equal(selectView(snapshot), 'choose');
    assert.equal(person.context().error?.code, 'NetworkError');
    await person.does({ type: 'verifyContact.skip' });
    assert.equal(person.state(), 'signedIn');
    assert.deepEqual(person.types().slice(-2), ['stateChanged', 'signedIn']);
  });

  it('signs out on the way back', async () => {
    const { world, person } = await atVerifyContact();
    await person.does({ type: 'nav.signIn' });
    assert.equal(person.state(), 'signIn');
    await assert.rejects(world.auth.currentAuthenticatedUser(), { code: 'NotSignedIn' });
  });
});

describe('setting up an authenticator app', () => {
  async function atSetup(pool: Parameters<typeof createWorld>[0] = {}) {
    const world = createWorld(pool);
    await addUser(world);
    const person = await begin(world);
    await person.does(signIn);
    if (person.state() === 'signedIn')
      await person.does({ type: 'transition', state: 'TOTPSetup', data: person.context().user });
    assert.equal(person.state(), 'TOTPSetup');
    const code = () => world.totp(person.context().totpSecret ?? '');
    return { world, person, code };
  }

  it('is possible for a signed-in user, and leads back', async () => {
    const { world, person, code } = await atSetup();
    await person.does({ type: 'TOTPSetup.submit', code: '000000' });
    assert.equal(person.context().error?.code, 'EnableSoftwareTokenMFAException');
    await person.does({ type: 'TOTPSetup.submit', code: await code() });
    assert.equal(person.state(), 'signedIn');
    assert.equal(person.types().filter((type) => type === 'signedIn').length, 1, 'no user signed in again');
    const user = await world.auth.currentAuthenticatedUser({ bypassCache: true });
    assert.equal(user.preferredMFA, 'SOFTWARE_TOKEN_MFA');
  });

  it('can be left by a signed-in user, who stays signed in', async () => {
    const { world, person } = await atSetup();
    await person.does({ type: 'nav.signIn' });
    assert.equal(person.state(), 'signedIn');
    await world.auth.currentAuthenticatedUser();
  });

  it('can be left by a user who needs it to sign in, who is not signed in then', async () => {
    const { world, person } = await atSetup({ mfa: 'ON' });
    await person.does({ type: 'nav.signIn' });
    assert.equal(person.state(), 'signIn');
    assert.equal(person.context().totpSecret, undefined);
    await assert.rejects(world.auth.currentAuthenticatedUser(), { code: 'NotSignedIn' });
  });

  it('asks for the key again after that failed', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await begin(world);
    await person.does(signIn);
    world.cognito.faults.add({ operation: 'AssociateSoftwareToken', drop: true, times: 1 });
    const user = person.context().user;
    const failed = await person.does({ type: 'transition', state: 'TOTPSetup', data: user });
    assert.equal(selectView(failed), 'failed');
    assert.equal(person.context().error?.code, 'NetworkError');
    const ready = await person.does({ type: 'TOTPSetup.retry' });
    assert.equal(selectView(ready), 'ready');
    assert.equal(person.context().error, undefined);
  });

  it('does not check the code again when only the preference failed', async () => {
    const { world, person, code } = await atSetup({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    world.cognito.faults.add({ operation: 'SetUserMFAPreference', drop: true, times: 1 });
    const typed = await code();
    const snapshot = await person.does({ type: 'TOTPSetup.submit', code: typed });
    assert.equal(person.context().error?.code, 'NetworkError');
    assert.equal(selectView(snapshot), 'ready');
    const before = world.calls.length;
    await person.does({ type: 'TOTPSetup.submit', code: typed });
    assert.equal(person.state(), 'signedIn');
    assert.equal(world.calls.slice(before).includes('VerifySoftwareToken'), false);
  });
});
