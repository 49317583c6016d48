import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { type ReadField, readFields } from './read-config.js';

/**
 * Reads the `<auth-field>` children of a sign-up screen and of the authenticator around it. It reads their
 * attributes, so they need not be defined.
 */
export class DeclaredFieldsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #observer = new MutationObserver(() => this.#follow());

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get fields(): readonly ReadField[] {
    return readFields(this.#elements.map(describe), '<auth-field>');
  }

  hostConnected(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  get #parents(): readonly Element[] {
    const authenticator = this.#host.closest('auth-authenticator');
    return authenticator ? [this.#host, authenticator] : [this.#host];
  }

  get #elements(): readonly Element[] {
    return this.#parents.flatMap((parent) => [...parent.querySelectorAll(':scope > auth-field')]);
  }

  #follow(): void {
    this.#observer.disconnect();
    for (const parent of this.#parents) this.#observer.observe(parent, { childList: true });
    for (const element of this.#elements)
      this.#observer.observe(element, {
        attributes: true,
        childList: true,
        subtree: true,
        characterData: true,
      });
    this.#host.requestUpdate();
  }
}

/** Converts an element to a field of `signUpConfig`. */
function describe(element: Element): Record<string, unknown> {
  const attribute = (name: string): string | undefined => element.getAttribute(name) ?? undefined;
  const order = attribute('display-order');
  const href = attribute('href');
  const options = [...element.querySelectorAll('option')];
  return {
    key: attribute('name'),
    label: attribute('label'),
    placeholder: attribute('placeholder'),
    required: element.hasAttribute('required'),
    displayOrder: order === undefined ? undefined : Number(order),
    type: attribute('type'),
    autocomplete: attribute('autocomplete'),
    ...(options.length && { options: options.map(({ value, label }) => ({ value, label })) }),
    ...(href !== undefined && { link: { href, text: attribute('link-text') } }),
  };
}
