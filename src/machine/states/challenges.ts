import { assertEvent } from 'xstate';

import { AuthError } from '../../lib/auth-error.js';
import { toStart } from '../navigation.js';
import { authSetup } from '../setup.js';
import type { ChallengeState } from '../state-data.js';
import {
  afterChallengeError,
  afterSignInCall,
  busy,
  hasErrorCode,
  lifecycle,
  resending,
  sessionHandling,
  setErrorFromEvent,
  setNotice,
  setRemembersDeviceFromEvent,
  setUserFromOutput,
  submitting,
} from '../state-fragments.js';
import { afterStepUpError, inputToRestart } from '../step-up/step-up.js';
import { afterAccountError, requestingReset, sendingConfirmation } from './sign-in.js';

const common = sessionHandling('editing');
const afterAnswer = { onDone: afterSignInCall('editing'), onError: afterChallengeError('editing') };

/** A screen whose one form answers the pending challenge. */
function challengeScreen<State extends Exclude<ChallengeState, 'MFASetup' | 'TOTPSetup'>, Answering>(
  state: State,
  answering: Answering,
) {
  return {
    ...lifecycle(state),
    initial: 'editing',
    on: { ...common.on, 'nav.signIn': toStart },
    states: {
      ...common.states,
      editing: { on: { [`${state}.submit` as const]: 'submitting' } },
      submitting: answering,
    },
  } as const;
}

const confirming = challengeScreen(
  'confirmSignIn',
  authSetup.createStateConfig({
    ...submitting,
    invoke: {
      src: 'confirmSignIn',
      input: ({ context, event }) => {
        assertEvent(event, 'confirmSignIn.submit');
        return { user: context.user, code: event.code, rememberDevice: event.rememberDevice };
      },
      ...afterAnswer,
    },
  }),
);

const stayAfterError = [...afterStepUpError(), { target: 'editing', actions: setErrorFromEvent }];

/** Begins again, which sends another code of the same kind, or asks for the passkey again. */
const resendingCode = authSetup.createStateConfig({
  ...resending,
  invoke: {
    src: 'signIn',
    input: ({ context }) => ({
      ...inputToRestart(context),
      // A user that the app has made may lack it; only a passkey is always the first factor.
      preferredChallenge: context.user?.firstFactor ?? 'WEB_AUTHN',
    }),
    onDone: [
      {
        guard: {
          type: 'hasChallengeOf',
          params: ({ event }) => ({ user: event.output, state: 'confirmSignIn' }),
        },
        target: 'deciding',
        actions: [setUserFromOutput, 'setCodeSent', setNotice('codeResent')],
      },
      ...afterSignInCall('editing'),
    ],
    onError: stayAfterError,
  },
});

/** Begins again, without a preferred first factor. */
const choosingAgain = authSetup.createStateConfig({
  ...busy,
  entry: 'clearMessages',
  invoke: {
    src: 'signIn',
    input: ({ context }) => inputToRestart(context),
    onDone: afterSignInCall('editing'),
    onError: stayAfterError,
  },
});

const resend = { guard: 'isFirstFactor', target: 'resending' } as const;

/**
 * The browser asks for the passkey. Not busy: its dialog may be in the background, or closed without an answer, so the way
 * out stays usable.
 */
const asking = authSetup.createStateConfig({
  entry: 'clearMessages',
  on: { 'confirmSignIn.resend': resend },
  invoke: {
    src: 'confirmSignIn',
    input: ({ context }) => ({ user: context.user, code: '' }),
    onDone: afterSignInCall('editing'),
    onError: [
      ...afterStepUpError(),
      { guard: hasErrorCode('SignInSuperseded'), target: '#auth.signIn', actions: setErrorFromEvent },
      { target: 'editing', actions: setErrorFromEvent },
    ],
  },
});

/**
 * A code as the first factor can be sent again, or exchanged for another factor. For a passkey, the browser asks at once.
 */
export const confirmSignInState = {
  ...confirming,
  initial: 'deciding',
  on: { ...confirming.on, 'nav.selectChallenge': { guard: 'isFirstFactor', target: '.choosingAgain' } },
  states: {
    ...confirming.states,
    editing: {
      on: {
        'confirmSignIn.submit': { target: 'submitting', actions: setRemembersDeviceFromEvent },
        'confirmSignIn.resend': resend,
      },
    },
    deciding: { always: [{ guard: 'asksForPasskey', target: 'asking' }, { target: 'editing' }] },
    asking,
    resending: resendingCode,
    choosingAgain,
  },
} as const;

/**
 * Begins the sign-in or the step-up again with the chosen factor: the service ends the session of the choice after a few
 * minutes, and with a wrong password.
 */
const choosing = challengeScreen(
  'selectChallenge',
  authSetup.createStateConfig({
    ...submitting,
    invoke: {
      src: 'signIn',
      input: ({ context, event }) => {
        assertEvent(event, 'selectChallenge.submit');
        const { challenge, password } = event;
        return { ...inputToRestart(context), password, preferredChallenge: challenge };
      },
      onDone: [
        {
          // The user no longer has the chosen factor.
          guard: {
            type: 'hasChallengeOf',
            params: ({ event }) => ({ user: event.output, state: 'selectChallenge' }),
          },
          target: 'editing',
          actions: [
            setUserFromOutput,
            {
              type: 'setError',
              params: () => ({
                error: new AuthError(
                  'UnsupportedChallenge',
                  'The user does not have the chosen first factor.',
                  {
                    cause: 'SELECT_CHALLENGE',
                  },
                ),
              }),
            },
          ],
        },
        ...afterSignInCall('editing'),
      ],
      onError: [...afterStepUpError(), ...afterAccountError, ...afterChallengeError('editing', [])],
    },
  }),
);

export const selectChallengeState = {
  ...choosing,
  states: { ...choosing.states, sendingConfirmation, requestingReset },
} as const;

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
