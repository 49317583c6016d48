import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addUser, createWorld, email, password, rejection } from './fixtures.js';

async function signedIn(pool: Parameters<typeof createWorld>[0] = {}) {
  const world = createWorld(pool);
  await addUser(world);
  const user = await world.auth.signIn('ada', password);
  world.events.length = 0;
  return { ...world, user };
}

describe('attributes of the signed-in user', () => {
  it('are listed as the library lists them', async () => {
    const { auth, user } = await signedIn();
    const list = await auth.userAttributes(user);
    const found = list.find((attribute) => attribute.getName() === 'email');
    assert.equal(found?.getValue(), email);
    assert.match(JSON.stringify(found), /"Name":"email"/);
  });

  it('are changed, and the cache with them', async () => {
    const { auth, user } = await signedIn();
    assert.equal((await auth.currentAuthenticatedUser()).attributes?.family_name, undefined);
    assert.equal(await auth.updateUserAttributes(user, { family_name: 'Lovelace' }), 'SUCCESS');
    assert.equal((await auth.currentAuthenticatedUser()).attributes?.family_name, 'Lovelace');
    assert.equal(await auth.deleteUserAttributes(user, ['family_name']), 'SUCCESS');
    assert.equal((await auth.currentAuthenticatedUser()).attributes?.family_name, undefined);
  });

  it('say where a code went when the address changed, and take the code', async () => {
    const { auth, user, events, code, cognito } = await signedIn();
    await auth.updateUserAttributes(user, { email: 'ada@else.example' });
    const { event, data } = events.at(-1) ?? {};
    assert.equal(event, 'updateUserAttributes');
    assert.match(JSON.stringify(data), /"AttributeName":"email".*a\*\*\*/);
    assert.equal(cognito.outbox.last()?.destination, 'ada@else.example');
    assert.equal((await auth.currentAuthenticatedUser()).attributes?.email_verified, false);
    const wrong = code() === '000000' ? '000001' : '000000';
    const error = await rejection(auth.verifyCurrentUserAttributeSubmit('email', wrong));
    assert.equal(error.code, 'CodeMismatchException');
    assert.equal(await auth.verifyCurrentUserAttributeSubmit('email', code()), 'SUCCESS');
    assert.equal((await auth.currentAuthenticatedUser()).attributes?.email_verified, true);
  });

  it('keep the old address until the new one is verified, where the pool wants that', async () => {
    const { auth, user, code } = await signedIn({ attributesRequireVerificationBeforeUpdate: ['email'] });
    const shown = async (): Promise<unknown> => {
      const { attributes } = await auth.currentAuthenticatedUser();
      return [attributes?.email, attributes?.email_verified];
    };
    await auth.updateUserAttributes(user, { email: 'ada@else.example' });
    assert.deepEqual(await shown(), [email, true]);
    await auth.verifyCurrentUserAttributeSubmit('email', code());
    assert.deepEqual(await shown(), ['ada@else.example', true]);
  });

  it('are changed one by one, with the next step', async () => {
    const { auth, events, calls, code } = await signedIn();
    const update = (attributeKey: string, value: string) =>
      auth.updateUserAttribute({ userAttribute: { attributeKey, value } });
    await auth.currentAuthenticatedUser();
    calls.length = 0;
    const done = { isUpdated: true, nextStep: { updateAttributeStep: 'DONE' } };
    assert.deepEqual(await update('family_name', 'Lovelace'), done);
    assert.deepEqual(await update('nickname', ''), done);
    assert.deepEqual(await update('email', 'ada@else.example'), {
      isUpdated: false,
      nextStep: {
        updateAttributeStep: 'CONFIRM_ATTRIBUTE_WITH_CODE',
        codeDeliveryDetails: { attributeName: 'email', deliveryMedium: 'EMAIL', destination: 'a***@e***' },
      },
    });
    assert.deepEqual(calls, Array(3).fill('UpdateUserAttributes'));
    const sent = [{ AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' }];
    assert.deepEqual(
      events.map(({ event, data }) => [event, data]),
      [
        ['updateUserAttributes', []],
        ['updateUserAttributes', []],
        ['updateUserAttributes', sent],
      ],
    );
    const { attributes } = await auth.currentAuthenticatedUser();
    assert.equal(attributes?.family_name, 'Lovelace');
    await auth.verifyCurrentUserAttributeSubmit('email', code());
    assert.equal((await auth.currentAuthenticatedUser()).attributes?.email_verified, true);
    // The verified value again needs no code.
    assert.deepEqual(await update('email', 'ada@else.example'), done);
  });

  it('that wait for their code leave the old value in force, where the pool wants that', async () => {
    const { auth, code } = await signedIn({ attributesRequireVerificationBeforeUpdate: ['email'] });
    const userAttribute = { attributeKey: 'email', value: 'ada@else.example' };
    const { isUpdated, nextStep } = await auth.updateUserAttribute({ userAttribute });
    assert.deepEqual([isUpdated, nextStep.updateAttributeStep], [false, 'CONFIRM_ATTRIBUTE_WITH_CODE']);
    assert.equal((await auth.currentAuthenticatedUser()).attributes?.email, email);
    await auth.verifyCurrentUserAttributeSubmit('email', code());
    assert.equal((await auth.currentAuthenticatedUser()).attributes?.email, 'ada@else.example');
  });

  it('that are refused change nothing, and emit nothing', async () => {
    const { auth, events, cognito } = await signedIn();
    const update = (attributeKey: string, value: string) =>
      rejection(auth.updateUserAttribute({ userAttribute: { attributeKey, value } }));
    assert.equal((await update('email', 'no address')).code, 'InvalidParameterException');
    assert.equal((await update('unknown', 'x')).code, 'InvalidParameterException');
    cognito.faults.add({ operation: 'UpdateUserAttributes', times: 1, status: 500, body: '' });
    assert.equal((await update('nickname', 'Countess')).code, 'InvalidResponse');
    assert.deepEqual(events, []);
    assert.equal((await auth.currentAuthenticatedUser()).attributes?.nickname, undefined);
    await auth.signOut();
    assert.equal((await update('nickname', 'Countess')).code, 'NotSignedIn');
  });

  it('that only the service sets are refused before a request', async () => {
    const { auth, calls } = await signedIn();
    calls.length = 0;
    for (const attributeKey of ['sub', 'email_verified', 'phone_number_verified']) {
      const userAttribute = { attributeKey, value: 'true' };
      const error = await rejection(auth.updateUserAttribute({ userAttribute }));
      assert.equal(error.code, 'InvalidArgument');
      assert.match(error.message, new RegExp(`attributeKey is "${attributeKey}"`));
    }
    assert.deepEqual(calls, []);
  });

  it('are verified for a given user', async () => {
    const { auth, user, code } = await signedIn();
    await auth.updateUserAttributes(user, { email: 'ada@else.example' });
    const sent = await auth.verifyUserAttribute(user, 'email', { why: 'test' });
    assert.equal(sent.AttributeName, 'email');
    assert.match(sent.Destination ?? '', /^a\*+@e\*+/);
    assert.equal(await auth.verifyUserAttributeSubmit(user, 'email', code()), 'SUCCESS');
  });

  it('are rejected with a message that names the problem', async () => {
    const { auth, user, calls } = await signedIn();
    calls.length = 0;
    const wrong = JSON.parse(
      '{"age": {"age": 3}, "list": ["email", 3], "text": "email", "none": null, "empty": {}}',
    ) as Record<'age' | 'list' | 'text' | 'none' | 'empty', never>;
    for (const [call, pattern] of [
      [() => auth.updateUserAttributes(user, wrong.age), /attributes\.age must be a string; it is number/],
      [() => auth.updateUserAttributes(user, wrong.empty), /attributes must be an object/],
      [() => auth.updateUserAttributes(user, wrong.none), /attributes must be an object/],
      [
        () => auth.updateUserAttributes(wrong.none, { name: 'x' }),
        /a user returned by signIn or currentAuthenticatedUser/,
      ],
      [() => auth.updateUserAttributes(user, { sub: 'x' }), /attributes must be an object with at least one/],
      [() => auth.deleteUserAttributes(user, wrong.text), /names must be a list/],
      [() => auth.deleteUserAttributes(user, []), /names must be a list/],
      [() => auth.deleteUserAttributes(user, wrong.list), /names\[1\] must be a non-empty string.*number/],
      [() => auth.verifyUserAttribute(user, ''), /attribute must be a non-empty string/],
      [() => auth.verifyUserAttributeSubmit(user, 'email', ''), /code must be a non-empty string/],
      [() => auth.userAttributes(wrong.none), /userAttributes: the first argument/],
    ] as const) {
      const error = await rejection(call());
      assert.equal(error.code, 'InvalidArgument');
      assert.match(error.message, pattern);
    }
    assert.deepEqual(calls, []);
  });

  it('may be passed back whole: what the service alone says is left out', async () => {
    const { auth, calls } = await signedIn();
    const user = await auth.currentAuthenticatedUser();
    calls.length = 0;
    await auth.updateUserAttributes(user, { ...user.attributes, nickname: 'Countess' });
    assert.deepEqual(calls, ['UpdateUserAttributes']);
    const { attributes } = await auth.currentAuthenticatedUser();
    assert.equal(attributes?.nickname, 'Countess');
    assert.equal(attributes.sub, user.attributes?.sub);
  });

  it('are refused by the service where a value is not allowed', async () => {
    const { auth, user } = await signedIn();
    const error = await rejection(auth.updateUserAttributes(user, { email: 'no address' }));
    assert.equal(error.code, 'InvalidParameterException');
  });
});

describe('the account', () => {
  it('is returned by currentUserInfo, and null when no user is signed in', async () => {
    const { auth } = await signedIn();
    const info = await auth.currentUserInfo();
    assert.equal(info?.username, 'ada');
    assert.equal(info.attributes.email, email);
    await auth.signOut();
    assert.equal(await auth.currentUserInfo(), null);
  });

  it('has a session, for the user object too', async () => {
    const { auth, user, cognito } = await signedIn();
    const session = await auth.userSession(user);
    assert.equal(session.isValid(), true);
    assert.equal((await auth.currentUserPoolUser()).getUsername(), 'ada');
    cognito.clock.advance(0);
    await auth.signOut();
    assert.equal((await rejection(auth.userSession(user))).code, 'NotSignedIn');
    assert.equal((await rejection(auth.currentUserPoolUser())).code, 'NotSignedIn');
  });

  it('is deleted for good, with its session', async () => {
    const { auth, storage, events, cognito } = await signedIn();
    assert.equal(await auth.deleteUser(), 'SUCCESS');
    assert.deepEqual(
      events.map(({ event }) => event),
      ['userDeleted', 'signOut'],
    );
    assert.deepEqual([...storage.items.keys()], []);
    assert.equal(cognito.pools.get('us-east-1_LocalDemo')?.users.find('ada'), undefined);
    assert.equal((await rejection(auth.signIn('ada', password))).code, 'NotAuthorizedException');
    assert.equal((await rejection(auth.deleteUser())).code, 'NotSignedIn');
  });

  it('stays when the service refuses to delete it', async () => {
    const { auth, storage, cognito } = await signedIn();
    cognito.faults.add({ operation: 'DeleteUser', times: 1, status: 500, body: '' });
    const error = await rejection(auth.deleteUser());
    assert.equal(error.code, 'InvalidResponse');
    assert.ok(storage.items.size > 0);
    assert.equal((await auth.currentAuthenticatedUser()).getUsername(), 'ada');
  });

  it('is deleted once by two calls at the same time', async () => {
    const { auth, storage, events, calls } = await signedIn();
    calls.length = 0;
    assert.deepEqual(await Promise.all([auth.deleteUser(), auth.deleteUser()]), ['SUCCESS', 'SUCCESS']);
    assert.deepEqual(
      events.map(({ event }) => event),
      ['userDeleted', 'signOut'],
    );
    assert.equal(calls.filter((call) => call === 'DeleteUser').length, 1);
    assert.deepEqual([...storage.items.keys()], []);
  });

  it('stays for two calls at the same time that the service refuses, and is deleted by a later one', async () => {
    const { auth, events, cognito } = await signedIn();
    cognito.faults.add({ operation: 'DeleteUser', times: 1, status: 500, body: '' });
    const [first, second] = [rejection(auth.deleteUser()), rejection(auth.deleteUser())];
    assert.equal(await first, await second);
    assert.deepEqual(events, []);
    assert.equal(await auth.deleteUser(), 'SUCCESS');
  });

  it('that is gone after an answer that was lost is deleted by the next call', async () => {
    const world = await signedIn({ deviceTracking: 'ALWAYS' });
    const { auth, storage, events, cognito } = world;
    world.loseAnswer('DeleteUser');
    assert.equal((await rejection(auth.deleteUser())).code, 'NetworkError');
    assert.equal(cognito.pools.get('us-east-1_LocalDemo')?.users.find('ada'), undefined);
    assert.deepEqual(events, []);
    assert.equal(await auth.deleteUser(), 'SUCCESS');
    assert.deepEqual(
      events.map(({ event }) => event),
      ['userDeleted', 'signOut'],
    );
    assert.deepEqual([...storage.items.keys()], []);
    assert.equal((await rejection(auth.deleteUser())).code, 'NotSignedIn');
  });

  it('whose session is revoked stays, and the user is signed out', async () => {
    const { auth, storage, events, cognito } = await signedIn();
    const body = JSON.stringify({
      __type: 'NotAuthorizedException',
      message: 'Access Token has been revoked',
    });
    cognito.faults.add({ operation: 'DeleteUser', times: 1, status: 400, body });
    cognito.faults.add({ operation: 'GetTokensFromRefreshToken', times: 1, status: 400, body });
    assert.equal((await rejection(auth.deleteUser())).code, 'NotSignedIn');
    assert.equal(auth.mayBeSignedIn(), false);
    assert.deepEqual([...storage.items.keys()], []);
    assert.ok(events.every(({ event }) => event !== 'userDeleted'));
    assert.ok(cognito.pools.get('us-east-1_LocalDemo')?.users.find('ada'));
  });

  it('is deleted with a new token after one that the service refused', async () => {
    const { auth, events, cognito } = await signedIn();
    const body = JSON.stringify({ __type: 'NotAuthorizedException', message: 'Access Token has expired' });
    cognito.faults.add({ operation: 'DeleteUser', times: 1, status: 400, body });
    assert.equal(await auth.deleteUser(), 'SUCCESS');
    assert.deepEqual(
      events.map(({ event }) => event),
      ['tokenRefresh', 'userDeleted', 'signOut'],
    );
  });

  it('has no MFA options of the old kind', async () => {
    const { auth, user } = await signedIn();
    assert.deepEqual(await auth.getMFAOptions(user), []);
  });
});

describe('the attributes of a user who signed in with an alias', () => {
  async function byEmail() {
    const world = createWorld(
      { aliasAttributes: ['email'] },
      { authenticationFlowType: 'USER_PASSWORD_AUTH' },
    );
    await addUser(world);
    return { ...world, user: await world.auth.signIn(email, password) };
  }

  it('are read again after a change', async () => {
    const { auth, user } = await byEmail();
    await auth.currentAuthenticatedUser();
    await auth.updateUserAttributes(user, { name: 'Ada' });
    assert.equal((await auth.currentAuthenticatedUser()).attributes?.name, 'Ada');
  });

  it('do not stay after the sign-out in a storage that cannot list its keys', async () => {
    const { auth, user, storage } = await byEmail();
    await auth.verifiedContact(user);
    await auth.signOut();
    assert.deepEqual([...storage.items.keys()], []);
  });
});
