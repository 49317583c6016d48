import type { CognitoUser } from '../../auth/types.js';
import { AuthError } from '../../lib/auth-error.js';
import { isUser } from '../initial-context.js';
import { isUserWithoutChallenge, statesWithChallenge } from '../state-data.js';
import type { AuthData, ErrorEvent, MachineContext, StoredAuthState } from '../types.js';

/** The error of a step-up whose session was ended or replaced, or whose screen the page has left. */
export const stepUpSuperseded = (): AuthError =>
  new AuthError('SignInSuperseded', 'A sign-in, a sign-out or another screen took the place of the step-up.');

/** Whether the pending challenge of a user is one of a step-up. */
export const isInStepUp = (data: AuthData): data is CognitoUser =>
  isUser(data) && data.isStepUp === true && data.challengeName !== undefined;

/** Keeps the answer of the call that completes the step-up. */
export const completeStepUp = (
  { stepUp }: MachineContext,
  user: CognitoUser | undefined,
): Partial<MachineContext> =>
  stepUp && isUserWithoutChallenge(user) ? { stepUp: { ...stepUp, done: user } } : {};

/** Keeps the error with which the step-up ends when the next state is entered. */
export const failStepUp = ({ stepUp }: MachineContext, error: AuthError): Partial<MachineContext> =>
  stepUp ? { stepUp: { ...stepUp, error } } : {};

/**
 * Returns how a step-up ends on entry of a state, and the context after it: in `signedIn`, the user with the new session, or
 * else the owner. Undefined if no step-up is pending, or if it continues.
 */
export function endOfStepUp(context: MachineContext, state: StoredAuthState) {
  const { stepUp, user } = context;
  if (!stepUp || (!stepUp.error && statesWithChallenge.some((each) => each === state))) return undefined;
  const { owner, error, done } = stepUp;
  const canceled = new AuthError('SignInCanceled', 'The user has left the step-up.');
  // Its user may have no challenge any more and yet no session: while that is being stored, or if it could not be.
  const after = { stepUp: undefined, user: user?.isStepUp && user !== done ? owner : user };
  if (state !== 'signedIn') return { result: error ?? stepUpSuperseded(), after };
  return { result: error ?? done ?? canceled, after };
}

/** Errors after which the challenge of a step-up cannot be answered, or the account has to be repaired first. */
const stepUpEndings = ['ChallengeExpired', 'UserNotConfirmedException', 'PasswordResetRequiredException'];

const failStepUpFromEvent = {
  type: 'failStepUp',
  params: ({ event }: ErrorEvent) => ({ error: event.error }),
} as const;

const endsStepUp = (codes: readonly string[]) =>
  ({ type: 'endsStepUp', params: ({ event }: ErrorEvent) => ({ error: event.error, codes }) }) as const;

/** The transitions after an error that ends a step-up; where the session is gone or replaced, `adopting` finds its user. */
export const afterStepUpError = (...more: string[]) => [
  {
    guard: endsStepUp(['SignInSuperseded', 'NotSignedIn']),
    target: '#auth.signedIn.adopting',
    actions: failStepUpFromEvent,
  },
  { guard: endsStepUp([...stepUpEndings, ...more]), target: '#auth.signedIn', actions: failStepUpFromEvent },
];

/** The input of `signIn` to begin again: the step-up, if one is pending, or else the sign-in. */
export const inputToRestart = ({ username, user, stepUp }: MachineContext) => ({
  username,
  user,
  stepUp: stepUp?.params,
});
