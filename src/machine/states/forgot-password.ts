import { assertEvent } from 'xstate';

import { toSignIn, toSignUp } from '../navigation.js';
import { authSetup } from '../setup.js';
import {
  afterResend,
  lifecycle,
  resending,
  sessionHandling,
  setDeliveryFromOutput,
  setErrorFromEvent,
  setNotice,
  setUsernameFromEvent,
  submitting,
} from '../state-fragments.js';
import type { ErrorEvent } from '../types.js';

const common = sessionHandling('opening');

/**
 * No account, or none that can be recovered: the user sees the same as after a code was sent, and the app
 * gets the error.
 */
const revealsAccount = {
  type: 'revealsAccount',
  params: ({ event }: ErrorEvent) => ({ error: event.error }),
} as const;

/** The destination of the code that an existing account would get is unknown. */
const setUnknownDelivery = { type: 'setDelivery', params: { delivery: {} } } as const;

const reportFailure = {
  type: 'reportFailure',
  params: ({ event }: ErrorEvent) => ({ error: event.error }),
} as const;

const send = authSetup.createStateConfig({
  initial: 'editing',
  states: {
    editing: {
      on: {
        'forgotPassword.send': {
          target: 'submitting',
          actions: setUsernameFromEvent,
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
          actions: setDeliveryFromOutput,
        },
        onError: [
          {
            guard: revealsAccount,
            target: '#auth.forgotPassword.submit',
            actions: [setUnknownDelivery, reportFailure],
          },
          { target: 'editing', actions: setErrorFromEvent },
        ],
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
          actions: setNotice('passwordChanged'),
        },
        onError: { target: 'editing', actions: setErrorFromEvent },
      },
    },
    resending: {
      ...resending,
      invoke: {
        src: 'forgotPassword',
        input: ({ context }) => ({ username: context.username }),
        onDone: afterResend,
        onError: [
          {
            guard: revealsAccount,
            target: 'editing',
            actions: [setUnknownDelivery, setNotice('codeResent'), reportFailure],
          },
          { target: 'editing', actions: setErrorFromEvent },
        ],
      },
    },
  },
});

export const forgotPasswordState = authSetup.createStateConfig({
  ...lifecycle('forgotPassword'),
  initial: 'opening',
  on: { ...common.on, ...toSignIn, ...toSignUp },
  states: {
    ...common.states,
    opening: { always: [{ guard: 'hasSentCode', target: 'submit' }, { target: 'send' }] },
    send,
    submit,
  },
});
