import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Auth } from '../../src/auth/auth.js';
import { Hub } from '../../src/auth/events/hub.js';
import { addTotpUser, addUser, createWorld, email, password, prefix, rejection } from './fixtures.js';

const next = 'Better-Horse-10';

describe('the password', () => {
  it('is forgotten and reset with the code', async () => {
    const world = createWorld();
    const { auth } = world;
    await addUser(world);
    const delivery = await auth.forgotPassword('ada');
    assert.match(delivery.Destination ?? '', /\*/);
    assert.equal(delivery.CodeDeliveryDetails.DeliveryMedium, 'EMAIL');
    const code = world.code();
    const wrong = code === '000000' ? '111111' : '000000';
    assert.equal(
      (await rejection(auth.forgotPasswordSubmit('ada', wrong, next))).code,
      'CodeMismatchException',
    );
    assert.equal(
      (await rejection(auth.forgotPasswordSubmit('ada', code, 'short'))).code,
      'InvalidPasswordException',
    );
    assert.equal(await auth.forgotPasswordSubmit('ada', code, next), 'SUCCESS');
    assert.equal((await rejection(auth.signIn('ada', password))).code, 'NotAuthorizedException');
    await auth.signIn('ada', next);
    assert.deepEqual(
      world.events.map(({ event }) => event).filter((event) => event.startsWith('forgot')),
      [
        'forgotPassword',
        'forgotPasswordSubmit_failure',
        'forgotPasswordSubmit_failure',
        'forgotPasswordSubmit',
      ],
    );
  });

  it('needs a code that has not expired', async () => {
    const world = createWorld();
    await addUser(world);
    await world.auth.forgotPassword('ada');
    world.cognito.clock.advance(2 * 3_600_000);
    assert.equal(
      (await rejection(world.auth.forgotPasswordSubmit('ada', world.code(), next))).code,
      'ExpiredCodeException',
    );
  });

  it('is changed by who is signed in', async () => {
    const world = createWorld();
    await addUser(world);
    const user = await world.auth.signIn('ada', password);
    world.calls.length = 0;
    const wrong = await rejection(world.auth.changePassword(user, 'Wrong-Horse-9', next));
    assert.equal(wrong.code, 'NotAuthorizedException');
    assert.deepEqual(world.calls, ['ChangePassword'], 'a wrong password counts once');
    assert.equal(
      (await rejection(world.auth.changePassword(user, password, 'short'))).code,
      'InvalidPasswordException',
    );
    assert.equal(await world.auth.changePassword(user, password, next), 'SUCCESS');
    await world.auth.signOut();
    assert.equal((await rejection(world.auth.changePassword(user, next, password))).code, 'NotSignedIn');
    await world.auth.signIn('ada', next);
  });
});

describe('an attribute', () => {
  it('is verified with the code that was sent', async () => {
    const world = createWorld({ autoVerifiedAttributes: ['email'] });
    const { auth } = world;
    await addUser(world, 'ada', { email, phone_number: '+12065550100' });
    const user = await auth.signIn('ada', password);
    assert.equal((await auth.currentAuthenticatedUser()).attributes?.phone_number_verified, false);
    const delivery = await auth.verifyCurrentUserAttribute('phone_number');
    assert.equal(delivery.AttributeName, 'phone_number');
    const code = world.code();
    const wrong = code === '000000' ? '111111' : '000000';
    assert.equal(
      (await rejection(auth.verifyCurrentUserAttributeSubmit('phone_number', wrong))).code,
      'CodeMismatchException',
    );
    assert.equal(await auth.verifyCurrentUserAttributeSubmit('phone_number', code), 'SUCCESS');
    assert.equal((await auth.currentAuthenticatedUser()).attributes?.phone_number_verified, true);
    assert.deepEqual((await auth.verifiedContact(user)).unverified, {});
  });

  it('is not verified without a user', async () => {
    const { auth, calls } = createWorld();
    assert.equal((await rejection(auth.verifyCurrentUserAttribute('email'))).code, 'NotSignedIn');
    assert.equal((await rejection(auth.verifyCurrentUserAttributeSubmit('email', '1'))).code, 'NotSignedIn');
    assert.deepEqual(calls, []);
  });
});

describe('the preferred factor', () => {
  it('can be none again', async () => {
    const world = createWorld();
    const secret = await addTotpUser(world);
    const user = await world.auth.signIn('ada', password);
    await world.auth.confirmSignIn(user, await world.totp(secret));
    assert.equal(await world.auth.getPreferredMFA(user), 'SOFTWARE_TOKEN_MFA');
    await world.auth.setPreferredMFA(user, 'NOMFA');
    assert.equal(await world.auth.getPreferredMFA(user), 'NOMFA');
    await world.auth.signOut();
    assert.equal((await world.auth.signIn('ada', password)).challengeName, undefined);
  });

  it('is taken by the name that it is read by', async () => {
    const world = createWorld();
    const secret = await addTotpUser(world);
    const user = await world.auth.signIn('ada', password);
    await world.auth.confirmSignIn(user, await world.totp(secret));
    await world.auth.setPreferredMFA(user, 'NOMFA');
    await world.auth.setPreferredMFA(user, 'SOFTWARE_TOKEN_MFA');
    assert.equal(await world.auth.getPreferredMFA(user, { bypassCache: true }), 'SOFTWARE_TOKEN_MFA');
  });

  it('is refused by a name that is not one, with those that are', async () => {
    const world = createWorld();
    await addUser(world);
    const user = await world.auth.signIn('ada', password);
    const error = await rejection(world.auth.setPreferredMFA(user, 'PALM' as 'TOTP'));
    assert.equal(error.code, 'InvalidArgument');
    assert.match(error.message, /method is "PALM"; it must be one of TOTP, SMS, EMAIL, NOMFA\./);
  });

  it('cannot be an app that is not set up', async () => {
    const world = createWorld();
    await addUser(world);
    const user = await world.auth.signIn('ada', password);
    assert.equal(
      (await rejection(world.auth.setPreferredMFA(user, 'TOTP'))).code,
      'InvalidParameterException',
    );
  });
});

describe('the default Auth', () => {
  it('reports to the channel auth of the Hub, and only it does', async () => {
    const events: string[] = [];
    const stop = Hub.listen('auth', ({ payload, source }) => events.push(`${source} ${payload.event}`));
    const world = createWorld({ requireConfirmation: false });
    await world.auth.signUp({ username: 'ada', password, attributes: { email } });
    Auth.configure(world.auth.configure());
    await Auth.signIn('ada', password);
    await Auth.signOut();
    stop();
    assert.deepEqual(events, ['Auth configured', 'Auth signIn', 'Auth signOut']);
    assert.equal(world.storage.getItem(`${prefix}.LastAuthUser`), null);
  });

  it('takes its own frozen config again', () => {
    const config = Auth.configure();
    assert.ok(config);
    assert.deepEqual(Auth.configure(config), config);
  });
});
