import type { Random } from '../crypto/random.js';

/** A user at a provider, proven by a token. */
export interface Login {
  /** The key in `Logins`. */
  readonly provider: string;
  /** Who it is there. */
  readonly subject: string;
  /** How OpenID tokens name the two. */
  readonly reference: string;
}

/** One identity: a guest as long as it has no logins. */
export interface Identity {
  /** The identity id: region, colon, UUID. */
  readonly id: string;
  /** The identity pool. */
  readonly poolId: string;
  /** The linked logins by provider. */
  readonly logins: Map<string, Login>;
  /** Set when a guest turned out to be a known user: its id is of no use without their login. */
  merged: boolean;
}

/** The identities of all identity pools, found by id or by a login. */
export class Identities {
  readonly #random: Random;
  readonly #byId = new Map<string, Identity>();
  readonly #owners = new Map<string, Identity>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Returns the identities of a pool, in the order they came. */
  all(poolId: string): Identity[] {
    return [...this.#byId.values()].filter((each) => each.poolId === poolId);
  }

  /** Finds an identity by id. */
  find(id: string): Identity | undefined {
    return this.#byId.get(id);
  }

  /** Finds the identities of a pool that logins belong to. */
  ownersOf(poolId: string, logins: readonly Login[]): Identity[] {
    const owners = logins.map((login) => this.#owners.get(ownerKey(poolId, login)));
    return [...new Set(owners)].filter((each) => each !== undefined);
  }

  /** Makes an identity in the region of its pool. */
  create(poolId: string, logins: readonly Login[] = []): Identity {
    const id = `${poolId.slice(0, poolId.indexOf(':'))}:${this.#random.uuid()}`;
    const identity: Identity = { id, poolId, logins: new Map(), merged: false };
    this.#byId.set(id, identity);
    this.link(identity, logins);
    return identity;
  }

  /** Gives logins to an identity; they must not belong to another one. */
  link(identity: Identity, logins: readonly Login[]): void {
    for (const login of logins) {
      const key = ownerKey(identity.poolId, login);
      this.#owners.set(key, identity);
      identity.logins.set(key, login);
    }
  }

  /** Forgets all of them. */
  clear(): void {
    this.#byId.clear();
    this.#owners.clear();
  }
}

const ownerKey = (poolId: string, { provider, subject }: Login): string =>
  JSON.stringify([poolId, provider, subject]);
