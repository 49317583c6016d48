import { Auth, createAuth } from './auth.js';
import type { AuthApi } from './api.js';
import { ConfigLayers } from './config/config-layers.js';
import { normalizeConfig, readConfig } from './config/config.js';
import type { AuthConfigInput } from './config/config-types.js';

/** The instances that the authenticators of a page share: one for each pool, client and storage. */
export class SharedInstances {
  readonly #instances: ConfigLayers[];

  /** `first` is for who comes first, unless the page has configured it for another pool. */
  constructor(first: AuthApi) {
    this.#instances = [new ConfigLayers(first)];
  }

  /**
   * The instance for a config, to which what it says is added; for another config of the same user call it again. Of
   * several configs, a later one goes over an earlier one. Throws `InvalidConfig`.
   */
  join(user: object, ...configs: readonly AuthConfigInput[]): AuthApi {
    const found = new Map(configs.flatMap((config) => [...readConfig(config).found]));
    normalizeConfig(found);
    let layers = this.#instances.find((each) => each.fits(user, found));
    if (!layers) this.#instances.push((layers = new ConfigLayers(createAuth())));
    layers.join(user, found);
    return layers.auth;
  }

  /** The user is gone, or says something else from now on. */
  leave(user: object): void {
    for (const layers of this.#instances) layers.leave(user);
  }
}

/** Those of this page. */
export const shared = /* @__PURE__ */ new SharedInstances(Auth);
