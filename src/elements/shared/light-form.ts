import {
  render,
  type CSSResult,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { getDirection, getLanguage } from '../../localization/index.js';
import { formStyles } from '../../styles/form.js';
import { tokenStyles } from '../../styles/tokens.js';
import { adoptMissing } from './style-sheets.js';

/** Gives the document the default of every token, and the root that `element` is in what `data-auth-theme` does there. */
export function adoptTokens(element: Element): void {
  adoptMissing(element.ownerDocument, [tokenStyles]);
  adoptMissing(element.getRootNode() as Document | ShadowRoot, [tokenStyles]);
}

/** Gives the document the tokens, and the root that `element` is in the form's styles. */
export function adoptForm(element: Element, styles: readonly CSSResult[] = []): void {
  adoptTokens(element);
  adoptMissing(element.getRootNode() as Document | ShadowRoot, [formStyles, ...styles]);
}

interface LightFormHost extends ReactiveControllerHost, HTMLElement {}

/**
 * Keeps a real `<form>` among the host's light children, where password managers see it, and renders into it.
 * It comes back when a framework throws it out, follows the host into another root, and is not doubled by cloning.
 */
export class LightForm implements ReactiveController {
  readonly element: HTMLFormElement;
  readonly #host: LightFormHost;
  readonly #template: () => TemplateResult;
  #styles: readonly CSSResult[];

  constructor(
    host: LightFormHost,
    options: { template: () => TemplateResult; onSubmit: () => void; styles?: readonly CSSResult[] },
  ) {
    this.#host = host;
    this.#template = options.template;
    this.#styles = options.styles ?? [];
    this.element = document.createElement('form');
    this.element.className = 'auth-form';
    this.element.noValidate = true;
    // Were scripts ever to fail between render and submit, nothing typed may land in a URL.
    this.element.method = 'post';
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      options.onSubmit();
    });
    host.addController(this);
  }

  hostConnected(): void {
    adoptForm(this.#host, this.#styles);
    for (const child of this.#host.querySelectorAll(':scope > form.auth-form'))
      if (child !== this.element) child.remove();
  }

  hostUpdated(): void {
    this.element.lang = getLanguage();
    this.element.dir = getDirection();
    render(this.#template(), this.element, { host: this.#host });
    if (this.element.parentNode !== this.#host) this.#host.append(this.element);
  }

  /** Takes styles that came after the form. */
  adopt(styles: readonly CSSResult[]): void {
    this.#styles = [...this.#styles, ...styles];
    if (this.#host.isConnected) adoptForm(this.#host, this.#styles);
  }

  /** What the fields hold now, by name. Read on submit only, so that nothing typed is kept. */
  values(): Record<string, string> {
    const values: Record<string, string> = {};
    for (const [name, value] of new FormData(this.element))
      if (typeof value === 'string') values[name] = value;
    return values;
  }

  get hasFocus(): boolean {
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    return this.element.contains(root.activeElement);
  }

  field(name: string): HTMLInputElement | null {
    // Not by its class, which is another one in a frame.
    return this.element.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`);
  }

  /** Empties every field that holds a password. */
  clearSecrets(): void {
    for (const input of this.element.querySelectorAll<HTMLInputElement>('input[data-secret]'))
      input.value = '';
  }
}
