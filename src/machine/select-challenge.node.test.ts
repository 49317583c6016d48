import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addUser, createWorld, email, password, poolId } from '../../test/auth/fixtures.js';
import { startRecorded } from '../../test/machine/support.js';
import type { PoolOptions } from '../local-cognito/index.js';

const choices = [{ challenge: 'PASSWORD_SRP', password }, { challenge: 'EMAIL_OTP' }] as const;

const open = (pool: Partial<PoolOptions> = {}) =>
  createWorld({ firstFactors: ['PASSWORD', 'EMAIL_OTP'], ...pool }, { authenticationFlowType: 'USER_AUTH' });

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

describe('a code by email', () => {
  it('that is the first factor can be sent again, or exchanged for another factor', async () => {
    const world = open();
    await addUser(world);
    const person = startRecorded(world.auth);
    await person.rest();
    await person.does({ type: 'signIn.submit', username: 'ada', preferredChallenge: 'EMAIL_OTP' });
    const before = world.code();
    await person.does({ type: 'confirmSignIn.resend' });
    assert.equal(person.context().notice, 'codeResent');
    assert.notEqual(world.code(), before);
    await person.does({ type: 'nav.selectChallenge' });
    assert.equal(person.state(), 'selectChallenge');
  });

  it('that is the second factor keeps the proven password', async () => {
    const world = open({ mfa: 'ON', mfaTypes: ['EMAIL_OTP'] });
    await addUser(world);
    const person = startRecorded(world.auth);
    await person.rest();
    await person.does({ type: 'signIn.submit', username: 'ada', password });
    assert.equal(person.context().user?.challengeName, 'EMAIL_OTP');
    for (const type of ['confirmSignIn.resend', 'nav.selectChallenge'] as const) {
      await person.does({ type });
      assert.equal(person.state(), 'confirmSignIn');
    }
    await person.does({ type: 'confirmSignIn.submit', code: world.code() });
    assert.equal(person.state(), 'signedIn');
  });
});

describe('a first factor that the user does not have', () => {
  it('leads to the choice of the others, which says so', async () => {
    const world = open({ firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] });
    await addUser(world);
    const person = startRecorded(world.auth);
    await person.rest();
    await person.does({ type: 'signIn.submit', username: 'ada', preferredChallenge: 'SMS_OTP' });
    assert.equal(person.state(), 'selectChallenge');
    assert.equal(person.context().notice, 'factorRefused');
    assert.equal(person.context().error, undefined);
    await person.does({ type: 'selectChallenge.submit', challenge: 'EMAIL_OTP' });
    assert.equal(person.state(), 'confirmSignIn');
    assert.equal(person.context().notice, undefined);
  });

  it('that was turned off while its code was awaited is refused when another code is asked for', async () => {
    const world = open();
    await addUser(world);
    const person = startRecorded(world.auth);
    await person.rest();
    await person.does({ type: 'signIn.submit', username: 'ada', preferredChallenge: 'EMAIL_OTP' });
    assert.equal(person.state(), 'confirmSignIn');
    world.cognito.pools.get(poolId)?.update({ firstFactors: ['PASSWORD', 'SMS_OTP'] });
    await person.does({ type: 'confirmSignIn.resend' });
    assert.equal(person.state(), 'selectChallenge');
    assert.equal(person.context().notice, 'factorRefused');
  });

  it('is not mentioned where the user asked for nothing, or for another way', async () => {
    const world = open();
    await addUser(world);
    for (const preferredChallenge of ['EMAIL_OTP', undefined] as const) {
      const person = startRecorded(world.auth);
      await person.rest();
      await person.does({ type: 'signIn.submit', username: 'ada', preferredChallenge });
      await person.does({ type: 'nav.selectChallenge' });
      assert.equal(person.state(), 'selectChallenge');
      assert.equal(person.context().notice, undefined);
    }
  });
});
