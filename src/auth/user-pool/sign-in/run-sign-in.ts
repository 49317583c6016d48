import type { IAuthenticationCallback } from 'amazon-cognito-identity-js';

import { AuthError, toAuthError } from '../../../lib/auth-error.js';
import { isObject } from '../../../lib/guards.js';
import { firstFactors } from '../../first-factors.js';
import type { Answer } from '../../service/client.js';
import type { SignInAttempt } from '../../sign-in-attempt.js';
import { AuthenticationHelper } from '../library/library.js';
import { runWithClock } from '../library/library-clock.js';
import type { UserPool } from '../pool.js';
import { commitSession, discardSession } from '../session-store.js';
import { userDataKey } from '../stored-tokens.js';
import type { PoolUser } from '../user.js';
import { readChallengeParam } from './available-factors.js';

/**
 * Runs a sign-in of the library to its next challenge or to its end; the user holds the challenge. A result
 * after a later sign-in has begun is discarded: rejects with `SignInSuperseded` or `SignInCanceled`.
 */
export async function promisifyAuthentication(
  pool: UserPool,
  attempt: SignInAttempt,
  user: PoolUser,
  start: (callbacks: IAuthenticationCallback) => void,
): Promise<PoolUser> {
  user.client = clientForAttempt(pool, attempt, user);
  try {
    await new Promise<void>((resolve, reject) => {
      delete user.firstFactor;
      const challenge = (name: string, param: unknown) => {
        user.challengeName = name;
        user.challengeParam = readChallengeParam(param);
        resolve();
      };
      start({
        onSuccess: () => {
          delete user.challengeName;
          delete user.challengeParam;
          user.Session = null;
          resolve();
        },
        onFailure: (caught: unknown) => reject(asFailure(caught)),
        mfaRequired: challenge,
        totpRequired: challenge,
        mfaSetup: challenge,
        selectMFAType: challenge,
        customChallenge: (param) => challenge('CUSTOM_CHALLENGE', param),
        newPasswordRequired: (userAttributes: unknown, requiredAttributes: unknown) =>
          challenge('NEW_PASSWORD_REQUIRED', { userAttributes, requiredAttributes }),
      });
    });
    attempt.assertCurrent();
  } catch (error) {
    // The tokens may already exist: the call that confirms a new device follows them.
    discardSession(pool, user);
    throw error;
  } finally {
    user.client = pool.client;
  }
  if (!user.challengeName) {
    // Until now it is the name that the person typed, which may be an alias.
    const name: unknown = user.signInUserSession?.getIdToken().payload['cognito:username'];
    if (typeof name === 'string') {
      user.username = name;
      user.userDataKey = userDataKey(pool, name);
    }
    await commitSession(pool, attempt, user);
  }
  return user;
}

/** Whether the service refuses the proof of the device, whose stored keys are then of no use. */
const isRefusedDevice = ({ code }: AuthError, params: object): boolean =>
  code === 'NotAuthorizedException' &&
  'ChallengeName' in params &&
  params.ChallengeName === 'DEVICE_PASSWORD_VERIFIER';

/**
 * Returns a client that sends nothing more for an attempt that was superseded or canceled, and forgets a device that
 * cannot prove itself.
 */
function clientForAttempt({ client }: UserPool, attempt: SignInAttempt, user: PoolUser): UserPool['client'] {
  const request: UserPool['client']['request'] = (operation, params, callback) => {
    try {
      attempt.assertCurrent();
    } catch (error) {
      callback(toAuthError(error));
      return;
    }
    client.request(operation, params, (error, answer) => {
      if (error && isRefusedDevice(error, params)) user.clearCachedDeviceKeyAndPassword();
      callback(error, answer);
    });
  };
  return Object.assign(Object.create(client) as UserPool['client'], { request });
}

/**
 * The client rejects with an `AuthError`; everything else was thrown by the library while it read a response.
 */
function asFailure(caught: unknown): AuthError {
  if (caught instanceof AuthError) return caught;
  return new AuthError('InvalidResponse', 'The response of the service is malformed.', {
    cause: caught,
  });
}

/** Lets the library read the response of the service: tokens, or the next challenge. */
export function readAnswer(
  pool: UserPool,
  user: PoolUser,
  answer: Answer,
  callbacks: IAuthenticationCallback,
): void {
  const result = answer['AuthenticationResult'];
  // Creating the library's helper starts an expensive computation, which only a new device needs.
  const helper =
    isObject(result) && result['NewDeviceMetadata']
      ? new AuthenticationHelper(pool.library.getUserPoolName())
      : { getNewPasswordRequiredChallengeUserAttributePrefix: () => 'userAttributes.' };
  try {
    runWithClock(pool.clock, () => user.authenticateUserInternal(answer, helper, callbacks));
  } catch (caught) {
    callbacks.onFailure(caught);
  }
}

/** Marks a pending code as the first factor. Call it where no password was sent. */
export function markFirstFactor(user: PoolUser): PoolUser {
  const code = firstFactors.find((factor) => factor === user.challengeName);
  if (code) user.firstFactor = code;
  return user;
}

/** Handles the service's response to a challenge: tokens, or the next challenge. */
export const handleAuthResult = (
  pool: UserPool,
  attempt: SignInAttempt,
  user: PoolUser,
  answer: Answer,
): Promise<PoolUser> =>
  promisifyAuthentication(pool, attempt, user, (callbacks) => readAnswer(pool, user, answer, callbacks));
