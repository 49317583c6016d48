import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hosts } from './texts.js';

/** Renders its host again when the language or a text changes, as long as the host is connected. */
export class LanguageController implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.#host);
    // The language may have changed while the host was out of the document.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
  }
}
