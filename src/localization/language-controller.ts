import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { hosts } from './texts.js';

/** Re-renders its host when the language or a message changes, while the host is connected. */
export class LanguageController implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.#host);
    // The language may have changed while the host was disconnected.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
  }
}
