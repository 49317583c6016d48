import { type ChallengeName, type MfaFactor, mfaFactorNames } from '../auth/factors.js';
import type { CognitoUser } from '../auth/types.js';
import { type DataSource, hasContact, isFederatedUser, isUser, usernameOf } from './initial-context.js';
import type { AuthData, MachineContext, StoredAuthState } from './types.js';

const challengeStates = {
  SELECT_CHALLENGE: 'selectChallenge',
  NEW_PASSWORD_REQUIRED: 'requireNewPassword',
  MFA_SETUP: 'MFASetup',
  SELECT_MFA_TYPE: 'selectMFAType',
  CUSTOM_CHALLENGE: 'customConfirmSignIn',
  SMS_OTP: 'confirmSignIn',
  WEB_AUTHN: 'confirmSignIn',
} as const satisfies Record<Exclude<ChallengeName, MfaFactor>, StoredAuthState>;

export type ChallengeState =
  'confirmSignIn' | 'TOTPSetup' | (typeof challengeStates)[keyof typeof challengeStates];

const stateByChallenge = new Map<string, ChallengeState>([
  ...mfaFactorNames.map((name) => [name, 'confirmSignIn'] as const),
  ...Object.entries(challengeStates),
]);

/** The states that answer a challenge, without duplicates. */
export const statesWithChallenge: readonly ChallengeState[] = [
  ...new Set(stateByChallenge.values()),
  'TOTPSetup',
];

/**
 * Returns the second factors that a user with `MFA_SETUP` can set up during sign-in. A phone number cannot: no operation
 * of the service takes one then. Without a list, the service means an app.
 */
export function factorsToSetUp(user: CognitoUser | undefined): readonly MfaFactor[] {
  if (user?.challengeName !== 'MFA_SETUP') return [];
  const { availableFactors = [app] } = user.challengeParam ?? {};
  return availableFactors.filter((factor) => factor !== 'SMS_MFA');
}

const app = 'SOFTWARE_TOKEN_MFA' satisfies MfaFactor;

/**
 * Returns the state that answers the user's challenge; undefined without a challenge and for an unknown one.
 */
export function challengeStateOf(data: AuthData): ChallengeState | undefined {
  if (!isUser(data) || data.challengeName === undefined) return undefined;
  // With an app alone there is nothing to choose.
  return factorsToSetUp(data).join() === app ? 'TOTPSetup' : stateByChallenge.get(data.challengeName);
}

/** Returns a key that identifies a user. */
export const identityOf = (user: CognitoUser): string =>
  isFederatedUser(user) ? `federated ${user.id}` : user.getUsername();

/** Whether an event is about this user: by its user or `{username}`; an event without either is. */
export function isAbout(data: unknown, user: CognitoUser): boolean {
  if (typeof data !== 'object' || data === null) return true;
  if (isUser(data)) return identityOf(data) === identityOf(user);
  return !('username' in data) || data.username === identityOf(user);
}

export function isUserWithoutChallenge(data: AuthData): data is CognitoUser {
  return isUser(data) && data.challengeName === undefined;
}

interface Requirement {
  readonly text: string;
  readonly isMet: (data: AuthData) => boolean;
}

const noData: Requirement = { text: 'nothing', isMet: () => true };
const username: Requirement = { text: '{username}', isMet: (data) => usernameOf(data) !== undefined };
const challenge = (state: ChallengeState): Requirement => ({
  text: `a CognitoUser whose challengeName is ${[...stateByChallenge.keys()]
    .filter((name) => stateByChallenge.get(name) === state)
    .join(' or ')}`,
  isMet: (data) => challengeStateOf(data) === state,
});

/** The data that a call of `transition` needs for each state. */
export const transitionRequirements: Readonly<Record<StoredAuthState, Requirement>> = {
  loading: noData,
  reconnecting: noData,
  signIn: noData,
  signUp: noData,
  forgotPassword: noData,
  signedUp: username,
  confirmSignUp: username,
  selectChallenge: challenge('selectChallenge'),
  confirmSignIn: challenge('confirmSignIn'),
  customConfirmSignIn: challenge('customConfirmSignIn'),
  selectMFAType: challenge('selectMFAType'),
  requireNewPassword: challenge('requireNewPassword'),
  MFASetup: {
    text: 'a CognitoUser whose challengeName is MFA_SETUP, with more than an app to set up',
    isMet: (data) => challengeStateOf(data) === 'MFASetup',
  },
  TOTPSetup: {
    text: 'a CognitoUser who is signed in, or whose challengeName is MFA_SETUP and who can set up an app',
    isMet: (data) =>
      !isFederatedUser(data) &&
      (isUserWithoutChallenge(data) || (isUser(data) && factorsToSetUp(data).includes(app))),
  },
  verifyContact: {
    text: 'a CognitoUser without a challenge, with {verified, unverified}',
    isMet: (data) => isUserWithoutChallenge(data) && hasContact(data),
  },
  passkeySetup: {
    text: 'a CognitoUser who is signed in',
    isMet: (data) => !isFederatedUser(data) && isUserWithoutChallenge(data),
  },
  signedIn: { text: 'a CognitoUser without a challenge', isMet: isUserWithoutChallenge },
};

/** Whether the state belongs to a user; entering any other state removes the user. */
export function isUserState(state: StoredAuthState): boolean {
  return dataKind[state] === 'user' || state === 'loading';
}

const dataKind: Readonly<Record<StoredAuthState, 'none' | 'username' | 'delivery' | 'user'>> = {
  loading: 'none',
  reconnecting: 'none',
  signIn: 'username',
  signUp: 'none',
  forgotPassword: 'delivery',
  signedUp: 'username',
  confirmSignUp: 'delivery',
  selectChallenge: 'user',
  confirmSignIn: 'user',
  customConfirmSignIn: 'user',
  selectMFAType: 'user',
  requireNewPassword: 'user',
  MFASetup: 'user',
  TOTPSetup: 'user',
  verifyContact: 'user',
  passkeySetup: 'user',
  signedIn: 'user',
};

/** Whether the signed-in user has not changed, and has completed the sign-in, or is in a step-up. */
export function keepsSignedIn(
  { isSignedIn, user: before, stepUp }: MachineContext,
  user: CognitoUser | undefined,
): boolean {
  return (
    isSignedIn &&
    before !== undefined &&
    user !== undefined &&
    (stepUp !== undefined || isUserWithoutChallenge(user)) &&
    identityOf(before) === identityOf(user)
  );
}

/** Builds the `authData` of a state from the context. */
export function authDataFor(state: StoredAuthState, source: DataSource): AuthData {
  const { user, contact, username, delivery } = source;
  switch (dataKind[state]) {
    case 'user':
      return state === 'verifyContact' && user && contact && !hasContact(user)
        ? Object.assign(Object.create(user) as CognitoUser, contact)
        : user;
    case 'delivery':
      if (delivery) return { username, delivery };
      return username ? { username } : undefined;
    case 'username':
      return username ? { username } : undefined;
    case 'none':
      return undefined;
  }
}

/** Whether both are equal: the same user, or an equal username and destination. */
export function isSameData(a: AuthData, b: AuthData): boolean {
  if (isUser(a) || isUser(b)) return a === b;
  return a?.username === b?.username && a?.delivery?.Destination === b?.delivery?.Destination;
}
