import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import { ScreenController } from '../../controllers/screen-controller.js';
import { dynamicText } from '../../forms/dynamic-text.js';
import { getDirection, getLanguage } from '../../localization/index.js';
import type { AuthView } from '../../machine/auth-machine.js';
import type { AuthData, StoredAuthState } from '../../machine/types.js';
import { cardStyles, hostStyles, screenStyles } from '../../styles/chrome.js';
import { AuthElement } from './auth-element.js';
import { type ScreenName, screens } from './screens.js';
import { defaultSettings, type ScreenContext } from './settings.js';

/**
 * The base of all screens: chrome in the shadow root around the content of the screen, in the state of the
 * authenticator around it, or without one, in its own.
 */
export abstract class AuthScreen extends AuthElement {
  static override styles: CSSResultGroup = [hostStyles, cardStyles, screenStyles];

  /** The data of a standalone screen: a user whose sign-in continues here, or `{username}`. */
  @property({ attribute: false }) authData: AuthData = undefined;

  protected abstract readonly screen: ScreenName;

  readonly #screen = new ScreenController(this, {
    alone: () => ({ state: this.stateAlone, data: this.authData }),
    settings: defaultSettings,
    removed: () => this.removed(),
  });

  /** The initial state of a standalone screen. */
  protected get stateAlone(): StoredAuthState {
    return screens[this.screen][0];
  }

  protected get context(): ScreenContext | undefined {
    return this.#screen.context;
  }

  /** Whether an authenticator around the screen draws the card. */
  protected get embedded(): boolean {
    return this.#screen.embedded;
  }

  protected get snapshot(): AuthView | undefined {
    return this.context?.actor.getSnapshot();
  }

  /**
   * Moves the focus to the heading, which a screen reader then reads. Called when this screen has replaced
   * another.
   */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.auth-heading, .auth-name')?.focus();
  }

  override render(): TemplateResult {
    const lead = this.lead();
    const footer = this.footer();
    return html`
      <section
        part="card"
        class=${this.embedded ? '' : 'auth-card'}
        aria-labelledby="heading"
        lang=${getLanguage()}
        dir=${getDirection()}
      >
        <slot name="header"></slot>
        <div part="body" class="auth-body">
          <div part="header" class="auth-header">
            <h2 part="heading" class="auth-heading" id="heading" tabindex="-1">
              ${dynamicText(this.heading())}
            </h2>
            ${lead ? html` <p class="auth-lead">${typeof lead === 'string' ? dynamicText(lead) : lead}</p> ` : nothing}
          </div>
          ${this.content()}
        </div>
        ${footer ? html` <div part="footer" class="auth-footer">${footer}</div> ` : nothing}
        <slot name="footer"></slot>
      </section>
    `;
  }

  /** Called when the screen is removed, and not just moved. */
  protected removed(): void {}

  protected abstract heading(): string;

  protected lead(): TemplateResult | string | undefined {
    return undefined;
  }

  protected content(): TemplateResult {
    return html` <slot></slot> `;
  }

  /** The link back, below the form. Undefined: none. */
  protected footer(): TemplateResult | undefined {
    return undefined;
  }
}
