import { authSetup } from '../setup.js';
import { statesWithChallenge } from '../state-data.js';
import { lifecycle, sessionHandling } from '../state-fragments.js';
import type { AuthEvent } from '../types.js';

type StepUpEvent = Extract<AuthEvent, { type: 'stepUp' }>;

const common = sessionHandling('idle');

export const signedInState = authSetup.createStateConfig({
  ...lifecycle('signedIn'),
  initial: 'idle',
  on: common.on,
  // In the background: a silent creation may take as long as the password manager needs.
  invoke: [
    {
      src: 'upgradeToPasskey',
      input: ({ context }) => ({ user: context.user, passkeys: context.passkeys }),
      onError: {},
    },
    {
      src: 'rememberDevice',
      input: ({ context }) => ({ user: context.user }),
      onError: {
        actions: { type: 'reportFailure', params: ({ event }) => ({ error: event.error }) },
      },
    },
  ],
  states: {
    ...common.states,
    idle: {
      on: {
        stepUp: statesWithChallenge.map((state) => ({
          guard: {
            type: 'hasChallengeOf',
            params: ({ event }: { event: StepUpEvent }) => ({ user: event.user, state }),
          } as const,
          target: `#auth.${state}`,
          actions: {
            type: 'beginStepUp',
            params: ({ event }: { event: StepUpEvent }) => ({ event }),
          } as const,
        })),
      },
    },
  },
});
