import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { effect, reactive, readonly, ref } from '@vue/reactivity';

import type { AuthApi } from '../../src/auth/api.js';
import { Auth, Cache, createAuth } from '../../src/auth/auth.js';
import { Hub, type HubCapsule } from '../../src/auth/events/hub.js';
import type { CognitoUser } from '../../src/auth/types.js';
import {
  createAuthChallenge,
  defineAuthChallenge,
  verifyAuthChallengeResponse,
} from '../amplify-guide/captcha-triggers.js';
import { addTotpUser, addUser, createWorld, email, password, poolId, TestStorage } from './fixtures.js';

/** The functions of `Auth` that take a user, as the API declares them. */
const declared = readdirSync('src/auth/api').flatMap((file) =>
  [...readFileSync(`src/auth/api/${file}`, 'utf8').matchAll(/^ {2}(\w+)\(\s*user: CognitoUser\b/gm)].map(
    ([, name]) => name as keyof AuthApi,
  ),
);

/** A proxy around everything that is read through it, as stores have it that know nothing of classes. */
function membrane<Value extends object>(target: Value): Value {
  return new Proxy(target, {
    get(object, name, receiver) {
      const value: unknown = Reflect.get(object, name, receiver);
      return typeof value === 'object' && value !== null ? membrane(value) : value;
    },
  });
}

const wrappers: Record<string, (user: CognitoUser) => CognitoUser> = {
  'reactive()': (user) => reactive({ user }).user,
  'ref()': (user) => ref(user).value,
  'readonly()': (user) => readonly(user),
  'a proxy of everything': (user) => membrane(user),
};

/** A storage of a page that keeps its own state to itself. */
class ClosedStorage {
  readonly #items = new Map<string, string>();
  getItem(key: string) {
    return this.#items.get(key);
  }
  setItem(key: string, value: string) {
    this.#items.set(key, value);
  }
  removeItem(key: string) {
    this.#items.delete(key);
  }
}

const phone = '+12065550100';

for (const [name, wrap] of Object.entries(wrappers)) {
  describe(`a user in ${name}`, () => {
    const { warn } = console;
    const warnings: string[] = [];
    beforeEach(() => {
      console.warn = (...args: unknown[]) => void warnings.push(args.join(' '));
    });
    afterEach(() => {
      console.warn = warn;
      assert.deepEqual(warnings.splice(0), []);
    });

    const used = new Set<string>();
    const track = (auth: AuthApi): AuthApi =>
      new Proxy(auth, {
        get(object, member: keyof AuthApi) {
          used.add(member);
          return object[member];
        },
      });
    const open = (pool: Parameters<typeof createWorld>[0] = {}, storage: object = new ClosedStorage()) => {
      const world = createWorld(pool, { storage: storage as ClosedStorage });
      return { ...world, auth: track(world.auth) };
    };

    it('finishes a sign-in with a code of an app', async () => {
      const world = open();
      const secret = await addTotpUser(world);
      const user = wrap(await world.auth.signIn('ada', password));
      const done = await world.auth.confirmSignIn(user, await world.totp(secret));
      assert.equal(done.getUsername(), 'ada');
      assert.equal(user.challengeName, undefined);
      assert.equal((await world.auth.userSession(user)).isValid(), true);
      assert.equal((await world.auth.currentAuthenticatedUser()).attributes?.email, email);
    });

    it('chooses a factor, and takes another try after a wrong code', async () => {
      const world = open({ autoVerifiedAttributes: ['email', 'phone_number'] });
      const { auth } = world;
      await addUser(world, 'ada', { email, phone_number: phone });
      const first = wrap(await auth.signIn('ada', password));
      await auth.setPreferredMFA(first, 'SMS');
      await auth.verifyTotpToken(first, await world.totp(await auth.setupTOTP(first)));
      assert.equal(await auth.getPreferredMFA(first), 'SMS_MFA');
      assert.deepEqual(await auth.getMFAOptions(first), []);
      await world.cognito.fetch(
        new Request('http://localhost/', {
          method: 'POST',
          headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.SetUserMFAPreference' },
          body: JSON.stringify({
            AccessToken: (await auth.currentSession()).getAccessToken().getJwtToken(),
            SMSMfaSettings: { Enabled: true, PreferredMfa: false },
            SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: false },
          }),
        }),
      );
      await auth.signOut();
      const user = wrap(await auth.signIn('ada', password));
      assert.equal(user.challengeName, 'SELECT_MFA_TYPE');
      const asked = wrap(await auth.sendMFASelectionAnswer(user, 'SMS_MFA'));
      assert.equal(user.challengeName, 'SMS_MFA');
      const wrong = world.code() === '000000' ? '111111' : '000000';
      await assert.rejects(auth.confirmSignIn(asked, wrong), { code: 'CodeMismatchException' });
      await auth.confirmSignIn(asked, world.code());
      assert.equal((await auth.currentSession()).isValid(), true);
    });

    it('chooses a first factor: a code, a password', async () => {
      const world = open({ firstFactors: ['PASSWORD', 'EMAIL_OTP'] });
      const { auth } = world;
      await addUser(world);
      auth.configure({ authenticationFlowType: 'USER_AUTH' });
      const user = wrap(await auth.signIn('ada'));
      await auth.selectChallenge(user, 'EMAIL_OTP');
      assert.equal(user.challengeName, 'EMAIL_OTP');
      await auth.confirmSignIn(user, world.code());
      assert.equal((await auth.currentSession()).isValid(), true);
      const other = wrap(await auth.signIn('ada'));
      await auth.selectChallenge(other, 'PASSWORD_SRP', { password });
      assert.equal(other.challengeName, undefined);
      assert.equal((await auth.userSession(other)).isValid(), true);
    });

    it('goes from a temporary password to an app that is set up, in memory', async () => {
      const world = open({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] }, undefined);
      const { auth } = world;
      const admin = world.cognito.pools.get(poolId)?.admin;
      await admin?.createUser({ username: 'ada', temporaryPassword: 'Temporary-1', attributes: { email } });
      const user = wrap(await auth.signIn('ada', 'Temporary-1'));
      await auth.completeNewPassword(user, password);
      assert.equal(user.challengeName, 'MFA_SETUP');
      const code = await world.totp(await auth.setupTOTP(user));
      world.cognito.faults.add({ operation: 'RespondToAuthChallenge', drop: true, times: 1 });
      await assert.rejects(auth.verifyTotpToken(user, code), { code: 'NetworkError' });
      // Wrapped once more, it is another object; the code counts only once.
      await auth.verifyTotpToken(wrap(user), code);
      assert.equal(user.challengeName, undefined);
      assert.equal((await auth.currentSession()).isValid(), true);
    });

    it('answers a custom challenge', async () => {
      const triggers = { defineAuthChallenge, createAuthChallenge, verifyAuthChallengeResponse };
      const world = open({ triggers });
      await addUser(world);
      const user = wrap(await world.auth.signIn('ada'));
      assert.equal(user.challengeParam?.['captchaUrl'], 'url/123.jpg');
      await world.auth.sendCustomChallengeAnswer(user, '5');
      assert.equal((await world.auth.userSession(user)).isValid(), true);
    });

    it('changes what belongs to the account', async () => {
      const world = open({ autoVerifiedAttributes: ['email', 'phone_number'] });
      const { auth } = world;
      await addUser(world, 'ada', { email, phone_number: phone });
      await auth.signIn('ada', password);
      const user = wrap(await auth.currentAuthenticatedUser());
      assert.equal(await auth.updateUserAttributes(user, { name: 'Ada' }), 'SUCCESS');
      const list = await auth.userAttributes(user);
      assert.equal(list.find((attribute) => attribute.getName() === 'name')?.getValue(), 'Ada');
      assert.equal(await auth.deleteUserAttributes(user, ['name']), 'SUCCESS');
      await auth.verifyUserAttribute(user, 'phone_number');
      assert.equal(await auth.verifyUserAttributeSubmit(user, 'phone_number', world.code()), 'SUCCESS');
      assert.equal((await auth.verifiedContact(user)).verified['phone_number'], phone);
      assert.equal(await auth.changePassword(user, password, 'Other-Horse-10'), 'SUCCESS');
    });

    it('has its session refreshed', async () => {
      const world = open();
      await addUser(world);
      const user = wrap(await world.auth.signIn('ada', password));
      const before = (await world.auth.userSession(user)).getAccessToken().getJwtToken();
      await world.cognito.pools.get(poolId)?.admin.setUserPassword('ada', 'Other-Horse-10');
      world.cognito.clock.advance(2000);
      world.cognito.faults.add({ operation: 'GetUser', error: 'NotAuthorizedException', times: 1 });
      assert.equal((await world.auth.verifiedContact(user)).unverified['email'] ?? email, email);
      assert.notEqual((await world.auth.userSession(user)).getAccessToken().getJwtToken(), before);
    });

    it('goes on with the functions of the library that it has', async () => {
      const world = open();
      await addUser(world);
      const user = wrap(await world.auth.signIn('ada', password));
      const attributes = await new Promise<unknown[] | undefined>((resolve, reject) => {
        user.getSession((error: Error | null) => {
          if (error) reject(error);
          else user.getUserAttributes((failure, result) => (failure ? reject(failure) : resolve(result)));
        });
      });
      assert.ok(attributes?.some((attribute) => String(attribute).includes(email)));
      assert.equal(user.getSignInUserSession()?.isValid(), true);
    });

    it('is one for every function that takes a user', () => {
      assert.ok(declared.length > 15, declared.join());
      assert.deepEqual(
        declared.filter((call) => !used.has(call)),
        [],
      );
    });
  });
}

it('a user in reactive() tells Vue of the next challenge', async () => {
  const world = createWorld();
  const secret = await addTotpUser(world);
  const state = reactive<{ user: CognitoUser | undefined }>({ user: undefined });
  state.user = await world.auth.signIn('ada', password);
  const seen: unknown[] = [];
  effect(() => seen.push(state.user?.challengeName));
  await world.auth.confirmSignIn(state.user, await world.totp(secret));
  assert.deepEqual([seen[0], seen.at(-1)], ['SOFTWARE_TOKEN_MFA', undefined]);
});

describe('other values in reactive()', () => {
  it('is an Auth, its events and its config', async () => {
    const world = createWorld();
    await addUser(world);
    const config = reactive({
      ...world.auth.configure(),
      userPoolId: poolId,
      endpoint: 'http://localhost/',
      storage: new TestStorage(),
    });
    const state = reactive({
      auth: createAuth(config as Parameters<typeof createAuth>[0]),
      heard: [] as string[],
    });
    state.auth.onEvent(({ event }) => state.heard.push(event));
    const user = await state.auth.signIn('ada', password);
    assert.equal((await state.auth.currentSession()).isValid(), true);
    await state.auth.signOut();
    assert.deepEqual(state.heard, ['signIn', 'signOut']);
    assert.equal(user.getUsername(), 'ada');
  });

  it('is the Hub, the Cache and the default Auth', () => {
    const state = reactive({ Hub, Cache, Auth });
    const heard: HubCapsule[] = [];
    const stop = state.Hub.listen('ui', (capsule) => heard.push(capsule));
    state.Hub.dispatch('ui', { event: 'first' });
    stop();
    const receiver = (capsule: HubCapsule) => void heard.push(capsule);
    Hub.listen('ui', receiver);
    state.Hub.remove('ui', receiver);
    state.Hub.dispatch('ui', { event: 'second' });
    assert.deepEqual(
      heard.map(({ payload }) => payload.event),
      ['first'],
    );
    state.Cache.setItem('key', { a: 1 });
    assert.deepEqual(state.Cache.getItem('key'), { a: 1 });
    assert.deepEqual(state.Cache.keys(), ['key']);
    state.Cache.clear();
    assert.equal(Cache.getItem('key'), null);
    assert.equal(state.Auth.mayBeSignedIn(), false);
  });
});
