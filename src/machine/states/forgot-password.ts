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
  type Failed,
} from '../state-transfer.js';

const common = session('opening');

/** No account, or none that can be recovered: the person sees the same as after a code was sent, and the page gets the error. */
const withholds = {
  type: 'tellsOfAccount',
  params: ({ event }: Failed) => ({ error: event.error }),
} as const;

/** Where the code went, had there been one, is not known. */
const sentSomewhere = { type: 'setDelivery', params: { delivery: {} } } as const;

const report = { type: 'reportFailure', params: ({ event }: Failed) => ({ error: event.error }) } as const;

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
        onError: [
          { guard: withholds, target: '#auth.forgotPassword.submit', actions: [sentSomewhere, report] },
          { target: 'editing', actions: fail },
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
        onError: [
          {
            guard: withholds,
            target: 'editing',
            actions: [sentSomewhere, notice('codeResent'), report],
          },
          { target: 'editing', actions: fail },
        ],
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
