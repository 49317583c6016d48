import { assertEvent } from 'xstate';

import { toStart } from '../navigation.js';
import { authSetup } from '../setup.js';
import {
  afterChallengeError,
  afterSignInCall,
  busy,
  lifecycle,
  sessionHandling,
  setErrorFromEvent,
  setRemembersDeviceFromEvent,
  submitting,
} from '../state-fragments.js';

const common = sessionHandling('requesting');

const requesting = authSetup.createStateConfig({
  ...busy,
  invoke: {
    src: 'setupTOTP',
    input: ({ context }) => ({ user: context.user }),
    onDone: {
      target: 'ready',
      actions: { type: 'setTotpSecret', params: ({ event }) => ({ secret: event.output }) },
    },
    onError: afterChallengeError('failed'),
  },
});

const ready = authSetup.createStateConfig({
  initial: 'editing',
  states: {
    editing: {
      on: { 'TOTPSetup.submit': { target: 'verifying', actions: setRemembersDeviceFromEvent } },
    },
    verifying: {
      ...submitting,
      invoke: {
        src: 'verifyTotpToken',
        input: ({ context, event }) => {
          assertEvent(event, 'TOTPSetup.submit');
          const { code, rememberDevice } = event;
          return { user: context.user, code, rememberDevice };
        },
        onDone: afterSignInCall('editing', 'preferring', 'preferring'),
        onError: afterChallengeError('editing'),
      },
    },
    preferring: {
      ...submitting,
      invoke: {
        src: 'setPreferredMFA',
        input: ({ context }) => ({ user: context.user }),
        onDone: [
          { guard: 'isSignedIn', target: '#auth.signedIn' },
          { target: '#auth.TOTPSetup.checkingContact' },
        ],
        onError: { target: 'verified', actions: setErrorFromEvent },
      },
    },
    /**
     * Only the preference is missing: the code has been used, so the next submit does not check one again.
     */
    verified: { on: { 'TOTPSetup.submit': 'preferring' } },
  },
});

export const totpSetupState = authSetup.createStateConfig({
  ...lifecycle('TOTPSetup'),
  entry: [lifecycle('TOTPSetup').entry, 'readMfaSetup'],
  initial: 'requesting',
  on: {
    ...common.on,
    'nav.MFASetup': [{ guard: 'hasMfaChoice', target: '#auth.MFASetup' }, ...toStart],
    'nav.signIn': toStart,
  },
  states: {
    ...common.states,
    requesting,
    failed: { on: { 'TOTPSetup.retry': { target: 'requesting', actions: 'clearMessages' } } },
    ready,
  },
});
