import type { Clock } from '../clock.js';
import { errors } from '../wire/service-error.js';

const FREE_PASSWORDS = 5;
const LONGEST_LOCK = 15 * 60_000;
const WINDOW = 60 * 60_000;
const CODES_TRIED = 5;
const CODES_SENT = 20;

/** Counts failures and rejects when there were too many. Kept by name, so that unknown users are treated alike. */
export class Attempts {
  readonly #clock: Clock;
  readonly #passwords = new Map<string, { failures: number; lockedUntil: number; tried: number }>();
  /** The last pending attempt of each user. */
  readonly #turns = new Map<string, Promise<undefined>>();
  readonly #counts = new Map<string, number[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Checks a password attempt; rejects while the user is locked. The fifth wrong password locks for 1 s, doubling to
   * at most 15 minutes; 15 minutes without an attempt reset the count. Attempts for one user are checked in sequence,
   * so that concurrent ones count too. Resolves with whether the password was right.
   */
  tryPassword(
    name: string,
    isRight: () => boolean | Promise<boolean>,
    refusal = errors.notAuthorized('Password attempts exceeded'),
  ): Promise<boolean> {
    const key = name.toLowerCase();
    const turn = (this.#turns.get(key) ?? Promise.resolve(undefined)).then(async () => {
      this.#refuseLocked(key, refusal);
      const right = await isRight();
      if (right) this.passwordPassed(key);
      else this.#passwordFailed(key);
      return right;
    });
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#turns.set(key, ended);
    void ended.then(() => this.#turns.get(key) === ended && this.#turns.delete(key));
    return turn;
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

  /** Forgets all attempts. */
  clear(): void {
    this.#passwords.clear();
    this.#counts.clear();
  }

  #refuseLocked(key: string, refusal: Error): void {
    const entry = this.#passwords.get(key);
    if (!entry) return;
    const now = this.#clock.now();
    const calm = now - Math.max(entry.tried, entry.lockedUntil) >= LONGEST_LOCK;
    entry.tried = now;
    if (entry.lockedUntil > now) throw refusal;
    if (calm) this.#passwords.delete(key);
  }

  #passwordFailed(key: string): void {
    const now = this.#clock.now();
    const failures = (this.#passwords.get(key)?.failures ?? 0) + 1;
    const lock =
      failures < FREE_PASSWORDS ? 0 : Math.min(1000 * 2 ** (failures - FREE_PASSWORDS), LONGEST_LOCK);
    this.#passwords.set(key, { failures, lockedUntil: now + lock, tried: now });
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
