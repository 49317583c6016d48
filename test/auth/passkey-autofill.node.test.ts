import assert from 'node:assert/strict';
import { afterEach, describe, it, mock } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

import { addUser, assertLive, createWorld, password, poolId, rejection } from './fixtures.js';
import {
  byPasskey,
  openPrompt,
  passkeys,
  registered,
  replacePrompt,
  throws,
  usePasskeys,
} from './passkeys.fixtures.js';

usePasskeys();
afterEach(() => mock.timers.reset());

const ada = { username: 'ada' };

describe('a passkey in the autofill', () => {
  it('signs in when the user picks it', async () => {
    const world = await registered();
    const prompt = openPrompt('get');
    const offer = world.auth.autofillPasskey(ada);
    await prompt.isOpen;
    assert.deepEqual(world.calls, ['InitiateAuth']);
    prompt.answer();
    assert.equal((await offer).challengeName, undefined);
    await assertLive(world, 'ada');
    assert.equal(world.events.at(-1)?.event, 'signIn');
  });

  for (const [name, pass] of [
    ['before the earlier one ends', () => mock.timers.tick(150_000)],
    [
      'after the device has slept',
      () => {
        mock.timers.setTime(Date.now() + 3_600_000);
        mock.timers.tick(5000);
      },
    ],
  ] as const)
    it(`gets a new challenge ${name}`, async () => {
      const world = await registered();
      const first = openPrompt('get');
      const canceler = new AbortController();
      mock.timers.enable({ apis: ['setInterval', 'Date'], now: Date.now() });
      const offer = world.auth.autofillPasskey({ ...ada, signal: canceler.signal });
      await first.isOpen;
      first.restore();
      const second = openPrompt('get');
      pass();
      await second.isOpen;
      mock.timers.reset();
      second.answer();
      await offer;
      assert.deepEqual(
        world.calls.filter((call) => call.endsWith('Auth') || call.startsWith('Respond')),
        ['InitiateAuth', 'InitiateAuth', 'RespondToAuthChallenge'],
      );
      await assertLive(world, 'ada');
    });

  it('supersedes no sign-in that is running', async () => {
    const world = await registered();
    await addUser(world, 'grace', { email: 'grace@example.com' });
    const held = world.holdAnswer('RespondToAuthChallenge');
    const signingIn = world.auth.signIn('grace', password);
    await held.reached;
    const prompt = openPrompt('get');
    const offer = rejection(world.auth.autofillPasskey(ada));
    await prompt.isOpen;
    held.release();
    await signingIn;
    assert.equal((await offer).code, 'SignInSuperseded');
    await assertLive(world, 'grace');
  });

  it('ends with a sign-in, a sign-out, its signal, its call, and another prompt', async () => {
    const world = await registered();
    const { auth } = world;
    let canceler = new AbortController();
    const ends: readonly (readonly [string, () => unknown])[] = [
      ['SignInSuperseded', () => auth.signIn('ada', password)],
      ['SignInSuperseded', () => auth.signOut()],
      ['SignInCanceled', () => canceler.abort()],
      ['PasskeyOperationAborted', () => auth.signIn(byPasskey).then((user) => auth.confirmSignIn(user))],
    ];
    for (const [code, end] of ends) {
      canceler = new AbortController();
      const prompt = openPrompt('get');
      const offer = auth.autofillPasskey({ ...ada, signal: canceler.signal });
      const failure = rejection(offer);
      await prompt.isOpen;
      prompt.restore();
      await end();
      assert.equal((await failure).code, code);
    }
    await assertLive(world, 'ada');
    const prompt = openPrompt('get');
    const offer = auth.autofillPasskey(ada);
    const failure = rejection(offer);
    await prompt.isOpen;
    auth.cancelSignIn(offer);
    assert.equal((await failure).code, 'SignInCanceled');
  });

  it('is not offered to a user without one, and emits no event', async () => {
    const world = await registered();
    await addUser(world, 'grace', { email: 'grace@example.com' });
    world.events.length = 0;
    const without = await rejection(world.auth.autofillPasskey({ username: 'grace' }));
    assert.deepEqual([without.code, without.cause], ['PasskeyNotOffered', 'SELECT_CHALLENGE']);
    world.cognito.faults.add({ operation: 'InitiateAuth', drop: true });
    const offline = await rejection(world.auth.autofillPasskey(ada));
    assert.equal(offline.code, 'PasskeyNotOffered');
    assert.equal((offline.cause as { code?: string }).code, 'NetworkError');
    assert.deepEqual(world.events, []);
  });

  for (const name of ['SecurityError', 'OperationError', 'UnknownError'])
    it(`is not offered where the browser fails: ${name}`, async () => {
      const { auth } = await registered();
      replacePrompt('get', throws(name));
      assert.equal((await rejection(auth.autofillPasskey(ada))).code, 'PasskeyNotOffered');
    });

  it('asks for no token of a web ACL, because the user has begun nothing', async () => {
    const world = await registered();
    let asked = 0;
    world.auth.configure({
      wafToken: () => {
        asked++;
        return Promise.resolve('token');
      },
    });
    world.cognito.faults.add({ operation: 'InitiateAuth', waf: 'captcha', wafToken: 'token' });
    const { code, cause } = await rejection(world.auth.autofillPasskey(ada));
    assert.equal(code, 'PasskeyNotOffered');
    assert.equal((cause as { code?: string }).code, 'WafCaptchaRequired');
    assert.equal(asked, 0);
  });

  it('is asked for again in a tab in the background only when it becomes visible', async () => {
    const world = await registered();
    const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
    Object.defineProperty(globalThis, 'document', { value: page, configurable: true });
    try {
      const prompt = openPrompt('get');
      const offer = world.auth.autofillPasskey(ada);
      await wait(50);
      assert.deepEqual(world.calls, []);
      page.visibilityState = 'visible';
      page.dispatchEvent(new Event('visibilitychange'));
      await prompt.isOpen;
      prompt.answer();
      await offer;
    } finally {
      Reflect.deleteProperty(globalThis, 'document');
    }
  });

  it('that Cognito does not know any more is refused', async () => {
    const world = await registered();
    const prompt = openPrompt('get');
    const offer = rejection(world.auth.autofillPasskey(ada));
    await prompt.isOpen;
    await world.cognito.pools.get(poolId)?.admin.deleteUser('ada');
    prompt.answer();
    assert.equal((await offer).code, 'NotAuthorizedException');
  });

  it('needs the flow USER_AUTH, and a browser with conditional prompts, before anything is sent', async () => {
    const { auth, calls } = createWorld({ firstFactors: ['PASSWORD', 'WEB_AUTHN'], passkeys });
    assert.match((await rejection(auth.autofillPasskey(ada))).message, /USER_AUTH; it is USER_SRP_AUTH/);
    const world = await registered();
    Object.assign(PublicKeyCredential, { isConditionalMediationAvailable: () => Promise.resolve(false) });
    const { code, message } = await rejection(world.auth.autofillPasskey(ada));
    assert.equal(code, 'PasskeyNotSupported');
    assert.match(message, /autofillPasskey: .*"conditional"/);
    assert.deepEqual([...calls, ...world.calls], []);
  });
});
