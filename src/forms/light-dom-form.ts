import {
  type CSSResult,
  type ReactiveController,
  type ReactiveControllerHost,
  render,
  type TemplateResult,
} from 'lit';

import { ofDocument } from '../lib/document-member.js';
import { whenIdle } from '../lib/idle.js';
import { lazy } from '../lib/lazy.js';
import { getDirection, getLanguage } from '../localization/index.js';
import { formStyles } from '../styles/form.js';
import { adoptMissing, adoptTokenSheet } from '../styles/style-sheets.js';
import { tokenStyles } from '../styles/tokens.js';

const loadLateTokens = lazy(() => import('../styles/late-tokens.js'));

/** Adds all tokens; those that the first view does not use are added when the page is idle. */
export function adoptTokens(element: HTMLElement): void {
  adoptTokenSheet(element, tokenStyles);
  whenIdle(async () => {
    const { adoptLateTokens } = await loadLateTokens();
    if (element.isConnected) adoptLateTokens(element);
  });
}

/** Adds the tokens to the document, and the styles of forms to the root that contains `element`. */
export function adoptForm(element: HTMLElement, styles: readonly CSSResult[] = []): void {
  adoptTokens(element);
  adoptMissing(element.getRootNode() as Document | ShadowRoot, [formStyles, ...styles]);
}

/** Returns the input with a name; a property of the form with that name could be something else. */
export const inputIn = (root: ParentNode, name: string): HTMLInputElement | null =>
  [...root.querySelectorAll('input')].find((input) => input.name === name) ?? null;

interface LightDomFormHost extends ReactiveControllerHost, HTMLElement {}

/**
 * Keeps a real `<form>` among the host's light children, where password managers find it, and renders into
 * it. It is restored when a framework removes it, follows the host into another root, and is not duplicated
 * by cloning.
 */
export class LightDomFormController implements ReactiveController {
  /**
   * The content of the form. A field with the name of a member of its form (`parentNode`, `elements`)
   * replaces that member (HTML, named access on forms), so nothing is rendered into the form itself, and none
   * of its members is used.
   */
  readonly content = document.createElement('div');
  readonly #form = document.createElement('form');
  readonly #host: LightDomFormHost;
  readonly #template: () => TemplateResult;
  #styles: readonly CSSResult[];

  constructor(
    host: LightDomFormHost,
    options: { template: () => TemplateResult; onSubmit: () => void; styles?: readonly CSSResult[] },
  ) {
    this.#host = host;
    this.#template = options.template;
    this.#styles = options.styles ?? [];
    const form = this.#form;
    form.className = 'auth-form';
    form.noValidate = true;
    // Without its listener (removing a frame removes it too) the form must not navigate: `dialog` outside of
    // a dialog does nothing.
    form.method = 'dialog';
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      options.onSubmit();
    });
    // Its children are laid out as the form's.
    this.content.style.display = 'contents';
    form.append(this.content);
    host.addController(this);
  }

  hostConnected(): void {
    adoptForm(this.#host, this.#styles);
    for (const child of this.#host.querySelectorAll(':scope > form.auth-form'))
      if (child !== this.#form) this.#host.removeChild(child);
  }

  hostUpdated(): void {
    Reflect.set(HTMLElement.prototype, 'lang', getLanguage(), this.#form);
    Reflect.set(HTMLElement.prototype, 'dir', getDirection(), this.#form);
    render(this.#template(), this.content, { host: this.#host });
    if (![...this.#host.children].includes(this.#form)) this.#host.append(this.#form);
  }

  /** Adds styles that were loaded after the form. */
  adopt(styles: readonly CSSResult[]): void {
    this.#styles = [...this.#styles, ...styles];
    if (this.#host.isConnected) adoptForm(this.#host, this.#styles);
  }

  /** Returns the values of the fields by name. They are read on submit only, so that none is stored. */
  values(): ReadonlyMap<string, string> {
    const values = new Map<string, string>();
    for (const [name, value] of new FormData(this.#form))
      if (typeof value === 'string') values.set(name, value);
    return values;
  }

  get hasFocus(): boolean {
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    return this.content.contains(ofDocument('activeElement', root));
  }

  field(name: string): HTMLInputElement | null {
    return inputIn(this.content, name);
  }

  /** Empties every password field. */
  clearSecrets(): void {
    for (const input of this.content.querySelectorAll<HTMLInputElement>('input[data-secret]'))
      input.value = '';
  }
}
