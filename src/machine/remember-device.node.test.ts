import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addTotpUser, addUser, createWorld, password, poolId, until } from '../../test/auth/fixtures.js';
import { startRecorded } from '../../test/machine/support.js';

/** ada has chosen that this device is remembered, and is asked to verify an address. */
async function asked() {
  const world = createWorld({ deviceTracking: 'USER_OPT_IN', challengeRequiredOnNewDevice: true });
  const secret = await addTotpUser(world);
  await addUser(world, 'grace', { email: 'grace@example.com' });
  world.cognito.pools.get(poolId)?.users.find('ada')?.attributes.set('email_verified', 'false');
  const person = startRecorded(world.auth);
  await person.rest();
  await person.does({ type: 'signIn.submit', username: 'ada', password });
  const code = await world.totp(secret);
  await person.does({ type: 'confirmSignIn.submit', code, rememberDevice: true });
  assert.equal(person.state(), 'verifyContact');
  world.calls.length = 0;
  return { ...world, person };
}

describe('the choice to remember a device', () => {
  for (const isOther of [false, true])
    it(`waits for the last question${isOther ? ', and is not that of a user who has signed in meanwhile, unnoticed' : ''}`, async () => {
      const { person, calls, open } = await asked();
      if (isOther) await open().signIn('grace', password);
      await person.does({ type: 'verifyContact.skip' });
      if (isOther) {
        // The one who is signed in now is read, and is not the one who has chosen.
        await until(() => calls.includes('GetUser'));
        await new Promise((resolve) => setTimeout(resolve, 50));
      } else await until(() => calls.includes('UpdateDeviceStatus'));
      assert.equal(person.state(), 'signedIn');
      assert.equal(calls.includes('UpdateDeviceStatus'), !isOther);
    });
});
