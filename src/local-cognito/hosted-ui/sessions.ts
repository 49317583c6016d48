import type { Clock } from '../clock.js';
import type { Random } from '../crypto/random.js';
import type { LocalPool } from '../pool/pool.js';
import type { Method } from '../sign-in/assurance.js';
import type { SessionRecord } from '../user-sessions/user-sessions.js';
import type { LocalUser } from '../users/users.js';
import type { AuthorizationRequest } from './authorization-request.js';

const CODE_LIFETIME = 5 * 60_000;
const COOKIE_LIFETIME = 60 * 60_000;

/** Who is signed in on the hosted pages of a pool. */
export interface HostedSession {
  readonly pool: LocalPool;
  readonly user: LocalUser;
  /** Milliseconds. */
  readonly authTime: number;
  /** What the user proved, where a level was asked for. */
  readonly methods: readonly Method[];
  /** The record of it, where the pool tracks sessions. */
  readonly record: SessionRecord | undefined;
}

/** What an authorization code stands for. */
export interface IssuedAuthorization extends HostedSession {
  readonly request: AuthorizationRequest;
}

/** The authorization codes, which work once within five minutes, and the sign-ins that cookies stand for, an hour long. */
export class HostedSessions {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #codes = new Map<string, { issued: IssuedAuthorization; expires: number }>();
  readonly #cookies = new Map<string, { session: HostedSession; expires: number }>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Issues a code. */
  issueCode(issued: IssuedAuthorization): string {
    this.#prune();
    const code = this.#random.uuid();
    this.#codes.set(code, { issued, expires: this.#clock.now() + CODE_LIFETIME });
    return code;
  }

  /** Returns the grant of a code, unless it was used, has expired, or belongs to another client. */
  findCode(code: string, pool: LocalPool, clientId: string): IssuedAuthorization | undefined {
    const entry = this.#codes.get(code);
    if (!entry || entry.expires <= this.#clock.now()) return undefined;
    const { issued } = entry;
    const isTheirs = issued.pool === pool && issued.request.client.id === clientId;
    return isTheirs && isStill(issued) ? issued : undefined;
  }

  /** Uses a code up; returns whether it could still be used. */
  useCode(code: string): boolean {
    return this.#codes.delete(code);
  }

  /** Remembers who signed in; returns the value of the cookie. */
  signIn(session: HostedSession): string {
    this.#prune();
    const id = this.#random.uuid();
    this.#cookies.set(id, { session, expires: this.#clock.now() + COOKIE_LIFETIME });
    return id;
  }

  /** Returns who signed in by one of these cookie values in the pool. */
  find(ids: readonly string[], pool: LocalPool): HostedSession | undefined {
    for (const id of ids) {
      const entry = this.#cookies.get(id);
      if (!entry || entry.expires <= this.#clock.now()) continue;
      if (entry.session.pool === pool && isStill(entry.session)) return entry.session;
    }
    return undefined;
  }

  /** Ends the sign-ins of these cookie values in the pool. */
  signOut(ids: readonly string[], pool: LocalPool): void {
    for (const id of ids) {
      if (this.#cookies.get(id)?.session.pool === pool) this.#cookies.delete(id);
    }
  }

  /** Returns the records of the sign-ins of a user. */
  recordsOf(pool: LocalPool, user: LocalUser): SessionRecord[] {
    const now = this.#clock.now();
    return [...this.#cookies.values()].flatMap(({ session, expires }) =>
      session.record && session.pool === pool && session.user === user && expires > now
        ? [session.record]
        : [],
    );
  }

  /** Ends the sign-in of a record, and the codes that were issued for it. */
  endRecord(record: SessionRecord): void {
    for (const [id, { session }] of this.#cookies) if (session.record === record) this.#cookies.delete(id);
    for (const [code, { issued }] of this.#codes) if (issued.record === record) this.#codes.delete(code);
  }

  clear(): void {
    this.#codes.clear();
    this.#cookies.clear();
  }

  #prune(): void {
    const now = this.#clock.now();
    for (const entries of [this.#codes, this.#cookies]) {
      for (const [id, { expires }] of entries) if (expires <= now) entries.delete(id);
    }
  }
}

const isStill = ({ pool, user }: HostedSession): boolean =>
  user.enabled && pool.users.find(user.username) === user;
