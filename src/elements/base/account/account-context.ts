import type { ReactiveController, ReactiveElement } from 'lit';

import type { AuthApi } from '../../../auth/api.js';
import { ScreenController } from '../../../controllers/screen-controller.js';
import { accountMessages, isLoadingAccountMessages } from '../../../localization/account-messages.js';
import { defaultSettings, type ScreenContext, type ScreenSettings } from '../settings.js';

interface AccountHost extends ReactiveElement {
  /** The `Auth` of the session, outside an authenticator. */
  auth: AuthApi | undefined;
}

/** The context of an element of the account: that of the authenticator around it, or its own for the `auth` of the host. */
export class AccountContextController implements ReactiveController {
  readonly #host: AccountHost;
  readonly #screen: ScreenController<ScreenSettings>;
  /** The `auth` with which the host started. */
  #used: AuthApi | undefined;

  constructor(host: AccountHost, removed?: () => void) {
    this.#host = host;
    this.#screen = new ScreenController(host, {
      alone: () => {
        this.#used = host.auth;
        return { state: 'loading', data: undefined, auth: host.auth };
      },
      settings: defaultSettings,
      ...(removed && { removed }),
    });
    host.addController(this);
    if (isLoadingAccountMessages()) void accountMessages.then(() => host.requestUpdate());
  }

  /**
   * Undefined until the host is connected, the messages have loaded and, inside an authenticator, that one is ready.
   */
  get current(): ScreenContext | undefined {
    return isLoadingAccountMessages() ? undefined : this.#screen.context;
  }

  hostUpdate(): void {
    if (this.#host.auth === this.#used || !this.#screen.context || this.#screen.embedded) return;
    this.#used = this.#host.auth;
    // As if the host were removed and added again.
    this.#screen.hostDisconnected();
    setTimeout(() => {
      if (this.#host.isConnected) this.#screen.hostConnected();
    });
  }
}
