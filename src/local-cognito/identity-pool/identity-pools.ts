import type { Clock } from '../clock.js';
import type { Random } from '../crypto/random.js';
import type { PoolOptions } from '../options/options.js';
import { SigningKey } from '../tokens/signing-key.js';
import { CredentialStore } from './credentials.js';
import { identityErrors } from './errors.js';
import { Identities, type Identity } from './identities.js';
import {
  DEFAULT_IDENTITY_POOL,
  type IdentityPoolOptions,
  type ResolvedIdentityPool,
  resolveIdentityPool,
} from './options.js';
import { ProviderTokens } from './provider-tokens.js';

/** An identity pool: its options and its identities. */
export class LocalIdentityPool {
  readonly #userPools: readonly PoolOptions[] | undefined;
  readonly #identities: Identities;
  #given: IdentityPoolOptions;
  #options: ResolvedIdentityPool;

  constructor(
    options: IdentityPoolOptions,
    userPools: readonly PoolOptions[] | undefined,
    identities: Identities,
  ) {
    this.#given = options;
    this.#userPools = userPools;
    this.#identities = identities;
    this.#options = resolveIdentityPool(options, userPools);
  }

  /** The id of the pool: region, colon, UUID. */
  get id(): string {
    return this.#options.id;
  }

  /** The options with their defaults filled in. */
  get options(): Readonly<ResolvedIdentityPool> {
    return this.#options;
  }

  /** Returns the identities in the order of their creation, with the names of their linked providers. */
  identities(): { readonly id: string; readonly logins: readonly string[] }[] {
    return this.#identities
      .all(this.id)
      .map(({ id, logins }) => ({ id, logins: Array.from(logins.values(), ({ provider }) => provider) }));
  }

  /** Changes options while the server runs, identities stay; throws a TypeError for bad ones. */
  update(changes: Partial<Omit<IdentityPoolOptions, 'id'>>): void {
    const given = { ...this.#given, ...changes };
    this.#options = resolveIdentityPool(given, this.#userPools);
    this.#given = given;
  }
}

/** The identity pools, with their identities and credentials. */
export class IdentityPools {
  readonly pools: ReadonlyMap<string, LocalIdentityPool>;
  readonly identities: Identities;
  readonly providerTokens: ProviderTokens;
  readonly credentials: CredentialStore;
  /** Signs the OpenID tokens of identities. */
  readonly signingKey = new SigningKey();

  /** Throws a TypeError for bad options and for an id that is given twice. */
  constructor(
    options: readonly IdentityPoolOptions[] | undefined,
    userPools: readonly PoolOptions[] | undefined,
    clock: Clock,
    random: Random,
  ) {
    this.identities = new Identities(random);
    this.providerTokens = new ProviderTokens(clock, random);
    this.credentials = new CredentialStore(clock, random);
    const pools = new Map<string, LocalIdentityPool>();
    for (const each of options ?? [DEFAULT_IDENTITY_POOL]) {
      if (pools.has(each.id)) {
        throw new TypeError(`local-cognito: there are two identity pools with the id "${each.id}".`);
      }
      pools.set(each.id, new LocalIdentityPool(each, userPools, this.identities));
    }
    this.pools = pools;
  }

  /** Finds a pool by id; throws the service's error when there is none. */
  findPool(id: string): ResolvedIdentityPool {
    const pool = this.pools.get(id);
    if (!pool) throw identityErrors.poolNotFound(id);
    return pool.options;
  }

  /** Finds an identity and its pool by id; throws the service's error when there is none. */
  findIdentity(id: string): { identity: Identity; pool: ResolvedIdentityPool } {
    const identity = this.identities.find(id);
    if (!identity) throw identityErrors.identityNotFound(id);
    return { identity, pool: this.findPool(identity.poolId) };
  }

  /** Forgets identities, credentials and opaque tokens; options and keys stay. */
  clear(): void {
    this.identities.clear();
    this.providerTokens.clear();
    this.credentials.clear();
  }
}
