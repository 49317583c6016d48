import { AuthError, toAuthError } from '../../lib/auth-error.js';
import { authSetup } from '../setup.js';
import { statesWithChallenge } from '../state-data.js';
import {
  hasErrorCode,
  lifecycle,
  setErrorFromEvent,
  setUserFromOutput,
  signingOut,
} from '../state-fragments.js';
import type { ErrorEvent } from '../types.js';

const startStates = [
  'signUp',
  'forgotPassword',
  'confirmSignUp',
  'signedUp',
  ...statesWithChallenge,
] as const;

/** The first state of a user who is not signed in. */
export const starting = authSetup.createStateConfig({
  always: [
    ...startStates.map((state) => ({
      guard: { type: 'startsIn', params: { state } } as const,
      target: `#auth.${state}`,
    })),
    { target: '#auth.signIn' },
  ],
});

export const isTransient = {
  type: 'isTransient',
  params: ({ event }: ErrorEvent) => ({ error: event.error }),
} as const;

/** The transitions after no signed-in user was found. */
export const afterFailedRestore = [
  {
    guard: { type: 'isFailedReturn', params: ({ event }: ErrorEvent) => ({ error: event.error }) } as const,
    target: 'starting',
    actions: {
      type: 'setError',
      params: ({ event }: ErrorEvent) => ({ error: toAuthError(event.error).cause }),
    } as const,
  },
  { guard: hasErrorCode('NotSignedIn'), target: 'starting' },
  { target: 'starting', actions: setErrorFromEvent },
];

const timeoutError = () => ({
  error: new AuthError('Timeout', 'Looking for a signed-in user took longer than 10 s.'),
});

/** Exits after 10 s at the latest, whatever is pending. */
export const loadingState = authSetup.createStateConfig({
  entry: lifecycle('loading').entry,
  initial: 'restoring',
  tags: 'busy',
  after: {
    loadingTimeout: [
      {
        guard: 'mayBeSignedIn',
        target: '#auth.reconnecting',
        actions: ['unsetUser', { type: 'reportFailure', params: timeoutError }],
      },
      { target: '.starting', actions: { type: 'setError', params: timeoutError } },
    ],
  },
  on: {
    // The signed-in user has changed: a pending call may hang, or return the earlier user.
    hub: [
      { guard: 'isSignInEvent', target: '.restoring' },
      { guard: 'isSessionEnding', target: '.restoring' },
      {},
    ],
    signOut: '.signingOut',
    transition: { guard: 'isSignOutTransition', target: '.signingOut' },
  },
  states: {
    restoring: {
      invoke: {
        src: 'restoreSession',
        onDone: { target: '#auth.signedIn', actions: ['leave', setUserFromOutput] },
        onError: [
          {
            guard: isTransient,
            target: '#auth.reconnecting.waiting',
            actions: [
              'unsetUser',
              { type: 'reportFailure', params: ({ event }) => ({ error: event.error }) },
            ],
          },
          ...afterFailedRestore,
        ],
      },
    },
    signingOut,
    starting,
  },
});
