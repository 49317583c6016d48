import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { World } from '../../test/auth/fixtures.js';
import { addTotpUser, addUser, createWorld, email, password } from '../../test/auth/fixtures.js';
import { startRecorded } from '../../test/machine/support.js';
import { AuthError } from '../lib/auth-error.js';
import { type AuthData, type AuthState, authStates } from './types.js';

async function begin(world: World) {
  const person = startRecorded(world.auth);
  await person.rest();
  return person;
}
const to = (state: AuthState, data?: AuthData) => ({ type: 'transition', state, data }) as const;

describe('a transition that the page asks for', () => {
  it('goes to a state that needs nothing', async () => {
    const person = await begin(createWorld());
    for (const state of ['signUp', 'forgotPassword', 'signIn'] as const) {
      await person.does(to(state));
      assert.equal(person.state(), state);
    }
    assert.deepEqual(person.failures(), []);
  });

  it('goes to a state with the data it needs', async () => {
    const person = await begin(createWorld());
    const delivery = { Destination: 'a***@e***' };
    await person.does(to('confirmSignUp', { username: 'ada', delivery }));
    assert.deepEqual(person.context().authData, { username: 'ada', delivery });
    assert.deepEqual(person.context().delivery, delivery);
    await person.does(to('signedUp', { username: 'ada' }));
    assert.deepEqual(person.context().authData, { username: 'ada' });
    assert.equal(person.context().delivery, undefined);
  });

  it('is refused without the data, with an error that names both, and changes nothing', async () => {
    const person = await begin(createWorld());
    for (const state of authStates) {
      if (['loading', 'reconnecting', 'signIn', 'signUp', 'forgotPassword', 'signedOut'].includes(state))
        continue;
      await person.does(to(state));
      const { error } = person.context();
      assert.equal(error?.code, 'InvalidArgument', state);
      assert.ok(error.message.includes(state), error.message);
      assert.match(error.message, /username|CognitoUser/);
    }
    assert.deepEqual(person.path(), ['loading', 'signIn']);
  });

  it('needs no data where the machine has it: the signed-in user sets up an app', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await begin(world);
    await person.does({ type: 'signIn.submit', username: 'ada', password });
    await person.does(to('TOTPSetup'));
    assert.equal(person.state(), 'TOTPSetup');
    assert.equal(person.context().authData, person.context().user);
    await person.does(to('signedIn'));
    assert.equal(person.state(), 'signedIn');
  });

  it('is refused to a state that does not exist', async () => {
    const person = await begin(createWorld());
    for (const state of ['nowhere', 'constructor', '']) {
      await person.does({ type: 'transition', state: state as AuthState });
      assert.equal(person.context().error?.code, 'InvalidArgument');
    }
    assert.deepEqual(person.path(), ['loading', 'signIn']);
  });

  it('does not let in a user whose sign-in is not finished', async () => {
    const world = createWorld();
    await addTotpUser(world);
    const half = await world.auth.signIn('ada', password);
    const person = await begin(world);
    for (const state of ['signedIn', 'verifyContact', 'TOTPSetup', 'requireNewPassword'] as const) {
      await person.does(to(state, half));
      assert.equal(person.state(), 'signIn');
    }
    await person.does(to('confirmSignIn', half));
    assert.equal(person.state(), 'confirmSignIn');
    assert.equal(person.context().authData, half);
  });

  it('goes to signedIn with a user, which is announced', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await begin(world);
    const user = await world
      .open({
        storage: new (class extends Map<string, string> {
          getItem = (key: string) => this.get(key) ?? null;
          setItem = (key: string, value: string) => void this.set(key, value);
          removeItem = (key: string) => void this.delete(key);
        })(),
      })
      .signIn('ada', password);
    await person.does(to('signedIn', user));
    assert.equal(person.state(), 'signedIn');
    assert.deepEqual(person.types().slice(-2), ['stateChanged', 'signedIn']);
  });

  it('is ignored to the same state with the same data, and not with other data', async () => {
    const person = await begin(createWorld());
    await person.does(to('signIn'));
    await person.does(to('confirmSignUp', { username: 'ada' }));
    await person.does(to('confirmSignUp', { username: 'ada' }));
    await person.does(to('confirmSignUp', { username: 'eve' }));
    assert.deepEqual(person.path(), ['loading', 'signIn', 'confirmSignUp', 'confirmSignUp']);
    assert.deepEqual(person.failures(), []);
  });

  it('to signedOut signs out and lands in signIn', async () => {
    const world = createWorld();
    await addUser(world);
    await world.auth.signIn('ada', password);
    const person = await begin(world);
    await person.does(to('signedOut'));
    assert.deepEqual(person.path(), ['loading', 'signedIn', 'signIn']);
    assert.equal(person.types().at(-1), 'signedOut');
    await assert.rejects(world.auth.currentAuthenticatedUser(), { code: 'NotSignedIn' });
  });

  it('to loading looks for a session again', async () => {
    const world = createWorld();
    await addUser(world);
    const person = startRecorded(world.auth, {}, { onHub: undefined });
    await person.rest();
    await world.auth.signIn('ada', password);
    await person.does(to('loading'));
    assert.deepEqual(person.path(), ['loading', 'signIn', 'loading', 'signedIn']);
  });
});

describe('an event of the Hub', () => {
  it('signs in and out with calls made outside', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await begin(world);
    await world.auth.signIn('ada', password);
    await person.rest();
    assert.equal(person.state(), 'signedIn');
    assert.equal(person.context().user?.getUsername(), 'ada');
    await world.auth.signOut();
    await person.rest();
    assert.deepEqual(person.path(), ['loading', 'signIn', 'signedIn', 'signIn']);
    assert.deepEqual(person.types().slice(-2), ['stateChanged', 'signedOut']);
  });

  it('checks contact after a sign-in made outside', async () => {
    const world = createWorld({ requireConfirmation: false });
    await world.auth.signUp({ username: 'ada', password, attributes: { email } });
    const person = await begin(world);
    await world.auth.signIn('ada', password);
    await person.rest();
    assert.equal(person.state(), 'verifyContact');
  });

  it('does not come back from the calls of the machine', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await begin(world);
    const before = world.calls.length;
    await person.does({ type: 'signIn.submit', username: 'ada', password });
    assert.deepEqual(world.calls.slice(before), ['InitiateAuth', 'RespondToAuthChallenge', 'GetUser']);
    await person.does({ type: 'signIn.submit', username: 'ada', password: 'Wrong-Horse-9' });
    await person.does({ type: 'signOut' });
    await person.does({ type: 'signIn.submit', username: 'ada', password: 'Wrong-Horse-9' });
    assert.deepEqual(person.path(), ['loading', 'signIn', 'signedIn', 'signIn']);
    assert.deepEqual(person.failures(), ['NotAuthorizedException']);
  });

  it('shows a failed return from the hosted UI at sign-in', async () => {
    const error = new AuthError('access_denied', 'Access denied.');
    for (const event of ['signIn_failure', 'cognitoHostedUI_failure', 'parsingUrl_failure']) {
      const person = await begin(createWorld());
      person.actor.send({ type: 'nav.signUp' });
      await person.does({ type: 'hub', event, data: error });
      assert.equal(person.state(), 'signIn');
      assert.equal(person.context().error, error);
      await person.does({ type: 'hub', event, data: error });
      assert.deepEqual(person.path(), ['loading', 'signIn', 'signUp', 'signIn']);
    }
  });

  it('ends the session when it cannot be refreshed, unless the network is the cause', async () => {
    const world = createWorld();
    await addUser(world);
    await world.auth.signIn('ada', password);
    const person = await begin(world);
    const failure = (code: string) => new AuthError(code, code);
    for (const code of ['NetworkError', 'Timeout']) {
      await person.does({ type: 'hub', event: 'tokenRefresh_failure', data: failure(code) });
      assert.equal(person.state(), 'signedIn');
    }
    const data = failure('NotAuthorizedException');
    await person.does({ type: 'hub', event: 'tokenRefresh_failure', data });
    assert.equal(person.state(), 'signIn');
    assert.equal(person.context().error?.code, 'NotSignedIn');
    assert.equal(person.context().error?.cause, data);
  });

  it('disturbs no user who has not signed in, when it is a sign-out', async () => {
    const world = createWorld();
    const person = await begin(world);
    person.actor.send({ type: 'nav.signUp' });
    await world.auth.signOut();
    await person.does({ type: 'hub', event: 'userDeleted' });
    await person.does({ type: 'hub', event: 'signUp' });
    assert.equal(person.state(), 'signUp');
  });

  it('is not listened to any more after the actor has stopped', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await begin(world);
    person.actor.stop();
    await world.auth.signIn('ada', password);
    assert.deepEqual(person.path(), ['loading', 'signIn']);
  });
});

describe('an error found by the caller', () => {
  it('is shown until it is cleared, and emitted once', async () => {
    const person = await begin(createWorld());
    const error = new AuthError('InvalidArgument', 'No.');
    await person.does({ type: 'error.set', error });
    assert.equal(person.context().error, error);
    assert.deepEqual(person.failures(), ['InvalidArgument']);
    await person.does({ type: 'error.clear' });
    assert.equal(person.context().error, undefined);
  });
});
