import type { ActorOptions, ActorRefFrom, AnyActorLogic, SnapshotFrom } from 'xstate';
import { createActor } from 'xstate';

import { AuthError } from '../lib/auth-error.js';
import { createAuthActors } from './actors.js';
import { initialContext } from './initial-context.js';
import type { HubListening } from './own-calls.js';
import { type AuthActors, impossibleTransition, setupAuth, stepUpTransition } from './setup.js';
import {
  confirmSignInState,
  customConfirmSignInState,
  requireNewPasswordState,
  selectChallengeState,
  selectMFATypeState,
} from './states/challenges.js';
import { confirmSignUpState } from './states/confirm-sign-up.js';
import { forgotPasswordState } from './states/forgot-password.js';
import { loadingState } from './states/loading.js';
import { mfaSetupState } from './states/mfa-setup.js';
import { passkeySetupState } from './states/passkey-setup.js';
import { reconnectingState } from './states/reconnecting.js';
import { signedUpState, signInState } from './states/sign-in.js';
import { signUpState } from './states/sign-up.js';
import { signedInState } from './states/signed-in.js';
import { totpSetupState } from './states/totp-setup.js';
import { verifyContactState } from './states/verify-contact.js';
import type { AuthData, AuthPort, MachineInput, StoredAuthState } from './types.js';
import { authStates } from './types.js';

const states = {
  loading: loadingState,
  reconnecting: reconnectingState,
  signIn: signInState,
  signedUp: signedUpState,
  signUp: signUpState,
  confirmSignUp: confirmSignUpState,
  selectChallenge: selectChallengeState,
  confirmSignIn: confirmSignInState,
  customConfirmSignIn: customConfirmSignInState,
  selectMFAType: selectMFATypeState,
  requireNewPassword: requireNewPasswordState,
  forgotPassword: forgotPasswordState,
  verifyContact: verifyContactState,
  passkeySetup: passkeySetupState,
  MFASetup: mfaSetupState,
  TOTPSetup: totpSetupState,
  signedIn: signedInState,
} satisfies Record<StoredAuthState, unknown>;

const stateNames = authStates.filter((state) => state !== 'signedOut');

/**
 * The states: one top-level state for each `authState`, with its progress in substates. It is created with its actors, because
 * `provide` creates all its nodes a second time.
 */
export const createAuthMachine = (actors: AuthActors) =>
  setupAuth(actors).createMachine({
    id: 'auth',
    context: ({ input }) => ({ ...initialContext(input), passkeys: input.passkeys }),
    initial: 'loading',
    invoke: {
      src: 'listenToHub',
      onError: { actions: { type: 'setError', params: ({ event }) => ({ error: event.error }) } },
    },
    on: {
      transition: [
        { guard: 'isSameTransition' },
        {
          guard: 'isStepUpTransition',
          actions: { type: 'setError', params: ({ event }) => ({ error: stepUpTransition(event.state) }) },
        },
        ...stateNames.map((state) => ({
          guard: { type: 'isTransitionTo', params: { state } } as const,
          target: `.${state}`,
          reenter: true,
          actions: {
            type: 'setData',
            params: ({ event }: { event: { data?: AuthData } }) => ({ data: event.data }),
          } as const,
        })),
        {
          actions: {
            type: 'setError',
            params: ({ event }) => ({ error: impossibleTransition(event.state) }),
          },
        },
      ],
      hub: [
        { guard: 'isSignOutEvent', target: '.signIn.signedOut', actions: 'forgetUser' },
        {
          guard: 'isRefreshFailure',
          target: '.signIn.signedOut',
          actions: [
            'forgetUser',
            {
              type: 'setError',
              params: ({ event }) => ({
                error: new AuthError('NotSignedIn', 'The session has ended. Sign in again.', {
                  cause: event.data,
                }),
              }),
            },
          ],
        },
        {
          guard: 'isSignInFailure',
          target: '.signIn',
          actions: { type: 'setError', params: ({ event }) => ({ error: event.data }) },
        },
      ],
      'error.set': { actions: { type: 'setError', params: ({ event }) => ({ error: event.error }) } },
      'error.clear': { actions: 'clearError' },
    },
    states,
  });

type AuthMachine = ReturnType<typeof createAuthMachine>;
export type AuthSnapshot = SnapshotFrom<AuthMachine>;
/** The part of a snapshot that the selectors read. */
export type AuthView = Pick<AuthSnapshot, 'context' | 'hasTag' | 'matches'>;
export type AuthActor = ActorRefFrom<AuthMachine>;

export interface AuthActorOptions {
  readonly auth: AuthPort;
  readonly input?: MachineInput | undefined;
  /**
   * The source of `auth` events, including other tabs': `(listener) => auth.onEvent(listener)`. Default none.
   */
  readonly onHub?: HubListening | undefined;
  /** The timers for the 10 s of `loading`. Default: the platform's. */
  readonly clock?: ActorOptions<AnyActorLogic>['clock'];
}

/** Whether a session may be stored; if that is unknown, the machine looks for it. */
export function mayHaveSession(auth: Pick<AuthPort, 'mayBeSignedIn'>): boolean {
  try {
    return auth.mayBeSignedIn();
  } catch {
    return true;
  }
}

/**
 * Creates an actor of the auth machine for an Auth. It is not started, so that its owner can subscribe first.
 */
export function createAuthActor({ auth, input = {}, onHub, clock }: AuthActorOptions): AuthActor {
  const machine = createAuthMachine(createAuthActors(auth, onHub));
  const mayBeSignedIn = mayHaveSession(auth);
  return createActor(machine, { input: { ...input, mayBeSignedIn }, ...(clock && { clock }) });
}
