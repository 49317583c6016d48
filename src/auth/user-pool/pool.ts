import { AuthError } from '../../lib/auth-error.js';
import { readTexts } from '../arguments.js';
import { clockOf, type ServiceClock } from '../clock.js';
import { type AuthInstance, lastUserKey } from '../context.js';
import { ServiceClient } from '../service/client.js';
import { userPoolEndpoint } from '../service/endpoints.js';
import { assertReadable } from '../storage/readable.js';
import type { CognitoUser } from '../types.js';
import { CognitoUserPool, type CognitoUserSession, prepareLibrary } from './library/library.js';

/**
 * An automatic sign-in that waits for the confirmation of the account. Only the closure of `start` holds the
 * password.
 */
export interface AutoSignIn {
  start: ((call: Pick<AuthInstance, 'signal' | 'calledAt'>) => Promise<CognitoUser>) | undefined;
  running: Promise<CognitoUser> | undefined;
  isUnderWay: boolean;
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
  /** The pending refreshes, by refresh token: later callers join them. */
  readonly refreshes: Map<string, Promise<CognitoUserSession>>;
}

/** Returns the metadata of a call, or else of the config. Throws `InvalidArgument`. */
export function metadata(pool: UserPool, own?: unknown, call = ''): Record<string, string> | undefined {
  if (own !== undefined && own !== null) return readTexts(own, 'clientMetadata', call);
  return pool.config.clientMetadata && { ...pool.config.clientMetadata };
}

const pools = new WeakMap<AuthInstance['config'], UserPool>();

/**
 * Returns the pool of a context, opened at its first use, with the signal and time of the call. Throws `NotConfigured`
 * if the config names no user pool.
 */
export function poolOf(context: AuthInstance): UserPool {
  const { config, storage, signal, calledAt } = context;
  assertReadable(storage, lastUserKey(config));
  const pool = pools.get(config) ?? openPool(context);
  pools.set(config, pool);
  return { ...pool, ...(signal && { signal }), ...(calledAt && { calledAt }) };
}

function openPool({ config, storage, emit, auth }: AuthInstance): UserPool {
  const { userPoolId, userPoolWebClientId } = config;
  if (!userPoolId || !userPoolWebClientId) {
    throw new AuthError('NotConfigured', 'The Auth config has no userPoolId and userPoolWebClientId.');
  }
  prepareLibrary();
  const clock = clockOf({ config });
  const client = new ServiceClient(userPoolEndpoint(config), clock, config.fetch);
  const collects = config.oauth?.options.AdvancedSecurityDataCollectionFlag;
  const library = new CognitoUserPool({
    UserPoolId: userPoolId,
    ClientId: userPoolWebClientId,
    // The library does not call `clear`.
    Storage: storage as unknown as Storage,
    ...(collects !== undefined && { AdvancedSecurityDataCollectionFlag: collects }),
  });
  // Users take the client of their pool when they are created.
  Object.assign(library, { client });
  return {
    ...{ config, storage, emit, auth },
    clientId: userPoolWebClientId,
    client,
    clock,
    library,
    autoSignIns: new Map(),
    refreshes: new Map(),
  };
}
