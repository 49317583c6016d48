import { assertEvent } from 'xstate';
import { toSignIn } from '../links.js';
import { authSetup } from '../setup.js';
import { afterSignIn, challengeFailed, screen, session, submitting } from '../state-transfer.js';
import type { ChallengeState } from '../state-data.js';

const common = session('editing');
const wayOn = { onDone: afterSignIn('editing'), onError: challengeFailed('editing') };

/** A screen whose one form answers the pending challenge. */
function challengeScreen<State extends Exclude<ChallengeState, 'TOTPSetup'>, Answering>(
  state: State,
  answering: Answering,
) {
  return {
    ...screen(state),
    initial: 'editing',
    on: { ...common.on, ...toSignIn },
    states: {
      ...common.states,
      editing: { on: { [`${state}.submit` as const]: 'submitting' } },
      submitting: answering,
    },
  } as const;
}

export const confirmSignInState = challengeScreen(
  'confirmSignIn',
  authSetup.createStateConfig({
    ...submitting,
    invoke: {
      src: 'confirmSignIn',
      input: ({ context, event }) => {
        assertEvent(event, 'confirmSignIn.submit');
        return { user: context.user, code: event.code };
      },
      ...wayOn,
    },
  }),
);

export const customConfirmSignInState = challengeScreen(
  'customConfirmSignIn',
  authSetup.createStateConfig({
    ...submitting,
    invoke: {
      src: 'sendCustomChallengeAnswer',
      input: ({ context, event }) => {
        assertEvent(event, 'customConfirmSignIn.submit');
        return { user: context.user, answer: event.answer };
      },
      ...wayOn,
    },
  }),
);

export const selectMFATypeState = challengeScreen(
  'selectMFAType',
  authSetup.createStateConfig({
    ...submitting,
    invoke: {
      src: 'sendMFASelectionAnswer',
      input: ({ context, event }) => {
        assertEvent(event, 'selectMFAType.submit');
        return { user: context.user, mfaType: event.mfaType };
      },
      ...wayOn,
    },
  }),
);

export const requireNewPasswordState = challengeScreen(
  'requireNewPassword',
  authSetup.createStateConfig({
    ...submitting,
    invoke: {
      src: 'completeNewPassword',
      input: ({ context, event }) => {
        assertEvent(event, 'requireNewPassword.submit');
        return { user: context.user, password: event.password, attributes: event.attributes };
      },
      ...wayOn,
    },
  }),
);
