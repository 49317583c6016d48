import { LitElement } from 'lit';

import { adoptTokens } from '../../forms/light-dom-form.js';
import { LanguageController } from '../../localization/index.js';
import { adoptAll } from '../../styles/style-sheets.js';

/**
 * The base of all elements: in the language of the page, with its tokens, in whichever document of the page
 * they are moved to.
 */
export class AuthElement extends LitElement {
  constructor() {
    super();
    new LanguageController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this);
  }

  /**
   * Another document, such as that of a frame or a picture-in-picture window, does not have the style sheets
   * of this one.
   */
  adoptedCallback(): void {
    if (this.shadowRoot) this.#adoptStyles(this.shadowRoot);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root =
      this.shadowRoot ?? this.attachShadow((this.constructor as typeof AuthElement).shadowRootOptions);
    this.#adoptStyles(root);
    return root;
  }

  #adoptStyles(root: ShadowRoot): void {
    adoptAll(root, (this.constructor as typeof AuthElement).elementStyles);
  }
}
