import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addUser, createWorld, password } from '../../test/auth/fixtures.js';
import { offering } from '../../test/machine/support.js';
import type { AwsCredentials, CognitoUser, FederatedSignInOptions, FederatedToken } from '../auth/types.js';
import { AuthError } from '../lib/auth-error.js';
import { createAuthActor } from './auth-machine.js';
import { selectAuthState, selectBusyAction } from './selectors.js';
import { selectView } from './step-selectors.js';
import { type AuthEvent, type AuthPort, type AuthState, authStates } from './types.js';

/** Repeatable chance (mulberry32). */
function chance(seed: number) {
  return (below: number): number => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
const pick = <Item>(list: readonly Item[], next: (below: number) => number): Item =>
  list[next(list.length)] as Item;

const challenges = [
  undefined,
  undefined,
  'SMS_MFA',
  'MFA_SETUP',
  'SELECT_MFA_TYPE',
  'SELECT_CHALLENGE',
  'EMAIL_OTP',
  'CUSTOM_CHALLENGE',
  'NEW_PASSWORD_REQUIRED',
  'PALM_READING',
];
const params = [
  undefined,
  {},
  { availableFactors: [] },
  { availableFactors: ['SOFTWARE_TOKEN_MFA'] },
  { availableFactors: ['EMAIL_OTP'] },
  { availableFactors: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP'] },
];
const codes = [
  'NetworkError',
  'ChallengeExpired',
  'UserNotConfirmedException',
  'PasswordResetRequiredException',
];

const credentials: AwsCredentials = {
  accessKeyId: '',
  secretAccessKey: '',
  sessionToken: '',
  identityId: '',
  expiration: new Date(),
  authenticated: true,
};

/** An Auth that answers anything at any time. */
function moody(user: CognitoUser, next: (below: number) => number): AuthPort {
  const maybe = <Value>(value: () => Value): Promise<Value> =>
    next(3) === 0 ? Promise.reject(new AuthError('Unknown', pick(codes, next))) : Promise.resolve(value());
  const failing = <Value>(value: () => Value): Promise<Value> =>
    next(4) === 0 ? Promise.reject(Object.assign(new Error('x'), { code: pick(codes, next) })) : maybe(value);
  const asked = (): CognitoUser =>
    Object.assign(Object.create(user) as CognitoUser, {
      challengeName: pick(challenges, next),
      challengeParam: pick(params, next),
    });
  const sent = () => {
    const details = { Destination: 'a***', DeliveryMedium: 'EMAIL' };
    return { ...details, CodeDeliveryDetails: details };
  };
  const success = () => 'SUCCESS' as const;
  function federatedSignIn(provider: string, token: FederatedToken): Promise<AwsCredentials>;
  function federatedSignIn(options?: FederatedSignInOptions): Promise<AwsCredentials | undefined>;
  function federatedSignIn(): Promise<AwsCredentials | undefined> {
    return failing(() => (next(2) === 0 ? undefined : credentials));
  }
  return {
    signUp: () =>
      failing(() => ({ user, userConfirmed: next(2) === 0, userSub: 's', codeDeliveryDetails: sent() })),
    confirmSignUp: () => failing(success),
    resendSignUp: () => failing(sent),
    autoSignIn: () => failing(() => (next(2) === 0 ? undefined : asked())),
    signIn: () => failing(asked),
    autofillPasskey: () => failing(asked),
    selectChallenge: () => failing(asked),
    stepUp: () => failing(asked),
    confirmSignIn: () => failing(asked),
    sendMFASelectionAnswer: () => failing(asked),
    sendCustomChallengeAnswer: () => failing(asked),
    completeNewPassword: () => failing(asked),
    setupTOTP: () => failing(() => 'SECRET'),
    verifyTotpToken: () => failing(asked),
    setPreferredMFA: () => failing(success),
    rememberDevice: () => failing(success),
    forgotPassword: () => failing(sent),
    forgotPasswordSubmit: () => failing(success),
    verifiedContact: () =>
      failing(() => ({ verified: {}, unverified: next(2) === 0 ? {} : { email: 'a@example.com' } })),
    verifyCurrentUserAttribute: () => failing(sent),
    verifyCurrentUserAttributeSubmit: () => failing(success),
    currentAuthenticatedUser: () => failing(() => user),
    mayBeSignedIn: () => next(2) === 0,
    federatedSignIn,
    configure: () => undefined,
    signOut: () => failing(() => undefined),
    associateWebAuthnCredential: () => failing(() => undefined),
    listWebAuthnCredentials: () => failing(() => ({ credentials: [], nextToken: undefined })),
    cancelSignIn: () => undefined,
  };
}

const secret = { code: '1', password: 'p', username: 'ada', attributes: {}, answer: 'a' };
const events: readonly AuthEvent[] = [
  { type: 'signIn.submit', ...secret },
  { type: 'signIn.autofill', username: 'ada' },
  { type: 'signIn.endAutofill' },
  { type: 'signUp.submit', ...secret },
  { type: 'confirmSignUp.submit', ...secret },
  { type: 'confirmSignUp.resend' },
  { type: 'selectChallenge.submit', challenge: 'PASSWORD_SRP', ...secret },
  { type: 'confirmSignIn.submit', ...secret },
  { type: 'confirmSignIn.resend' },
  { type: 'customConfirmSignIn.submit', ...secret },
  { type: 'selectMFAType.submit', mfaType: 'SMS_MFA' },
  { type: 'requireNewPassword.submit', ...secret },
  { type: 'forgotPassword.send', ...secret },
  { type: 'forgotPassword.submit', ...secret },
  { type: 'forgotPassword.resend' },
  { type: 'verifyContact.choose', attribute: 'email' },
  { type: 'verifyContact.submit', ...secret },
  { type: 'verifyContact.resend' },
  { type: 'verifyContact.skip' },
  { type: 'passkeySetup.submit' },
  { type: 'passkeySetup.skip' },
  { type: 'passkeySetup.continue' },
  { type: 'TOTPSetup.submit', ...secret },
  { type: 'TOTPSetup.retry' },
  { type: 'MFASetup.choose', mfaType: 'SOFTWARE_TOKEN_MFA' },
  { type: 'MFASetup.choose', mfaType: 'EMAIL_OTP' },
  { type: 'MFASetup.submit', email: 'ada@example.com' },
  { type: 'nav.MFASetup', email: 'ada@example.com' },
  { type: 'federated.signIn', provider: 'Google' },
  { type: 'federated.back' },
  { type: 'nav.signIn' },
  { type: 'nav.signUp' },
  { type: 'nav.forgotPassword', username: 'ada' },
  { type: 'nav.confirmSignUp' },
  { type: 'nav.selectChallenge' },
  { type: 'signOut', global: true },
  { type: 'hub', event: 'signIn' },
  { type: 'hub', event: 'signOut' },
  { type: 'hub', event: 'tokenRefresh_failure' },
  { type: 'hub', event: 'signIn_failure', data: 'odd' },
  { type: 'error.clear' },
];

describe('a user who does anything at any time, against a service that answers anything', () => {
  it('never breaks the machine, and sees no screen without what it needs', async () => {
    const world = createWorld();
    await addUser(world);
    const user = await world.auth.signIn('ada', password);
    const seen = new Set<AuthState>();
    for (let seed = 1; seed <= 40; seed += 1) {
      const next = chance(seed);
      const actor = createAuthActor({ auth: moody(user, next), input: { passkeys: offering() } });
      actor.subscribe({ error: (error) => assert.fail(String(error)) });
      actor.start();
      for (let step = 0; step < 100; step += 1) {
        const snapshot = actor.getSnapshot();
        const usable = events.filter((event) => snapshot.can(event));
        const event: AuthEvent =
          next(12) === 0
            ? {
                type: 'transition',
                state: pick(authStates, next),
                data: next(2) === 0 ? user : { username: 'eve' },
              }
            : pick(next(3) === 0 ? events : usable, next);
        actor.send(event);
        for (let turns = next(12); turns > 0; turns -= 1) await Promise.resolve();
        const { context, status, value } = actor.getSnapshot();
        const state = selectAuthState(actor.getSnapshot());
        seen.add(state);
        assert.equal(status, 'active');
        assert.deepEqual(Object.keys(value), [state], 'authState and the chart agree');
        selectView(actor.getSnapshot());
        selectBusyAction(actor.getSnapshot());
        if (state === 'signedIn') {
          assert.ok(context.user);
          assert.equal(context.user.challengeName, undefined, 'no user is let in half-way');
        }
        if (['signIn', 'signUp', 'forgotPassword'].includes(state)) {
          const isArriving = /checkingContact|checkingPasskey|signingOut|adopting/.test(
            JSON.stringify(value),
          );
          assert.ok(
            !context.user || isArriving,
            `${state} has a user after ${event.type}: ${JSON.stringify(value)}`,
          );
        }
      }
      actor.stop();
    }
    const unseen = authStates.filter((state) => state !== 'signedOut' && !seen.has(state));
    assert.deepEqual(unseen, []);
  });
});
