import type { AuthApi } from '../../auth/api.js';
import type { OpenAuth } from '../../controllers/context-provider.js';
import { loadProviders } from '../federated-buttons/federated-section.js';
import type { AuthenticatorProperties } from './authenticator-properties.js';
import { resolveAuth } from './resolve-auth.js';
import type { Sandbox } from './sandbox.js';

/**
 * The Auth that the properties of an authenticator select, with the additions of `federated` to its config.
 */
export class HostAuth {
  readonly #properties: AuthenticatorProperties;
  #sandbox: Sandbox | undefined;

  constructor(properties: AuthenticatorProperties) {
    this.#properties = properties;
  }

  /** Marks a sandbox. */
  get note(): HTMLElement | undefined {
    return this.#sandbox?.note;
  }

  /**
   * Resolves which Auth to use; `given` is the one set by the app. `late` is called if `federated` could be
   * read only later.
   */
  async resolve(given: AuthApi | undefined, late: () => void): Promise<OpenAuth> {
    const { federated, localName } = this.#properties;
    const [open, providers] = await Promise.all([
      resolveAuth(this.#properties, given, this.#sandbox),
      // Its additions to the config decide whether the page's URL is a response.
      federated ? loadProviders().catch(() => undefined) : undefined,
    ]);
    if (federated && !providers) void loadProviders.loaded.then(late);
    return (user) => {
      const resolved = open(user);
      this.#sandbox = resolved.sandbox;
      providers?.applyFederated(resolved.auth, federated, localName);
      return resolved;
    };
  }

  /** Adds the current `federated` to the config of the current Auth. */
  applyFederated(auth: AuthApi): void {
    const { federated, localName } = this.#properties;
    if (!federated) return;
    loadProviders().then(
      (providers) => providers.applyFederated(auth, federated, localName),
      () => undefined,
    );
  }
}
