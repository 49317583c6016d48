import { assign, emit, enqueueActions, fromCallback, fromPromise, setup } from 'xstate';
import type {
  CodeDeliveryDetails,
  CognitoUser,
  ContactAttribute,
  ContactVerification,
  SignOutOptions,
  SignUpParams,
  SignUpResult,
} from '../auth/types.js';
import { AuthError, toAuthError } from '../lib/auth-error.js';
import { isGone, isPassing } from '../auth/failure-kinds.js';
import { hasCode, isAlreadyConfirmed, tellsOfAccount } from './errors.js';
import { sessionEndings, signInEvents, signInFailures } from './hub-events.js';
import {
  challengeStateOf,
  dataOf,
  identityOf,
  isAbout,
  isSameData,
  isStillLetIn,
  isUserState,
  isUserWithoutChallenge,
  needs,
} from './state-data.js';
import { isFederatedUser, known } from './initial-context.js';
import type { ChallengeState } from './state-data.js';
import type {
  AnswerInput,
  AttributeInput,
  CodeInput,
  CodeForUsername,
  MfaTypeInput,
  NewPasswordInput,
  PasswordInput,
  ProviderInput,
  ResetInput,
  UserInput,
  UsernameInput,
} from './actor-inputs.js';
import type {
  MachineContext,
  AuthData,
  AuthEmitted,
  AuthEvent,
  MachineInput,
  Notice,
  StoredAuthState,
} from './types.js';

function missing<Output, Input>() {
  return fromPromise<Output, Input>(() => Promise.reject(new Error('Actors come from createAuthActors.')));
}

/** The user of a provider's token; `left`: the page is being left for the provider's; undefined: the app opened it elsewhere. */
export type FederatedAnswer = CognitoUser | 'left' | undefined;

interface MachineTypes {
  context: MachineContext;
  events: AuthEvent;
  emitted: AuthEmitted;
  input: MachineInput;
  tags: 'busy' | 'submit' | 'resend' | 'federated';
}
const types = {} as MachineTypes;

/** Types, actors, guards and actions of the auth machine. Tests exchange actors, never guards or actions. */
export const authSetup = setup({
  types,
  actors: {
    listenToHub: fromCallback<AuthEvent>(() => undefined),
    endSession: missing<undefined, UserInput>(),
    signUp: missing<SignUpResult, SignUpParams>(),
    confirmSignUp: missing<string, CodeForUsername>(),
    resendSignUp: missing<CodeDeliveryDetails, UsernameInput>(),
    autoSignIn: missing<CognitoUser | undefined, UsernameInput>(),
    signIn: missing<CognitoUser, PasswordInput>(),
    confirmSignIn: missing<CognitoUser, CodeInput>(),
    sendMFASelectionAnswer: missing<CognitoUser, MfaTypeInput>(),
    sendCustomChallengeAnswer: missing<CognitoUser, AnswerInput>(),
    completeNewPassword: missing<CognitoUser, NewPasswordInput>(),
    setupTOTP: missing<string, UserInput>(),
    verifyTotpToken: missing<CognitoUser, CodeInput>(),
    setPreferredMFA: missing<string, UserInput>(),
    forgotPassword: missing<CodeDeliveryDetails, UsernameInput>(),
    forgotPasswordSubmit: missing<string, ResetInput>(),
    verifiedContact: missing<ContactVerification, UserInput>(),
    verifyCurrentUserAttribute: missing<CodeDeliveryDetails, AttributeInput>(),
    verifyCurrentUserAttributeSubmit: missing<string, AttributeInput & { code: string }>(),
    currentAuthenticatedUser: missing<CognitoUser, undefined>(),
    restoredUser: missing<CognitoUser, undefined>(),
    federatedSignIn: missing<FederatedAnswer, ProviderInput>(),
    signOut: missing<undefined, SignOutOptions>(),
  },
  delays: {
    loadingTimeout: ({ context }) => context.loadingTimeout,
    leavingTimeout: 10_000,
    contactTimeout: 4000,
    /** 1 s, 2 s, 4 s … 30 s, or up to half of that less, so that not all browsers ask at once. */
    backOff: ({ context }) => Math.min(1000 * 2 ** context.attempts, 30_000) * (1 - Math.random() / 2),
  },
  guards: {
    asksFor: (_, params: { user: CognitoUser | undefined; state: ChallengeState }) =>
      challengeStateOf(params.user) === params.state,
    asksForUnknown: (_, params: { user: CognitoUser | undefined }) =>
      params.user?.challengeName !== undefined,
    hasCode: (_, params: { error: unknown; code: string }) => hasCode(params.error, params.code),
    /** No user is signed in because a hosted sign-in came back with a failure. */
    isFailedReturn: (_, params: { error: unknown }) =>
      hasCode(params.error, 'NotSignedIn') && toAuthError(params.error).cause instanceof AuthError,
    /** Who is signed in cannot be found out now; a user whose sign-in goes on here does not wait for that. */
    isPassing: ({ context }, params: { error: unknown }) =>
      isPassing(params.error) && challengeStateOf(context.user) === undefined,
    mayBeSignedIn: ({ context }) => context.mayBeSignedIn,
    isAlreadyConfirmed: (_, params: { error: unknown }) => isAlreadyConfirmed(params.error),
    tellsOfAccount: (_, params: { error: unknown }) => tellsOfAccount(params.error),
    isConfirmed: (_, params: { result: SignUpResult }) => params.result.userConfirmed,
    isMissing: (_, params: { value: unknown }) => params.value === undefined,
    isAutoSignIn: ({ context }) => context.autoSignIn,
    isSignedIn: ({ context }) => context.isSignedIn,
    isSignedInAs: ({ context }, params: { user: CognitoUser }) =>
      context.isSignedIn &&
      context.user !== undefined &&
      identityOf(context.user) === identityOf(params.user),
    /** The session of the user who is shown is no longer stored. */
    isSignedInNoMore: ({ context, event }) =>
      context.isSignedIn && 'error' in event && hasCode(event.error, 'NotSignedIn'),
    /** The identity has changed: what was shown to the one must not be seen by the other. */
    isSignedInAsOther: ({ context }, params: { user: CognitoUser }) =>
      context.isSignedIn &&
      context.user !== undefined &&
      identityOf(context.user) !== identityOf(params.user),
    isFederatedUser: (_, params: { user: unknown }) => isFederatedUser(params.user),
    hasLeft: (_, params: { answer: FederatedAnswer }) => params.answer === 'left',
    needsVerification: (_, { contact }: { contact: ContactVerification }) =>
      Object.keys(contact.verified).length === 0 && Object.keys(contact.unverified).length > 0,
    hasSentCode: ({ context }) => context.username !== '' && context.delivery !== undefined,
    hasUser: ({ context }) => context.user !== undefined,
    startsIn: ({ context }, { state }: { state: StoredAuthState }) =>
      (challengeStateOf(context.user) ?? context.initialState) === state,
    isSignInEvent: ({ event }) => event.type === 'hub' && signInEvents.includes(event.event),
    /** Several events may report the same failure. */
    isSignInFailure: ({ context, event }) =>
      event.type === 'hub' &&
      !context.isSignedIn &&
      signInFailures.includes(event.event) &&
      event.data !== context.error,
    /** A sign-out of the user at this screen; a half-open sign-in has no session that could end. */
    isSignOutEvent: ({ context, event }) =>
      event.type === 'hub' &&
      sessionEndings.includes(event.event) &&
      isUserWithoutChallenge(context.user) &&
      isAbout(event.data, context.user),
    isRefreshFailure: ({ context, event }) =>
      event.type === 'hub' &&
      event.event === 'tokenRefresh_failure' &&
      isUserWithoutChallenge(context.user) &&
      // A page that tells the Hub of it need not know the cause.
      (event.data === undefined || isGone(event.data) || hasCode(event.data, 'NotSignedIn')),
    isSessionEnding: ({ event }) => event.type === 'hub' && sessionEndings.includes(event.event),
    isRefresh: ({ event }) => event.type === 'hub' && event.event === 'tokenRefresh',
    isSignOutTransition: ({ event }) => event.type === 'transition' && event.state === 'signedOut',
    isSameTransition: ({ context, event }) => {
      if (event.type !== 'transition' || event.state === 'signedOut') return false;
      return (
        event.state === context.authState &&
        isSameData(dataOf(event.state, known(event.data, context)), context.authData)
      );
    },
    /** The data may come with the event or be known already: a signed-in user need not be handed over again. */
    isTransitionTo: ({ context, event }, { state }: { state: StoredAuthState }) =>
      event.type === 'transition' &&
      event.state === state &&
      needs[state].isMet(event.data ?? dataOf(state, context)),
  },
  actions: {
    /** Runs on entry of every state: data set, user dropped where the state has none, change announced. */
    enter: enqueueActions(({ context, enqueue }, { state }: { state: StoredAuthState }) => {
      const user = isUserState(state) ? context.user : undefined;
      const authData = dataOf(state, { ...context, user });
      if (isUserWithoutChallenge(context.user) && !user && !context.isSignedIn)
        enqueue.spawnChild('endSession', { id: 'endSession', input: { user: context.user } });
      enqueue.assign({
        authState: state,
        authData,
        user,
        isSignedIn: state === 'signedIn' || (context.isSignedIn && user !== undefined),
        ...(state === 'signedUp' && { notice: 'accountConfirmed' as const }),
      });
      enqueue.emit({ type: 'stateChanged', state, data: authData, previous: context.authState });
      if (state === 'signedIn' && user && !context.isSignedIn) enqueue.emit({ type: 'signedIn', user });
    }),
    /** Runs on exit of every state: nothing of a screen outlives it. */
    leave: assign({
      error: undefined,
      notice: undefined,
      delivery: undefined,
      codeSentAt: undefined,
      contact: undefined,
      contactAttribute: undefined,
      totpSecret: undefined,
    }),
    fail: enqueueActions(({ enqueue }, params: { error: unknown }) => {
      const error = toAuthError(params.error);
      enqueue.assign({ error });
      enqueue.emit({ type: 'failed', error });
    }),
    reportFailure: emit((_, params: { error: unknown }) => ({
      type: 'failed',
      error: toAuthError(params.error),
    })),
    setProvider: assign({ provider: (_, params: { provider: string }) => params.provider }),
    clearError: assign({ error: undefined }),
    clearMessages: assign({ error: undefined, notice: undefined }),
    setNotice: assign({ notice: (_, params: { notice: Notice }) => params.notice }),
    setUsername: assign({
      username: ({ context }, params: { username: string | undefined }) =>
        params.username ?? context.username,
    }),
    setUser: assign(({ context }, { user = context.user }: { user: CognitoUser | undefined }) => ({
      user,
      isSignedIn: isStillLetIn(context, user),
    })),
    setData: assign(({ context }, params: { data: AuthData }) => {
      const next = known(params.data, context);
      return { ...next, isSignedIn: isStillLetIn(context, next.user) };
    }),
    setDelivery: assign(({ context }, { delivery }: { delivery: CodeDeliveryDetails | undefined }) => ({
      delivery,
      codeSentAt: delivery && Date.now(),
      authData: isUserState(context.authState ?? 'loading')
        ? context.authData
        : dataOf(context.authState ?? 'loading', { ...context, delivery }),
    })),
    setContact: assign({ contact: (_, params: { contact: ContactVerification }) => params.contact }),
    setContactAttribute: assign({
      contactAttribute: (_, params: { attribute: ContactAttribute }) => params.attribute,
    }),
    setTotpSecret: assign({ totpSecret: (_, params: { secret: string }) => params.secret }),
    /** After a sign-out: the next person at this screen sees nothing of the one before. */
    forgetUser: assign({ user: undefined, isSignedIn: false, username: '' }),
    /** The user that a page gave is read again from what is stored. */
    unsetUser: assign({ user: undefined }),
    resetAttempts: assign({ attempts: 0 }),
    countAttempt: assign(({ context }) => ({ attempts: context.attempts + 1 })),
    /** Where the state has none. */
    dropUser: assign(({ context }) => ({
      user: isUserState(context.authState ?? 'loading') ? context.user : undefined,
    })),
    announceSignedOut: emit({ type: 'signedOut' }),
  },
});

/** The error of a transition that cannot be made, naming the state and what it needs. */
export function impossibleTransition(state: string): AuthError {
  const need = Object.entries(needs).find(([name]) => name === state)?.[1];
  return new AuthError(
    'InvalidArgument',
    need
      ? `transition('${state}', data): data must be ${need.text}.`
      : `transition('${state}'): unknown state. Known are ${Object.keys(needs).join(', ')}, signedOut.`,
  );
}
