import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';

import { SimulatedClock } from 'xstate';

import { addUser, createWorld, email, password, poolId, type World } from '../../test/auth/fixtures.js';
import {
  byPasskey,
  device,
  openPrompt,
  passkeys,
  type Prompt,
  replacePrompt,
  throws,
  usePasskeys,
} from '../../test/auth/passkeys.fixtures.js';
import { offering, startRecorded } from '../../test/machine/support.js';
import type { AuthError } from '../lib/auth-error.js';
import type { PasskeyMoment, PasskeyPort } from './passkeys/passkey-port.js';
import { selectView } from './step-selectors.js';
import type { AuthEvent } from './types.js';

usePasskeys();

const signIn: AuthEvent = { type: 'signIn.submit', username: 'ada', password };

function createPool(): World {
  return createWorld(
    { firstFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'], passkeys },
    { authenticationFlowType: 'USER_AUTH' },
  );
}

/** The sign-in form of a page that offers passkeys. */
async function begin(world: World, port: Partial<PasskeyPort> = {}, more = {}) {
  const person = startRecorded(world.auth, { passkeys: offering(port) }, more);
  await person.rest();
  return person;
}

/** A user who has just signed in with a password. */
async function offered(port: Partial<PasskeyPort> = {}, more = {}) {
  const world = createPool();
  await addUser(world);
  const person = await begin(world, port, more);
  await person.does(signIn);
  return { world, person };
}

const isAsking = { passkeySetup: 'asking' } as const;

/** The same, with the button pressed and the prompt of the browser open. */
async function asked(port: Partial<PasskeyPort> = {}) {
  const { world, person } = await offered(port);
  const prompt = openPrompt('create');
  person.actor.send({ type: 'passkeySetup.submit' });
  await prompt.isOpen;
  return { world, person, prompt };
}

describe('the offer of a passkey', () => {
  it('comes after a sign-in with a password; the session is stored by then', async () => {
    const { world, person } = await offered();
    assert.equal(person.state(), 'passkeySetup');
    assert.equal((await world.auth.currentAuthenticatedUser()).getUsername(), 'ada');
    assert.equal(person.context().authData, person.context().user);
    assert.equal(person.types().includes('signedIn'), false);
  });

  it('leads to signedIn with a new passkey, announced once', async () => {
    const clock = new SimulatedClock();
    const { world, person } = await offered({}, { clock });
    person.actor.send({ type: 'passkeySetup.submit' });
    const snapshot = await person.until(({ value }) => JSON.stringify(value).includes('done'));
    assert.equal(selectView(snapshot), 'done');
    assert.equal((await world.auth.listWebAuthnCredentials()).credentials.length, 1);
    clock.increment(1900);
    assert.equal(person.state(), 'passkeySetup');
    clock.increment(200);
    assert.equal(person.state(), 'signedIn');
    assert.deepEqual(person.path(), ['loading', 'signIn', 'passkeySetup', 'signedIn']);
    assert.equal(person.types().filter((type) => type === 'signedIn').length, 1);
    assert.equal(device.keys.size, 1);
  });

  it('leads to signedIn with “Not now”, which is kept', async () => {
    const declined: string[] = [];
    const { person } = await offered({ decline: (user) => void declined.push(user.getUsername()) });
    person.actor.send({ type: 'passkeySetup.skip' });
    assert.equal(person.state(), 'signedIn');
    assert.deepEqual(declined, ['ada']);
    assert.deepEqual(person.types().slice(-2), ['stateChanged', 'signedIn']);
  });

  it('stays after a closed prompt, and can be answered again', async () => {
    const { person } = await offered();
    const original = replacePrompt('create', throws('NotAllowedError'));
    person.actor.send({ type: 'passkeySetup.submit' });
    const snapshot = await person.until(({ context }) => context.error !== undefined);
    assert.equal(selectView(snapshot), 'offer');
    assert.deepEqual(person.failures(), ['PasskeyRegistrationCanceled']);
    replacePrompt('create', original);
    person.actor.send({ type: 'passkeySetup.submit' });
    await person.until((now) => selectView(now) === 'done');
    assert.equal(person.context().error, undefined);
    person.actor.send({ type: 'passkeySetup.continue' });
    assert.equal(person.state(), 'signedIn');
  });

  it('stays while the service cannot be reached', async () => {
    const { world, person } = await offered();
    world.cognito.faults.add({ operation: 'StartWebAuthnRegistration', drop: true, times: 1 });
    person.actor.send({ type: 'passkeySetup.submit' });
    await person.until(({ context }) => context.error !== undefined);
    assert.equal(person.state(), 'passkeySetup');
    assert.deepEqual(person.failures(), ['NetworkError']);
  });

  it('says where the device has a passkey for the user', async () => {
    const { person } = await offered();
    replacePrompt('create', throws('InvalidStateError'));
    person.actor.send({ type: 'passkeySetup.submit' });
    await person.until((now) => selectView(now) === 'exists');
    assert.deepEqual(person.failures(), []);
    person.actor.send({ type: 'passkeySetup.continue' });
    assert.equal(person.state(), 'signedIn');
  });

  const misconfigured = (world: World, error: string) =>
    world.cognito.faults.add({ operation: 'StartWebAuthnRegistration', error, times: 1 });
  for (const [name, prepare, code] of [
    ['SecurityError', () => replacePrompt('create', throws('SecurityError')), 'RelyingPartyMismatch'],
    ['NotSupportedError', () => replacePrompt('create', throws('NotSupportedError')), 'PasskeyNotSupported'],
    ['UnknownError', () => replacePrompt('create', throws('UnknownError')), 'PasskeyRegistrationFailed'],
    [
      'pool without passkeys',
      (world: World) => misconfigured(world, 'WebAuthnNotEnabledException'),
      'WebAuthnNotEnabledException',
    ],
    [
      'pool without a relying party',
      (world: World) => world.cognito.pools.get(poolId)?.update({ passkeys: {} }),
      'WebAuthnConfigurationMissingException',
    ],
  ] as const)
    it(`shows that no passkey was created, warns the developer, and continues: ${name}`, async () => {
      const clock = new SimulatedClock();
      const warned: string[] = [];
      const { world, person } = await offered(
        { warn: (error) => void warned.push((error as AuthError).code) },
        { clock },
      );
      prepare(world);
      person.actor.send({ type: 'passkeySetup.submit' });
      await person.until((now) => selectView(now) === 'failed');
      assert.deepEqual(person.failures(), [code]);
      assert.deepEqual(warned, [code]);
      clock.increment(10_000);
      assert.equal(person.state(), 'signedIn');
    });

  it('asks the browser once, and leaves the way out open while it asks', async () => {
    const { world, person } = await asked();
    assert.equal(person.actor.getSnapshot().hasTag('busy'), false);
    person.actor.send({ type: 'passkeySetup.submit' });
    assert.ok(person.actor.getSnapshot().matches(isAsking));
    person.actor.send({ type: 'passkeySetup.skip' });
    assert.equal(person.state(), 'signedIn');
    assert.equal(world.calls.filter((name) => name === 'StartWebAuthnRegistration').length, 1);
  });

  it('can be opened by the app, and leads back without another announcement', async () => {
    const { person } = await offered();
    person.actor.send({ type: 'passkeySetup.skip' });
    person.actor.send({ type: 'transition', state: 'passkeySetup' });
    assert.equal(person.state(), 'passkeySetup');
    person.actor.send({ type: 'passkeySetup.skip' });
    assert.equal(person.state(), 'signedIn');
    assert.equal(person.types().filter((type) => type === 'signedIn').length, 1);
  });

  it('is for users of the pool only', async () => {
    const { person } = await offered();
    person.actor.send({ type: 'passkeySetup.skip' });
    const federated = { id: 'us-east-1:1', name: 'Ada', token: 't', email } as never;
    person.actor.send({ type: 'transition', state: 'passkeySetup', data: federated });
    assert.equal(person.state(), 'signedIn');
    assert.match(String(person.context().error?.message), /a CognitoUser who is signed in/);
  });
});

describe('an open prompt for a new passkey', () => {
  const isClosed = async (prompt: ReturnType<typeof openPrompt>, world: World) => {
    prompt.answer();
    prompt.restore();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.ok(!world.calls.includes('CompleteWebAuthnRegistration'), 'nothing is registered');
  };

  it('is closed by “Not now”', async () => {
    const { world, person, prompt } = await asked();
    person.actor.send({ type: 'passkeySetup.skip' });
    await isClosed(prompt, world);
  });

  it('is closed by a sign-out of the page, and of another tab', async () => {
    for (const isHere of [true, false]) {
      const { world, person, prompt } = await asked();
      await (isHere ? world.auth : world.open()).signOut();
      // In Node there are no tabs that notice each other.
      if (!isHere) person.actor.send({ type: 'hub', event: 'signOut' });
      assert.equal(person.state(), 'signIn');
      await isClosed(prompt, world);
      assert.equal(person.types().includes('signedIn'), false);
    }
  });

  it('is closed by the sign-in of another person, who is not asked', async () => {
    const { world, person, prompt } = await asked();
    await addUser(world, 'grace', { email: 'grace@example.com' });
    await world.open().signIn('grace', password);
    person.actor.send({ type: 'hub', event: 'signIn' });
    await person.rest();
    assert.equal(person.state(), 'signedIn');
    assert.equal(person.context().user?.getUsername(), 'grace');
    await isClosed(prompt, world);
    assert.deepEqual((await world.auth.listWebAuthnCredentials()).credentials, []);
  });

  it('is closed with the machine, when the element is removed', async () => {
    const { world, person, prompt } = await asked();
    person.actor.stop();
    await isClosed(prompt, world);
  });
});

describe('no passkey is offered', () => {
  const offers = async (port: Partial<PasskeyPort>, prepare: (world: World) => unknown = () => undefined) => {
    const world = createPool();
    await addUser(world);
    await prepare(world);
    const person = await begin(world, port);
    await person.does(signIn);
    assert.deepEqual(person.failures(), []);
    return person.state() === 'passkeySetup';
  };

  it('where the app does not ask for it; then the service is asked nothing', async () => {
    const world = createPool();
    await addUser(world);
    const person = await begin(world, { wantsOffer: () => false });
    await person.does(signIn);
    assert.equal(person.state(), 'signedIn');
    assert.ok(!world.calls.includes('ListWebAuthnCredentials'));
  });

  it('in a browser that cannot create one, or does not say so', async () => {
    assert.equal(await offers({ canCreate: () => Promise.resolve(false) }), false);
    assert.equal(await offers({ canCreate: () => Promise.reject(new Error('It may fail.')) }), false);
  });

  it('to a user who has one, or said “Not now”', async () => {
    const withOne = async ({ auth }: World) => {
      await auth.signIn('ada', password);
      await auth.associateWebAuthnCredential();
      await auth.signOut();
    };
    assert.equal(await offers({}, withOne), false);
    assert.equal(await offers({ wasDeclined: () => true }), false);
  });

  for (const fault of [{ error: 'InternalErrorException' }, { drop: true }] as const)
    it(`where the look for one fails: ${Object.keys(fault).join()}`, async () => {
      const add = ({ cognito }: World) =>
        cognito.faults.add({ operation: 'ListWebAuthnCredentials', ...fault });
      assert.equal(await offers({}, add), false);
    });

  it('where the look for one takes longer than 4 s', async () => {
    const clock = new SimulatedClock();
    const world = createPool();
    await addUser(world);
    const person = await begin(world, {}, { clock });
    const held = world.holdAnswer('ListWebAuthnCredentials');
    person.actor.send(signIn);
    await held.reached;
    assert.equal(person.state(), 'signIn');
    clock.increment(4000);
    assert.equal(person.state(), 'signedIn');
    held.release();
    await person.rest();
    assert.equal(person.state(), 'signedIn');
  });

  it('after a sign-in with a passkey', async () => {
    const world = createPool();
    await addUser(world);
    await world.auth.signIn('ada', password);
    await world.auth.associateWebAuthnCredential();
    await world.auth.signOut();
    const person = await begin(world);
    world.calls.length = 0;
    await person.does({ type: 'signIn.submit', ...byPasskey });
    await person.until(({ context }) => context.authState === 'signedIn');
    assert.ok(!world.calls.includes('ListWebAuthnCredentials'));
    assert.deepEqual(person.path(), ['loading', 'signIn', 'confirmSignIn', 'signedIn']);
  });

  it('on a reload, and when the app or another tab signs in', async () => {
    const { world, person } = await offered();
    person.actor.stop();
    const again = await begin(world);
    assert.deepEqual(again.path(), ['loading', 'signedIn']);
    await again.does({ type: 'signOut' });
    await world.auth.signIn('ada', password);
    await again.rest();
    assert.equal(again.state(), 'signedIn');
    await again.does({ type: 'signOut' });
    await world.open().signIn('ada', password);
    await again.does({ type: 'hub', event: 'signIn' });
    assert.equal(again.state(), 'signedIn');
    assert.ok(!again.path().includes('passkeySetup'));
  });

  it('for a sign-in here that one in another tab has overtaken', async () => {
    const world = createPool();
    await addUser(world);
    const person = await begin(world);
    const held = world.holdAnswer('RespondToAuthChallenge');
    person.actor.send(signIn);
    await held.reached;
    await world.open().signIn('ada', password);
    held.release();
    await person.until(({ context }) => context.authState === 'signedIn');
    assert.ok(!person.path().includes('passkeySetup'));
  });
});

describe('the moment of the offer', () => {
  const wants = (moment: PasskeyMoment) => ({ wantsOffer: (asked: PasskeyMoment) => asked === moment });
  const signUp: AuthEvent = { type: 'signUp.submit', username: 'ada', password, attributes: { email } };

  async function signUpAndConfirm(moment: PasskeyMoment, autoSignIn = true) {
    const world = createPool();
    const input = { initialState: 'signUp', autoSignIn, passkeys: offering(wants(moment)) } as const;
    const person = startRecorded(world.auth, input);
    await person.rest();
    await person.does(signUp);
    await person.does({ type: 'confirmSignUp.submit', code: world.code() });
    if (!autoSignIn) await person.does(signIn);
    return person.state();
  }

  it('after-sign-up is a sign-in that follows the confirmation, automatic or not', async () => {
    assert.equal(await signUpAndConfirm('after-sign-up'), 'passkeySetup');
    assert.equal(await signUpAndConfirm('after-sign-up', false), 'passkeySetup');
    assert.equal(await signUpAndConfirm('after-sign-in'), 'signedIn');
    assert.equal(await signUpAndConfirm('after-sign-in', false), 'signedIn');
  });

  it('after-sign-in is any other sign-in, with a code too', async () => {
    assert.equal((await offered(wants('after-sign-up'))).person.state(), 'signedIn');
    const { world, person } = await offered(wants('after-sign-in'));
    person.actor.send({ type: 'passkeySetup.skip' });
    await person.does({ type: 'signOut' });
    await person.does({ type: 'signIn.submit', username: 'ada', preferredChallenge: 'EMAIL_OTP' });
    await person.does({ type: 'confirmSignIn.submit', code: world.code() });
    assert.equal(person.state(), 'passkeySetup');
  });

  it('comes after the check of the contacts', async () => {
    const world = createPool();
    const admin = world.cognito.pools.get(poolId)?.admin;
    await admin?.createUser({ username: 'ada', attributes: { email }, suppress: true });
    await admin?.setUserPassword('ada', password);
    const person = await begin(world);
    await person.does(signIn);
    person.actor.send({ type: 'verifyContact.skip' });
    person.actor.send({ type: 'verifyContact.skip' });
    await person.rest();
    assert.deepEqual(person.path(), ['loading', 'signIn', 'verifyContact', 'passkeySetup']);
  });
});

describe('the silent creation of a passkey', () => {
  const upgrading = { wantsOffer: () => false, wantsUpgrade: () => true };
  const conditional: (string | undefined)[] = [];

  /** A browser that creates passkeys silently, as this prompt does. */
  function canUpgrade(prompt?: Prompt): void {
    conditional.length = 0;
    Object.assign(PublicKeyCredential, {
      getClientCapabilities: () => Promise.resolve({ conditionalCreate: true }),
    });
    const original = replacePrompt('create', (options) => {
      conditional.push(options.mediation);
      return (prompt ?? original)(options);
    });
  }
  const cannotUpgrade = (): boolean => Reflect.deleteProperty(PublicKeyCredential, 'getClientCapabilities');
  afterEach(() => void cannotUpgrade());
  /** Waits for something in the background, 5 s at most. */
  async function until(isSo: () => boolean): Promise<void> {
    for (let count = 0; !isSo(); count += 1) {
      assert.ok(count < 100, 'it happens');
      await settled();
    }
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

  it('follows a sign-in with a password, without a screen and without a delay', async () => {
    canUpgrade();
    const { world, person } = await offered(upgrading);
    assert.equal(person.state(), 'signedIn');
    assert.ok(!world.calls.includes('CompleteWebAuthnRegistration'), 'it is in the background');
    await until(() => world.calls.includes('CompleteWebAuthnRegistration'));
    assert.deepEqual(conditional, ['conditional']);
    assert.deepEqual(person.path(), ['loading', 'signIn', 'signedIn']);
    assert.equal((await world.auth.listWebAuthnCredentials()).credentials.length, 1);
  });

  it('asks the service nothing in a browser that cannot', async () => {
    const { world } = await offered(upgrading);
    await settled();
    assert.ok(!world.calls.includes('StartWebAuthnRegistration'));
  });

  it('does not follow a sign-in with a code, a reload, or “Not now”', async () => {
    canUpgrade();
    const { world, person } = await offered({ ...upgrading, wasDeclined: () => true });
    person.actor.stop();
    const again = await begin(world, upgrading);
    assert.equal(again.state(), 'signedIn');
    await again.does({ type: 'signOut' });
    await again.does({ type: 'signIn.submit', username: 'ada', preferredChallenge: 'EMAIL_OTP' });
    await again.does({ type: 'confirmSignIn.submit', code: world.code() });
    assert.equal(again.state(), 'signedIn');
    await settled();
    assert.deepEqual(conditional, []);
  });

  it('fails silently; the page decides what the console says', async () => {
    const warned: string[] = [];
    const warn = (error: unknown) => void warned.push((error as AuthError).code);
    for (const name of ['NotAllowedError', 'SecurityError']) {
      canUpgrade(throws(name));
      const { person } = await offered({ ...upgrading, warn });
      await settled();
      assert.equal(person.state(), 'signedIn');
      assert.deepEqual(person.failures(), []);
      assert.equal(conditional.length, 1);
    }
    assert.deepEqual(warned, ['PasskeyRegistrationCanceled', 'RelyingPartyMismatch']);
  });

  it('is closed by a sign-out', async () => {
    let signal: AbortSignal | undefined;
    canUpgrade((options) => {
      ({ signal } = options);
      return new Promise(() => undefined);
    });
    const { person } = await offered(upgrading);
    await until(() => signal !== undefined);
    await person.does({ type: 'signOut' });
    assert.equal(signal?.aborted, true);
    assert.equal(person.state(), 'signIn');
  });

  it('takes the place of the offer if it succeeds; if it fails, the offer follows, and it is not tried again', async () => {
    canUpgrade();
    const first = await offered({ wantsUpgrade: () => true });
    assert.equal(first.person.state(), 'signedIn');
    assert.deepEqual(conditional, ['conditional']);
    canUpgrade(throws('NotAllowedError'));
    const { person } = await offered({ wantsUpgrade: () => true });
    assert.equal(person.state(), 'passkeySetup');
    person.actor.send({ type: 'passkeySetup.skip' });
    await settled();
    assert.deepEqual(conditional, ['conditional']);
  });
});
