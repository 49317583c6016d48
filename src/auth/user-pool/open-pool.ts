import { AuthError } from '../../lib/auth-error.js';
import { clockOf } from '../clock.js';
import { type AuthInstance, lastUserKey } from '../context.js';
import { ServiceClient } from '../service/client.js';
import { userPoolEndpoint } from '../service/endpoints.js';
import { WebAcl } from '../service/web-acl.js';
import { assertReadable } from '../storage/readable.js';
import { CognitoUserPool, prepareLibrary } from './library/library.js';
import type { UserPool } from './pool.js';
import { refreshForLibrary } from './refresh-tokens.js';

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
  const client = new ServiceClient(
    userPoolEndpoint(config),
    clock,
    config.fetch,
    undefined,
    new WebAcl(config, emit),
  );
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
    deletions: new Map(),
    refresh: refreshForLibrary,
  };
}
