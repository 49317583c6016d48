import { css, type CSSResult, type CSSResultGroup, html, type TemplateResult } from 'lit';

import { checkboxStyles } from '../../forms/controls/checkbox.styles.js';
import { choiceStyles } from '../../forms/controls/choice.styles.js';
import { destinationTextStyles } from '../../forms/controls/destination-text.styles.js';
import { optionalLabelStyles } from '../../forms/controls/optional-label.styles.js';
import { passwordPolicyStyles } from '../../forms/controls/password-policy.styles.js';
import { resendStyles } from '../../forms/controls/resend-controller.styles.js';
import { tickStyles } from '../../forms/controls/tick.styles.js';
import { dynamicText } from '../../forms/dynamic-text.js';
import { codeFieldStyles } from '../../forms/fields/code-field.styles.js';
import { arrowIcon } from '../../forms/more-icons.js';
import { msg } from '../../localization/index.js';
import { selectIsSignedIn } from '../../machine/selectors.js';
import { selectIsInStepUp, selectView } from '../../machine/step-selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { adoptLateTokens } from '../../styles/late-tokens.js';
import { secondaryButtonStyles } from '../../styles/secondary-button.js';
import { FormScreen } from './form-screen.js';

/** The arrow points to the inline start. */
const backLinkStyles = css`
  .auth-icon-directional:where(:dir(rtl)) {
    transform: scaleX(-1);
  }
`;

/** A form without content takes no room below the text of its screen; the messages in it still come to be read. */
const emptyFormStyles = css`
  .auth-form:where(:not(:has(> * > :not([data-empty])))) {
    position: absolute;
  }
`;

/** A form that follows another screen and has a link back. It loads after the first view. */
export abstract class SecondaryFormScreen extends FormScreen {
  static override styles: CSSResultGroup = [FormScreen.styles, destinationTextStyles, backLinkStyles];
  static override formStyles: readonly CSSResult[] = [
    secondaryButtonStyles,
    codeFieldStyles,
    optionalLabelStyles,
    destinationTextStyles,
    resendStyles,
    tickStyles,
    checkboxStyles,
    choiceStyles,
    passwordPolicyStyles,
    emptyFormStyles,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    adoptLateTokens(this);
  }

  protected override view(): string | undefined {
    return this.snapshot && selectView(this.snapshot);
  }

  /** Where the link back leads: to sign-in, or a step back. */
  protected back(): AuthEvent {
    return { type: 'nav.signIn' };
  }

  /** Goes where the link back leads. */
  protected goBack(): void {
    this.context?.actor.send(this.back());
  }

  protected override footer(): TemplateResult | undefined {
    return html`
      <button class="auth-link" type="button" @click=${() => this.goBack()}>
        ${arrowIcon()}
        <span>${dynamicText(this.#backText)}</span>
      </button>
    `;
  }

  get #backText(): string {
    const { snapshot } = this;
    if (this.back().type !== 'nav.signIn') return msg('Back', { id: 'common.back.plain' });
    if (snapshot && selectIsInStepUp(snapshot)) return msg('Cancel', { id: 'common.cancel' });
    return snapshot && selectIsSignedIn(snapshot)
      ? msg('Back', { id: 'common.back.plain' })
      : msg('Back to sign in', { id: 'common.back' });
  }
}
