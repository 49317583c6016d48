import type { Clock } from '../clock.js';
import type { Bytes } from '../crypto/bytes.js';
import { toBase64Url } from '../crypto/bytes.js';
import type { Random } from '../crypto/random.js';
import type { IssuerType, PoolOptions, ResolvedPool } from '../options/options.js';
import { resolvePool } from '../options/resolve-options.js';
import { SigningKey } from '../tokens/signing-key.js';
import type { IssuedRefreshToken } from '../tokens/tokens.js';
import { Users } from '../users/users.js';
import { Attempts } from './attempts.js';
import { adminOf, type PoolAdmin } from './pool-admin.js';

/** A user pool: its options, its users, and the calls of an administrator. */
export class LocalPool {
  /** The users of the pool. */
  readonly users: Users;
  /** Failed attempts, which lock a user out for a while. */
  readonly attempts: Attempts;
  /** The key that signs the tokens of the pool. */
  readonly signingKey = new SigningKey();
  /** The source of codes, ids and secrets; repeatable with a `seed`. */
  readonly random: Random;
  /** Refresh tokens, including rotated and revoked ones. */
  readonly refreshTokens = new Map<string, IssuedRefreshToken>();
  /** The calls of an administrator. */
  readonly admin: PoolAdmin;
  #given: PoolOptions;
  #options: ResolvedPool;
  #decoyKey: Bytes;
  #deviceGroupKey: string;

  constructor(
    options: PoolOptions,
    clock: Clock,
    random: Random,
    call: (operation: string, input: object) => Promise<object | undefined>,
  ) {
    this.#given = options;
    this.#options = resolvePool(options);
    this.users = new Users(() => this.#options);
    this.attempts = new Attempts(clock);
    this.random = random;
    this.#decoyKey = random.bytes(32);
    this.#deviceGroupKey = newGroupKey(random);
    this.admin = adminOf(options.id, call);
  }

  /** The id of the pool: region, underscore, name. */
  get id(): string {
    return this.#options.id;
  }

  /** The part of the id after the underscore, which SRP hashes. */
  get name(): string {
    return this.id.slice(this.id.indexOf('_') + 1);
  }

  /** The `iss` of its tokens, a URL. */
  get issuer(): string {
    return this.#issuers[this.#options.issuer];
  }

  /** Whether an `iss` is one of the two that the pool can have: its tokens outlast a change of the option. */
  isIssuer(iss: unknown): boolean {
    return Object.values(this.#issuers).some((each) => each === iss);
  }

  get #issuers(): Record<IssuerType, string> {
    const region = this.id.slice(0, this.id.indexOf('_'));
    const at = (host: string): string => `https://${host}.${region}.amazonaws.com/${this.id}`;
    return { ORIGINAL: at('cognito-idp'), UPDATED: at('issuer-cognito-idp') };
  }

  /** The key that makes the same salt each time for the same unknown user. */
  get decoyKey(): Bytes {
    return this.#decoyKey;
  }

  /** The device group key, which SRP of devices uses in place of the pool name. */
  get deviceGroupKey(): string {
    return this.#deviceGroupKey;
  }

  /** The options with their defaults filled in. */
  get options(): Readonly<ResolvedPool> {
    return this.#options;
  }

  /** Changes options while the server runs; users and sessions stay. */
  update(changes: Partial<Omit<PoolOptions, 'id'>>): void {
    const given = { ...this.#given, ...changes };
    this.#options = resolvePool(given);
    this.#given = given;
  }

  /** Removes all users; the options and the signing key stay. */
  reset(): void {
    this.users.clear();
    this.attempts.clear();
    this.refreshTokens.clear();
    this.#decoyKey = this.random.bytes(32);
    this.#deviceGroupKey = newGroupKey(this.random);
  }
}

const newGroupKey = (random: Random): string => `-${toBase64Url(random.bytes(6))}`;
