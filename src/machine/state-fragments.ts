import { raise } from 'xstate';

import type { CodeDeliveryDetails, CognitoUser } from '../auth/types.js';
import { AuthError } from '../lib/auth-error.js';
import { authSetup } from './setup.js';
import { isUserWithoutChallenge, statesWithChallenge } from './state-data.js';
import { afterStepUpError, stepUpSuperseded } from './step-up/step-up.js';
import type { ErrorEvent, Notice, StoredAuthState } from './types.js';

export interface OutputEvent {
  readonly event: { readonly output: CognitoUser | undefined };
}

const outputUser = ({ event }: OutputEvent) => ({ user: event.output });

/** Entry and exit of a state; the entry announces it. */
export const lifecycle = <State extends StoredAuthState>(state: State) => ({
  entry: { type: 'enter', params: { state } } as const,
  exit: 'leave' as const,
});

/** A substate with a pending call of the machine. */
export const busy = { tags: 'busy' } as const;

/** Busy with a submitted form. */
export const submitting = { ...busy, tags: ['busy', 'submit'], entry: 'clearMessages' } as const;

/** Busy with sending a code again. */
export const resending = { ...busy, tags: ['busy', 'resend'], entry: 'clearMessages' } as const;

export const setErrorFromEvent = {
  type: 'setError',
  params: ({ event }: ErrorEvent) => ({ error: event.error }),
} as const;

/** Stores the destination of a code that was just sent. */
export const setDeliveryFromOutput = {
  type: 'setDelivery',
  params: ({ event }: { readonly event: { readonly output: CodeDeliveryDetails } }) => ({
    delivery: event.output,
  }),
} as const;

export const setNotice = <Text extends Notice>(text: Text) =>
  ({ type: 'setNotice', params: { notice: text } }) as const;

/** After a code was sent again: returns to the form, which shows a notice. */
export const afterResend = { target: 'editing', actions: [setDeliveryFromOutput, setNotice('codeResent')] };

/** Stores the username of the event, if it has one. */
export const setUsernameFromEvent = {
  type: 'setUsername',
  params: ({ event }: { readonly event: { readonly username?: string } }) => ({ username: event.username }),
} as const;

/** Stores whether this device is remembered, if the event says so. */
export const setRemembersDeviceFromEvent = {
  type: 'setRemembersDevice',
  params: ({ event }: { readonly event: { readonly rememberDevice?: boolean } }) => ({
    isChosen: event.rememberDevice,
  }),
} as const;

/** Whether a call failed with this error code. */
export const hasErrorCode = (code: string) =>
  ({ type: 'hasCode', params: ({ event }: ErrorEvent) => ({ error: event.error, code }) }) as const;

export const setUserFromOutput = { type: 'setUser', params: outputUser } as const;

/**
 * The transitions after a failed call of a challenge screen: an expired or used challenge restarts the
 * sign-in. A step-up also ends with the errors in `endings`.
 */
export const afterChallengeError = (stay: string, endings = ['NotAuthorizedException']) => [
  ...afterStepUpError(...endings),
  ...['ChallengeExpired', 'SignInSuperseded'].map((code) => ({
    guard: hasErrorCode(code),
    target: '#auth.signIn',
    actions: setErrorFromEvent,
  })),
  { target: stay, actions: setErrorFromEvent },
];

/**
 * The transitions after a call that continues a sign-in: the next challenge, `stay` for an unknown one, or
 * `done`. After a step-up, nothing is checked.
 */
export const afterSignInCall = (stay: string, done = 'checkingContact', afterStepUp = '#auth.signedIn') => [
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
  { guard: 'isInStepUp' as const, target: afterStepUp, actions: setUserFromOutput },
  { target: done, actions: setUserFromOutput },
];

/**
 * The parts that all screens share: sign-in and sign-out from elsewhere, the contact check. Returns to `rest`
 * if nothing has changed.
 */
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
            guard: { type: 'isInStepUpAs', params: ({ event }) => ({ user: event.output }) },
            target: '#auth.signedIn',
            actions: [
              { type: 'failStepUp', params: () => ({ error: stepUpSuperseded() }) },
              setUserFromOutput,
            ],
          },
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
    checkingPasskey,
    signingOut,
  },
});

/** The transitions to `signedIn`: first to `checkingPasskey` if the app wants a passkey to be offered. */
export const toSignedIn = (checkingPasskey: string) => [
  { guard: 'wantsPasskeyOffer' as const, target: checkingPasskey },
  { target: '#auth.signedIn' },
];

/** A signed-in user waits at most 4 s for the decision whether a passkey is offered. Without an answer, none is. */
const checkingPasskey = authSetup.createStateConfig({
  ...busy,
  tags: ['busy', 'submit'],
  after: { passkeyTimeout: '#auth.signedIn' },
  // The contact check has been skipped already: a second click on the button does nothing.
  on: { 'verifyContact.skip': {} },
  invoke: {
    src: 'findPasskeyOffer',
    input: ({ context }) => ({ user: context.user, passkeys: context.passkeys }),
    onDone: [
      {
        guard: { type: 'isOffered', params: ({ event }) => ({ isOffered: event.output }) },
        target: '#auth.passkeySetup',
      },
      { target: '#auth.signedIn' },
    ],
    onError: {
      target: '#auth.signedIn',
      actions: { type: 'warnOfPasskey', params: ({ event }) => ({ error: event.error }) },
    },
  },
});

/** A signed-in user waits at most 4 s for the contact check. */
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
      ...toSignedIn('checkingPasskey'),
    ],
    onError: {
      target: '#auth.signedIn',
      actions: { type: 'reportFailure', params: ({ event }) => ({ error: event.error }) },
    },
  },
});

/** The session is removed here even if notifying the service fails: this cannot be undone. */
export const signingOut = authSetup.createStateConfig({
  tags: 'busy',
  on: { hub: {} },
  invoke: {
    src: 'signOut',
    input: ({ context, event }) => ({
      global: event.type === 'signOut' && event.global === true,
      // The visible user is the one who is signed out, also if another one has signed in elsewhere.
      user: context.stepUp?.owner ?? (isUserWithoutChallenge(context.user) ? context.user : undefined),
    }),
    onDone: { target: '#auth.signIn.signedOut', actions: 'forgetUser' },
    onError: { target: '#auth.signIn.signedOut', actions: ['forgetUser', setErrorFromEvent] },
  },
});
