import { assertEvent } from 'xstate';

import { authSetup } from '../setup.js';
import {
  afterResend,
  lifecycle,
  resending,
  sessionHandling,
  setDeliveryFromOutput,
  setErrorFromEvent,
  submitting,
  toSignedIn,
} from '../state-fragments.js';

const common = sessionHandling('choose');

const choose = authSetup.createStateConfig({
  initial: 'editing',
  states: {
    editing: {
      on: {
        'verifyContact.choose': {
          target: 'submitting',
          actions: { type: 'setContactAttribute', params: ({ event }) => ({ attribute: event.attribute }) },
        },
      },
    },
    submitting: {
      ...submitting,
      invoke: {
        src: 'verifyCurrentUserAttribute',
        input: ({ context }) => ({ attribute: context.contactAttribute }),
        onDone: {
          target: '#auth.verifyContact.code',
          actions: setDeliveryFromOutput,
        },
        onError: { target: 'editing', actions: setErrorFromEvent },
      },
    },
  },
});

const code = authSetup.createStateConfig({
  initial: 'editing',
  states: {
    editing: {
      on: { 'verifyContact.submit': 'submitting', 'verifyContact.resend': 'resending' },
    },
    submitting: {
      ...submitting,
      invoke: {
        src: 'verifyCurrentUserAttributeSubmit',
        input: ({ context, event }) => {
          assertEvent(event, 'verifyContact.submit');
          return { attribute: context.contactAttribute, code: event.code };
        },
        onDone: toSignedIn('#auth.verifyContact.checkingPasskey'),
        onError: { target: 'editing', actions: setErrorFromEvent },
      },
    },
    resending: {
      ...resending,
      invoke: {
        src: 'verifyCurrentUserAttribute',
        input: ({ context }) => ({ attribute: context.contactAttribute }),
        onDone: afterResend,
        onError: { target: 'editing', actions: setErrorFromEvent },
      },
    },
  },
});

/** The user is already signed in to the pool, so the back link signs out. */
export const verifyContactState = authSetup.createStateConfig({
  ...lifecycle('verifyContact'),
  initial: 'choose',
  on: {
    ...common.on,
    'nav.signIn': '.signingOut',
    'verifyContact.skip': toSignedIn('.checkingPasskey'),
  },
  states: { ...common.states, choose, code },
});
