import { assertEvent } from 'xstate';

import type { CognitoUser } from '../../auth/types.js';
import { AuthError } from '../../lib/auth-error.js';
import { toStart } from '../navigation.js';
import { authSetup } from '../setup.js';
import {
  afterChallengeError,
  afterSignInCall,
  lifecycle,
  sessionHandling,
  submitting,
} from '../state-fragments.js';

const common = sessionHandling('deciding');

const setAddressFromEvent = {
  type: 'setMfaAddress',
  params: ({ event }: { readonly event: { readonly email?: string } }) => ({ email: event.email }),
} as const;

const chooses = <Factor extends 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP'>(mfaType: Factor) =>
  ({ type: 'choosesMfa', params: { mfaType } }) as const;

const nothingToSetUp = (user: CognitoUser | undefined): AuthError =>
  new AuthError(
    'UnsupportedChallenge',
    `MFA_SETUP offers ${user?.challengeParam?.availableFactors?.join(', ') || 'nothing'}; an app or an email address can be set up during sign-in.`,
    { cause: 'MFA_SETUP' },
  );

/** Asks for the address. The code that is sent there is the next challenge. */
const email = authSetup.createStateConfig({
  initial: 'editing',
  states: {
    editing: { on: { 'MFASetup.submit': { target: 'submitting', actions: setAddressFromEvent } } },
    submitting: {
      ...submitting,
      // The answer decides the next challenge: a step back would be to one that is gone.
      on: { 'nav.MFASetup': {} },
      invoke: {
        src: 'confirmSignIn',
        input: ({ context, event }) => {
          assertEvent(event, 'MFASetup.submit');
          return { user: context.user, code: event.email };
        },
        onDone: afterSignInCall('editing', '#auth.MFASetup.checkingContact'),
        onError: afterChallengeError('editing'),
      },
    },
  },
});

/** Sets up a second factor: the choice, where there is one, and the address. An app is set up in `TOTPSetup`. */
export const mfaSetupState = authSetup.createStateConfig({
  ...lifecycle('MFASetup'),
  entry: [lifecycle('MFASetup').entry, 'readMfaSetup'],
  initial: 'deciding',
  on: {
    ...common.on,
    'nav.signIn': toStart,
    'nav.MFASetup': {
      guard: 'hasMfaChoice',
      target: '.choose',
      actions: ['clearMessages', setAddressFromEvent],
    },
  },
  states: {
    ...common.states,
    deciding: {
      always: [
        { guard: 'hasNoMfaSetup', target: 'none' },
        { guard: 'asksForMfaAddress', target: 'email' },
        { target: 'choose' },
      ],
    },
    none: {
      entry: {
        type: 'reportFailure',
        params: ({ context }) => ({ error: nothingToSetUp(context.user) }),
      },
    },
    choose: {
      entry: { type: 'chooseMfaSetup', params: { chosen: undefined } },
      on: {
        'MFASetup.choose': [
          { guard: chooses('SOFTWARE_TOKEN_MFA'), target: '#auth.TOTPSetup' },
          {
            guard: chooses('EMAIL_OTP'),
            target: 'email',
            actions: [
              'clearMessages',
              { type: 'chooseMfaSetup', params: ({ event }) => ({ chosen: event.mfaType }) },
            ],
          },
        ],
      },
    },
    email,
  },
});
