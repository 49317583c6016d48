import { randomBytes } from './bytes.js';
import { Attempts } from './attempts.js';
import type { Clock } from './clock.js';
import { resolvePool, type PoolOptions, type ResolvedPool } from './options.js';
import { SigningKey } from './signing-key.js';
import { Users } from './users.js';
import { adminOf, type PoolAdmin } from './pool-admin.js';

/** One user pool: its options, its people, and the administrator's calls. */
export class LocalPool {
  readonly users: Users;
  readonly attempts: Attempts;
  readonly signingKey = new SigningKey();
  /** Makes up the same salt each time for the same unknown user. */
  readonly pretenceKey = randomBytes(32);
  readonly admin: PoolAdmin;
  #given: PoolOptions;
  #options: ResolvedPool;

  constructor(
    options: PoolOptions,
    clock: Clock,
    call: (operation: string, input: object) => Promise<object | undefined>,
  ) {
    this.#given = options;
    this.#options = resolvePool(options);
    this.users = new Users(() => this.#options);
    this.attempts = new Attempts(clock);
    this.admin = adminOf(options.id, call);
  }

  get id(): string {
    return this.#options.id;
  }

  /** The part of the id after the region: what SRP hashes. */
  get name(): string {
    return this.id.slice(this.id.indexOf('_') + 1);
  }

  get issuer(): string {
    return `https://cognito-idp.${this.id.slice(0, this.id.indexOf('_'))}.amazonaws.com/${this.id}`;
  }

  /** The options with their defaults filled in. */
  get options(): Readonly<ResolvedPool> {
    return this.#options;
  }

  /** Changes options while the server runs; people and sessions stay. */
  update(changes: Partial<Omit<PoolOptions, 'id'>>): void {
    this.#given = { ...this.#given, ...changes };
    this.#options = resolvePool(this.#given);
  }

  /** Forgets everybody; the options and the signing key stay. */
  reset(): void {
    this.users.clear();
    this.attempts.clear();
  }
}
