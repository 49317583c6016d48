import { toBase64Url } from '../crypto/bytes.js';
import type { ResolvedClient } from '../options/options.js';
import type { LocalPool } from '../pool/pool.js';
import type { Service } from '../service.js';
import { type AssuranceClaims, claimsOf, type Method } from '../sign-in/assurance.js';
import { makeRoom, type SessionRecord, startRecord, touchRecord } from '../user-sessions/user-sessions.js';
import type { NewDeviceMetadata } from '../users/devices.js';
import type { LocalUser } from '../users/users.js';
import { errors, ServiceError } from '../wire/service-error.js';
import { claimChanges, type TokenOccasion } from './claims.js';
import { attributeClaims, providerGroups, tokenHash } from './user-claims.js';

/** One sign-in: the refresh token and all that was issued from it share its `originJti`. */
export interface Grant {
  /** The `origin_jti` of its tokens. */
  readonly originJti: string;
  /** The `event_id` of its tokens. */
  readonly eventId: string;
  /** The app client. */
  readonly clientId: string;
  /** The newest one, where they rotate. */
  refreshToken: string;
  /** Milliseconds. */
  readonly authTime: number;
  /** When the refresh token expires, in milliseconds since 1970. */
  readonly expires: number;
  /** The device of the sign-in, where the pool tells them apart. */
  readonly deviceKey: string | undefined;
  /** What the access tokens are for; those of a sign-in by the API are for the API alone. */
  readonly scopes: readonly string[];
  /** What the user proved, where a level was asked for. */
  readonly methods: readonly Method[];
  /** The claims for that. Their names stay when the pool changes its own. */
  readonly assurance: AssuranceClaims | undefined;
  /** The record of the session, where the pool tracks them. */
  readonly record: SessionRecord | undefined;
  /** Whether the hosted token endpoint gives ID tokens for it. */
  readonly openid: boolean;
  /** Whether it is revoked. */
  revoked: boolean;
}

/** A refresh token that was given out, and until when it counts if another has taken its place (milliseconds). */
export interface IssuedRefreshToken {
  readonly user: LocalUser;
  readonly grant: Grant;
  readonly replacedUntil: number | undefined;
}

export interface AuthenticationResult {
  AccessToken: string;
  ExpiresIn: number;
  IdToken: string;
  RefreshToken?: string;
  TokenType: 'Bearer';
  NewDeviceMetadata?: NewDeviceMetadata;
}

/** The scope without which an access token is of no use to the API. */
const API_SCOPE = 'aws.cognito.signin.user.admin';

// Looks like the service's encrypted tokens; only the server reads the content.
const REFRESH_HEADER = 'eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ';

/** Starts a grant for a completed sign-in and issues its three tokens. */
export async function signInTokens(
  service: Service,
  pool: LocalPool,
  client: ResolvedClient,
  user: LocalUser,
  occasion: TokenOccasion & {
    deviceKey?: string | undefined;
    scopes?: readonly string[];
    authTime?: number;
    methods?: readonly Method[];
    nonce?: string | undefined;
    /** The session on the hosted pages. */
    hosted?: SessionRecord | undefined;
  } = {},
): Promise<AuthenticationResult> {
  const now = service.clock.now();
  const grant: Grant = {
    originJti: pool.random.uuid(),
    eventId: pool.random.uuid(),
    clientId: client.id,
    refreshToken: newRefreshToken(pool),
    deviceKey: occasion.deviceKey,
    scopes: occasion.scopes ?? [API_SCOPE],
    openid: occasion.scopes?.includes('openid') ?? true,
    authTime: occasion.authTime ?? now,
    methods: occasion.methods ?? [],
    assurance: claimsOf(pool.options, occasion.methods ?? []),
    record: startRecord(service, pool, 'tkn', client.id, occasion.hosted),
    expires: now + client.tokenValidity.refreshToken * 1000,
    revoked: false,
  };
  const tokens = await issueTokens(service, pool, client, user, grant, occasion);
  makeRoom(service, pool, user);
  user.grants.set(grant.originJti, grant);
  pool.refreshTokens.set(grant.refreshToken, { user, grant, replacedUntil: undefined });
  return { ...tokens, RefreshToken: grant.refreshToken };
}

const newRefreshToken = (pool: LocalPool): string =>
  [REFRESH_HEADER, ...[256, 12, 512, 16].map((length) => toBase64Url(pool.random.bytes(length)))].join('.');

/** Replaces a refresh token. The old one stays valid for the grace period, in seconds. Both expire with the grant. */
export function rotate(service: Service, pool: LocalPool, refreshToken: string, grace: number): string {
  const issued = pool.refreshTokens.get(refreshToken);
  if (!issued) throw errors.notAuthorized('Invalid Refresh Token');
  const { user, grant } = issued;
  const replacedUntil = issued.replacedUntil ?? service.clock.now() + grace * 1000;
  pool.refreshTokens.set(refreshToken, { user, grant, replacedUntil });
  grant.refreshToken = newRefreshToken(pool);
  pool.refreshTokens.set(grant.refreshToken, { user, grant, replacedUntil: undefined });
  return grant.refreshToken;
}

/** Issues access and ID token of a grant. */
export async function issueTokens(
  service: Service,
  pool: LocalPool,
  client: ResolvedClient,
  user: LocalUser,
  grant: Grant,
  occasion: TokenOccasion & { nonce?: string | undefined } = {},
): Promise<AuthenticationResult> {
  const changes = await claimChanges(pool, client, user, grant.scopes, occasion);
  touchRecord(service, grant.record);
  const iat = Math.floor(service.clock.now() / 1000);
  const shared = {
    sub: user.attributes.get('sub'),
    iss: pool.issuer,
    origin_jti: grant.originJti,
    event_id: grant.eventId,
    auth_time: Math.floor(grant.authTime / 1000),
    ...grant.assurance,
    iat,
  };
  const groups = providerGroups(pool, user);
  const access = await pool.signingKey.sign({
    ...changes.access({
      ...groups,
      ...(grant.deviceKey === undefined ? {} : { device_key: grant.deviceKey }),
    }),
    ...shared,
    client_id: client.id,
    token_use: 'access',
    scope: changes.scopes.join(' '),
    exp: iat + client.tokenValidity.accessToken,
    jti: pool.random.uuid(),
    username: user.username,
  });
  const id = pool.signingKey.sign({
    ...changes.id({ ...groups, ...attributeClaims(user, grant.scopes) }),
    ...shared,
    ...(grant.scopes.includes('openid') ? { at_hash: await tokenHash(access) } : {}),
    ...(occasion.nonce === undefined ? {} : { nonce: occasion.nonce }),
    'cognito:username': user.username,
    aud: client.id,
    token_use: 'id',
    exp: iat + client.tokenValidity.idToken,
    jti: pool.random.uuid(),
  });
  return {
    AccessToken: access,
    ExpiresIn: client.tokenValidity.accessToken,
    IdToken: await id,
    TokenType: 'Bearer',
  };
}

/** Whose access token it is, where, and of which sign-in. */
export interface Bearer {
  readonly pool: LocalPool;
  readonly user: LocalUser;
  readonly grant: Grant;
}

/** Checks an access token: signature, use, expiry, revocation, scope, and that its user still exists. */
export async function authorize(service: Service, accessToken: string, scope = API_SCOPE): Promise<Bearer> {
  for (const pool of service.pools.values()) {
    const claims = await pool.signingKey.verify(accessToken);
    if (!claims) continue;
    const { token_use, iss, exp, username, origin_jti: originJti } = claims;
    if (token_use !== 'access' || !pool.isIssuer(iss) || typeof exp !== 'number') break;
    if (exp * 1000 <= service.clock.now()) throw errors.notAuthorized('Access Token has expired');
    const user = typeof username === 'string' ? pool.users.find(username) : undefined;
    if (user?.attributes.get('sub') !== claims['sub'] || !user) throw errors.userNotFound();
    const grant = typeof originJti === 'string' ? user.grants.get(originJti) : undefined;
    if (!grant || grant.revoked) throw errors.notAuthorized('Access Token has been revoked');
    if (!user.enabled) throw errors.notAuthorized('User is disabled.');
    if (!String(claims['scope']).split(' ').includes(scope)) {
      throw errors.notAuthorized('Access Token does not have required scopes');
    }
    return { pool, user, grant };
  }
  throw errors.notAuthorized('Invalid Access Token');
}

/** The same for operations that do not document UserNotFoundException: a deleted user is refused like a revoked token. */
export async function authorizeOrRefuse(service: Service, accessToken: string): Promise<Bearer> {
  try {
    return await authorize(service, accessToken);
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'UserNotFoundException')
      throw errors.notAuthorized('Access Token has been revoked');
    throw error;
  }
}

/** Finds the sign-in that a refresh token belongs to. */
export function findGrant(pool: LocalPool, refreshToken: string): IssuedRefreshToken | undefined {
  const issued = pool.refreshTokens.get(refreshToken);
  return issued && pool.users.find(issued.user.username) === issued.user ? issued : undefined;
}

/** Ends every sign-in of the user: their tokens no longer count. */
export function revokeAll(user: LocalUser): void {
  for (const grant of user.grants.values()) grant.revoked = true;
}
