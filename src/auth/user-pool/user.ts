import type {
  CognitoUser as LibraryUser,
  CognitoUserPool as LibraryPool,
  CognitoUserSession,
  IAuthenticationCallback,
} from 'amazon-cognito-identity-js';

import { isObject } from '../../lib/guards.js';
import { invalid, reading } from '../arguments.js';
import { lastUserKey } from '../context.js';
import { reportUncaught } from '../events/hub.js';
import { findMfaFactor } from '../factors.js';
import { firstFactorChallenges } from '../first-factors.js';
import type { Answer, ServiceClient } from '../service/client.js';
import { ignoreFailure } from '../storage/all-or-nothing.js';
import type { CognitoUser } from '../types.js';
import { type DeviceKeys, isComplete, readDeviceKeys, removeDeviceKeys } from './device-keys.js';
import { CognitoUser as CognitoUserClass } from './library/library.js';
import type { UserPool } from './pool.js';
import { isSameSignIn, removeSession, storedSession, writeTokens } from './stored-tokens.js';

/** The library's user with the members that it does not declare. */
export interface PoolUser extends CognitoUser, DeviceKeys {
  username: string;
  /** The name that the sign-in began with: the username, or an alias of it. */
  readonly typedName: string;
  pool: LibraryPool;
  client: ServiceClient;
  Session: string | null;
  signInUserSession: CognitoUserSession | null;
  /** The storage key for the attributes, which the library names once by the name that the person typed. */
  userDataKey: string;
  /**
   * The session whose authenticator app is already verified, so that a repeated call only completes the
   * sign-in.
   */
  verifiedSession?: string | null;
  /** The last call for an authenticator app during `MFA_SETUP`: its answer has the session of the next one. */
  settingUp?: Promise<unknown>;
  /** The user behind any proxy in which an app keeps it. */
  itself?(): PoolUser;
  cacheTokens(): void;
  clearCachedTokens(): void;
  clearCachedUser(): void;
  clearCachedUserData(): void;
  getCachedDeviceKeyAndPassword(): void;
  clearCachedDeviceKeyAndPassword(): void;
  getUserDataFromCache(): string | null;
  cacheUserData(data: object): void;
  getUserContextData(): object | undefined;
  getCognitoUserSession(result: object): CognitoUserSession;
  authenticateUserInternal(answer: Answer, helper: object, callbacks: IAuthenticationCallback): void;
}

/** Returns the user behind any proxy, such as those of Vue: two proxies of one user are the same user. */
export const unwrapUser = (user: PoolUser): PoolUser => user.itself?.() ?? user;

function isPoolUser(value: unknown): value is PoolUser {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['getUsername', 'authenticateUserInternal', 'cacheTokens'].every(
      (name) => typeof Reflect.get(value, name) === 'function',
    )
  );
}

const libraryAnswer = (CognitoUserClass.prototype as unknown as PoolUser).authenticateUserInternal;

/**
 * The library's user with a different way to store sessions: only session-store.ts stores sign-ins, in place
 * of any other session, and a user object of an earlier sign-in does not affect the current session.
 */
function createLibraryUser(pool: UserPool, username: string): LibraryUser {
  const last = lastUserKey(pool.config);
  /** The session that a call of the library ends, which the library drops before it clears the storage. */
  let ending: { readonly session: CognitoUserSession | null | undefined } | undefined;
  /** The key of the device that this user has last signed in with. */
  let ownDevice: string | null | undefined;
  return new (class extends CognitoUserClass {
    /**
     * The library calls this after a sign-in, which is not stored here, and when an app sets the session of the user.
     */
    cacheTokens(): void {
      const name = this.getUsername();
      const [stored, own] = [storedSession(pool, name), this.getSignInUserSession()];
      if (stored && own && isSameSignIn(stored, own)) writeTokens(pool, name, own);
    }

    /** The library asks for some factors each by a callback, and takes others for a complete sign-in. */
    authenticateUserInternal(answer: Answer, helper: object, callbacks: IAuthenticationCallback): void {
      const { ChallengeName: name, ChallengeParameters: parameters, Session: session } = answer;
      const challenge = findMfaFactor(name) ?? firstFactorChallenges.find((known) => known === name);
      if (challenge) {
        Object.assign(this, { Session: session });
        const available = answer['AvailableChallenges'];
        const param = Array.isArray(available)
          ? { ...(isObject(parameters) && parameters), availableChallenges: available }
          : parameters;
        // The library's type has the names that the library knows.
        callbacks.mfaRequired?.(challenge as 'SMS_MFA', param);
      } else Reflect.apply(libraryAnswer, this, [answer, helper, callbacks]);
    }

    override cleanClientData(): void {
      ending = { session: this.getSignInUserSession() };
      super.cleanClientData();
    }

    /** The library knows only `REFRESH_TOKEN_AUTH`, and renames this user to the signed-in one. */
    override refreshSession(
      token: Parameters<LibraryUser['refreshSession']>[0],
      callback?: Parameters<LibraryUser['refreshSession']>[1],
      clientMetadata?: Record<string, string>,
    ): void {
      void pool.refresh(pool, this, token.getToken(), clientMetadata).then(
        (session) => reportUncaught(() => callback?.(null, session)),
        (error: unknown) => reportUncaught(() => callback?.(error, null)),
      );
    }

    /** The library calls this before the sign-in is complete; session-store.ts stores the keys with the session. */
    cacheDeviceKeyAndPassword(): void {
      ownDevice = (this as DeviceKeys).deviceKey;
    }

    override getCachedDeviceKeyAndPassword(): void {
      const keys = readDeviceKeys(pool, this.getUsername());
      if (!keys || !isComplete(keys)) return;
      ownDevice = keys.deviceKey;
      Object.assign(this, keys);
    }

    /**
     * Removes only the keys of this sign-in: those of a later one stay. The library calls this while it reads a response,
     * where an exception would leave the sign-in without a result.
     */
    clearCachedDeviceKeyAndPassword(): void {
      ignoreFailure(() => {
        const name = this.getUsername();
        const stored = readDeviceKeys(pool, name)?.deviceKey;
        if (!ownDevice || !stored || stored === ownDevice) removeDeviceKeys(pool, name);
      });
    }

    clearCachedTokens(): void {
      const name = this.getUsername();
      const [stored, session] = [
        storedSession(pool, name),
        ending ? ending.session : this.getSignInUserSession(),
      ];
      ending = undefined;
      if (stored && !(session && isSameSignIn(stored, session))) return;
      try {
        removeSession(pool, name);
      } finally {
        if (pool.storage.getItem(last) === name) pool.storage.removeItem(last);
      }
    }
  })({ Username: username, Pool: pool.library, Storage: pool.storage as unknown as Storage });
}

/** Creates a user of this pool; its session has not been read yet. */
export function createUser(pool: UserPool, username: string): PoolUser {
  const itself = asPoolUser(pool, createLibraryUser(pool, username), 'createUser');
  Object.defineProperties(itself, { itself: { value: () => itself }, typedName: { value: username } });
  return itself;
}

/**
 * Narrows an argument to a user of this pool and app client. Throws `InvalidArgument`. A proxy around a user is used as
 * it is, so that its framework notices the next challenge; only Vue's `readonly()`, which accepts no changes, is
 * unwrapped.
 */
export function asPoolUser(
  { library }: Pick<UserPool, 'library'>,
  value: unknown,
  call: string,
  name = 'the first argument',
): PoolUser {
  return reading(call, name, () => {
    if (!isPoolUser(value))
      throw invalid(call, `${name} must be a user returned by signIn or currentAuthenticatedUser`);
    const [theirs, ours] = [value.pool, library].map(
      (each) => `user pool ${each.getUserPoolId()}, client ${each.getClientId()}`,
    );
    if (theirs !== ours) throw invalid(call, `${name} is a user of ${theirs}; this Auth is for ${ours}`);
    return Reflect.get(value, '__v_isReadonly') ? unwrapUser(value) : value;
  });
}

/** Returns the session of the pending challenge. Throws `InvalidArgument` if there is none. */
export function pendingSession(user: PoolUser, call: string): string {
  if (user.Session) return user.Session;
  throw invalid(
    call,
    'there is no challenge to answer. Call signIn first, and pass the user that it returns',
  );
}
