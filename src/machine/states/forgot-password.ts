import { assertEvent } from 'xstate';
import { toSignIn, toSignUp } from '../links.js';
import { authSetup } from '../setup.js';
import {
  fail,
  keepUsername,
  notice,
  resending,
  resent,
  screen,
  sent,
  session,
  submitting,
} from '../state-transfer.js';

const common = session('opening');

const send = authSetup.createStateConfig({
  initial: 'editing',
  states: {
    editing: {
      on: {
        'forgotPassword.send': {
          target: 'submitting',
          actions: keepUsername,
        },
      },
    },
    submitting: {
      ...submitting,
      invoke: {
        src: 'forgotPassword',
        input: ({ context }) => ({ username: context.username }),
        onDone: {
          target: '#auth.forgotPassword.submit',
          actions: sent,
        },
        onError: { target: 'editing', actions: fail },
      },
    },
  },
});

const submit = authSetup.createStateConfig({
  initial: 'editing',
  states: {
    editing: {
      on: { 'forgotPassword.submit': 'submitting', 'forgotPassword.resend': 'resending' },
    },
    submitting: {
      ...submitting,
      invoke: {
        src: 'forgotPasswordSubmit',
        input: ({ context, event }) => {
          assertEvent(event, 'forgotPassword.submit');
          return { username: context.username, code: event.code, password: event.password };
        },
        onDone: {
          target: '#auth.signIn',
          actions: notice('passwordChanged'),
        },
        onError: { target: 'editing', actions: fail },
      },
    },
    resending: {
      ...resending,
      invoke: {
        src: 'forgotPassword',
        input: ({ context }) => ({ username: context.username }),
        onDone: resent,
        onError: { target: 'editing', actions: fail },
      },
    },
  },
});

export const forgotPasswordState = authSetup.createStateConfig({
  ...screen('forgotPassword'),
  initial: 'opening',
  on: { ...common.on, ...toSignIn, ...toSignUp },
  states: {
    ...common.states,
    opening: { always: [{ guard: 'hasSentCode', target: 'submit' }, { target: 'send' }] },
    send,
    submit,
  },
});
