import { AuthError, toAuthError } from '../../auth/errors.js';
import { authSetup } from '../setup.js';
import { statesWithChallenge } from '../state-data.js';
import { fail, failedWith, screen, setUser, signingOut } from '../state-transfer.js';

const beginnings = ['signUp', 'forgotPassword', 'confirmSignUp', 'signedUp', ...statesWithChallenge] as const;

/** Left after 10 s at the latest, whatever is under way in it. */
export const loadingState = authSetup.createStateConfig({
  entry: screen('loading').entry,
  initial: 'restoring',
  tags: 'busy',
  after: {
    loadingTimeout: {
      target: '.starting',
      actions: {
        type: 'fail',
        params: () => ({
          error: new AuthError('Timeout', 'Looking for a signed-in user took longer than 10 s.'),
        }),
      },
    },
  },
  on: {
    hub: {},
    signOut: '.signingOut',
    transition: { guard: 'isSignOutTransition', target: '.signingOut' },
  },
  states: {
    restoring: {
      invoke: {
        src: 'currentAuthenticatedUser',
        onDone: { target: '#auth.signedIn', actions: ['leave', setUser] },
        onError: [
          {
            guard: { type: 'isFailedReturn', params: ({ event }) => ({ error: event.error }) },
            target: 'starting',
            actions: {
              type: 'fail',
              params: ({ event }) => ({ error: toAuthError(event.error).cause }),
            },
          },
          {
            guard: failedWith('NotSignedIn'),
            target: 'starting',
          },
          { target: 'starting', actions: fail },
        ],
      },
    },
    signingOut,
    starting: {
      always: [
        ...beginnings.map((state) => ({
          guard: { type: 'startsIn', params: { state } } as const,
          target: `#auth.${state}`,
        })),
        { target: '#auth.signIn' },
      ],
    },
  },
});
