import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import type { AuthApi } from '../../auth/api.js';
import type { CognitoUser } from '../../auth/types.js';
import { getDirection, getLanguage, msg, str } from '../../localization/index.js';
import { selectIsSignedIn, selectUser } from '../../machine/selectors.js';
import { selectIsInStepUp } from '../../machine/step-selectors.js';
import { avatarStyles } from '../../styles/avatar.js';
import { hostStyles } from '../../styles/chrome.js';
import { adoptLateTokens } from '../../styles/late-tokens.js';
import { loadAccount } from '../account/parts.js';
import { AccountContextController } from '../base/account/account-context.js';
import { AccountController } from '../base/account/account-controller.js';
import { type Attributes, attributesOf } from '../base/account/attributes.js';
import { mayTakeFocus } from '../base/account/focus.js';
import { ownerOf } from '../base/account/owner.js';
import { AuthElement } from '../base/auth-element.js';
import { avatar } from '../base/avatar.js';
import { contactName, displayName, pictureOf } from '../base/display-name.js';
import { MenuController } from './menu-controller.js';
import { showAgain } from './show-again.js';
import { userButtonStyles } from './user-button.styles.js';

/**
 * A button with the avatar of the signed-in user. Its menu leads to the account, to entries of the page, and to the sign-out.
 * Nothing is shown while no user is signed in.
 *
 * @slot entry - Entries of the menu: links and buttons.
 * @slot account - Replaces `<auth-account>` in the dialog.
 * @csspart button - The button.
 * @csspart avatar - The picture, or the first letter of the name.
 * @csspart menu - The menu.
 * @csspart dialog - The dialog with the account.
 * @cssprop --auth-avatar-size - The width and height of the avatar.
 * @cssprop --auth-avatar-radius - The corners of the avatar.
 * @cssprop --auth-avatar-background - The background of the avatar.
 * @cssprop --auth-avatar-color - The color of the letter.
 */
export class AuthUserButton extends AuthElement {
  static override styles = [hostStyles, avatarStyles, userButtonStyles];

  /** The `Auth` of the session, outside an authenticator. Default: `Auth`. */
  @property({ attribute: false }) auth: AuthApi | undefined;

  /** The page of the account. Default: a dialog with `<auth-account>`. */
  @property({ attribute: 'account-url' }) accountUrl: string | undefined;

  readonly #context = new AccountContextController(this);

  readonly #account = new AccountController<Attributes>(this, {
    owner: () => ownerOf(this.#context.current),
    read: attributesOf,
    follows: () => ['attributes', 'email', 'phone_number'],
    onOtherUser: () => this.#closeAll(),
    // Nothing is changed here.
    onError: () => undefined,
  });

  readonly #menu = new MenuController(this);

  /** The account that was added because the page has none in the slot. */
  #created: Element | undefined;

  /** Whether the dialog is closed only for a step-up. */
  #reopens = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#dialog?.open) showAgain(this.#dialog);
    adoptLateTokens(this);
  }

  override render(): TemplateResult | typeof nothing {
    const user = this.#user;
    if (!user) return nothing;
    const known = this.#known;
    const name = displayName(user, known);
    const contact = contactName(user, known);
    return html`
      <div class="auth-user" lang=${getLanguage()} dir=${getDirection()}>
        <button
          part="button"
          class="auth-user-button"
          type="button"
          aria-haspopup="menu"
          aria-expanded=${this.#menu.isOpen ? 'true' : 'false'}
          aria-controls="menu"
          aria-label=${msg(str`Account of ${name}`, { id: 'user-button.label' })}
          @click=${() => this.#menu.toggle()}
          @keydown=${(event: KeyboardEvent) => this.#menu.handleButtonKey(event)}
        >
          ${avatar(name, pictureOf(user, known))}
        </button>
        <div part="menu" class="auth-user-popup" ?hidden=${!this.#menu.isOpen} data-align=${this.#menu.align}>
          <div class="auth-user-identity">
            <span class="auth-user-name"><bdi>${name}</bdi></span>
            ${contact === name ? nothing : html` <span class="auth-user-contact"><bdi translate="no">${contact}</bdi></span> `}
          </div>
          <div
            class="auth-user-menu"
            id="menu"
            role="menu"
            aria-label=${msg('Account', { id: 'greetings.region' })}
            @keydown=${(event: KeyboardEvent) => this.#menu.handleMenuKey(event)}
          >
            ${this.#renderManage()}
            <slot name="entry" @slotchange=${() => this.#menu.prepareEntries()}></slot>
            <button
              class="auth-user-entry"
              type="button"
              role="menuitem"
              tabindex="-1"
              @click=${() => {
                this.#menu.close();
                this.#context.current?.actor.send({ type: 'signOut' });
              }}
            >
              ${msg('Sign out', { id: 'sign-out.submit' })}
            </button>
          </div>
        </div>
        ${this.accountUrl === undefined && this.#owner ? this.#renderDialog() : nothing}
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // There is no dialog any more: what was typed in it must not stay in the page.
    if (changed.has('accountUrl') && this.accountUrl !== undefined) this.#closeAll();
    const snapshot = this.#context.current?.actor.getSnapshot();
    this.#yieldTo(snapshot !== undefined && selectIsInStepUp(snapshot));
  }

  get #owner() {
    return ownerOf(this.#context.current);
  }

  /** The signed-in user, of an identity pool too. */
  get #user(): CognitoUser | undefined {
    const snapshot = this.#context.current?.actor.getSnapshot();
    if (!snapshot || !selectIsSignedIn(snapshot)) return undefined;
    return this.#owner?.user ?? selectUser(snapshot);
  }

  /** The attributes that were read; undefined until then. */
  get #known(): Readonly<Record<string, unknown>> | undefined {
    return this.#account.data && Object.fromEntries(this.#account.data);
  }

  /** A user of an identity pool has no account here. */
  #renderManage(): TemplateResult | typeof nothing {
    if (!this.#owner) return nothing;
    const label = msg('Manage account', { id: 'user-button.manage' });
    return this.accountUrl === undefined
      ? html`
          <button
            class="auth-user-entry"
            type="button"
            role="menuitem"
            tabindex="-1"
            aria-haspopup="dialog"
            @click=${() => this.#openAccount()}
          >
            ${label}
          </button>
        `
      : html`
          <a
            class="auth-user-entry"
            role="menuitem"
            tabindex="-1"
            href=${this.accountUrl}
            @click=${() => this.#menu.close()}
            >${label}</a
          >
        `;
  }

  #renderDialog(): TemplateResult {
    return html`
      <dialog
        part="dialog"
        class="auth-user-dialog"
        aria-labelledby="dialog-heading"
        @close=${() => this.#handleClose()}
      >
        <div class="auth-user-dialog-header">
          <h1 class="auth-user-dialog-heading" id="dialog-heading">
            ${msg('Account', { id: 'greetings.region' })}
          </h1>
          <button class="auth-user-close" type="button" @click=${() => this.#dialog?.close()}>
            ${msg('Close', { id: 'user-button.close' })}
          </button>
        </div>
        <slot name="account"></slot>
      </dialog>
    `;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  /** The account is a light child, where password managers find its forms. */
  #openAccount(): void {
    this.#menu.close();
    if (!this.querySelector(':scope > [slot="account"]')) {
      const account = document.createElement('auth-account');
      account.slot = 'account';
      account.auth = this.auth;
      this.append(account);
      this.#created = account;
      loadAccount().catch(() => undefined);
    }
    this.#dialog?.showModal();
  }

  /** A step-up needs the screens of the authenticator: a modal dialog would keep people away from them. */
  #yieldTo(isInStepUp: boolean): void {
    const dialog = this.#dialog;
    if (isInStepUp && dialog?.open) {
      dialog.close();
      this.#reopens = true;
    }
    if (isInStepUp || !this.#reopens) return;
    this.#reopens = false;
    dialog?.showModal();
  }

  #closeAll(): void {
    this.#reopens = false;
    this.#menu.close();
    this.#dialog?.close();
    this.#removeAccount();
  }

  #handleClose(): void {
    if (this.#reopens) return;
    this.#removeAccount();
    if (mayTakeFocus(this)) this.renderRoot.querySelector<HTMLElement>('.auth-user-button')?.focus();
  }

  /** What was typed there, such as a password, goes with it. */
  #removeAccount(): void {
    this.#created?.remove();
    this.#created = undefined;
  }
}
