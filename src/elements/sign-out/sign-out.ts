import { html, nothing, type TemplateResult } from 'lit';

import { ScreenController } from '../../controllers/screen-controller.js';
import { dynamicText } from '../../forms/dynamic-text.js';
import { adoptForm } from '../../forms/light-dom-form.js';
import { getDirection, getLanguage, msg } from '../../localization/index.js';
import { selectBusy } from '../../machine/selectors.js';
import { secondaryButtonStyles } from '../../styles/secondary-button.js';
import { AuthElement } from '../base/auth-element.js';
import { defaultSettings } from '../base/settings.js';

/**
 * Shows a sign-out button, inside an authenticator or anywhere on a page. The button is in the light DOM, so styles of the
 * app apply to it.
 *
 * @fires auth-signed-out - The user is signed out; from a button outside an authenticator.
 */
export class AuthSignOut extends AuthElement {
  readonly #screen = new ScreenController(this, {
    alone: () => ({ state: 'loading', data: undefined }),
    settings: defaultSettings,
  });

  override connectedCallback(): void {
    super.connectedCallback();
    adoptForm(this, [secondaryButtonStyles]);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    const snapshot = this.#screen.context?.actor.getSnapshot();
    const busy = !!snapshot && selectBusy(snapshot);
    return html`
      <button
        class="auth-button auth-button-secondary auth-button-inline"
        type="button"
        lang=${getLanguage()}
        dir=${getDirection()}
        aria-busy=${busy ? 'true' : 'false'}
        aria-disabled=${busy ? 'true' : 'false'}
        @click=${() => this.#screen.context?.actor.send({ type: 'signOut' })}
      >
        ${busy ? html` <span class="auth-spinner" aria-hidden="true"></span> ` : nothing}
        <span>
          ${dynamicText(
            busy ? msg('Signing out…', { id: 'sign-out.busy' }) : msg('Sign out', { id: 'sign-out.submit' }),
          )}
        </span>
      </button>
    `;
  }
}
