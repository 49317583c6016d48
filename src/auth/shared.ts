import type { AuthApi } from './api.js';
import { Auth, createAuth } from './auth.js';
import { normalizeConfig, readConfig } from './config/config.js';
import { ConfigLayers } from './config/config-layers.js';
import type { AuthConfigInput } from './config/config-types.js';

/** The instances that the authenticators of a page share: one for each pool, client and storage. */
export class SharedInstances {
  readonly #instances: ConfigLayers[];

  /** `first` is the instance for the first config, unless the app has configured it for another pool. */
  constructor(first: AuthApi) {
    this.#instances = [new ConfigLayers(first)];
  }

  /**
   * Returns the instance for a config, after adding the config to it. For a changed config of the same user,
   * call it again. A later config overrides earlier ones. Throws `InvalidConfig`.
   */
  join(user: object, ...configs: readonly AuthConfigInput[]): AuthApi {
    const entries = new Map(configs.flatMap((config) => [...readConfig(config).entries]));
    normalizeConfig(entries);
    let layers = this.#instances.find((each) => each.fits(user, entries));
    if (!layers) this.#instances.push((layers = new ConfigLayers(createAuth())));
    layers.join(user, entries);
    return layers.auth;
  }

  /** Removes a user, which no longer needs its config or has a new one. */
  leave(user: object): void {
    for (const layers of this.#instances) layers.leave(user);
  }
}

/** The shared instances of this page. */
export const shared = /* @__PURE__ */ new SharedInstances(Auth);
