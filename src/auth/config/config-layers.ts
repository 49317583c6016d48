import type { AuthApi } from '../api.js';
import { groundOf, type Said } from '../auth.js';
import { normalizeConfig } from './config.js';
import type { Found } from './config-shapes.js';
import { isSameConfig } from './same-config.js';

/** Who is signed in depends on these: what says otherwise is another instance. */
const pool = ['userPoolId', 'userPoolWebClientId'];
const stores = ['storage', 'cookieStorage'];
/** Apart where both say something and not the same. */
const servers = ['identityPoolId', 'endpoint', 'identityPoolEndpoint'];

function valueOf(said: Said, name: string): unknown {
  const value = said.get(name)?.value ?? (name === 'storage' ? 'local' : undefined);
  return typeof value === 'string' && URL.canParse(value) ? new URL(value).href : value;
}

/** Whether an instance with `base` serves who says `said`. Who says nothing of a storage takes the one there is. */
function fits(base: Said, said: Said): boolean {
  const isSame = (name: string): boolean => isSameConfig(valueOf(base, name), valueOf(said, name));
  return (
    pool.every(isSame) &&
    (!stores.some((name) => said.has(name)) || stores.every(isSame)) &&
    servers.every((name) => !base.has(name) || !said.has(name) || isSame(name))
  );
}

const merge = (layers: readonly Said[]): Map<string, Found> => new Map(layers.flatMap((layer) => [...layer]));

/**
 * What authenticators say of the instance that they share. It lies under what the page says, so that it does not matter
 * who speaks first, and goes with who said it.
 */
export class ConfigLayers {
  readonly auth: AuthApi;
  readonly #ground: ReturnType<typeof groundOf>;
  readonly #left = new WeakSet<object>();
  #users: ReadonlyMap<object, Said> = new Map();

  constructor(auth: AuthApi) {
    this.auth = auth;
    this.#ground = groundOf(auth);
    this.#ground.under = (page) => {
      const isWhole = page.has('userPoolId') || page.has('identityPoolId');
      return merge([...this.#users.values()].filter((said) => !isWhole || fits(page, said)));
    };
  }

  /** Whether a user may join. What only the user itself has said, or one that has left, is no hindrance. */
  fits(user: object, said: Said): boolean {
    const { page, all } = this.#ground;
    if (!all) return true;
    const kept = new Map([...all].filter(([name]) => !servers.includes(name)));
    return fits(merge([kept, ...this.#others(user).values(), page]), said);
  }

  /** Throws `InvalidConfig`, and all stays as it was. */
  join(user: object, said: Said): void {
    const users = this.#others(user).set(user, said);
    const { page, use } = this.#ground;
    const config = normalizeConfig(merge([...users.values(), page]));
    this.#users = users;
    this.#left.delete(user);
    if (!isSameConfig(config, this.auth.configure())) use(page);
  }

  /** What the user said holds until the next one joins. */
  leave(user: object): void {
    this.#left.add(user);
  }

  #others(than: object): Map<object, Said> {
    return new Map([...this.#users].filter(([user]) => user !== than && !this.#left.has(user)));
  }
}
