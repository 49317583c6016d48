import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addTotpUser, addUser, createWorld, email, password, prefix, rejection } from './fixtures.js';

describe('the journey of a user', () => {
  it('signs up, confirms, signs in with SRP, sets up an app, signs in with it, and signs out', async () => {
    const world = createWorld();
    const { auth, calls, storage } = world;
    const signedUp = await auth.signUp({ username: 'ada', password, attributes: { email } });
    assert.equal(signedUp.userConfirmed, false);
    assert.equal(signedUp.user.getUsername(), 'ada');
    assert.match(signedUp.codeDeliveryDetails?.Destination ?? '', /^a\*+@/);
    assert.equal(await auth.confirmSignUp('ada', world.code()), 'SUCCESS');

    const user = await auth.signIn('ada', password);
    assert.equal(user.challengeName, undefined);
    assert.deepEqual(calls.slice(-2), ['InitiateAuth', 'RespondToAuthChallenge']);
    assert.deepEqual(await auth.verifiedContact(user), { verified: { email }, unverified: {} });

    const secret = await auth.setupTOTP(user);
    await auth.verifyTotpToken(user, await world.totp(secret));
    assert.equal(await auth.setPreferredMFA(user, 'TOTP'), 'SUCCESS');
    await auth.signOut();
    assert.equal(storage.items.size, 0);

    world.cognito.clock.advance(60_000);
    const again = await auth.signIn({ username: 'ada', password });
    assert.equal(again.challengeName, 'SOFTWARE_TOKEN_MFA');
    assert.equal(storage.getItem(`${prefix}.LastAuthUser`), null);
    const done = await auth.confirmSignIn(again, await world.totp(secret), 'SOFTWARE_TOKEN_MFA');
    assert.equal(done, again);
    assert.equal(done.challengeName, undefined);

    const current = await auth.currentAuthenticatedUser();
    assert.equal(current.attributes?.email, email);
    assert.equal(current.attributes.email_verified, true);
    assert.equal(current.preferredMFA, 'SOFTWARE_TOKEN_MFA');
    await auth.signOut();
    assert.equal((await rejection(auth.currentAuthenticatedUser())).code, 'NotSignedIn');
  });

  it('sends no request and loads nothing for a visitor without a session', async () => {
    const { auth, calls } = createWorld();
    assert.equal((await rejection(auth.currentAuthenticatedUser())).code, 'NotSignedIn');
    assert.equal((await rejection(auth.currentSession())).code, 'NotSignedIn');
    assert.deepEqual(calls, []);
  });

  it('uses the password flow in one request', async () => {
    const world = createWorld({}, { authenticationFlowType: 'USER_PASSWORD_AUTH' });
    await addUser(world);
    world.calls.length = 0;
    await world.auth.signIn('ada', password);
    assert.deepEqual(world.calls, ['InitiateAuth']);
    assert.equal((await world.auth.currentAuthenticatedUser()).getUsername(), 'ada');
  });

  it('tries the app code again after a wrong one', async () => {
    const world = createWorld();
    const secret = await addTotpUser(world);
    const user = await world.auth.signIn('ada', password);
    const wrong = await rejection(world.auth.confirmSignIn(user, '000000'));
    assert.equal(wrong.code, 'CodeMismatchException');
    assert.equal(user.challengeName, 'SOFTWARE_TOKEN_MFA');
    await world.auth.confirmSignIn(user, await world.totp(secret));
    assert.equal((await world.auth.currentSession()).isValid(), true);
  });
});
