import {
  render,
  type CSSResult,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { lazy } from '../lib/lazy.js';
import { ofDocument } from '../lib/document-member.js';
import { getDirection, getLanguage } from '../localization/index.js';
import { formStyles } from '../styles/form.js';
import { tokenStyles } from '../styles/tokens.js';
import { adoptMissing } from '../styles/style-sheets.js';
import { whenIdle } from '../lib/idle.js';

const loadLateTokens = lazy(() => import('../styles/late-tokens.js'));

/** Gives the document the default of tokens, and the root that `element` is in what `data-auth-theme` does there. */
export function adoptTokenSheet(element: Element, tokens: CSSResult): void {
  adoptMissing(element.ownerDocument, [tokens]);
  adoptMissing(element.getRootNode() as Document | ShadowRoot, [tokens]);
}

/** The same with all tokens; those that the first view does not read come when the page is idle. */
export function adoptTokens(element: Element): void {
  adoptTokenSheet(element, tokenStyles);
  whenIdle(async () => {
    const { lateTokenStyles } = await loadLateTokens();
    if (element.isConnected) adoptTokenSheet(element, lateTokenStyles);
  });
}

/** Gives the document the tokens, and the root that `element` is in the form's styles. */
export function adoptForm(element: Element, styles: readonly CSSResult[] = []): void {
  adoptTokens(element);
  adoptMissing(element.getRootNode() as Document | ShadowRoot, [formStyles, ...styles]);
}

/** The input of a name; asked of a form, the name could be that of something else. */
export const inputIn = (root: ParentNode, name: string): HTMLInputElement | null =>
  [...root.querySelectorAll('input')].find((input) => input.name === name) ?? null;

interface LightDomFormHost extends ReactiveControllerHost, HTMLElement {}

/**
 * Keeps a real `<form>` among the host's light children, where password managers see it, and renders into it.
 * It comes back when a framework throws it out, follows the host into another root, and is not doubled by cloning.
 */
export class LightDomFormController implements ReactiveController {
  /**
   * What the form shows. A field whose name is that of a member of its form (`parentNode`, `elements`) takes that
   * member's place (HTML, named access on forms), so nothing is rendered into the form itself, or asked of it.
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
    // Without its listener (a frame that was removed takes them along) a form sends nothing: not in a dialog, this is no way.
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

  /** Takes styles that came after the form. */
  adopt(styles: readonly CSSResult[]): void {
    this.#styles = [...this.#styles, ...styles];
    if (this.#host.isConnected) adoptForm(this.#host, this.#styles);
  }

  /** What the fields hold now, by name. Read on submit only, so that nothing typed is kept. */
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

  /** Empties every field that holds a password. */
  clearSecrets(): void {
    for (const input of this.content.querySelectorAll<HTMLInputElement>('input[data-secret]'))
      input.value = '';
  }
}
