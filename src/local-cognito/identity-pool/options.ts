import type { PoolOptions } from '../options/options.js';
import { DEFAULT_POOL } from '../options/resolve-options.js';

/** A user pool whose ID tokens an identity pool accepts. */
export interface IdentityUserPool {
  /** Id of the user pool. */
  poolId: string;
  /** The app client in the `aud` of the token. */
  clientId: string;
  /** Refuses tokens of users who were disabled, deleted or signed out everywhere. Default: true. */
  serverSideTokenCheck?: boolean;
}

/** The roles of credentials; a role that is left out cannot be assumed. */
export interface IdentityRoles {
  /** ARN of the role for signed-in users. */
  authenticated?: string;
  /** ARN of the role for guests. */
  unauthenticated?: string;
}

/** An identity pool. */
export interface IdentityPoolOptions {
  /** Region, colon, UUID, such as `us-east-1:00000000-0000-4000-8000-000000000001`. */
  id: string;
  /**
   * Gives guests an identity, too.
   *
   * @defaultValue `false`
   */
  allowUnauthenticatedIdentities?: boolean;
  /**
   * The user pools whose ID tokens are accepted: `[{poolId, clientId, serverSideTokenCheck?}]`. The check, on by default, refuses users who were disabled, deleted or signed out everywhere.
   *
   * @defaultValue all, with all clients
   */
  userPools?: IdentityUserPool[];
  /**
   * Other providers by their key in `Logins`, with the audiences of their tokens: `{'accounts.google.com': ['client-id']}`. Any OIDC issuer without `https://`.
   *
   * @defaultValue `{}`
   */
  providers?: Record<string, string[]>;
  /**
   * The provider name that GetOpenIdTokenForDeveloperIdentity accepts.
   *
   * @defaultValue none
   */
  developerProviderName?: string;
  /**
   * `{authenticated?, unauthenticated?}`: ARNs of IAM roles. A role that is left out cannot be assumed.
   *
   * @defaultValue two of the account 000000000000
   */
  roles?: IdentityRoles;
  /**
   * Lifetime of credentials in seconds, from 1 to 43200.
   *
   * @defaultValue `3600`
   */
  credentialLifetime?: number;
}

/** The options of an identity pool with their defaults. */
export type ResolvedIdentityPool = Omit<
  Required<IdentityPoolOptions>,
  'userPools' | 'developerProviderName'
> & {
  userPools: Required<IdentityUserPool>[];
  developerProviderName: string | undefined;
};

export const DEFAULT_IDENTITY_POOL: IdentityPoolOptions = {
  id: 'us-east-1:00000000-0000-4000-8000-000000000001',
  allowUnauthenticatedIdentities: true,
};

const ROLES: IdentityRoles = {
  authenticated: 'arn:aws:iam::000000000000:role/local-cognito-authenticated',
  unauthenticated: 'arn:aws:iam::000000000000:role/local-cognito-unauthenticated',
};
const LONGEST_LIFETIME = 12 * 3600;
const POOL_ID = /^[a-z]+(-[a-z0-9]+)+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PROVIDER = /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(\/[\w.~-]+)*$/i;
const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** Fills in the defaults; throws a TypeError that names the option, the value and what is allowed. */
export function resolveIdentityPool(
  options: IdentityPoolOptions,
  pools: readonly PoolOptions[] = [DEFAULT_POOL],
): ResolvedIdentityPool {
  const resolved = {
    allowUnauthenticatedIdentities: false,
    providers: {},
    roles: ROLES,
    credentialLifetime: 3600,
    ...options,
    developerProviderName: options.developerProviderName,
    userPools: (options.userPools ?? everyClient(pools)).map((each) => ({
      serverSideTokenCheck: true,
      ...each,
    })),
  };
  if (!POOL_ID.test(resolved.id)) fail('id', resolved.id, `must look like "${DEFAULT_IDENTITY_POOL.id}"`);
  checkFlag('allowUnauthenticatedIdentities', resolved.allowUnauthenticatedIdentities);
  for (const each of resolved.userPools) checkUserPool(each, pools);
  for (const [key, audiences] of Object.entries(resolved.providers)) checkProvider(key, audiences);
  checkDeveloperName(resolved.developerProviderName);
  checkRoles(resolved.roles);
  const { credentialLifetime: lifetime } = resolved;
  if (!Number.isInteger(lifetime) || lifetime < 1 || lifetime > LONGEST_LIFETIME) {
    fail('credentialLifetime', lifetime, `must be a whole number of seconds from 1 to ${LONGEST_LIFETIME}`);
  }
  return resolved;
}

const everyClient = (pools: readonly PoolOptions[]): IdentityUserPool[] =>
  pools.flatMap(({ id: poolId, clients }) => clients.map(({ id: clientId }) => ({ poolId, clientId })));

function fail(option: string, value: unknown, rule: string): never {
  throw new TypeError(`local-cognito: identity pool ${option} ${JSON.stringify(value)} ${rule}.`);
}

function checkFlag(option: string, value: unknown): void {
  if (typeof value !== 'boolean') fail(option, value, 'must be true or false');
}

function checkUserPool(
  { poolId, clientId, serverSideTokenCheck }: Required<IdentityUserPool>,
  pools: readonly PoolOptions[],
): void {
  const pool = pools.find(({ id }) => id === poolId);
  if (!pool) {
    return fail('userPools', poolId, `must name one of the pools ${pools.map(({ id }) => id).join(', ')}`);
  }
  const clients = pool.clients.map(({ id }) => id);
  if (!clients.includes(clientId)) {
    fail('userPools', clientId, `must name one of the clients of ${poolId}: ${clients.join(', ')}`);
  }
  checkFlag('serverSideTokenCheck', serverSideTokenCheck);
}

function checkProvider(key: string, audiences: unknown): void {
  if (!PROVIDER.test(key) || /^(issuer-)?cognito-(idp|identity)\./.test(key)) {
    fail(
      'providers',
      key,
      'must be a key of Logins such as "accounts.google.com": an issuer without https://, and none of Cognito',
    );
  }
  const isList = Array.isArray(audiences) && audiences.length > 0;
  if (!isList || !audiences.every((each) => typeof each === 'string' && each !== '')) {
    fail(`providers["${key}"]`, audiences, 'must be a list with the audiences (client ids) of its tokens');
  }
}

function checkDeveloperName(name: string | undefined): void {
  if (name === undefined || /^[\w.-]{1,128}$/.test(name)) return;
  fail('developerProviderName', name, 'must be up to 128 letters, digits, _, - or .');
}

function checkRoles(roles: IdentityRoles): void {
  for (const [name, arn] of Object.entries(roles) as [string, unknown][]) {
    if (name !== 'authenticated' && name !== 'unauthenticated') {
      fail('roles', name, 'must be authenticated or unauthenticated');
    }
    if (typeof arn !== 'string' || !ROLE.test(arn)) {
      fail(`roles.${name}`, arn, 'must look like "arn:aws:iam::000000000000:role/name"');
    }
  }
}
