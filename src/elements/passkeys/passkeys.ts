import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';

import { supportsPasskeys } from '../../auth/factors.js';
import type { WebAuthnCredential } from '../../auth/passkey-types.js';
import type { Field } from '../../forms/field.js';
import { type AuthError, toAuthError } from '../../lib/auth-error.js';
import { msg, str } from '../../localization/index.js';
import type { AccountOwner } from '../base/account/account-controller.js';
import { ignoreGone } from '../base/account/account-list.js';
import type { AccountChange } from '../base/account/account-news.js';
import { AccountPart } from '../base/account/account-part.js';
import { deviceLabel } from '../base/account/device-text.js';
import { actionTemplate, rowsTemplate } from '../base/account/row.js';
import { dateText } from '../base/account/time-text.js';
import { passkeyLead, passkeyReasons, passkeyReasonsStyles } from '../passkey-setup/passkey-reasons.js';
import { isOfThisDevice, kindOf, notePasskey, readPasskeys } from './passkey-list.js';

const change = 'passkeys';

/**
 * Lists the passkeys of the signed-in user, adds one, and removes them.
 *
 * @csspart section - The card.
 * @csspart heading - The heading.
 * @fires auth-submit - A passkey is about to be removed; cancelable.
 * @fires auth-error - The service refused, or could not be reached, or the prompt for a new passkey was closed.
 */
export class AuthPasskeys extends AccountPart<readonly WebAuthnCredential[]> {
  static override styles = [AccountPart.styles, passkeyReasonsStyles];

  protected readonly follows = [change] as const satisfies readonly AccountChange[];

  /** Closes the prompt for a new passkey. */
  #prompt: AbortController | undefined;
  #isCanceled = false;
  /** The passkey that is being removed. */
  #removing: string | undefined;

  protected heading(): string {
    return msg('Passkeys', { id: 'passkeys.heading' });
  }

  protected read(owner: AccountOwner): Promise<readonly WebAuthnCredential[]> {
    return readPasskeys(owner);
  }

  protected content(): TemplateResult {
    return html`
      ${
        this.#passkeys.length > 0
          ? rowsTemplate(this.#passkeys.map((passkey) => this.#renderPasskey(passkey)))
          : html` <p class="auth-section-lead">${passkeyLead()}</p>
              ${passkeyReasons()}`
      }
      <div class="auth-section-actions">
        ${supportsPasskeys() ? this.#renderAdd() : this.#renderUnsupported()}
        <p class="auth-section-lead" role="status">
          ${
            this.#isCanceled
              ? msg('That was canceled. Try again, or do it later.', { id: 'passkey-setup.canceled' })
              : nothing
          }
        </p>
      </div>
    `;
  }

  protected fields(): readonly Field[] {
    return [];
  }

  protected override isDestructive(): boolean {
    return true;
  }

  protected override formLead(): string {
    return msg('Remove this passkey? You can’t sign in with it any more.', { id: 'passkeys.remove.lead' });
  }

  protected override submitLabel(): string {
    return msg('Remove', { id: 'account.remove' });
  }

  protected override async submit(credentialId: string): Promise<void> {
    this.#removing = credentialId;
    const isRemoved = await this.account.run(
      { name: credentialId, change, isDone: (passkeys) => !hasPasskey(passkeys, credentialId) },
      ({ auth, user }) => auth.deleteWebAuthnCredential({ credentialId, user }).catch(ignoreGone),
    );
    // Another user may be signed in.
    if (this.#removing !== credentialId) return;
    this.#removing = undefined;
    if (isRemoved) this.finish(() => msg('The passkey is removed.', { id: 'passkeys.removed' }));
  }

  protected override clearMessages(): void {
    super.clearMessages();
    this.#isCanceled = false;
  }

  protected override showError(error: AuthError): void {
    if (error.code === 'PasskeyRegistrationCanceled') this.#isCanceled = true;
    else super.showError(error);
  }

  protected override leave(): void {
    super.leave();
    this.#prompt?.abort();
    this.#removing = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { opened } = this;
    // It was removed elsewhere while the question was open.
    const isGone = opened !== undefined && opened !== this.#removing && !hasPasskey(this.#passkeys, opened);
    if (isGone && this.account.status === 'ready') this.close();
  }

  get #passkeys(): readonly WebAuthnCredential[] {
    return this.account.data ?? [];
  }

  async #add(): Promise<void> {
    this.clearMessages();
    const before = this.#passkeys;
    const prompt = (this.#prompt = new AbortController());
    let exists = false as boolean;
    const isDone = await this.account.run({ name: 'add', change }, async ({ auth, user }) => {
      try {
        await auth.associateWebAuthnCredential({ signal: prompt.signal, user });
      } catch (error) {
        exists = toAuthError(error).code === 'PasskeyAlreadyExists';
        if (!exists) throw error;
      }
    });
    if (!isDone) return;
    if (!exists) notePasskey(before, this.#passkeys);
    this.succeed(() =>
      exists
        ? msg('This device already has a passkey for you.', { id: 'passkey-setup.exists' })
        : msg('Your passkey is ready.', { id: 'passkey-setup.done' }),
    );
  }

  #renderPasskey(passkey: WebAuthnCredential): TemplateResult {
    const { credentialId, friendlyCredentialName, createdAt } = passkey;
    const name = friendlyCredentialName?.trim() || msg('Passkey', { id: 'passkeys.name' });
    const label = deviceLabel(name, isOfThisDevice(passkey));
    const date = createdAt && dateText(createdAt);
    const added = date && msg(str`Added ${date}`, { id: 'passkeys.added' });
    const value = [kindOf(passkey), added].filter(Boolean).join(' · ');
    return this.row(credentialId, label, value, [
      { name: 'remove', label: this.submitLabel(), onClick: () => this.open(credentialId) },
    ]);
  }

  #renderAdd(): TemplateResult {
    const label = msg('Add a passkey', { id: 'passkeys.add' });
    return actionTemplate({ name: 'add', label, onClick: () => void this.#add() }, this.account.busy);
  }

  #renderUnsupported(): TemplateResult {
    return html`
      <p class="auth-section-lead">
        ${msg('This browser can’t use passkeys. Try another one.', { id: 'error.passkey-unsupported' })}
      </p>
    `;
  }
}

const hasPasskey = (passkeys: readonly WebAuthnCredential[], id: string): boolean =>
  passkeys.some(({ credentialId }) => credentialId === id);
