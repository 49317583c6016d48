import { assertEvent } from 'xstate';

import { authSetup } from '../setup.js';
import { busy, setErrorFromEvent } from '../state-fragments.js';

/** The transitions of a screen with buttons for providers. */
export const toProvider = {
  'federated.signIn': {
    target: 'federating',
    actions: {
      type: 'setProvider',
      params: ({ event }: { readonly event: { readonly provider: string } }) => ({
        provider: event.provider,
      }),
    },
  },
} as const;

const federating = authSetup.createStateConfig({
  ...busy,
  tags: ['busy', 'federated'],
  entry: 'clearMessages',
  invoke: {
    src: 'federatedSignIn',
    input: ({ event }) => {
      assertEvent(event, 'federated.signIn');
      return { provider: event.provider, isCustom: event.isCustom === true };
    },
    onDone: [
      {
        guard: { type: 'hasLeft', params: ({ event }) => ({ answer: event.output }) },
        target: 'leaving',
      },
      {
        guard: { type: 'isMissing', params: ({ event }) => ({ value: event.output }) },
        target: 'editing',
      },
      {
        target: '#auth.signedIn',
        actions: {
          type: 'setUser',
          params: ({ event }) => ({ user: event.output === 'left' ? undefined : event.output }),
        },
      },
    ],
    onError: { target: 'editing', actions: setErrorFromEvent },
  },
});

/** The browser is navigating to the provider. It may not arrive, and it may return to this page. */
const leaving = authSetup.createStateConfig({
  tags: ['busy', 'federated'],
  after: { leavingTimeout: 'editing' },
  on: { 'federated.back': 'editing' },
});

/** The substates of a screen with buttons for providers. */
export const federatedStates = { federating, leaving };
