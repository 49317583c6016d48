import { authSetup } from '../setup.js';
import { hasErrorCode, lifecycle, sessionHandling, setErrorFromEvent } from '../state-fragments.js';

const common = sessionHandling('offering');

/** The session is stored: both ways lead on. */
const skip = {
  'passkeySetup.skip': { target: '#auth.signedIn', actions: 'declinePasskey' },
} as const;

/**
 * The browser asks. Not busy: its dialog may be in the background, or closed without an answer, so the way out stays
 * usable. Leaving closes the prompt.
 */
const asking = authSetup.createStateConfig({
  tags: 'submit',
  entry: 'clearMessages',
  on: skip,
  invoke: {
    src: 'createPasskey',
    input: ({ context }) => ({ user: context.user, passkeys: context.passkeys }),
    onDone: 'done',
    onError: [
      { guard: hasErrorCode('PasskeyAlreadyExists'), target: 'exists' },
      { guard: hasErrorCode('NotSignedIn'), target: '#auth.signIn', actions: setErrorFromEvent },
      {
        guard: { type: 'canRetryPasskey', params: ({ event }) => ({ error: event.error }) },
        target: 'offering',
        actions: setErrorFromEvent,
      },
      {
        target: 'failed',
        actions: [
          { type: 'reportFailure', params: ({ event }) => ({ error: event.error }) },
          { type: 'warnOfPasskey', params: ({ event }) => ({ error: event.error }) },
        ],
      },
    ],
  },
});

/** A message that needs no answer: it closes automatically. */
const result = (time: 'passkeyDoneTime' | 'passkeyResultTime') =>
  authSetup.createStateConfig({
    after: { [time]: '#auth.signedIn' },
    on: { 'passkeySetup.continue': '#auth.signedIn' },
  });

/** Offers a passkey to a user who has just signed in, or for whom the app has opened the screen. */
export const passkeySetupState = authSetup.createStateConfig({
  ...lifecycle('passkeySetup'),
  initial: 'offering',
  on: common.on,
  states: {
    ...common.states,
    offering: { on: { ...skip, 'passkeySetup.submit': 'asking' } },
    asking,
    done: result('passkeyDoneTime'),
    exists: result('passkeyResultTime'),
    failed: result('passkeyResultTime'),
  },
});
