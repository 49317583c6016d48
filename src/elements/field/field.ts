import { css } from 'lit';
import { property } from 'lit/decorators.js';

import { AuthElement } from '../base/auth-element.js';

/**
 * Describes a field of the sign-up form, which renders it: a child of `<auth-sign-up>` or of
 * `<auth-authenticator>`. It renders nothing itself. Options of a select are `<option>` children. The field
 * can be moved, changed or removed at any time; values typed into the other fields are kept.
 */
export class AuthField extends AuthElement {
  static override styles = css`
    :host {
      display: none;
    }
  `;

  /** The attribute of the field: `given_name`, `custom:team-size`. */
  @property({ reflect: true }) name: string | undefined;

  /** The label. Default: a built-in one for a standard attribute, else the name. */
  @property({ reflect: true }) label: string | undefined;

  /** An example in the empty field; the label stays visible. */
  @property({ reflect: true }) placeholder: string | undefined;

  /**
   * `text`, `email`, `tel`, `number`, `date`, `url`, `password`, `select`, `checkbox` or `terms`. Default:
   * the type that fits the attribute.
   */
  @property({ reflect: true }) type: string | undefined;

  /** Makes the field required. Without it, the field may stay empty, and its label says so. */
  @property({ type: Boolean, reflect: true }) required = false;

  /** The position: fields with `display-order` come first; the others follow in document order. */
  @property({ type: Number, reflect: true, attribute: 'display-order' }) displayOrder: number | undefined;

  /** The `autocomplete` of the input. */
  @property({ reflect: true }) autocomplete: string | undefined;

  /** The URL of the link in the label of `terms` or `checkbox`. */
  @property({ reflect: true }) href: string | undefined;

  /** The linked part of the label; if the label does not contain it, it is appended. */
  @property({ reflect: true, attribute: 'link-text' }) linkText: string | undefined;
}
