import { assign, emit, enqueueActions, setup } from 'xstate';

import type { MfaFactor } from '../auth/factors.js';
import type {
  CodeDeliveryDetails,
  CognitoUser,
  ContactAttribute,
  ContactVerification,
} from '../auth/types.js';
import { AuthError, toAuthError } from '../lib/auth-error.js';
import type { createAuthActors } from './actors.js';
import { guards } from './guards.js';
import { mergeAuthData, usernameOf } from './initial-context.js';
import { signInDetails } from './sign-in-details.js';
import {
  authDataFor,
  factorsToSetUp,
  isUserState,
  isUserWithoutChallenge,
  keepsSignedIn,
  transitionRequirements,
} from './state-data.js';
import { completeStepUp, endOfStepUp, failStepUp, stepUpSuperseded } from './step-up/step-up.js';
import type {
  AuthData,
  AuthEmitted,
  AuthEvent,
  MachineContext,
  MachineInput,
  Notice,
  StoredAuthState,
} from './types.js';

type StepUpEvent = Extract<AuthEvent, { type: 'stepUp' }>;

interface MachineTypes {
  context: MachineContext;
  events: AuthEvent;
  emitted: AuthEmitted;
  input: MachineInput;
  tags: 'busy' | 'submit' | 'resend' | 'federated';
}
const types = {} as MachineTypes;

/** The calls that the machine makes. */
export type AuthActors = ReturnType<typeof createAuthActors>;

/** Types, guards and actions of the auth machine, with its actors. Tests replace actors, never guards or actions. */
export const setupAuth = (actors: AuthActors) =>
  setup({
    types,
    actors,
    delays: {
      loadingTimeout: ({ context }) => context.loadingTimeout,
      leavingTimeout: 10_000,
      contactTimeout: 4000,
      passkeyTimeout: 4000,
      /** How long the last text of `passkeySetup` stays: after a success, and for another result. */
      passkeyDoneTime: 2000,
      passkeyResultTime: 8000,
      /**
       * 1 s, 2 s, 4 s … 30 s, minus up to half of it at random, so that browsers do not retry at the same time.
       */
      backOff: ({ context }) => Math.min(1000 * 2 ** context.attempts, 30_000) * (1 - Math.random() / 2),
    },
    guards,
    actions: {
      /**
       * Runs on entry of every state: sets its data, removes the user if the state has none, announces the
       * change.
       */
      enter: enqueueActions(({ context: before, enqueue }, { state }: { state: StoredAuthState }) => {
        const end = endOfStepUp(before, state);
        if (end) enqueue(() => before.stepUp?.settle(end.result));
        const context = { ...before, ...end?.after };
        const user = isUserState(state) ? context.user : undefined;
        const authData = authDataFor(state, { ...context, user });
        if (isUserWithoutChallenge(context.user) && !user && !context.isSignedIn)
          enqueue.spawnChild('endSession', { id: 'endSession', input: { user: context.user } });
        enqueue.assign({
          ...end?.after,
          authState: state,
          authData,
          user,
          signInDetails: signInDetails(user),
          isSignedIn: state === 'signedIn' || (context.isSignedIn && user !== undefined),
          ...(state === 'signedIn' && { mfaAddress: undefined, remembersDeviceFor: undefined }),
          ...(state === 'signedUp' && { notice: 'accountConfirmed' as const }),
        });
        enqueue.emit({ type: 'stateChanged', state, data: authData, previous: context.authState });
        if (state === 'signedIn' && user && !context.isSignedIn) enqueue.emit({ type: 'signedIn', user });
      }),
      /** Runs on exit of every state: removes the data of its screen. */
      leave: assign({
        error: undefined,
        notice: undefined,
        delivery: undefined,
        codeSentAt: undefined,
        contact: undefined,
        contactAttribute: undefined,
        mfaSetup: undefined,
        totpSecret: undefined,
      }),
      setError: enqueueActions(({ enqueue }, params: { error: unknown }) => {
        const error = toAuthError(params.error);
        enqueue.assign({ error });
        enqueue.emit({ type: 'failed', error });
      }),
      reportFailure: emit((_, params: { error: unknown }) => ({
        type: 'failed',
        error: toAuthError(params.error),
      })),
      setProvider: assign({ provider: (_, params: { provider: string }) => params.provider }),
      beginStepUp: assign(({ context }, { event: { user, params, settle } }: { event: StepUpEvent }) => ({
        ...(context.user && { stepUp: { owner: context.user, params, settle } }),
        user,
        // What the user has typed, if known: it may be an alias.
        username: context.username || usernameOf(user) || '',
      })),
      failStepUp: assign(({ context }, params: { error: unknown }) =>
        failStepUp(context, toAuthError(params.error)),
      ),
      clearError: assign({ error: undefined }),
      clearMessages: assign({ error: undefined, notice: undefined }),
      setNotice: assign({ notice: (_, params: { notice: Notice }) => params.notice }),
      setUsername: assign({
        username: ({ context }, params: { username: string | undefined }) =>
          params.username ?? context.username,
      }),
      setUser: assign(({ context }, { user = context.user }: { user: CognitoUser | undefined }) => {
        const { factor } = signInDetails(user) ?? {};
        const isRefused =
          factor !== undefined && user?.challengeParam?.availableChallenges?.includes(factor) === false;
        return {
          user,
          isSignedIn: keepsSignedIn(context, user),
          ...completeStepUp(context, user),
          ...(isRefused && { notice: 'factorRefused' as const }),
        };
      }),
      setData: assign(({ context }, params: { data: AuthData }) => {
        const next = mergeAuthData(params.data, context);
        return {
          ...next,
          ...failStepUp(context, stepUpSuperseded()),
          isSignedIn: keepsSignedIn(context, next.user),
        };
      }),
      setDelivery: assign(({ context }, { delivery }: { delivery: CodeDeliveryDetails | undefined }) => ({
        delivery,
        codeSentAt: delivery && Date.now(),
        authData: isUserState(context.authState ?? 'loading')
          ? context.authData
          : authDataFor(context.authState ?? 'loading', { ...context, delivery }),
      })),
      /** A code was sent whose destination is in the challenge. */
      setCodeSent: assign({ codeSentAt: () => Date.now() }),
      setContact: assign({ contact: (_, params: { contact: ContactVerification }) => params.contact }),
      setContactAttribute: assign({
        contactAttribute: (_, params: { attribute: ContactAttribute }) => params.attribute,
      }),
      /** Read on entry: while an answer is being sent, the user may already have the next challenge. */
      readMfaSetup: assign(({ context }) => ({
        mfaSetup: { factors: factorsToSetUp(context.user), chosen: undefined },
      })),
      chooseMfaSetup: assign(({ context }, { chosen }: { chosen: MfaFactor | undefined }) => ({
        mfaSetup: context.mfaSetup && { ...context.mfaSetup, chosen },
      })),
      setMfaAddress: assign(({ context }, { email }: { email: string | undefined }) => ({
        mfaAddress: email ? { username: context.username, email } : context.mfaAddress,
      })),
      setRemembersDevice: assign(({ context }, { isChosen }: { isChosen: boolean | undefined }) => {
        if (isChosen === undefined) return {};
        return { remembersDeviceFor: isChosen ? context.username : undefined };
      }),
      setTotpSecret: assign({ totpSecret: (_, params: { secret: string }) => params.secret }),
      /** After a sign-out, removes everything that the next user must not see. */
      forgetUser: assign({
        user: undefined,
        isSignedIn: false,
        username: '',
        mfaAddress: undefined,
        remembersDeviceFor: undefined,
      }),
      /** Reads a user that the app passed again from the storage. */
      unsetUser: assign({ user: undefined }),
      resetAttempts: assign({ attempts: 0 }),
      countAttempt: assign(({ context }) => ({ attempts: context.attempts + 1 })),
      /** Removes the user in states without one. */
      dropUser: assign(({ context }) => ({
        user: isUserState(context.authState ?? 'loading') ? context.user : undefined,
      })),
      declinePasskey: ({ context }) => {
        if (context.user) context.passkeys?.decline(context.user);
      },
      warnOfPasskey: ({ context }, params: { error: unknown }) => context.passkeys?.warn(params.error),
      announceSignedOut: emit({ type: 'signedOut' }),
    },
  });

/** For the configs of the states: of the actors, only their types matter there. */
export const authSetup = setupAuth({} as AuthActors);

/** The error of an impossible transition, which names the state and its requirement. */
export function impossibleTransition(state: string): AuthError {
  const requirement = Object.entries(transitionRequirements).find(([name]) => name === state)?.[1];
  return new AuthError(
    'InvalidArgument',
    requirement
      ? `transition('${state}', data): data must be ${requirement.text}.`
      : `transition('${state}'): unknown state. Expected one of: ${Object.keys(transitionRequirements).join(', ')}, signedOut.`,
  );
}

/** The error of a transition with the user of a step-up: the screens would begin a sign-in for another code or way. */
export const stepUpTransition = (state: string): AuthError =>
  new AuthError(
    'InvalidArgument',
    `transition('${state}', data): data is the user of a step-up. Call stepUp of the authenticator in place of Auth.stepUp.`,
  );
