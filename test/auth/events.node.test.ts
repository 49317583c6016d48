import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { HubPayload } from '../../src/auth/events/hub.js';
import { AuthError } from '../../src/lib/auth-error.js';
import { CALLBACK } from '../conformance/hosted.js';
import { addTotpUser, addUser, createWorld, email, password, poolId, rejection } from './fixtures.js';
import { withWorld } from './hosted-ui.fixtures.js';

const wrong = 'Wrong-Horse-9';
const clients = [{ id: 'localdemoclient0000000000', preventUserExistenceErrors: 'LEGACY' as const }];

/** What came with the last event of a name. */
function dataOf(events: readonly HubPayload[], name: string): unknown {
  const found = events.findLast(({ event }) => event === name);
  return (found ?? assert.fail(`There was no ${name}: ${events.map(({ event }) => event).join()}`)).data;
}

/** Checks that the event came with what the call rejected with. */
async function assertFailure(events: readonly HubPayload[], name: string, call: Promise<unknown>) {
  const error = await rejection(call);
  assert.equal(dataOf(events, name), error);
  return error.code;
}

describe('the data of an event', () => {
  it('configured: nothing', () => {
    const { auth, events } = createWorld();
    auth.configure({ mandatorySignIn: true });
    assert.deepEqual(events, [
      {
        event: 'configured',
        data: undefined,
        message: 'The Auth category has been configured successfully',
      },
    ]);
  });

  it('signUp and signUp_failure: the result, the error', async () => {
    const { auth, events } = createWorld();
    const params = { username: 'ada', password, attributes: { email } };
    assert.equal(await auth.signUp(params), dataOf(events, 'signUp'));
    assert.equal(
      await assertFailure(events, 'signUp_failure', auth.signUp(params)),
      'UsernameExistsException',
    );
  });

  it('confirmSignUp: SUCCESS', async () => {
    const world = createWorld();
    await addUser(world);
    assert.equal(dataOf(world.events, 'confirmSignUp'), 'SUCCESS');
  });

  it('autoSignIn and autoSignIn_failure: the user, the error', async () => {
    const world = createWorld();
    const { auth, events } = world;
    await auth.signUp({ username: 'ada', password, attributes: { email }, autoSignIn: true });
    const early = assertFailure(events, 'autoSignIn_failure', auth.autoSignIn('ada'));
    assert.equal(await early, 'UserNotConfirmedException');
    await auth.confirmSignUp('ada', world.code());
    assert.equal(await auth.autoSignIn('ada'), dataOf(events, 'autoSignIn'));
  });

  it('signIn and signIn_failure: the user, the error', async () => {
    const world = createWorld();
    await addUser(world);
    const { auth, events } = world;
    const failed = assertFailure(events, 'signIn_failure', auth.signIn('ada', wrong));
    assert.equal(await failed, 'NotAuthorizedException');
    assert.equal(await auth.signIn('ada', password), dataOf(events, 'signIn'));
  });

  it('signIn comes after the last challenge', async () => {
    const world = createWorld();
    const secret = await addTotpUser(world);
    const { auth, events } = world;
    events.length = 0;
    const user = await auth.signIn('ada', password);
    assert.deepEqual(events, []);
    await auth.confirmSignIn(user, await world.totp(secret));
    assert.equal(dataOf(events, 'signIn'), user);
    events.length = 0;
    await auth.verifyTotpToken(user, await world.totp(await auth.setupTOTP(user)));
    assert.deepEqual(events, []);
  });

  it('forgotPassword and forgotPassword_failure: a user of that name, the error', async () => {
    const world = createWorld({ clients });
    await addUser(world);
    const { auth, events } = world;
    await auth.forgotPassword('ada');
    assert.equal((dataOf(events, 'forgotPassword') as { getUsername(): string }).getUsername(), 'ada');
    const failed = assertFailure(events, 'forgotPassword_failure', auth.forgotPassword('nobody'));
    assert.equal(await failed, 'UserNotFoundException');
  });

  it('forgotPasswordSubmit and forgotPasswordSubmit_failure: a user of that name, the error', async () => {
    const world = createWorld();
    await addUser(world);
    const { auth, events } = world;
    await auth.forgotPassword('ada');
    const failed = assertFailure(
      events,
      'forgotPasswordSubmit_failure',
      auth.forgotPasswordSubmit('ada', '000', wrong),
    );
    assert.equal(await failed, 'CodeMismatchException');
    await auth.forgotPasswordSubmit('ada', world.code(), wrong);
    assert.equal((dataOf(events, 'forgotPasswordSubmit') as { getUsername(): string }).getUsername(), 'ada');
  });

  it('completeNewPassword_failure: the error', async () => {
    const { auth, events, cognito } = createWorld();
    await cognito.pools.get(poolId)?.admin.createUser({
      username: 'ada',
      temporaryPassword: 'Temporary-1',
      attributes: { email },
    });
    const user = await auth.signIn('ada', 'Temporary-1');
    const failed = assertFailure(
      events,
      'completeNewPassword_failure',
      auth.completeNewPassword(user, 'short'),
    );
    assert.equal(await failed, 'InvalidPasswordException');
  });

  it('tokenRefresh and tokenRefresh_failure: nothing, the error', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const world = createWorld();
    await addUser(world);
    const { auth, events, cognito } = world;
    await auth.signIn('ada', password);
    t.mock.timers.tick(7_200_000);
    cognito.faults.add({ operation: 'GetTokensFromRefreshToken', drop: true, times: 1 });
    assert.equal(await assertFailure(events, 'tokenRefresh_failure', auth.currentSession()), 'NetworkError');
    await auth.currentSession();
    assert.equal(dataOf(events, 'tokenRefresh'), undefined);
  });

  it('updateUserAttributes and deleteUserAttributes: what became of them', async () => {
    const world = createWorld();
    await addUser(world);
    const { auth, events } = world;
    const user = await auth.signIn('ada', password);
    await auth.updateUserAttributes(user, { email: 'lovelace@example.com' });
    assert.match(JSON.stringify(dataOf(events, 'updateUserAttributes')), /"email"/);
    await auth.updateUserAttributes(user, { nickname: 'A' });
    await auth.deleteUserAttributes(user, ['nickname']);
    assert.deepEqual(dataOf(events, 'deleteUserAttributes'), ['nickname']);
  });

  it('userDeleted and signOut: the user who was signed in', async () => {
    const world = createWorld();
    await addUser(world);
    const { auth, events } = world;
    const nameOf = (name: string) =>
      (dataOf(events, name) as { getUsername(): string } | undefined)?.getUsername();
    await auth.signIn('ada', password);
    await auth.signOut();
    assert.equal(nameOf('signOut'), 'ada');
    await auth.signOut();
    assert.equal(nameOf('signOut'), undefined);
    await auth.signIn('ada', password);
    await auth.deleteUser();
    assert.equal(nameOf('userDeleted'), 'ada');
  });

  it('parsingCallbackUrl, cognitoHostedUI, customOAuthState: the URL without the answer, the user, the state', () =>
    withWorld(async ({ page, tab, answer, events }) => {
      await page().federatedSignIn({ customState: 'basket 7' });
      tab.go((await answer()).href);
      await page().currentSession();
      assert.deepEqual(dataOf(events, 'parsingCallbackUrl'), { url: CALLBACK });
      assert.equal(dataOf(events, 'cognitoHostedUI'), dataOf(events, 'signIn'));
      assert.equal(dataOf(events, 'customOAuthState'), 'basket 7');
    }));

  it('cognitoHostedUI_failure, customState_failure, parsingUrl_failure: the error', () =>
    withWorld(async ({ page, tab, answer, events }) => {
      await page().federatedSignIn({ customState: 'basket 7' });
      const back = await answer();
      back.searchParams.set('code', 'stolen');
      tab.go(back.href);
      const auth = page();
      assert.equal((await rejection(auth.currentSession())).code, 'NotSignedIn');
      const error = dataOf(events, 'signIn_failure');
      assert.ok(error instanceof AuthError);
      assert.equal(error.code, 'OAuthError');
      assert.equal(dataOf(events, 'cognitoHostedUI_failure'), error);
      assert.equal(dataOf(events, 'customState_failure'), error);
      await assertFailure(events, 'parsingUrl_failure', auth.handleAuthResponse('not a url'));
    }));
});
