import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';

import { warnOnce } from '../../lib/warn.js';
import { getDirection, getLanguage, msg, str } from '../../localization/index.js';
import { isUnknown, selectAuthState, selectUser } from '../../machine/selectors.js';
import type { StoredAuthState } from '../../machine/types.js';
import { avatarStyles } from '../../styles/avatar.js';
import { adoptLateTokens } from '../../styles/late-tokens.js';
import { avatar } from '../base/avatar.js';
import { contactName, displayName } from '../base/display-name.js';
import { AuthScreen } from '../base/screen.js';
import { breakable } from './breakable.js';
import { ChangedAttributesController } from './changed-attributes.js';

/** A greeting: a string, or a function of the name. */
export type Greeting = string | ((username: string) => string);

/**
 * Greets the signed-in user and shows the sign-out button: the screen of `signedIn`.
 *
 * @slot sign-out - Replaces the button.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - The bar.
 * @csspart avatar - The first letter of the name.
 * @cssprop --auth-greeting-padding - The space inside the bar.
 * @cssprop --auth-avatar-size - The width and height of the avatar.
 * @cssprop --auth-avatar-radius - The corners of the avatar.
 * @cssprop --auth-avatar-background - The background of the avatar.
 * @cssprop --auth-avatar-color - The color of the letter.
 */
export class AuthGreetings extends AuthScreen {
  static override styles = [
    AuthScreen.styles,
    avatarStyles,
    css`
      .auth-greeting {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: var(--auth-space-3);
        padding: var(--auth-greeting-padding, var(--auth-space-3) var(--auth-space-4));
      }
      .auth-identity {
        position: relative;
        flex: 1 1 calc(var(--auth-avatar-size, var(--auth-size-avatar)) * 4);
        display: grid;
        min-inline-size: 0;
        line-height: var(--auth-font-line-tight);
      }
      /* A block is translated alone: in a sentence, Firefox would lose the marks of Lit. */
      .auth-name > bdi {
        display: block;
        /* Chrome has the prefixed name only. */
        text-align: -webkit-match-parent;
        text-align: match-parent;
      }
      .auth-name {
        font-size: var(--auth-font-size-label);
        font-weight: var(--auth-font-weight-strong);
        outline: none;
      }
      .auth-spoken {
        position: absolute;
        inline-size: var(--auth-border-width);
        block-size: var(--auth-border-width);
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
        user-select: none;
      }
      .auth-detail {
        color: var(--auth-color-text-muted);
        font-size: var(--auth-font-size-caption);
      }
    `,
  ];

  /** Replaces the greeting of a signed-in user; a function receives the name that the default would show. */
  @property({ attribute: 'in-greeting' }) inGreeting: Greeting | undefined;

  /** The greeting while no user is signed in; default none. A function receives an empty string. */
  @property({ attribute: 'out-greeting' }) outGreeting: Greeting | undefined;

  protected readonly screen = 'greetings';

  readonly #changed = new ChangedAttributesController(this, () => this.context);

  /** Without a given user, the signed-in user is read. */
  protected override get stateAlone(): StoredAuthState {
    return this.authData ? 'signedIn' : 'loading';
  }

  protected heading(): string {
    const own = this.#own('inGreeting', this.#name);
    return own ?? msg(str`Hello, ${this.#name}`, { id: 'greetings.hello' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptLateTokens(this);
  }

  override render(): TemplateResult {
    const state = this.snapshot && selectAuthState(this.snapshot);
    return state === 'signedIn' ? this.#renderIn() : this.#renderOut(isUnknown(state));
  }

  #renderOut(isLooking: boolean): TemplateResult {
    const text = isLooking ? undefined : this.#own('outGreeting', '');
    if (!text) return html``;
    return html`
      <section
        class=${this.embedded ? '' : 'auth-card'}
        aria-label=${msg('Account', { id: 'greetings.region' })}
        lang=${getLanguage()}
        dir=${getDirection()}
      >
        <div class="auth-greeting"><span class="auth-name" tabindex="-1">${text}</span></div>
      </section>
    `;
  }

  #renderIn(): TemplateResult {
    const name = this.#name;
    const detail = this.#detail;
    return html`
      <section
        part="card"
        class=${this.embedded ? '' : 'auth-card'}
        aria-label=${msg('Account', { id: 'greetings.region' })}
        lang=${getLanguage()}
        dir=${getDirection()}
      >
        <div part="body" class="auth-greeting">
          ${avatar(name)}
          <span class="auth-identity">
            <span class="auth-name" tabindex="-1"
              ><bdi>${keyed(this.heading(), breakable(this.heading()))}</bdi></span
            >
            ${
              detail && detail !== name
                ? html` <span class="auth-detail"><bdi translate="no">${breakable(detail)}</bdi></span> `
                : nothing
            }
          </span>
          <slot name="sign-out"><auth-sign-out></auth-sign-out></slot>
        </div>
      </section>
    `;
  }

  #own(name: 'inGreeting' | 'outGreeting', username: string): string | undefined {
    const greeting: unknown = this[name];
    if (typeof greeting === 'string') return greeting || undefined;
    if (typeof greeting !== 'function') {
      if (greeting)
        warnOnce(`<auth-greetings> ${name} is ${typeof greeting}: it must be a string or a function.`);
      return undefined;
    }
    try {
      return String(Reflect.apply(greeting, undefined, [username]));
    } catch (caught) {
      warnOnce(`<auth-greetings> ${name} threw: ${String(caught)}`);
      return undefined;
    }
  }

  get #name(): string {
    return displayName(this.#user, this.#changed.of(this.#user));
  }

  get #detail(): string {
    return contactName(this.#user, this.#changed.of(this.#user));
  }

  get #user() {
    return this.snapshot && selectUser(this.snapshot);
  }
}
