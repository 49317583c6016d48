import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { SimulatedClock, waitFor } from 'xstate';

import type { World } from '../../test/auth/fixtures.js';
import {
  addTotpUser,
  addUser,
  assertLive,
  createWorld,
  email,
  password,
  poolId,
  until,
} from '../../test/auth/fixtures.js';
import { startRecorded } from '../../test/machine/support.js';
import type { AuthApi } from '../auth/api.js';
import { selectDelivery, selectView } from './step-selectors.js';

const signIn = (username = 'ada', secret = password) =>
  ({ type: 'signIn.submit', username, password: secret }) as const;

async function atSignIn(world: World) {
  const person = startRecorded(world.auth);
  await person.rest();
  return person;
}

async function addPhoneUser(world: World) {
  const admin = world.cognito.pools.get(poolId)?.admin;
  const attributes = { email, phone_number: '+15555550100', phone_number_verified: 'true' };
  await admin?.createUser({ username: 'ada', attributes, suppress: true });
  await admin?.setUserPassword('ada', password);
}

/** What only the wire offers: both factors on, none of them preferred. */
async function preferNeither(world: World) {
  const AccessToken = (await world.auth.currentSession()).getAccessToken().getJwtToken();
  const on = { Enabled: true, PreferredMfa: false };
  const answer = await world.cognito.fetch(
    new Request('http://localhost/', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.SetUserMFAPreference',
      },
      body: JSON.stringify({ AccessToken, SMSMfaSettings: on, SoftwareTokenMfaSettings: on }),
    }),
  );
  assert.ok(answer.ok);
}

describe('signing in', () => {
  it('ends in signedIn, which is reported once, after the state', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await atSignIn(world);
    await person.does(signIn());
    assert.deepEqual(person.path(), ['loading', 'signIn', 'signedIn']);
    assert.deepEqual(person.types().slice(-2), ['stateChanged', 'signedIn']);
    assert.equal(person.context().authData, person.context().user);
  });

  it('signs in the user who gave the right password 4 s after a contact check began that hangs', async () => {
    const world = createWorld();
    await addUser(world);
    const clock = new SimulatedClock();
    const auth = world.open({
      fetch: (input, init) => {
        const request = new Request(input, init);
        const isCheck = request.headers.get('x-amz-target')?.endsWith('.GetUser');
        return isCheck ? new Promise(() => undefined) : world.cognito.fetch(request);
      },
    });
    const person = startRecorded(auth, {}, { clock });
    await person.rest();
    person.actor.send(signIn());
    await waitFor(person.actor, (snapshot) => snapshot.matches({ signIn: 'checkingContact' }));
    clock.increment(3999);
    assert.equal(person.state(), 'signIn');
    clock.increment(1);
    assert.equal(person.state(), 'signedIn');
    assert.deepEqual(person.types().slice(-2), ['stateChanged', 'signedIn']);
    assert.deepEqual(person.failures(), ['Timeout']);
  });

  it('keeps the person at the form after a wrong password, and lets them try again', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await atSignIn(world);
    const snapshot = await person.does(signIn('ada', 'Wrong-Horse-9'));
    assert.deepEqual(snapshot.value, { signIn: 'editing' });
    assert.equal(person.context().error?.code, 'NotAuthorizedException');
    assert.equal(person.context().username, 'ada');
    person.actor.send(signIn());
    assert.equal(person.context().error, undefined, 'cleared by the next submit');
    await person.rest();
    assert.equal(person.state(), 'signedIn');
    assert.deepEqual(person.failures(), ['NotAuthorizedException']);
  });

  it('reports a network failure and a server failure', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await atSignIn(world);
    world.cognito.faults.add({ operation: 'InitiateAuth', drop: true, times: 1 });
    world.cognito.faults.add({ operation: 'InitiateAuth', status: 500, body: 'oops', times: 1 });
    await person.does(signIn());
    await person.does(signIn());
    assert.equal(person.state(), 'signIn');
    assert.deepEqual(person.failures(), ['NetworkError', 'InvalidResponse']);
    await person.does(signIn());
    assert.equal(person.state(), 'signedIn');
  });

  it('can be left where the page wraps the calls of its Auth, which then cannot be canceled', async () => {
    const world = createWorld();
    await addUser(world);
    const auth: AuthApi = { ...world.auth, signIn: async (...args: [never]) => world.auth.signIn(...args) };
    const person = startRecorded(auth);
    await person.rest();
    const answer = world.holdAnswer('RespondToAuthChallenge');
    person.actor.send(signIn());
    await answer.reached;
    await person.does({ type: 'nav.signUp' });
    assert.equal(person.state(), 'signUp');
    answer.release();
    await until(() => person.state() === 'signedIn');
  });

  it('sends a form that is submitted twice once', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await atSignIn(world);
    const before = world.calls.length;
    person.actor.send(signIn());
    person.actor.send(signIn());
    await person.rest();
    assert.equal(world.calls.slice(before).filter((call) => call === 'InitiateAuth').length, 1);
  });

  it('sends a new code to a user who has not confirmed', async () => {
    const world = createWorld();
    await world.auth.signUp({ username: 'ada', password, attributes: { email } });
    const first = world.code();
    const person = await atSignIn(world);
    await person.does(signIn());
    assert.equal(person.state(), 'confirmSignUp');
    assert.match(person.context().delivery?.Destination ?? '', /\*/);
    assert.equal(typeof person.context().codeSentAt, 'number');
    assert.notEqual(world.code(), first);
    assert.deepEqual(person.failures(), []);
    await person.does({ type: 'confirmSignUp.submit', code: world.code() });
    assert.equal(person.state(), 'signedUp', 'nothing prepared an automatic sign-in here');
  });

  it('shows a failed resend at the screen for the code', async () => {
    const world = createWorld();
    await world.auth.signUp({ username: 'ada', password, attributes: { email } });
    world.cognito.faults.add({ operation: 'ResendConfirmationCode', error: 'LimitExceededException' });
    const person = await atSignIn(world);
    await person.does(signIn());
    assert.equal(person.state(), 'confirmSignUp');
    assert.equal(person.context().error?.code, 'LimitExceededException');
    assert.equal(person.context().username, 'ada');
    assert.equal(person.context().delivery, undefined);
  });

  it('requests a code for a user whose password must be reset', async () => {
    const world = createWorld();
    await addUser(world);
    await world.cognito.pools.get(poolId)?.admin.resetUserPassword('ada');
    const person = await atSignIn(world);
    const snapshot = await person.does(signIn());
    assert.equal(person.state(), 'forgotPassword');
    assert.equal(selectView(snapshot), 'submit');
    assert.equal(person.context().notice, 'resetRequired');
    await person.does({ type: 'forgotPassword.submit', code: world.code(), password: 'New-Horse-10' });
    assert.equal(person.context().notice, 'passwordChanged');
    await person.does(signIn('ada', 'New-Horse-10'));
    assert.equal(person.state(), 'signedIn');
  });

  it('lets a user send the code themselves when requesting it failed', async () => {
    const world = createWorld();
    await addUser(world);
    await world.cognito.pools.get(poolId)?.admin.resetUserPassword('ada');
    world.cognito.faults.add({ operation: 'ForgotPassword', drop: true, times: 1 });
    const person = await atSignIn(world);
    const snapshot = await person.does(signIn());
    assert.equal(selectView(snapshot), 'send');
    assert.equal(person.context().error?.code, 'NetworkError');
    assert.equal(person.context().notice, 'resetRequired');
  });

  it('follows no challenge that it does not know', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await atSignIn(world);
    const body = JSON.stringify({ ChallengeName: 'PALM_READING', ChallengeParameters: {}, Session: 's' });
    world.cognito.faults.add({ operation: 'RespondToAuthChallenge', body, times: 1 });
    await person.does(signIn());
    assert.equal(person.state(), 'signIn');
    assert.equal(person.context().error?.code, 'UnsupportedChallenge');
    assert.match(person.context().error?.message ?? '', /PALM_READING/);
  });

  it('does not lose the sign-in when looking up the contacts fails', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await atSignIn(world);
    world.cognito.faults.add({ operation: 'GetUser', error: 'InternalErrorException' });
    await person.does(signIn());
    assert.equal(person.state(), 'signedIn');
    assert.deepEqual(person.failures(), ['InternalErrorException']);
    assert.equal(person.context().error, undefined);
  });

  it('discards a late answer when its screen has been left', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await atSignIn(world);
    const answer = world.holdAnswer('RespondToAuthChallenge');
    person.actor.send(signIn());
    await answer.reached;
    person.actor.send({ type: 'nav.signUp' });
    answer.release();
    await assertLive(world);
    assert.equal(world.issued.size, 1);
    assert.equal(person.state(), 'signUp');
    assert.deepEqual(person.path(), ['loading', 'signIn', 'signUp']);
    assert.deepEqual(
      world.events.filter(({ event }) => /^sign(In|Out)/.test(event)),
      [],
    );
    await assert.rejects(world.auth.currentAuthenticatedUser(), { code: 'NotSignedIn' });
  });

  it('signs out to sign-in, with nothing of the person left', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await atSignIn(world);
    await person.does(signIn());
    await person.does({ type: 'signOut' });
    assert.equal(person.state(), 'signIn');
    assert.deepEqual(person.types().slice(-2), ['stateChanged', 'signedOut']);
    assert.equal(person.context().user, undefined);
    assert.equal(person.context().username, '');
    await assert.rejects(world.auth.currentAuthenticatedUser(), { code: 'NotSignedIn' });
  });

  it('ends in sign-in with the error when a global sign-out reaches only this device', async () => {
    const world = createWorld();
    await addUser(world);
    const person = await atSignIn(world);
    await person.does(signIn());
    world.cognito.faults.add({ operation: 'GlobalSignOut', drop: true });
    await person.does({ type: 'signOut', global: true });
    assert.equal(person.state(), 'signIn');
    await until(() => person.context().error?.code === 'NetworkError');
    await assert.rejects(world.auth.currentAuthenticatedUser(), { code: 'NotSignedIn' });
  });
});

describe('a second factor', () => {
  it('is asked for, checked, and may be tried again', async () => {
    const world = createWorld();
    const secret = await addTotpUser(world);
    const person = await atSignIn(world);
    await person.does(signIn());
    assert.equal(person.state(), 'confirmSignIn');
    await person.does({ type: 'confirmSignIn.submit', code: '000000' });
    assert.equal(person.state(), 'confirmSignIn');
    assert.equal(person.context().error?.code, 'CodeMismatchException');
    await person.does({ type: 'confirmSignIn.submit', code: await world.totp(secret) });
    assert.equal(person.state(), 'signedIn');
  });

  it('starts the sign-in over when it has expired', async () => {
    const world = createWorld();
    const secret = await addTotpUser(world);
    const person = await atSignIn(world);
    await person.does(signIn());
    world.cognito.clock.advance(10 * 60_000);
    await person.does({ type: 'confirmSignIn.submit', code: await world.totp(secret) });
    assert.equal(person.state(), 'signIn');
    assert.equal(person.context().error?.code, 'ChallengeExpired');
    assert.equal(person.context().username, 'ada');
    assert.equal(person.context().user, undefined);
    assert.deepEqual(person.context().authData, { username: 'ada' });
    await person.does(signIn());
    assert.equal(person.context().error, undefined);
    assert.equal(person.state(), 'confirmSignIn');
  });

  it('can be left: back to sign-in, without the user', async () => {
    const world = createWorld();
    await addTotpUser(world);
    const person = await atSignIn(world);
    await person.does(signIn());
    await person.does({ type: 'nav.signIn' });
    assert.equal(person.state(), 'signIn');
    assert.equal(person.context().user, undefined);
    assert.equal(person.context().username, 'ada');
    assert.equal(person.types().includes('signedOut'), false);
  });

  it('is texted, and the screen knows where to', async () => {
    const world = createWorld({ mfa: 'ON' });
    await addPhoneUser(world);
    const person = await atSignIn(world);
    const snapshot = await person.does(signIn());
    assert.equal(person.state(), 'confirmSignIn');
    assert.equal(selectDelivery(snapshot)?.DeliveryMedium, 'SMS');
    assert.match(selectDelivery(snapshot)?.Destination ?? '', /\*/);
    await person.does({ type: 'confirmSignIn.submit', code: world.code() });
    assert.equal(person.state(), 'signedIn');
  });

  it('is chosen by the person when there are two', async () => {
    const world = createWorld({ mfa: 'ON' });
    await addPhoneUser(world);
    const user = await world.auth.confirmSignIn(await world.auth.signIn('ada', password), world.code());
    const secret = await world.auth.setupTOTP(user);
    await world.auth.verifyTotpToken(user, await world.totp(secret));
    await preferNeither(world);
    await world.auth.signOut();
    const person = await atSignIn(world);
    await person.does(signIn());
    assert.equal(person.state(), 'selectMFAType');
    await person.does({ type: 'selectMFAType.submit', mfaType: 'SMS_MFA' });
    assert.equal(person.state(), 'confirmSignIn');
    await person.does({ type: 'confirmSignIn.submit', code: world.code() });
    assert.deepEqual(person.path(), ['loading', 'signIn', 'selectMFAType', 'confirmSignIn', 'signedIn']);
  });

  it('comes after a new password, the chain being followed', async () => {
    const world = createWorld({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    await world.cognito.pools.get(poolId)?.admin.createUser({
      username: 'ada',
      temporaryPassword: 'Temporary-Horse-1',
      attributes: { email, email_verified: 'true' },
    });
    const person = await atSignIn(world);
    await person.does(signIn('ada', 'Temporary-Horse-1'));
    assert.equal(person.state(), 'requireNewPassword');
    await person.does({ type: 'requireNewPassword.submit', password: 'short', attributes: {} });
    assert.equal(person.context().error?.code, 'InvalidPasswordException');
    const snapshot = await person.does({ type: 'requireNewPassword.submit', password, attributes: {} });
    assert.equal(person.state(), 'TOTPSetup');
    assert.equal(selectView(snapshot), 'ready');
    const secret = person.context().totpSecret ?? '';
    await person.does({ type: 'TOTPSetup.submit', code: await world.totp(secret) });
    assert.equal(person.state(), 'signedIn');
    assert.deepEqual(person.path(), ['loading', 'signIn', 'requireNewPassword', 'TOTPSetup', 'signedIn']);
    assert.equal(person.context().totpSecret, undefined);
  });
});
