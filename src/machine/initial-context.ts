import type { CognitoUser, FederatedUser } from '../auth/types.js';
import type { AuthData, MachineContext, MachineInput, VerifyContactUser } from './types.js';

// Separate from the other state data: the first view needs it before the machine has loaded.

export function isUser(data: AuthData): data is CognitoUser {
  return (
    data !== undefined &&
    (('getUsername' in data && typeof data.getUsername === 'function') || isFederatedUser(data))
  );
}

/**
 * Whether the user signed in with a provider's token: not a user of the pool, although `Auth` types them
 * alike.
 */
export function isFederatedUser(data: unknown): data is FederatedUser {
  return (
    typeof data === 'object' &&
    data !== null &&
    !('getUsername' in data) &&
    'id' in data &&
    typeof data.id === 'string' &&
    'token' in data &&
    typeof data.token === 'string'
  );
}

export function hasContact(data: AuthData): data is VerifyContactUser {
  return isUser(data) && 'verified' in data && 'unverified' in data;
}

export type DataSource = Pick<MachineContext, 'user' | 'contact' | 'username' | 'delivery'>;

/** Reads a given `authData`; missing members keep their value. */
export function mergeAuthData(data: AuthData, context: DataSource): DataSource {
  const { user, contact, delivery } = context;
  const name = usernameOf(data) ?? context.username;
  if (!isUser(data)) return { user, contact, username: name, delivery: data?.delivery };
  if (!hasContact(data)) return { user: data, contact, username: name, delivery };
  return {
    user: data,
    contact: { verified: data.verified, unverified: data.unverified },
    username: name,
    delivery,
  };
}

export function usernameOf(data: AuthData): string | undefined {
  // The id of a provider's user is not a username to type.
  if (isFederatedUser(data)) return undefined;
  return (isUser(data) ? data.getUsername() : data?.username) || undefined;
}

/** Returns the initial context of the machine. */
export const initialContext = ({
  authData,
  initialState = 'signIn',
  autoSignIn = true,
  mayBeSignedIn = false,
  loadingTimeout = 10_000,
}: MachineInput): MachineContext => ({
  authState: undefined,
  authData: undefined,
  codeSentAt: undefined,
  contactAttribute: undefined,
  mfaSetup: undefined,
  mfaAddress: undefined,
  remembersDeviceFor: undefined,
  totpSecret: undefined,
  provider: undefined,
  error: undefined,
  notice: undefined,
  isSignedIn: false,
  initialState,
  autoSignIn,
  mayBeSignedIn,
  attempts: 0,
  loadingTimeout,
  ...mergeAuthData(authData, { user: undefined, contact: undefined, username: '', delivery: undefined }),
});
