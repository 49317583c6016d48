import type { CognitoUserPool, CognitoUserSession } from 'amazon-cognito-identity-js';

import { readTexts } from '../arguments.js';
import type { ServiceClock } from '../clock.js';
import type { AuthInstance } from '../context.js';
import type { ServiceClient } from '../service/client.js';
import type { CognitoUser } from '../types.js';

/**
 * An automatic sign-in that waits for the confirmation of the account. Only the closure of `start` holds the
 * password.
 */
export interface AutoSignIn {
  /** Undefined while it waits for the confirmation, and once the sign-in is complete or dropped. */
  start: ((call: Pick<AuthInstance, 'signal' | 'calledAt'>) => Promise<CognitoUser>) | undefined;
  running: Promise<CognitoUser> | undefined;
  isUnderWay: boolean;
  /** Whether it has no password: the session of the confirmation signs in. */
  readonly needsConfirmation: boolean;
  /** Cancels the running sign-in for all callers that joined it. */
  cancel(): void;
  /** Drops the password, and the user that it has signed in. */
  forget(): void;
}

/** A user pool under one config, with the state that its operations share. */
export interface UserPool extends AuthInstance {
  readonly clientId: string;
  readonly client: ServiceClient;
  readonly clock: ServiceClock;
  readonly library: CognitoUserPool;
  /** The automatic sign-ins that `signUp` prepared, by username. */
  readonly autoSignIns: Map<string, AutoSignIn>;
  /** The running refreshes, by user and refresh token: later callers join them. */
  readonly refreshes: Map<string, Promise<CognitoUserSession>>;
  /** The running deletions, by the `sub` of the account: later callers join them. */
  readonly deletions: Map<string, Promise<'SUCCESS'>>;
  /** Refreshes for the library's user (`refreshForLibrary`). */
  readonly refresh: (
    pool: UserPool,
    user: CognitoUser,
    refreshToken: string,
    clientMetadata?: Record<string, string>,
  ) => Promise<CognitoUserSession>;
}

/** Returns the metadata of a call, or else of the config. Throws `InvalidArgument`. */
export function metadata(pool: UserPool, own?: unknown, call = ''): Record<string, string> | undefined {
  if (own !== undefined && own !== null) return readTexts(own, 'clientMetadata', call);
  return pool.config.clientMetadata && { ...pool.config.clientMetadata };
}

/** Runs a call, or joins the one that is running with the same key. */
export function joinRunning<Result>(
  calls: Map<string, Promise<Result>>,
  key: string,
  run: () => Promise<Result>,
): Promise<Result> {
  let running = calls.get(key);
  if (!running) {
    running = run();
    calls.set(key, running);
    void running.catch(() => undefined).finally(() => calls.delete(key));
  }
  return running;
}
