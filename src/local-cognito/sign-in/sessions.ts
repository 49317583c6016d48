import type { Clock } from '../clock.js';
import { toBase64 } from '../crypto/bytes.js';
import type { Random } from '../crypto/random.js';
import type { ServerExchange } from '../crypto/srp.js';
import type { ChallengeResult } from '../pool/triggers.js';
import { errors } from '../wire/service-error.js';
import type { Assurance } from './assurance.js';

/** How long a challenge may take, in milliseconds. */
export const SESSION_LIFETIME = 3 * 60_000;
const ANSWERS_TRIED = 5;
const KEPT = 60 * 60_000;

export type ChallengeName =
  | 'PASSWORD_VERIFIER'
  | 'NEW_PASSWORD_REQUIRED'
  | 'SMS_MFA'
  | 'SOFTWARE_TOKEN_MFA'
  | 'EMAIL_OTP'
  | 'SELECT_MFA_TYPE'
  | 'MFA_SETUP'
  | 'CUSTOM_CHALLENGE'
  | 'DEVICE_SRP_AUTH'
  | 'DEVICE_PASSWORD_VERIFIER'
  | 'SELECT_CHALLENGE'
  | 'PASSWORD'
  | 'PASSWORD_SRP'
  | 'SMS_OTP'
  | 'WEB_AUTHN';

/** Steps of a sign-in that are done already. */
export type StepName = 'new-password' | 'mfa' | 'device';

/** State carried between the challenges of a sign-in. */
export interface Progress {
  readonly passed: readonly StepName[];
  /** The device key that the caller sent; DEVICE_PASSWORD_VERIFIER proves it. */
  readonly deviceKey?: string | undefined;
  /** The answered challenges of CUSTOM_AUTH, and the data of its triggers for the open one. */
  readonly custom?: CustomProgress | undefined;
  /** The level to reach, where one was asked for. */
  readonly assurance?: Assurance | undefined;
}

export interface CustomProgress {
  readonly answered: readonly ChallengeResult[];
  readonly secret?: Record<string, string>;
  readonly metadata?: string | undefined;
}

/** State of an open challenge. */
export interface ChallengeSession extends Progress {
  /** The open challenge. `CONFIRMED_SIGN_UP` asks nothing; it starts a sign-in. */
  readonly challenge: ChallengeName | 'CONFIRMED_SIGN_UP';
  readonly poolId: string;
  readonly clientId: string;
  /** The internal username. Before the first proof, the user may not exist. */
  readonly username: string;
  /** The code that was sent. */
  readonly code?: string;
  /** The exchange of PASSWORD_VERIFIER or DEVICE_PASSWORD_VERIFIER. */
  readonly srp?: { A: bigint; exchange: ServerExchange; verifier: bigint };
  /** What a passkey has to sign. */
  readonly webAuthnChallenge?: string;
  /** The authenticator app that MFA_SETUP is setting up. */
  readonly totp?: { secret: string; verified: boolean };
  /** The address that MFA_SETUP is setting up: the code that was sent there verifies it. */
  readonly email?: string;
}

interface Entry {
  readonly session: ChallengeSession;
  readonly expires: number;
  used: boolean;
  failures: number;
  next: string | undefined;
}

/** The open challenges. Each can be answered once, within three minutes, and allows five wrong answers. */
export class Sessions {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Remembers a challenge and returns what the client has to show for it. */
  open(session: ChallengeSession, size = 512): string {
    this.#prune();
    const id = toBase64(this.#random.bytes(size));
    this.#entries.set(id, {
      session,
      expires: this.#clock.now() + SESSION_LIFETIME,
      used: false,
      failures: 0,
      next: undefined,
    });
    return id;
  }

  /** Returns the challenge of an id; throws when it is unknown, of another kind or client, used, or expired. */
  read(id: string, challenge: ChallengeSession['challenge'], clientId?: string): ChallengeSession {
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

  /** Remembers which challenge came after an answered one. */
  link(id: string, next: string): void {
    const entry = this.#entries.get(id);
    if (entry?.used) entry.next = next;
  }

  /** Returns the id of the challenge that came after an answered one, or the id itself. */
  latest(id: string): string {
    return this.#entries.get(id)?.next ?? id;
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
