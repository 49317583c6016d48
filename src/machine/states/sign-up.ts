import { assertEvent } from 'xstate';
import { toConfirmSignUp, toForgotPassword, toSignIn } from '../links.js';
import { authSetup } from '../setup.js';
import { fail, keepUsername, screen, session, submitting } from '../state-transfer.js';
import { autoSigningIn } from './confirm-sign-up.js';
import { federatedStates, toProvider } from './federated.js';

const common = session('editing');

export const signUpState = authSetup.createStateConfig({
  ...screen('signUp'),
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
          actions: keepUsername,
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
          return { username, password, attributes, autoSignIn: context.autoSignIn };
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
        onError: { target: 'editing', actions: fail },
      },
    },
    signingInIfAsked: {
      always: [{ guard: 'isAutoSignIn', target: 'autoSigningIn' }, { target: '#auth.signedUp' }],
    },
    autoSigningIn,
  },
});
