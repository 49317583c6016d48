import type { Clock } from './clock.js';
import { errors } from './service-error.js';

const FREE_PASSWORDS = 5;
const LONGEST_LOCK = 15 * 60_000;
const WINDOW = 60 * 60_000;
const CODES_TRIED = 5;
const CODES_SENT = 20;

/** Counts failures and refuses when there were too many. Kept by name, so that unknown users are no different. */
export class Attempts {
  readonly #clock: Clock;
  readonly #passwords = new Map<string, { failures: number; lockedUntil: number; tried: number }>();
  readonly #counts = new Map<string, number[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Throws when wrong passwords have locked the user for now; 15 minutes without a try forget them. Else counts the
   * try as a wrong one at once, since others come in while it is checked: `passwordPassed` takes it back. From the
   * fifth on the lock lasts 1 s, doubling up to 15 minutes.
   */
  countPassword(name: string, refusal = errors.notAuthorized('Password attempts exceeded')): void {
    const key = name.toLowerCase();
    const now = this.#clock.now();
    const entry = this.#passwords.get(key);
    if (entry && entry.lockedUntil > now) {
      entry.tried = now;
      throw refusal;
    }
    const calm = !entry || now - Math.max(entry.tried, entry.lockedUntil) >= LONGEST_LOCK;
    const failures = calm ? 1 : entry.failures + 1;
    const lock =
      failures < FREE_PASSWORDS ? 0 : Math.min(1000 * 2 ** (failures - FREE_PASSWORDS), LONGEST_LOCK);
    this.#passwords.set(key, { failures, lockedUntil: now + lock, tried: now });
  }

  /** Forgets the wrong passwords. */
  passwordPassed(name: string): void {
    this.#passwords.delete(name.toLowerCase());
  }

  /** Throws when five wrong codes of this kind were tried within an hour. */
  checkCodes(kind: string, name: string): void {
    this.#check(`tried:${kind}:${name.toLowerCase()}`, CODES_TRIED);
  }

  /** Counts a wrong code. */
  codeFailed(kind: string, name: string): void {
    this.#count(`tried:${kind}:${name.toLowerCase()}`);
  }

  /** Forgets the wrong codes. */
  codePassed(kind: string, name: string): void {
    this.#counts.delete(`tried:${kind}:${name.toLowerCase()}`);
  }

  /** Counts a request for a code and throws at more than twenty of this kind within an hour. */
  countRequest(kind: string, name: string, refusal = errors.limitExceeded()): void {
    this.#check(`sent:${kind}:${name.toLowerCase()}`, CODES_SENT, refusal);
    this.#count(`sent:${kind}:${name.toLowerCase()}`);
  }

  clear(): void {
    this.#passwords.clear();
    this.#counts.clear();
  }

  #check(key: string, limit: number, refusal = errors.limitExceeded()): void {
    const recent = (this.#counts.get(key) ?? []).filter((time) => time > this.#clock.now() - WINDOW);
    this.#counts.set(key, recent);
    if (recent.length >= limit) throw refusal;
  }

  #count(key: string): void {
    this.#counts.set(key, [...(this.#counts.get(key) ?? []), this.#clock.now()]);
  }
}
