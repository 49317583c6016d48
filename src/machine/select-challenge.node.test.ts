import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addUser, createWorld, email, password, poolId } from '../../test/auth/fixtures.js';
import { startRecorded } from '../../test/machine/support.js';

const choices = [{ challenge: 'PASSWORD_SRP', password }, { challenge: 'EMAIL_OTP' }] as const;

const open = () =>
  createWorld({ firstFactors: ['PASSWORD', 'EMAIL_OTP'] }, { authenticationFlowType: 'USER_AUTH' });

describe('selectChallenge leads on as the sign-in does', () => {
  for (const choice of choices)
    it(`for an account that is not confirmed: ${choice.challenge}`, async () => {
      const world = open();
      await world.auth.signUp({ username: 'ada', password, attributes: { email } });
      const person = startRecorded(world.auth);
      await person.rest();
      await person.does({ type: 'signIn.submit', username: 'ada' });
      assert.equal(person.state(), 'selectChallenge');
      await person.does({ type: 'selectChallenge.submit', ...choice });
      assert.equal(person.state(), 'confirmSignUp');
    });

  it('for an account whose password was reset', async () => {
    const world = open();
    await addUser(world);
    await world.cognito.pools.get(poolId)?.admin.resetUserPassword('ada');
    const person = startRecorded(world.auth);
    await person.rest();
    await person.does({ type: 'signIn.submit', username: 'ada' });
    await person.does({ type: 'selectChallenge.submit', challenge: 'PASSWORD_SRP', password });
    assert.equal(person.state(), 'forgotPassword');
  });
});
