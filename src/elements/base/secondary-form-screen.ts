import { html, type CSSResult, type TemplateResult } from 'lit';
import { msg } from '../../localization/index.js';
import { selectIsSignedIn, selectView } from '../../machine/selectors.js';
import { formDetailStyles } from '../../styles/form-details.js';
import { lateTokenStyles } from '../../styles/late-tokens.js';
import { secondaryButtonStyles } from '../../styles/secondary-button.js';
import { dynamicText } from '../../forms/dynamic-text.js';
import { FormScreen } from './form-screen.js';
import { adoptTokenSheet } from '../../forms/light-dom-form.js';
import { arrowIcon } from '../../forms/more-icons.js';

/** A form that people come to from another one, to which it leads back. None of it is in the first view. */
export abstract class SecondaryFormScreen extends FormScreen {
  static override formStyles: readonly CSSResult[] = [secondaryButtonStyles, formDetailStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokenSheet(this, lateTokenStyles);
  }

  protected override view(): string | undefined {
    return this.snapshot && selectView(this.snapshot);
  }

  protected override footer(): TemplateResult | undefined {
    return html`
      <button
        class="auth-link"
        type="button"
        @click=${() => this.context?.actor.send({ type: 'nav.signIn' })}
      >
        ${arrowIcon()}
        <span>
          ${dynamicText(
            this.snapshot && selectIsSignedIn(this.snapshot)
              ? msg('Back', { id: 'common.back.plain' })
              : msg('Back to sign in', { id: 'common.back' }),
          )}
        </span>
      </button>
    `;
  }
}
