import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { World } from '../../test/auth/fixtures.js';
import { addUser, createWorld, email, password, poolId } from '../../test/auth/fixtures.js';
import { startRecorded } from '../../test/machine/support.js';
import { selectBusyAction } from './selectors.js';
import type { MachineInput } from './types.js';

const signUp = { type: 'signUp.submit', username: 'ada', password, attributes: { email } } as const;

async function atSignUp(world: World, input: MachineInput = {}) {
  const person = startRecorded(world.auth, { initialState: 'signUp', ...input });
  await person.rest();
  return person;
}

describe('signing up', () => {
  it('asks for the code and then signs in automatically', async () => {
    const world = createWorld();
    const person = await atSignUp(world);
    await person.does(signUp);
    assert.equal(person.state(), 'confirmSignUp');
    assert.equal(person.context().username, 'ada');
    assert.deepEqual(person.context().authData, { username: 'ada', delivery: person.context().delivery });
    await person.does({ type: 'confirmSignUp.submit', code: world.code() });
    assert.deepEqual(person.path(), ['loading', 'signUp', 'confirmSignUp', 'signedIn']);
    assert.deepEqual(person.types().slice(-2), ['stateChanged', 'signedIn']);
  });

  it('leads to the form for the password when automatic sign-in is off', async () => {
    const world = createWorld();
    const person = await atSignUp(world, { autoSignIn: false });
    await person.does(signUp);
    await person.does({ type: 'confirmSignUp.submit', code: world.code() });
    assert.equal(person.state(), 'signedUp');
    assert.equal(person.context().notice, 'accountConfirmed');
    assert.deepEqual(person.context().authData, { username: 'ada' });
    await person.does({ type: 'signIn.submit', username: 'ada', password });
    assert.equal(person.state(), 'signedIn');
  });

  it('shows a failed automatic sign-in at the form for the password', async () => {
    const world = createWorld();
    const person = await atSignUp(world);
    await person.does(signUp);
    world.cognito.faults.add({ operation: 'InitiateAuth', drop: true });
    await person.does({ type: 'confirmSignUp.submit', code: world.code() });
    assert.equal(person.state(), 'signedUp');
    assert.equal(person.context().error?.code, 'NetworkError');
    assert.equal(person.context().username, 'ada');
  });

  it('signs in at once where the pool confirms everybody', async () => {
    const world = createWorld({ requireConfirmation: false, autoVerify: true });
    const person = await atSignUp(world);
    await person.does(signUp);
    assert.deepEqual(person.path(), ['loading', 'signUp', 'signedIn']);
    const other = await atSignUp(createWorld({ requireConfirmation: false }), { autoSignIn: false });
    await other.does(signUp);
    assert.equal(other.state(), 'signedUp');
  });

  it('asks a user with no verified contact to verify one', async () => {
    const world = createWorld({ requireConfirmation: false });
    const person = await atSignUp(world);
    await person.does(signUp);
    assert.deepEqual(person.path(), ['loading', 'signUp', 'verifyContact']);
  });

  it('keeps the person at the form after a name that is taken and a weak password', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await atSignUp(world);
    await person.does(signUp);
    assert.equal(person.context().error?.code, 'UsernameExistsException');
    await person.does({ ...signUp, username: 'eve', password: 'weak' });
    assert.equal(person.context().error?.code, 'InvalidPasswordException');
    assert.equal(person.state(), 'signUp');
    assert.equal(person.context().username, 'eve');
  });
});

describe('confirming', () => {
  it('takes no wrong code and no code that has expired', async () => {
    const world = createWorld();
    const person = await atSignUp(world);
    await person.does(signUp);
    await person.does({ type: 'confirmSignUp.submit', code: '000000x' });
    world.cognito.clock.advance(25 * 3_600_000);
    await person.does({ type: 'confirmSignUp.submit', code: world.code() });
    assert.deepEqual(person.failures(), ['CodeMismatchException', 'ExpiredCodeException']);
    assert.equal(person.state(), 'confirmSignUp');
  });

  it('sends the code again, shows a notice until the next submit, and marks the busy button', async () => {
    const world = createWorld();
    const person = await atSignUp(world);
    await person.does(signUp);
    person.actor.send({ type: 'confirmSignUp.resend' });
    assert.equal(selectBusyAction(person.actor.getSnapshot()), 'resend');
    await person.rest();
    assert.equal(person.context().notice, 'codeResent');
    person.actor.send({ type: 'confirmSignUp.submit', code: 'wrong' });
    assert.equal(selectBusyAction(person.actor.getSnapshot()), 'submit');
    assert.equal(person.context().notice, undefined);
    await person.rest();
    assert.equal(person.path().length, 3, 'still the same state');
  });

  for (const type of ['confirmSignUp.submit', 'confirmSignUp.resend'] as const) {
    it(`goes on when the account is confirmed already (${type})`, async () => {
      const world = createWorld();
      const person = await atSignUp(world);
      await person.does(signUp);
      await world.cognito.pools.get(poolId)?.admin.confirmSignUp('ada');
      await person.does(type === 'confirmSignUp.submit' ? { type, code: world.code() } : { type });
      assert.equal(person.context().error, undefined);
      assert.equal(person.path().at(3), person.state());
      assert.ok(['signedIn', 'verifyContact'].includes(person.state()), person.state());
    });
  }

  it('takes the username with the code from a user who comes back later', async () => {
    const world = createWorld();
    await world.auth.signUp({ username: 'ada', password, attributes: { email } });
    const person = startRecorded(world.auth);
    await person.rest();
    person.actor.send({ type: 'nav.confirmSignUp' });
    await person.does({ type: 'confirmSignUp.submit', code: world.code(), username: 'ada' });
    assert.equal(person.state(), 'signedUp');
    assert.equal(person.context().username, 'ada');
  });
});
