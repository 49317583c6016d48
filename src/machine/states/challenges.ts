import { assertEvent } from 'xstate';

import { toSignIn } from '../navigation.js';
import { authSetup } from '../setup.js';
import type { ChallengeState } from '../state-data.js';
import {
  afterChallengeError,
  afterSignInCall,
  lifecycle,
  sessionHandling,
  submitting,
} from '../state-fragments.js';

const common = sessionHandling('editing');
const afterAnswer = { onDone: afterSignInCall('editing'), onError: afterChallengeError('editing') };

/** A screen whose one form answers the pending challenge. */
function challengeScreen<State extends Exclude<ChallengeState, 'TOTPSetup'>, Answering>(
  state: State,
  answering: Answering,
) {
  return {
    ...lifecycle(state),
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
      ...afterAnswer,
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
      ...afterAnswer,
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
      ...afterAnswer,
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
      ...afterAnswer,
    },
  }),
);
