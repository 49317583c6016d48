import type { AuthConfig } from '../config.js';
import { AuthError } from '../errors.js';
import type { OpenedStorage } from '../storage/storage.js';
import type { AutoSignIn } from './auto-sign-in.js';
import { ServiceClient } from './client.js';
import { CognitoUserPool, useNativeArithmetic, type CognitoUserSession } from './library.js';

/** Reports an event of the instance. */
export type Emit = (event: string, data: unknown, message: string) => void;

/** What every operation works with: one user pool under one config. */
export interface UserPool {
  readonly config: AuthConfig;
  readonly clientId: string;
  readonly storage: OpenedStorage;
  readonly client: ServiceClient;
  readonly library: CognitoUserPool;
  readonly emit: Emit;
  /** The automatic sign-ins that `signUp` prepared, by username. */
  readonly autoSignIns: Map<string, AutoSignIn>;
  /** The refreshes under way, by username: later callers join them. */
  readonly refreshes: Map<string, Promise<CognitoUserSession>>;
}

/** Sends the call's own metadata, or else the config's. */
export function metadata(pool: UserPool, own?: Record<string, string>): Record<string, string> | undefined {
  return own ?? (pool.config.clientMetadata && { ...pool.config.clientMetadata });
}

/** Throws `NotConfigured` when the config names no user pool. */
export function openPool(config: AuthConfig, storage: OpenedStorage, emit: Emit): UserPool {
  const { userPoolId, userPoolWebClientId } = config;
  if (!userPoolId || !userPoolWebClientId) {
    throw new AuthError('NotConfigured', 'The Auth config has no userPoolId and userPoolWebClientId.');
  }
  useNativeArithmetic();
  const suffix = config.region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const endpoint = config.endpoint ?? `https://cognito-idp.${config.region}.${suffix}/`;
  const client = new ServiceClient(endpoint, config.fetch);
  const library = new CognitoUserPool({
    UserPoolId: userPoolId,
    ClientId: userPoolWebClientId,
    Storage: storage,
  });
  // Users take the client of their pool when they are made.
  Object.assign(library, { client });
  return {
    config,
    clientId: userPoolWebClientId,
    storage,
    client,
    library,
    emit,
    autoSignIns: new Map(),
    refreshes: new Map(),
  };
}
