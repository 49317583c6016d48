import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createActor, fromPromise, waitFor } from 'xstate';

import { addUser, createWorld, password } from '../../test/auth/fixtures.js';
import type { CognitoUser } from '../auth/types.js';
import { AuthError } from '../lib/auth-error.js';
import { createAuthActors, type SignInInput } from './actors.js';
import { createAuthMachine } from './auth-machine.js';
import { selectAuthState } from './selectors.js';
import type { AuthEmitted } from './types.js';

/** A machine whose pool asks questions of its own, which the local Cognito does not: a real user, given challenges. */
async function atQuestion(answers: (string | undefined | Error)[]) {
  const world = createWorld();
  await addUser(world);
  const user = await world.auth.signIn('ada', password);
  const asked = (challengeName: string | undefined): CognitoUser => Object.assign(user, { challengeName });
  const machine = createAuthMachine({
    ...createAuthActors(world.auth),
    restoreSession: fromPromise<CognitoUser, undefined>(() =>
      Promise.reject(new AuthError('NotSignedIn', '')),
    ),
    signIn: fromPromise<CognitoUser, SignInInput>(() => Promise.resolve(asked('CUSTOM_CHALLENGE'))),
    sendCustomChallengeAnswer: fromPromise<CognitoUser, { user: CognitoUser | undefined; answer: string }>(
      () => {
        const next = answers.shift();
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(asked(next));
      },
    ),
  });
  const actor = createActor(machine, { input: {} });
  const states: string[] = [];
  actor.on('stateChanged', (event: AuthEmitted) => 'state' in event && states.push(event.state));
  actor.start();
  const rest = () => waitFor(actor, (snapshot) => !snapshot.hasTag('busy'), { timeout: 5000 });
  await rest();
  actor.send({ type: 'signIn.submit', username: 'ada', password });
  await rest();
  const answer = async () => {
    actor.send({ type: 'customConfirmSignIn.submit', answer: 'forty-two' });
    await rest();
    return selectAuthState(actor.getSnapshot());
  };
  return { actor, answer, states };
}

describe('a challenge of the pool itself', () => {
  it('may be asked more than once, each time announced', async () => {
    const { answer, states } = await atQuestion(['CUSTOM_CHALLENGE', undefined]);
    assert.equal(await answer(), 'customConfirmSignIn');
    assert.equal(await answer(), 'signedIn');
    assert.deepEqual(states, ['loading', 'signIn', 'customConfirmSignIn', 'customConfirmSignIn', 'signedIn']);
  });

  it('leads to whatever is asked next', async () => {
    for (const [challenge, state] of [
      ['SMS_MFA', 'confirmSignIn'],
      ['SELECT_MFA_TYPE', 'selectMFAType'],
      ['NEW_PASSWORD_REQUIRED', 'requireNewPassword'],
    ] as const) {
      const { answer } = await atQuestion([challenge]);
      assert.equal(await answer(), state);
    }
  });

  it('stays with an error when what is asked next is not known, and is never taken for a success', async () => {
    const { actor, answer } = await atQuestion(['PALM_READING']);
    assert.equal(await answer(), 'customConfirmSignIn');
    const { error } = actor.getSnapshot().context;
    assert.equal(error?.code, 'UnsupportedChallenge');
    assert.match(error.message, /PALM_READING/);
  });

  it('stays after a wrong answer and starts over after an expired one', async () => {
    const wrong = new AuthError('Unknown', 'no');
    const expired = new AuthError('ChallengeExpired', 'late');
    const { actor, answer } = await atQuestion([wrong, expired]);
    assert.equal(await answer(), 'customConfirmSignIn');
    assert.equal(actor.getSnapshot().context.error, wrong);
    assert.equal(await answer(), 'signIn');
    assert.equal(actor.getSnapshot().context.error, expired);
    assert.equal(actor.getSnapshot().context.username, 'ada');
  });

  it('starts over after an answer that a sign-out of the page has overtaken, since the challenge is spent', async () => {
    const { actor, answer } = await atQuestion([new AuthError('SignInSuperseded', 'late')]);
    assert.equal(await answer(), 'signIn');
    assert.equal(actor.getSnapshot().context.error?.code, 'SignInSuperseded');
  });
});
