import { assertEvent } from 'xstate';

import { toSignIn, toSignUp } from '../navigation.js';
import { authSetup } from '../setup.js';
import {
  afterResend,
  afterSignInCall,
  lifecycle,
  resending,
  sessionHandling,
  setErrorFromEvent,
  setUsernameFromEvent,
  submitting,
} from '../state-fragments.js';

const common = sessionHandling('editing');

/**
 * Signs in with the automatic sign-in that the sign-up in this page prepared; without one, the user signs in
 * manually.
 */
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
      ...afterSignInCall('#auth.signedUp'),
    ],
    onError: { target: '#auth.signedUp', actions: setErrorFromEvent },
  },
});

/** The transitions after a failure, which is ignored if the account was already confirmed. */
const afterError = [
  {
    guard: {
      type: 'isAlreadyConfirmed',
      params: ({ event }: { event: { error: unknown } }) => ({ error: event.error }),
    } as const,
    target: 'confirmed',
  },
  { target: 'editing', actions: setErrorFromEvent },
];

export const confirmSignUpState = authSetup.createStateConfig({
  ...lifecycle('confirmSignUp'),
  initial: 'editing',
  on: { ...common.on, ...toSignIn, ...toSignUp },
  states: {
    ...common.states,
    editing: {
      on: {
        'confirmSignUp.submit': { target: 'submitting', actions: setUsernameFromEvent },
        'confirmSignUp.resend': { target: 'resending', actions: setUsernameFromEvent },
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
        onError: afterError,
      },
    },
    resending: {
      ...resending,
      invoke: {
        src: 'resendSignUp',
        input: ({ context }) => ({ username: context.username }),
        onDone: afterResend,
        onError: afterError,
      },
    },
    confirmed: {
      always: [{ guard: 'isAutoSignIn', target: 'autoSigningIn' }, { target: '#auth.signedUp' }],
    },
    autoSigningIn,
  },
});
