import { assertEvent } from 'xstate';

import { toConfirmSignUp, toForgotPassword, toSignIn, toSignUp } from '../navigation.js';
import { authSetup } from '../setup.js';
import {
  afterSignInCall,
  hasErrorCode,
  lifecycle,
  sessionHandling,
  setDeliveryFromOutput,
  setErrorFromEvent,
  setNotice,
  setUsernameFromEvent,
  submitting,
} from '../state-fragments.js';
import { federatedStates, toProvider } from './federated.js';

const common = sessionHandling('editing');

const on = {
  ...common.on,
  ...toSignUp,
  ...toForgotPassword,
  ...toConfirmSignUp,
  hub: [
    common.on.hub,
    {
      guard: 'isSignInFailure',
      actions: {
        type: 'setError',
        params: ({ event }: { event: { data?: unknown } }) => ({ error: event.data }),
      },
    },
  ],
} as const;

const onEditing = {
  ...toProvider,
  'signIn.submit': { target: 'submitting', actions: setUsernameFromEvent },
} as const;

const editing = authSetup.createStateConfig({
  on: { ...onEditing, 'signIn.autofill': 'offeringPasskey' },
});

/** As `editing`, while the autofill of the browser offers the passkey of the last user. Leaving it ends the offer. */
const offeringPasskey = authSetup.createStateConfig({
  on: { ...onEditing, 'signIn.endAutofill': 'editing' },
  invoke: {
    src: 'autofillPasskey',
    input: ({ event }) => {
      assertEvent(event, 'signIn.autofill');
      return { username: event.username };
    },
    onDone: afterSignInCall('editing'),
    onError: [
      {
        guard: { type: 'isPasskeyRefused', params: ({ event }) => ({ error: event.error }) },
        target: 'editing',
        actions: setErrorFromEvent,
      },
      // Nothing was offered: this browser, this user or this pool has no passkeys, or the offer has ended.
      { target: 'editing' },
    ],
  },
});

/** The transitions after a sign-in that the state of the account stops. */
export const afterAccountError = [
  { guard: hasErrorCode('UserNotConfirmedException'), target: 'sendingConfirmation' },
  { guard: hasErrorCode('PasswordResetRequiredException'), target: 'requestingReset' },
];

/** Begins the sign-in: with the password, or with the preferred first factor. */
const beginningSignIn = authSetup.createStateConfig({
  ...submitting,
  invoke: {
    src: 'signIn',
    input: ({ context, event }) => {
      assertEvent(event, 'signIn.submit');
      const { username, password, preferredChallenge } = event;
      return { username, password, preferredChallenge, isNewAccount: context.authState === 'signedUp' };
    },
    onDone: afterSignInCall('editing'),
    onError: [...afterAccountError, { target: 'editing', actions: setErrorFromEvent }],
  },
});

/** Sends a code to a user whose account is not confirmed. */
export const sendingConfirmation = authSetup.createStateConfig({
  ...submitting,
  invoke: {
    src: 'resendSignUp',
    input: ({ context }) => ({ username: context.username }),
    onDone: {
      target: '#auth.confirmSignUp',
      actions: setDeliveryFromOutput,
    },
    onError: [
      {
        guard: { type: 'isAlreadyConfirmed', params: ({ event }) => ({ error: event.error }) },
        target: '#auth.signedUp',
      },
      { target: '#auth.confirmSignUp', actions: setErrorFromEvent },
    ],
  },
});

/** Sends a code to a user whose password was reset. */
export const requestingReset = authSetup.createStateConfig({
  ...submitting,
  invoke: {
    src: 'forgotPassword',
    input: ({ context }) => ({ username: context.username }),
    onDone: {
      target: '#auth.forgotPassword',
      actions: [setDeliveryFromOutput, setNotice('resetRequired')],
    },
    onError: {
      target: '#auth.forgotPassword',
      actions: [setErrorFromEvent, setNotice('resetRequired')],
    },
  },
});

const states = {
  ...common.states,
  ...federatedStates,
  editing,
  offeringPasskey,
  submitting: beginningSignIn,
  sendingConfirmation,
  requestingReset,
};

export const signInState = authSetup.createStateConfig({
  ...lifecycle('signIn'),
  initial: 'editing',
  on,
  states: {
    ...states,
    /** The state after every sign-out: `signedOut` is emitted after the change of state. */
    signedOut: { entry: 'announceSignedOut', always: 'editing' },
  },
});

/** The same as `signIn`, after an account was confirmed. */
export const signedUpState = authSetup.createStateConfig({
  ...lifecycle('signedUp'),
  initial: 'editing',
  on: { ...on, ...toSignIn },
  states,
});
