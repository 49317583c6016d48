import { assertEvent } from 'xstate';
import { toSignIn, toSignUp } from '../links.js';
import { authSetup } from '../setup.js';
import {
  afterSignIn,
  fail,
  keepUsername,
  resending,
  resent,
  screen,
  session,
  submitting,
} from '../state-transfer.js';

const common = session('editing');

/** Signs in with what the sign-up in this page prepared; without that, the person does it. */
export const autoSigningIn = authSetup.createStateConfig({
  ...submitting,
  invoke: {
    src: 'autoSignIn',
    input: ({ context }) => ({ username: context.username }),
    onDone: [
      {
        guard: { type: 'isMissing', params: ({ event }) => ({ value: event.output }) },
        target: '#auth.signedUp',
      },
      ...afterSignIn('#auth.signedUp'),
    ],
    onError: { target: '#auth.signedUp', actions: fail },
  },
});

/** The way on after a failure, which is none if the account was confirmed already. */
const failed = [
  {
    guard: {
      type: 'isAlreadyConfirmed',
      params: ({ event }: { event: { error: unknown } }) => ({ error: event.error }),
    } as const,
    target: 'confirmed',
  },
  { target: 'editing', actions: fail },
];

export const confirmSignUpState = authSetup.createStateConfig({
  ...screen('confirmSignUp'),
  initial: 'editing',
  on: { ...common.on, ...toSignIn, ...toSignUp },
  states: {
    ...common.states,
    editing: {
      on: {
        'confirmSignUp.submit': { target: 'submitting', actions: keepUsername },
        'confirmSignUp.resend': { target: 'resending', actions: keepUsername },
      },
    },
    submitting: {
      ...submitting,
      invoke: {
        src: 'confirmSignUp',
        input: ({ context, event }) => {
          assertEvent(event, 'confirmSignUp.submit');
          return { username: context.username, code: event.code };
        },
        onDone: 'confirmed',
        onError: failed,
      },
    },
    resending: {
      ...resending,
      invoke: {
        src: 'resendSignUp',
        input: ({ context }) => ({ username: context.username }),
        onDone: resent,
        onError: failed,
      },
    },
    confirmed: {
      always: [{ guard: 'isAutoSignIn', target: 'autoSigningIn' }, { target: '#auth.signedUp' }],
    },
    autoSigningIn,
  },
});
