import { assertEvent } from 'xstate';
import { toSignIn } from '../links.js';
import { authSetup } from '../setup.js';
import { afterSignIn, challengeFailed, screen, session, submitting } from '../state-transfer.js';

const common = session('editing');
const on = { ...common.on, ...toSignIn };

export const confirmSignInState = authSetup.createStateConfig({
  ...screen('confirmSignIn'),
  initial: 'editing',
  on,
  states: {
    ...common.states,
    editing: { on: { 'confirmSignIn.submit': 'submitting' } },
    submitting: {
      ...submitting,
      invoke: {
        src: 'confirmSignIn',
        input: ({ context, event }) => {
          assertEvent(event, 'confirmSignIn.submit');
          return { user: context.user, code: event.code };
        },
        onDone: afterSignIn('editing'),
        onError: challengeFailed('editing'),
      },
    },
  },
});

export const customConfirmSignInState = authSetup.createStateConfig({
  ...screen('customConfirmSignIn'),
  initial: 'editing',
  on,
  states: {
    ...common.states,
    editing: { on: { 'customConfirmSignIn.submit': 'submitting' } },
    submitting: {
      ...submitting,
      invoke: {
        src: 'sendCustomChallengeAnswer',
        input: ({ context, event }) => {
          assertEvent(event, 'customConfirmSignIn.submit');
          return { user: context.user, answer: event.answer };
        },
        onDone: afterSignIn('editing'),
        onError: challengeFailed('editing'),
      },
    },
  },
});

export const selectMFATypeState = authSetup.createStateConfig({
  ...screen('selectMFAType'),
  initial: 'editing',
  on,
  states: {
    ...common.states,
    editing: { on: { 'selectMFAType.submit': 'submitting' } },
    submitting: {
      ...submitting,
      invoke: {
        src: 'sendMFASelectionAnswer',
        input: ({ context, event }) => {
          assertEvent(event, 'selectMFAType.submit');
          return { user: context.user, mfaType: event.mfaType };
        },
        onDone: afterSignIn('editing'),
        onError: challengeFailed('editing'),
      },
    },
  },
});

export const requireNewPasswordState = authSetup.createStateConfig({
  ...screen('requireNewPassword'),
  initial: 'editing',
  on,
  states: {
    ...common.states,
    editing: { on: { 'requireNewPassword.submit': 'submitting' } },
    submitting: {
      ...submitting,
      invoke: {
        src: 'completeNewPassword',
        input: ({ context, event }) => {
          assertEvent(event, 'requireNewPassword.submit');
          return { user: context.user, password: event.password, attributes: event.attributes };
        },
        onDone: afterSignIn('editing'),
        onError: challengeFailed('editing'),
      },
    },
  },
});
