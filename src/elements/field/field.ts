import { css } from 'lit';
import { property } from 'lit/decorators.js';
import { AuthElement } from '../base/auth-element.js';

/**
 * Describes a field of the sign-up form, which is rendered there: a child of `<auth-sign-up>` or of
 * `<auth-authenticator>`. It shows nothing itself. Options of a select are `<option>` children. Where it is moved, changed
 * or removed the form follows, and keeps what has been typed into the other fields.
 */
export class AuthField extends AuthElement {
  static override styles = css`
    :host {
      display: none;
    }
  `;

  /** The attribute that the field is for: `given_name`, `custom:team-size`. */
  @property({ reflect: true }) name: string | undefined;

  /** Default: ours for a standard attribute, else the name. */
  @property({ reflect: true }) label: string | undefined;

  /** An example of what to type; the label stays. */
  @property({ reflect: true }) placeholder: string | undefined;

  /** `text`, `email`, `tel`, `number`, `date`, `url`, `password`, `select`, `checkbox` or `terms`. Default: what fits the attribute. */
  @property({ reflect: true }) type: string | undefined;

  /** Without it the field may be left empty, and says so. */
  @property({ type: Boolean, reflect: true }) required = false;

  /** Fields with one come first; the others follow in the order of the document. */
  @property({ type: Number, reflect: true, attribute: 'display-order' }) displayOrder: number | undefined;

  /** The `autocomplete` of the input. */
  @property({ reflect: true }) autocomplete: string | undefined;

  /** Where the link in the label of `terms` or `checkbox` leads. */
  @property({ reflect: true }) href: string | undefined;

  /** The part of the label that is the link; one that is not in it follows. */
  @property({ reflect: true, attribute: 'link-text' }) linkText: string | undefined;
}
