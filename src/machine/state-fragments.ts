import { raise } from 'xstate';
import type { CodeDeliveryDetails, CognitoUser } from '../auth/types.js';
import { AuthError } from '../lib/auth-error.js';
import { authSetup } from './setup.js';
import { isUserWithoutChallenge, statesWithChallenge } from './state-data.js';
import type { Notice, StoredAuthState } from './types.js';

export interface ErrorEvent {
  readonly event: { readonly error: unknown };
}
export interface OutputEvent {
  readonly event: { readonly output: CognitoUser | undefined };
}

const outputUser = ({ event }: OutputEvent) => ({ user: event.output });

/** Entry and exit of a state; the entry announces it. */
export const lifecycle = <State extends StoredAuthState>(state: State) => ({
  entry: { type: 'enter', params: { state } } as const,
  exit: 'leave' as const,
});

/** A substate in which a call of the machine is under way. */
export const busy = { tags: 'busy' } as const;

/** Busy with what the form sent. */
export const submitting = { ...busy, tags: ['busy', 'submit'], entry: 'clearMessages' } as const;

/** Busy with sending a code again. */
export const resending = { ...busy, tags: ['busy', 'resend'], entry: 'clearMessages' } as const;

export const setErrorFromEvent = {
  type: 'setError',
  params: ({ event }: ErrorEvent) => ({ error: event.error }),
} as const;

/** Keeps where a code went that was just sent. */
export const setDeliveryFromOutput = {
  type: 'setDelivery',
  params: ({ event }: { readonly event: { readonly output: CodeDeliveryDetails } }) => ({
    delivery: event.output,
  }),
} as const;

export const setNotice = <Text extends Notice>(text: Text) =>
  ({ type: 'setNotice', params: { notice: text } }) as const;

/** The code went out again: back to the form, which says so. */
export const afterResend = { target: 'editing', actions: [setDeliveryFromOutput, setNotice('codeResent')] };

/** Keeps the username of the event, if it brings one. */
export const setUsernameFromEvent = {
  type: 'setUsername',
  params: ({ event }: { readonly event: { readonly username?: string } }) => ({ username: event.username }),
} as const;

/** Whether a call failed with this code of the service or of ours. */
export const hasErrorCode = (code: string) =>
  ({ type: 'hasCode', params: ({ event }: ErrorEvent) => ({ error: event.error, code }) }) as const;

export const setUserFromOutput = { type: 'setUser', params: outputUser } as const;

/** The way on after a call of a challenge screen failed: a challenge that is expired or spent starts the sign-in over. */
export const afterChallengeError = (stay: string) => [
  ...['ChallengeExpired', 'SignInSuperseded'].map((code) => ({
    guard: hasErrorCode(code),
    target: '#auth.signIn',
    actions: setErrorFromEvent,
  })),
  { target: stay, actions: setErrorFromEvent },
];

/** The way on after a call that continues a sign-in: the next challenge, `stay` when it is not known, or `done`. */
export const afterSignInCall = (stay: string, done = 'checkingContact') => [
  ...statesWithChallenge.map((state) => ({
    guard: {
      type: 'hasChallengeOf',
      params: ({ event }: OutputEvent) => ({ user: event.output, state }),
    } as const,
    target: `#auth.${state}`,
    actions: setUserFromOutput,
  })),
  {
    guard: { type: 'hasUnknownChallenge', params: outputUser } as const,
    target: stay,
    actions: {
      type: 'setError',
      params: ({ event }: OutputEvent) => ({
        error: new AuthError(
          'UnsupportedChallenge',
          `The sign-in asks for ${event.output?.challengeName ?? 'something'}, which is not supported here.`,
          { cause: event.output?.challengeName },
        ),
      }),
    } as const,
  },
  { target: done, actions: setUserFromOutput },
];

/** What is the same in every screen: sign-in and sign-out from elsewhere, checking contact. Back to `rest` when nothing came of it. */
export const sessionHandling = (rest: string) => ({
  on: {
    signOut: '.signingOut',
    transition: { guard: 'isSignOutTransition', target: '.signingOut' },
    hub: { guard: 'isSignInEvent', target: '.adopting' },
  } as const,
  states: {
    adopting: authSetup.createStateConfig({
      ...busy,
      invoke: {
        src: 'currentAuthenticatedUser',
        onDone: [
          {
            guard: { type: 'isSignedInAs', params: ({ event }) => ({ user: event.output }) },
            target: rest,
            actions: setUserFromOutput,
          },
          {
            guard: { type: 'isSignedInAsOther', params: ({ event }) => ({ user: event.output }) },
            target: '#auth.signIn.signedOut',
            actions: ['forgetUser', raise({ type: 'hub', event: 'signIn' })],
          },
          {
            guard: { type: 'isFederatedUser', params: ({ event }) => ({ user: event.output }) },
            target: '#auth.signedIn',
            actions: setUserFromOutput,
          },
          { target: 'checkingContact', actions: setUserFromOutput },
        ],
        onError: [
          {
            guard: 'isSessionGone',
            target: '#auth.signIn.signedOut',
            actions: 'forgetUser',
          },
          { target: rest, actions: ['dropUser', setErrorFromEvent] },
        ],
      },
    }),
    checkingContact,
    signingOut,
  },
});

/** A user who is signed in waits 4 s at most for the check of the contacts. */
const checkingContact = authSetup.createStateConfig({
  ...busy,
  tags: ['busy', 'submit'],
  after: {
    contactTimeout: {
      target: '#auth.signedIn',
      actions: {
        type: 'reportFailure',
        params: () => ({ error: new AuthError('Timeout', 'The contact check took longer than 4 s.') }),
      },
    },
  },
  invoke: {
    src: 'verifiedContact',
    input: ({ context }) => ({ user: context.user }),
    onDone: [
      {
        guard: { type: 'needsVerification', params: ({ event }) => ({ contact: event.output }) },
        target: '#auth.verifyContact',
        actions: { type: 'setContact', params: ({ event }) => ({ contact: event.output }) },
      },
      { target: '#auth.signedIn' },
    ],
    onError: {
      target: '#auth.signedIn',
      actions: { type: 'reportFailure', params: ({ event }) => ({ error: event.error }) },
    },
  },
});

/** The session is forgotten here also when telling the service fails: there is no way back. */
export const signingOut = authSetup.createStateConfig({
  tags: 'busy',
  on: { hub: {} },
  invoke: {
    src: 'signOut',
    input: ({ context, event }) => ({
      global: event.type === 'signOut' && event.global === true,
      // Who is shown is who is signed out, also when another one has signed in elsewhere.
      user: isUserWithoutChallenge(context.user) ? context.user : undefined,
    }),
    onDone: { target: '#auth.signIn.signedOut', actions: 'forgetUser' },
    onError: { target: '#auth.signIn.signedOut', actions: ['forgetUser', setErrorFromEvent] },
  },
});
