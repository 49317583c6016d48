import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addTotpUser, addUser, createWorld, password, type World } from '../../test/auth/fixtures.js';
import { startRecorded } from '../../test/machine/support.js';
import type { AuthEvent } from './types.js';

/** A form for ada, ready to be sent, and bob, who can sign in too. */
const forms: Readonly<Record<string, (world: World) => Promise<[AuthEvent, ...AuthEvent[]]>>> = {
  async signIn(world) {
    await addUser(world);
    return [{ type: 'signIn.submit', username: 'ada', password }];
  },
  async confirmSignIn(world) {
    const secret = await addTotpUser(world);
    const code = await world.totp(secret);
    return [
      { type: 'confirmSignIn.submit', code },
      { type: 'signIn.submit', username: 'ada', password },
    ];
  },
};

for (const [name, prepare] of Object.entries(forms))
  describe(`${name}, overtaken in the same page`, () => {
    async function sendLate(overtake: (world: World) => Promise<unknown>) {
      const world = createWorld();
      await addUser(world, 'bob', { email: 'bob@example.com' });
      const [event, ...before] = await prepare(world);
      const person = startRecorded(world.auth);
      await person.rest();
      for (const each of before) await person.does(each);
      const answer = world.holdAnswer('RespondToAuthChallenge');
      person.actor.send(event);
      await answer.reached;
      await overtake(world);
      answer.release();
      await person.rest();
      return person;
    }

    it('follows the later sign-in, without an error', async () => {
      const person = await sendLate(({ auth }) => auth.signIn('bob', password));
      assert.equal(person.state(), 'signedIn');
      assert.equal(person.context().user?.getUsername(), 'bob');
      assert.deepEqual(person.failures(), []);
    });

    it('starts over with an error after a sign-out', async () => {
      const person = await sendLate(({ auth }) => auth.signOut());
      assert.equal(person.state(), 'signIn');
      assert.deepEqual(person.failures(), ['SignInSuperseded']);
    });
  });
