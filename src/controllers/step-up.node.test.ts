import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  addTotpUser,
  addUser,
  createWorld,
  email,
  password,
  prefix,
  rejection,
} from '../../test/auth/fixtures.js';
import { startRecorded } from '../../test/machine/support.js';
import { AuthError } from '../lib/auth-error.js';
import { selectAuthState } from '../machine/selectors.js';
import type { StepUpParams } from '../machine/step-up/pending-step-up.js';
import { endStepUp, stepUp } from './step-up.js';

const levelOne = { acrValues: ['urn:cognito:loa:1'] };
const levelFour = { acrValues: ['urn:cognito:loa:4'] };

/** ada is signed in, and the machine shows `signedIn`. */
async function signedIn({ hasApp = true } = {}) {
  const world = createWorld({ firstFactors: ['PASSWORD', 'EMAIL_OTP'] });
  const { auth } = world;
  const secret = hasApp ? await addTotpUser(world) : await addUser(world).then(() => '');
  const user = await auth.signIn('ada', password);
  if (hasApp) await auth.confirmSignIn(user, await world.totp(secret), 'SOFTWARE_TOKEN_MFA');
  world.cognito.clock.advance(60_000);
  const person = startRecorded(auth);
  await person.rest();
  assert.equal(person.state(), 'signedIn');
  const { actor } = person;
  const port = {
    isPending: false,
    getSnapshot: () => actor.getSnapshot(),
    send: actor.send.bind(actor),
    subscribe: (listener: () => void) => actor.subscribe(listener),
  };
  const context = { auth, actor: port };
  world.calls.length = 0;
  world.events.length = 0;
  person.emitted.length = 0;
  return {
    ...world,
    person,
    port,
    begin: (params: StepUpParams) => stepUp(context, params),
    /** Begins a step-up whose challenge is then shown. */
    async shown(params: StepUpParams) {
      const result = stepUp(context, params);
      result.catch(() => undefined);
      await person.until((snapshot) => selectAuthState(snapshot) !== 'signedIn');
      return { result };
    },
    submitTotp: async () => person.does({ type: 'confirmSignIn.submit', code: await world.totp(secret) }),
    tokens: () => [...world.storage.items].filter(([key]) => /Token$|LastAuthUser$/.test(key)),
  };
}

type Stepping = Awaited<ReturnType<typeof signedIn>>;

/** Nothing has changed for the user, and no event says otherwise. */
async function assertSameSession({ person, auth, events, tokens }: Stepping, before: unknown): Promise<void> {
  assert.equal(person.state(), 'signedIn');
  assert.deepEqual(tokens(), before);
  assert.deepEqual(
    person.types().filter((type) => type !== 'stateChanged' && type !== 'failed'),
    [],
  );
  assert.ok(!events.some(({ event }) => ['signIn', 'signOut', 'tokenRefresh'].includes(event)));
  assert.equal(person.context().user?.challengeName, undefined);
  assert.equal(person.context().stepUp, undefined);
  assert.equal(person.context().isSignedIn, true);
  await auth.currentAuthenticatedUser({ bypassCache: true });
}

describe('a step-up on the screens', () => {
  it('leads through its challenges and back, without a sign-in and a contact check', async () => {
    const world = await signedIn();
    const { person, calls } = world;
    const { result } = await world.shown(levelFour);
    assert.equal(person.state(), 'selectChallenge');
    assert.equal(person.context().username, 'ada');
    await person.does({ type: 'selectChallenge.submit', challenge: 'PASSWORD_SRP', password });
    assert.equal(person.state(), 'confirmSignIn');
    await world.submitTotp();
    assert.equal(person.state(), 'signedIn');
    const user = await result;
    assert.equal(user, person.context().user);
    assert.deepEqual(person.path(), ['selectChallenge', 'confirmSignIn', 'signedIn']);
    assert.deepEqual(new Set(person.types()), new Set(['stateChanged']));
    assert.ok(!calls.includes('GetUser'), calls.join());
    assert.deepEqual(
      world.events.map(({ event }) => event),
      ['tokenRefresh'],
    );
    const claims: Record<string, unknown> = (await world.auth.currentSession()).getIdToken().payload;
    assert.equal(claims['acr'], 'urn:cognito:loa:4');
    assert.ok(!person.texts.some((text) => text.includes(password)));
  });

  it('resolves at once when nothing is missing', async () => {
    const world = await signedIn();
    const { result } = await world.shown(levelFour);
    await world.person.does({ type: 'selectChallenge.submit', challenge: 'PASSWORD_SRP', password });
    await world.submitTotp();
    await result;
    world.person.emitted.length = 0;
    assert.equal((await world.begin(levelFour)).getUsername(), 'ada');
    assert.deepEqual(world.person.emitted, []);
  });

  it('keeps the session as it is when the user leaves it, on every screen', async () => {
    const world = await signedIn();
    const before = world.tokens();
    const first = await world.shown(levelFour);
    await world.person.does({ type: 'nav.signIn' });
    assert.equal((await rejection(first.result)).code, 'SignInCanceled');
    await assertSameSession(world, before);
    const second = await world.shown(levelFour);
    await world.person.does({ type: 'selectChallenge.submit', challenge: 'PASSWORD_SRP', password });
    const answer = world.holdAnswer('RespondToAuthChallenge');
    const submitted = world.submitTotp();
    await answer.reached;
    world.person.actor.send({ type: 'nav.signIn' });
    assert.equal((await rejection(second.result)).code, 'SignInCanceled');
    answer.release();
    await submitted;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await assertSameSession(world, before);
  });

  it('is not done when its tokens could not be stored, or it is left while they are', async () => {
    for (const how of ['refused', 'left'] as const) {
      const world = await signedIn();
      const { person, storage } = world;
      const { result } = await world.shown(levelFour);
      await person.does({ type: 'selectChallenge.submit', challenge: 'PASSWORD_SRP', password });
      const before = world.tokens();
      const owner = person.context().stepUp?.owner;
      const { setItem } = storage;
      // Another tab has deleted an account: before it is stored, the service is asked for this one.
      const account = how === 'left' ? world.holdAnswer('GetUser') : undefined;
      const answer = account && world.holdAnswer('RespondToAuthChallenge');
      if (how === 'refused')
        storage.setItem = (key, value) => {
          if (key.endsWith('accessToken')) throw new Error('full');
          setItem.call(storage, key, value);
        };
      const submitted = world.submitTotp();
      await answer?.reached;
      storage.items.set(`auth-elements.deleted.${prefix}`, String(Date.now()));
      answer?.release();
      await (account?.reached ?? submitted);
      assert.equal(person.state(), 'confirmSignIn');
      assert.equal(person.context().user?.challengeName, undefined);
      storage.setItem = setItem;
      person.actor.send({ type: 'nav.signIn' });
      assert.equal((await rejection(result)).code, 'SignInCanceled', how);
      assert.equal(person.context().user, owner);
      account?.release();
      await submitted;
      await new Promise((resolve) => setTimeout(resolve, 50));
      await assertSameSession(world, before);
    }
  });

  it('sends a code again, and offers another way, by a step-up', async () => {
    const world = await signedIn({ hasApp: false });
    const { person, calls, cognito } = world;
    const { result } = await world.shown(levelOne);
    await person.does({ type: 'selectChallenge.submit', challenge: 'EMAIL_OTP' });
    assert.equal(person.state(), 'confirmSignIn');
    const sent = world.code();
    await person.does({ type: 'confirmSignIn.resend' });
    assert.equal(person.context().notice, 'codeResent');
    assert.notEqual(world.code(), sent);
    assert.equal(person.context().user?.isStepUp, true);
    await person.does({ type: 'nav.selectChallenge' });
    assert.equal(person.state(), 'selectChallenge');
    // A wrong password ends the challenge at the service: the next one begins again.
    for (const wrong of ['Wrong-Horse-9', 'Wrong-Horse-8']) {
      await person.does({ type: 'selectChallenge.submit', challenge: 'PASSWORD_SRP', password: wrong });
      assert.equal(person.context().error?.code, 'NotAuthorizedException');
      assert.equal(person.state(), 'selectChallenge');
    }
    cognito.clock.advance(10_000);
    await person.does({ type: 'selectChallenge.submit', challenge: 'PASSWORD_SRP', password });
    await result;
    assert.deepEqual(new Set(calls), new Set(['InitiateAuth', 'RespondToAuthChallenge', 'RevokeToken']));
    assert.ok(!person.types().includes('signedIn'));
  });

  it('takes another code after a wrong one, and after a failure of the network', async () => {
    const world = await signedIn();
    const { person, cognito } = world;
    const { result } = await world.shown(levelFour);
    cognito.faults.add({ operation: 'InitiateAuth', times: 1, drop: true });
    const choice = { type: 'selectChallenge.submit', challenge: 'PASSWORD_SRP', password } as const;
    await person.does(choice);
    assert.equal(person.context().error?.code, 'NetworkError');
    await person.does(choice);
    await person.does({ type: 'confirmSignIn.submit', code: '000000' });
    assert.equal(person.context().error?.code, 'CodeMismatchException');
    cognito.faults.add({ operation: 'RespondToAuthChallenge', times: 1, drop: true });
    await world.submitTotp();
    assert.equal(person.context().error?.code, 'NetworkError');
    assert.equal(person.state(), 'confirmSignIn');
    cognito.clock.advance(30_000);
    await world.submitTotp();
    assert.equal(person.state(), 'signedIn');
    await result;
  });

  it('ends when its challenge has expired, and when the account has to be repaired', async () => {
    const world = await signedIn();
    const before = world.tokens();
    const { result } = await world.shown(levelFour);
    await world.person.does({ type: 'selectChallenge.submit', challenge: 'PASSWORD_SRP', password });
    world.cognito.clock.advance(4 * 60_000);
    await world.submitTotp();
    assert.equal((await rejection(result)).code, 'ChallengeExpired');
    await assertSameSession(world, before);
    for (const error of ['PasswordResetRequiredException', 'UserNotConfirmedException']) {
      const again = await world.shown(levelFour);
      world.cognito.faults.add({ operation: 'RespondToAuthChallenge', times: 1, error });
      await world.person.does({ type: 'selectChallenge.submit', challenge: 'PASSWORD', password });
      assert.equal((await rejection(again.result)).code, error);
      await assertSameSession(world, before);
    }
  });

  it('rejects what Auth.stepUp rejects, a second one, and one without a user', async () => {
    const world = await signedIn();
    const before = world.tokens();
    const bad = await rejection(world.begin({ acrValues: [] }));
    assert.match(bad.message, /^stepUp: acrValues must be/);
    assert.equal((await rejection(world.begin({ ...levelFour, maxAge: -1 }))).code, 'InvalidArgument');
    world.cognito.faults.add({ operation: 'InitiateAuth', times: 1, drop: true });
    assert.equal((await rejection(world.begin(levelFour))).code, 'NetworkError');
    const first = world.begin(levelFour);
    first.catch(() => undefined);
    const second = await rejection(world.begin(levelFour));
    assert.match(second.message, /another step-up is running/);
    await world.person.until((snapshot) => selectAuthState(snapshot) === 'selectChallenge');
    assert.match((await rejection(world.begin(levelFour))).message, /another step-up is running/);
    await world.person.does({ type: 'nav.signIn' });
    assert.equal((await rejection(first)).code, 'SignInCanceled');
    await assertSameSession(world, before);
    await world.person.does({ type: 'signOut' });
    assert.equal((await rejection(world.begin(levelFour))).code, 'NotSignedIn');
    assert.equal((await rejection(stepUp(undefined, levelFour))).code, 'NotSignedIn');
  });

  it('ends with a sign-out: on the screens, by the page, or in another tab', async () => {
    for (const how of ['screen', 'page', 'tab', 'unnoticed'] as const) {
      const world = await signedIn();
      const { person, auth } = world;
      const { result } = await world.shown(levelOne);
      if (how === 'screen') await person.does({ type: 'signOut' });
      if (how === 'page') await auth.signOut();
      if (how === 'tab' || how === 'unnoticed') await world.open().signOut();
      if (how === 'tab') person.actor.send({ type: 'hub', event: 'signOut' });
      if (how === 'unnoticed')
        await person.does({ type: 'selectChallenge.submit', challenge: 'PASSWORD_SRP', password });
      await person.until((snapshot) => selectAuthState(snapshot) === 'signIn');
      const { code } = await rejection(result);
      assert.equal(code, how === 'unnoticed' ? 'NotSignedIn' : 'SignInSuperseded', how);
      assert.equal(person.types().filter((type) => type === 'signedOut').length, 1, how);
      assert.equal(person.context().user, undefined);
    }
  });

  it('ends with the sign-in of another user, who is then shown', async () => {
    for (const how of ['page', 'page, with an answer on its way', 'tab', 'unnoticed'] as const) {
      const world = await signedIn();
      const { person, auth } = world;
      await addUser(world, 'grace', { email: `grace-${email}` });
      const { result } = await world.shown(levelOne);
      const submit = { type: 'selectChallenge.submit', challenge: 'PASSWORD_SRP', password } as const;
      const answer = how.includes('answer') ? world.holdAnswer('RespondToAuthChallenge') : undefined;
      if (answer) {
        person.actor.send(submit);
        await answer.reached;
      }
      await (how.startsWith('page') ? auth : world.open()).signIn('grace', password);
      if (how === 'tab') person.actor.send({ type: 'hub', event: 'signIn' });
      if (how === 'unnoticed') person.actor.send(submit);
      answer?.release();
      const { code } = await rejection(result.then(() => Promise.reject(new Error(how))));
      assert.equal(code, 'SignInSuperseded', how);
      await person.until(({ context }) => context.isSignedIn && context.user?.getUsername() === 'grace');
      assert.equal(world.storage.getItem(`${prefix}.LastAuthUser`), 'grace', how);
      const heard = person.types().filter((type) => type === 'signedOut' || type === 'signedIn');
      assert.deepEqual(heard, ['signedOut', 'signedIn'], how);
    }
  });

  it('ends with another sign-in of the same user, and with a state that the page chooses', async () => {
    const world = await signedIn();
    const { person } = world;
    const first = await world.shown(levelOne);
    person.actor.send({ type: 'hub', event: 'signIn' });
    await person.until((snapshot) => selectAuthState(snapshot) === 'signedIn');
    assert.equal((await rejection(first.result)).code, 'SignInSuperseded');
    const second = await world.shown(levelOne);
    const data = person.context().stepUp?.owner;
    person.actor.send({ type: 'transition', state: 'TOTPSetup', data });
    assert.equal((await rejection(second.result)).code, 'SignInSuperseded');
    assert.equal(person.context().stepUp, undefined);
    await person.rest();
    await person.does({ type: 'nav.signIn' });
    assert.equal(person.state(), 'signedIn');
    assert.deepEqual(new Set(person.types()), new Set(['stateChanged']));
  });

  it('ends when the authenticator stops', async () => {
    const world = await signedIn();
    const { result } = await world.shown(levelOne);
    endStepUp(world.port);
    world.person.actor.stop();
    assert.equal((await rejection(result)).code, 'SignInCanceled');
  });

  it('is not taken by transition', async () => {
    const world = await signedIn();
    const before = world.tokens();
    const data = await world.auth.stepUp(levelOne);
    world.person.actor.send({ type: 'transition', state: 'selectChallenge', data });
    const { error } = world.person.context();
    assert.ok(error instanceof AuthError);
    assert.equal(error.code, 'InvalidArgument');
    assert.match(error.message, /data is the user of a step-up. Call stepUp of the authenticator/);
    await assertSameSession(world, before);
  });

  it('sets up an authenticator app where the service asks for one', async () => {
    const world = await signedIn();
    const { result } = await world.shown(levelFour);
    const { person, cognito } = world;
    const body = JSON.stringify({
      ChallengeName: 'MFA_SETUP',
      Session: 'session',
      ChallengeParameters: { USER_ID_FOR_SRP: 'ada', MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
    });
    cognito.faults.add({ operation: 'RespondToAuthChallenge', times: 1, status: 200, body });
    await person.does({ type: 'selectChallenge.submit', challenge: 'PASSWORD', password });
    assert.equal(person.state(), 'TOTPSetup');
    await person.does({ type: 'nav.signIn' });
    assert.equal(person.state(), 'signedIn');
    assert.equal((await rejection(result)).code, 'SignInCanceled');
  });
});
