import { assertEvent } from 'xstate';
import { authSetup } from '../setup.js';
import { federatedStates, toProvider } from './federated.js';
import { toConfirmSignUp, toForgotPassword, toSignIn, toSignUp } from '../links.js';
import {
  afterSignIn,
  fail,
  failedWith,
  keepUsername,
  notice,
  screen,
  sent,
  session,
  submitting,
} from '../state-transfer.js';

const common = session('editing');

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
        type: 'fail',
        params: ({ event }: { event: { data?: unknown } }) => ({ error: event.data }),
      },
    },
  ],
} as const;

const editing = authSetup.createStateConfig({
  on: {
    ...toProvider,
    'signIn.submit': {
      target: 'submitting',
      actions: keepUsername,
    },
  },
});

const submittingPassword = authSetup.createStateConfig({
  ...submitting,
  invoke: {
    src: 'signIn',
    input: ({ event }) => {
      assertEvent(event, 'signIn.submit');
      return { username: event.username, password: event.password };
    },
    onDone: afterSignIn('editing'),
    onError: [
      {
        guard: failedWith('UserNotConfirmedException'),
        target: 'sendingConfirmation',
      },
      {
        guard: failedWith('PasswordResetRequiredException'),
        target: 'requestingReset',
      },
      { target: 'editing', actions: fail },
    ],
  },
});

const sendingConfirmation = authSetup.createStateConfig({
  ...submitting,
  invoke: {
    src: 'resendSignUp',
    input: ({ context }) => ({ username: context.username }),
    onDone: {
      target: '#auth.confirmSignUp',
      actions: sent,
    },
    onError: [
      {
        guard: { type: 'isAlreadyConfirmed', params: ({ event }) => ({ error: event.error }) },
        target: '#auth.signedUp',
      },
      { target: '#auth.confirmSignUp', actions: fail },
    ],
  },
});

const requestingReset = authSetup.createStateConfig({
  ...submitting,
  invoke: {
    src: 'forgotPassword',
    input: ({ context }) => ({ username: context.username }),
    onDone: {
      target: '#auth.forgotPassword',
      actions: [sent, notice('resetRequired')],
    },
    onError: {
      target: '#auth.forgotPassword',
      actions: [fail, notice('resetRequired')],
    },
  },
});

const states = {
  ...common.states,
  ...federatedStates,
  editing,
  submitting: submittingPassword,
  sendingConfirmation,
  requestingReset,
};

export const signInState = authSetup.createStateConfig({
  ...screen('signIn'),
  initial: 'editing',
  on,
  states: {
    ...states,
    /** Where every sign-out ends: `signedOut` is emitted after the change of state. */
    signedOut: { entry: 'announceSignedOut', always: 'editing' },
  },
});

/** The same as `signIn`, after an account was confirmed. */
export const signedUpState = authSetup.createStateConfig({
  ...screen('signedUp'),
  initial: 'editing',
  on: { ...on, ...toSignIn },
  states,
});
