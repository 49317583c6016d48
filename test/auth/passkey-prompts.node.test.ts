import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

import { addUser, assertLive, password, poolId, rejection } from './fixtures.js';
import {
  byPasskey,
  device,
  openPrompt,
  registered,
  replacePrompt,
  signedIn,
  throws,
  usePasskeys,
} from './passkeys.fixtures.js';

usePasskeys();

/** A password manager that never answers and ignores the signal, as some do. */
const deaf = (): Promise<unknown> => new Promise(() => undefined);

/** Records which passkeys the browser is asked to remove. */
function watchSignals(): unknown[] {
  const told: unknown[] = [];
  Object.assign(PublicKeyCredential, {
    signalUnknownCredential: (options: unknown) => {
      told.push(options);
      return new Promise(() => undefined);
    },
  });
  return told;
}

describe('the prompt for a passkey', () => {
  it('is given up at once, and does not block the next, where a password manager ignores the signal', async () => {
    const world = await registered();
    const { auth } = world;
    const user = await auth.signIn(byPasskey);
    const original = replacePrompt('get', deaf);
    const stuck = auth.confirmSignIn(user);
    await wait(20);
    auth.cancelSignIn(stuck);
    assert.equal((await rejection(stuck)).code, 'SignInCanceled');
    replacePrompt('get', original);
    await auth.confirmSignIn(user);
    await assertLive(world, 'ada');
  });

  it('reads credentials whose toJSON throws, as those of password managers do', async () => {
    const { auth } = await signedIn();
    const illegal = (): never => {
      throw new TypeError('Illegal invocation');
    };
    for (const kind of ['create', 'get'] as const) {
      const original = replacePrompt(kind, async (options) => {
        const credential = (await original(options)) as object;
        Object.defineProperty(credential, 'toJSON', { value: illegal });
        Object.defineProperty(credential, 'getClientExtensionResults', { value: illegal });
        return credential;
      });
    }
    await auth.associateWebAuthnCredential();
    await auth.signOut();
    const user = await auth.signIn(byPasskey);
    await auth.confirmSignIn(user);
    assert.equal(user.challengeName, undefined);
  });

  it('is closed by a sign-in or sign-out, whose session stays', async () => {
    const world = await registered();
    const { auth } = world;
    await addUser(world, 'grace', { email: 'grace@example.com' });
    const user = await auth.signIn(byPasskey);
    const prompt = openPrompt('get');
    const late = rejection(auth.confirmSignIn(user));
    await prompt.isOpen;
    await auth.signIn('grace', password);
    assert.equal((await late).code, 'SignInSuperseded');
    prompt.restore();
    const again = await auth.signIn(byPasskey);
    const next = openPrompt('get');
    const signedOut = rejection(auth.confirmSignIn(again));
    await next.isOpen;
    await auth.signOut();
    assert.equal((await signedOut).code, 'SignInSuperseded');
    await assertLive(world);
  });

  it('is replaced each time the same user is asked in another way', async () => {
    const world = await registered();
    const { auth } = world;
    const user = await auth.signIn(byPasskey);
    const prompt = openPrompt('get');
    const first = rejection(auth.confirmSignIn(user, { mediation: 'conditional' }));
    await prompt.isOpen;
    prompt.restore();
    const next = openPrompt('get');
    const second = rejection(auth.confirmSignIn(user));
    await next.isOpen;
    next.restore();
    assert.equal((await auth.confirmSignIn(user, { mediation: 'conditional' })).challengeName, undefined);
    assert.deepEqual([(await first).code, (await second).code], ['SignInCanceled', 'SignInCanceled']);
    await assertLive(world, 'ada');
  });

  it('is not closed by a call that is canceled already', async () => {
    const world = await registered();
    const { auth } = world;
    const user = await auth.signIn(byPasskey);
    const other = await auth.signIn(byPasskey);
    const prompt = openPrompt('get');
    const waiting = auth.confirmSignIn(user);
    await prompt.isOpen;
    const canceled = auth.confirmSignIn(other, { signal: AbortSignal.abort() });
    assert.equal((await rejection(canceled)).code, 'SignInCanceled');
    prompt.answer();
    assert.equal((await waiting).challengeName, undefined);
    await assertLive(world, 'ada');
  });

  it('does not take the place of an answer that is being sent, and an equal call joins that', async () => {
    const world = await registered();
    const { auth } = world;
    const user = await auth.signIn(byPasskey);
    const held = world.holdAnswer('RespondToAuthChallenge');
    const sent = auth.confirmSignIn(user);
    await held.reached;
    const other = await rejection(auth.confirmSignIn(user, { mediation: 'conditional' }));
    assert.match(other.message, /another answer to this challenge is being sent/);
    const joined = auth.confirmSignIn(user);
    held.release();
    assert.deepEqual(await Promise.all([sent, joined]), [user, user]);
    await assertLive(world, 'ada');
  });

  for (const [what, prompt] of [
    ['null', () => Promise.resolve(null)],
    ['an abort of its own', throws('AbortError')],
  ] as const)
    it(`counts as canceled where the browser answers with ${what}`, async () => {
      const { auth } = await registered();
      const user = await auth.signIn(byPasskey);
      replacePrompt('get', prompt);
      assert.equal((await rejection(auth.confirmSignIn(user))).code, 'PasskeyAuthenticationCanceled');
    });

  it('is not opened where the browser would show a dialog in place of autofill or silence', async () => {
    const { auth, calls } = await signedIn();
    const conditional = { mediation: 'conditional' } as const;
    assert.equal(
      (await rejection(auth.associateWebAuthnCredential(conditional))).code,
      'PasskeyNotSupported',
    );
    assert.deepEqual(calls, []);
    await auth.associateWebAuthnCredential();
    await auth.signOut();
    const user = await auth.signIn(byPasskey);
    const { isConditionalMediationAvailable: before } = PublicKeyCredential;
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
    try {
      assert.equal((await rejection(auth.confirmSignIn(user, conditional))).code, 'PasskeyNotSupported');
    } finally {
      PublicKeyCredential.isConditionalMediationAvailable = before;
    }
  });
});

describe('a registration of a passkey', () => {
  it('is not completed when it is canceled after the browser has created the passkey', async () => {
    const { auth, calls } = await signedIn();
    const told = watchSignals();
    const canceler = new AbortController();
    const original = replacePrompt('create', async (options) => {
      const credential = await original(options);
      canceler.abort();
      return credential;
    });
    const { code } = await rejection(auth.associateWebAuthnCredential({ signal: canceler.signal }));
    assert.equal(code, 'PasskeyOperationAborted');
    assert.ok(!calls.includes('CompleteWebAuthnRegistration'));
    assert.deepEqual(told, [{ rpId: 'example.com', credentialId: [...device.keys.keys()][0] }]);
    Reflect.deleteProperty(PublicKeyCredential, 'signalUnknownCredential');
  });

  for (const name of ['InternalFailure', 'ServiceUnavailable', 'ThrottlingException'])
    it(`that Cognito may have completed keeps the passkey on the device: ${name}`, async () => {
      const world = await signedIn();
      const told = watchSignals();
      world.cognito.faults.add({
        operation: 'CompleteWebAuthnRegistration',
        status: 503,
        body: JSON.stringify({ __type: name }),
        times: 1,
      });
      await rejection(world.auth.associateWebAuthnCredential());
      assert.deepEqual(told, []);
      Reflect.deleteProperty(PublicKeyCredential, 'signalUnknownCredential');
    });

  it('does not wait for the browser when a passkey is deleted', async () => {
    const { auth } = await signedIn();
    await auth.associateWebAuthnCredential();
    const told = watchSignals();
    const [passkey] = (await auth.listWebAuthnCredentials()).credentials;
    assert.ok(passkey);
    await auth.deleteWebAuthnCredential(passkey);
    assert.equal(told.length, 1);
    Reflect.deleteProperty(PublicKeyCredential, 'signalUnknownCredential');
  });

  it('is not for a user who signed in while the part was loading', async () => {
    const world = await signedIn();
    await addUser(world, 'grace', { email: 'grace@example.com' });
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = world.open({
      storage: Object.assign(Object.create(world.storage) as typeof world.storage, { sync: () => held }),
    });
    const asked = rejection(slow.associateWebAuthnCredential());
    await world.auth.signIn('grace', password);
    release();
    assert.equal((await asked).code, 'SignInSuperseded');
    assert.equal(world.cognito.pools.get(poolId)?.users.find('grace')?.passkeys.size, 0);
  });
});
