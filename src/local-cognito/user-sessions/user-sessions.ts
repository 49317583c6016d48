import type { LocalPool } from '../pool/pool.js';
import type { Service } from '../service.js';
import type { Grant } from '../tokens/tokens.js';
import type { LocalUser } from '../users/users.js';

const ID_LENGTH = 28;
const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The record of a session, where the pool tracks them. */
export interface SessionRecord {
  /** 28 letters and digits: `tkn…` for tokens, `sso…` for the hosted pages. */
  readonly id: string;
  /** The app client of the sign-in. */
  readonly clientId: string;
  /** When the user signed in, in milliseconds since 1970. */
  readonly created: number;
  /** The last sign-in or refresh, in milliseconds since 1970. */
  lastActive: number;
  /** The browser and operating system of the last activity. */
  device: string;
  /** The session on the hosted pages that it came through. */
  readonly origin: SessionRecord | undefined;
}

/** Starts the record of a session; undefined where the pool does not track them. */
export function startRecord(
  service: Service,
  pool: LocalPool,
  kind: 'tkn' | 'sso',
  clientId: string,
  origin?: SessionRecord,
): SessionRecord | undefined {
  if (pool.options.sessionTracking === 'DISABLED') return undefined;
  const now = service.clock.now();
  const id = kind + pool.random.letters(ID_LENGTH - kind.length, ID_LETTERS);
  return { id, clientId, created: now, lastActive: now, device: service.device, origin };
}

/** Stores the time and the device of a refresh or a sign-in in the record of a session, and in that of the hosted pages. */
export function touchRecord(service: Service, record: SessionRecord | undefined): void {
  for (const each of [record, record?.origin])
    if (each) Object.assign(each, { lastActive: service.clock.now(), device: service.device });
}

/** The sign-ins of a user whose tokens still count. */
const activeGrants = (service: Service, user: LocalUser): Grant[] =>
  [...user.grants.values()].filter((grant) => !grant.revoked && grant.expires > service.clock.now());

/** Ends the token sessions that were used least recently, until there is room for one more. */
export function makeRoom(service: Service, pool: LocalPool, user: LocalUser): void {
  const { sessionTracking: tracking } = pool.options;
  if (tracking === 'DISABLED') return;
  const oldestFirst = activeGrants(service, user)
    .filter(({ record }) => record)
    .sort((one, other) => (one.record?.lastActive ?? 0) - (other.record?.lastActive ?? 0));
  const surplus = oldestFirst.length + 1 - tracking.maxPerUser;
  for (const grant of oldestFirst.slice(0, Math.max(0, surplus))) grant.revoked = true;
}

/** A session that can be listed and ended. */
export interface UserSession {
  readonly record: SessionRecord;
  readonly type: 'TOKEN' | 'SSO';
  readonly end: () => void;
}

/** Returns the active sessions of a user: those of tokens, then those of the hosted pages. */
export function sessionsOf(service: Service, pool: LocalPool, user: LocalUser): UserSession[] {
  const ofTokens = activeGrants(service, user).flatMap((grant): UserSession[] => {
    const end = (): void => void (grant.revoked = true);
    return grant.record ? [{ record: grant.record, type: 'TOKEN', end }] : [];
  });
  const ofPages = service.hosted.recordsOf(pool, user).map((record): UserSession => {
    return { record, type: 'SSO', end: () => service.hosted.endRecord(record) };
  });
  return [...ofTokens, ...ofPages];
}

/** Returns a session as ListUserSessions gives it. The service also returns the IP address and the location. */
export const describeSession = (
  { record, type }: UserSession,
  current: SessionRecord | undefined,
): object => ({
  SessionId: record.id,
  SessionType: type,
  ClientId: record.clientId,
  CreateDate: record.created / 1000,
  LastActiveDate: record.lastActive / 1000,
  DeviceType: record.device,
  LastLocation: { Country: 'unknown' },
  ...(record.origin ? { OriginSessionId: record.origin.id } : {}),
  IsCurrentSession: record === current,
});
