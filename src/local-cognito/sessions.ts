import { randomBytes, toBase64 } from './bytes.js';
import type { Clock } from './clock.js';
import type { ServerExchange } from './srp.js';
import { errors } from './service-error.js';

/** How long a challenge may take, in milliseconds. */
export const SESSION_LIFETIME = 3 * 60_000;
const ANSWERS_TRIED = 5;
const KEPT = 60 * 60_000;

export type ChallengeName =
  | 'PASSWORD_VERIFIER'
  | 'NEW_PASSWORD_REQUIRED'
  | 'SMS_MFA'
  | 'SOFTWARE_TOKEN_MFA'
  | 'SELECT_MFA_TYPE'
  | 'MFA_SETUP';

/** Steps of a sign-in that are done already. */
export type StepName = 'new-password' | 'mfa';

/** What the server remembers while a challenge is open. */
export interface ChallengeSession {
  readonly challenge: ChallengeName;
  readonly poolId: string;
  readonly clientId: string;
  /** The internal username; for PASSWORD_VERIFIER also that of a user who does not exist. */
  readonly username: string;
  readonly passed: readonly StepName[];
  /** The code sent for SMS_MFA. */
  readonly code?: string;
  /** The exchange of PASSWORD_VERIFIER. */
  readonly srp?: { A: bigint; exchange: ServerExchange; verifier: bigint };
  /** The authenticator app that MFA_SETUP is setting up. */
  readonly totp?: { secret: string; verified: boolean };
}

interface Entry {
  readonly session: ChallengeSession;
  readonly expires: number;
  used: boolean;
  failures: number;
}

/** The open challenges. Each can be answered once, within three minutes, and bears five wrong answers. */
export class Sessions {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Remembers a challenge and returns what the client has to show for it. */
  open(session: ChallengeSession, size = 512): string {
    this.#prune();
    const id = toBase64(randomBytes(size));
    this.#entries.set(id, {
      session,
      expires: this.#clock.now() + SESSION_LIFETIME,
      used: false,
      failures: 0,
    });
    return id;
  }

  /** Returns the challenge of an id; throws when it is unknown, of another kind or client, used, or expired. */
  read(id: string, challenge: ChallengeName, clientId?: string): ChallengeSession {
    const entry = this.#entries.get(id);
    if (
      entry?.session.challenge !== challenge ||
      (clientId !== undefined && entry.session.clientId !== clientId)
    ) {
      throw errors.notAuthorized('Invalid session for the user.');
    }
    if (entry.used)
      throw errors.notAuthorized('Invalid session for the user, session can only be used once.');
    if (entry.expires <= this.#clock.now()) {
      throw errors.notAuthorized('Invalid session for the user, session is expired.');
    }
    return entry.session;
  }

  /** Marks a challenge as answered; throws when another answer came first. */
  close(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry || entry.used) {
      throw errors.notAuthorized('Invalid session for the user, session can only be used once.');
    }
    entry.used = true;
  }

  /** Counts a wrong answer; the fifth closes the challenge. */
  failed(id: string): void {
    const entry = this.#entries.get(id);
    if (entry && ++entry.failures >= ANSWERS_TRIED) entry.used = true;
  }

  clear(): void {
    this.#entries.clear();
  }

  // Answered and expired challenges stay for an hour, so that answering them again gets the right error.
  #prune(): void {
    for (const [id, entry] of this.#entries) {
      if (entry.expires + KEPT > this.#clock.now()) break;
      this.#entries.delete(id);
    }
  }
}
