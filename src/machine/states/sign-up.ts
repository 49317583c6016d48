import { assertEvent } from 'xstate';

import { toConfirmSignUp, toForgotPassword, toSignIn } from '../navigation.js';
import { authSetup } from '../setup.js';
import {
  lifecycle,
  sessionHandling,
  setErrorFromEvent,
  setUsernameFromEvent,
  submitting,
} from '../state-fragments.js';
import { autoSigningIn } from './confirm-sign-up.js';
import { federatedStates, toProvider } from './federated.js';

const common = sessionHandling('editing');

export const signUpState = authSetup.createStateConfig({
  ...lifecycle('signUp'),
  initial: 'editing',
  on: { ...common.on, ...toSignIn, ...toForgotPassword, ...toConfirmSignUp },
  states: {
    ...common.states,
    ...federatedStates,
    editing: {
      on: {
        ...toProvider,
        'signUp.submit': {
          target: 'submitting',
          actions: setUsernameFromEvent,
        },
      },
    },
    submitting: {
      ...submitting,
      invoke: {
        src: 'signUp',
        input: ({ context, event }) => {
          assertEvent(event, 'signUp.submit');
          const { username, password, attributes } = event;
          return {
            username,
            ...(password !== undefined && { password }),
            attributes,
            autoSignIn: context.autoSignIn,
          };
        },
        onDone: [
          {
            guard: { type: 'isConfirmed', params: ({ event }) => ({ result: event.output }) },
            target: 'signingInIfAsked',
          },
          {
            target: '#auth.confirmSignUp',
            actions: {
              type: 'setDelivery',
              params: ({ event }) => ({ delivery: event.output.codeDeliveryDetails }),
            },
          },
        ],
        onError: { target: 'editing', actions: setErrorFromEvent },
      },
    },
    signingInIfAsked: {
      always: [{ guard: 'isAutoSignIn', target: 'autoSigningIn' }, { target: '#auth.signedUp' }],
    },
    autoSigningIn,
  },
});
