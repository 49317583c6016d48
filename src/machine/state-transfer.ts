import { raise } from 'xstate';
import type { CodeDeliveryDetails, CognitoUser } from '../auth/types.js';
import { AuthError } from '../lib/auth-error.js';
import { authSetup } from './setup.js';
import { isUserWithoutChallenge, statesWithChallenge } from './state-data.js';
import type { Notice, StoredAuthState } from './types.js';

export interface Failed {
  readonly event: { readonly error: unknown };
}
export interface Answered {
  readonly event: { readonly output: CognitoUser | undefined };
}

const answeredUser = ({ event }: Answered) => ({ user: event.output });

/** Entry and exit of a state; the entry announces it. */
export const screen = <State extends StoredAuthState>(state: State) => ({
  entry: { type: 'enter', params: { state } } as const,
  exit: 'leave' as const,
});

/** A substate in which a call of the machine is under way. */
export const busy = { tags: 'busy' } as const;

/** Busy with what the form sent. */
export const submitting = { ...busy, tags: ['busy', 'submit'], entry: 'clearMessages' } as const;

/** Busy with sending a code again. */
export const resending = { ...busy, tags: ['busy', 'resend'], entry: 'clearMessages' } as const;

export const fail = {
  type: 'fail',
  params: ({ event }: Failed) => ({ error: event.error }),
} as const;

/** Keeps where a code went that was just sent. */
export const sent = {
  type: 'setDelivery',
  params: ({ event }: { readonly event: { readonly output: CodeDeliveryDetails } }) => ({
    delivery: event.output,
  }),
} as const;

export const notice = <Text extends Notice>(text: Text) =>
  ({ type: 'setNotice', params: { notice: text } }) as const;

/** The code went out again: back to the form, which says so. */
export const resent = { target: 'editing', actions: [sent, notice('codeResent')] };

/** Keeps the username of the event, if it brings one. */
export const keepUsername = {
  type: 'setUsername',
  params: ({ event }: { readonly event: { readonly username?: string } }) => ({ username: event.username }),
} as const;

/** Whether a call failed with this code of the service or of ours. */
export const failedWith = (code: string) =>
  ({ type: 'hasCode', params: ({ event }: Failed) => ({ error: event.error, code }) }) as const;

export const setUser = { type: 'setUser', params: answeredUser } as const;

/** The way on after a call of a challenge screen failed: a challenge that is expired or spent starts the sign-in over. */
export const challengeFailed = (stay: string) => [
  ...['ChallengeExpired', 'SignInSuperseded'].map((code) => ({
    guard: failedWith(code),
    target: '#auth.signIn',
    actions: fail,
  })),
  { target: stay, actions: fail },
];

/** The way on after a call that continues a sign-in: the next challenge, `stay` when it is not known, or `done`. */
export const afterSignIn = (stay: string, done = 'checkingContact') => [
  ...statesWithChallenge.map((state) => ({
    guard: {
      type: 'asksFor',
      params: ({ event }: Answered) => ({ user: event.output, state }),
    } as const,
    target: `#auth.${state}`,
    actions: setUser,
  })),
  {
    guard: { type: 'asksForUnknown', params: answeredUser } as const,
    target: stay,
    actions: {
      type: 'fail',
      params: ({ event }: Answered) => ({
        error: new AuthError(
          'UnsupportedChallenge',
          `The sign-in asks for ${event.output?.challengeName ?? 'something'}, which is not supported here.`,
          { cause: event.output?.challengeName },
        ),
      }),
    } as const,
  },
  { target: done, actions: setUser },
];

/** What is the same in every screen: sign-in and sign-out from elsewhere, checking contact. Back to `rest` when nothing came of it. */
export const session = (rest: string) => ({
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
            actions: setUser,
          },
          {
            guard: { type: 'isSignedInAsOther', params: ({ event }) => ({ user: event.output }) },
            target: '#auth.signIn.signedOut',
            actions: ['forgetUser', raise({ type: 'hub', event: 'signIn' })],
          },
          {
            guard: { type: 'isFederatedUser', params: ({ event }) => ({ user: event.output }) },
            target: '#auth.signedIn',
            actions: setUser,
          },
          { target: 'checkingContact', actions: setUser },
        ],
        onError: [
          {
            guard: 'isSignedInNoMore',
            target: '#auth.signIn.signedOut',
            actions: 'forgetUser',
          },
          { target: rest, actions: ['dropUser', fail] },
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
    onError: { target: '#auth.signIn.signedOut', actions: ['forgetUser', fail] },
  },
});
