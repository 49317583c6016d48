import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';

import { findMfaFactor } from '../../auth/factors.js';
import type { ContactAttribute } from '../../auth/types.js';
import { codeResent } from '../../forms/controls/code-sent.js';
import { fieldTemplate } from '../../forms/controls/field-template.js';
import { ResendController } from '../../forms/controls/resend-controller.js';
import type { Field } from '../../forms/field.js';
import { attributeField } from '../../forms/fields/attribute-field.js';
import { appCodeText, codeField, firstAppCodeField } from '../../forms/fields/code-field.js';
import { totpStyles } from '../../forms/totp/totp.styles.js';
import { type TotpKey, TotpKeyController } from '../../forms/totp/totp-key-controller.js';
import type { FormValues } from '../../forms/validators.js';
import type { AuthError } from '../../lib/auth-error.js';
import { warnOnce } from '../../lib/warn.js';
import { msg } from '../../localization/index.js';
import type { AccountOwner } from '../base/account/account-controller.js';
import type { AccountChange } from '../base/account/account-news.js';
import { AccountPart } from '../base/account/account-part.js';
import { isExternal } from '../base/account/attributes.js';
import { rowsTemplate } from '../base/account/row.js';
import { contactRefused } from '../base/contact-change.js';
import { factorRefused } from '../base/factor-texts.js';
import { appFactor, MfaActions } from './mfa-actions.js';
import {
  addresses,
  addressOf,
  enabledFactors,
  hasAddress,
  isNeeded,
  isNotOffered,
  isSent,
  type MfaData,
  type MfaKind,
  offeredKinds,
  passkeyFactor,
  readMfa,
} from './mfa-data.js';
import { leadOf, type MfaStep, stepOf, submitLabelOf } from './mfa-form.js';
import { labelOf, mfaActions, sectionLead, valueOf } from './mfa-rows.js';

/**
 * Sets up the second steps of a sign-in, chooses the default one, and turns them off: an authenticator app, text messages,
 * codes by email, and a passkey as both factors.
 *
 * What the user pool offers comes from `mfa` of the config: the element is hidden where that is off. Where the config does
 * not say it, an app and text messages are offered; a factor that the service refuses is hidden then. A passkey is shown to
 * users who have one, and where it is among the ways to sign in. Users of identity providers have no second step in the user pool.
 *
 * @csspart section - The card.
 * @csspart heading - The heading.
 * @fires auth-submit - A code, an address or a decision is about to be sent; cancelable.
 * @fires auth-error - The service refused, or could not be reached.
 */
export class AuthMfa extends AccountPart<MfaData> {
  static override formStyles = [...AccountPart.formStyles, totpStyles];

  protected readonly follows = [
    'mfa',
    'email',
    'phone_number',
    'passkeys',
  ] as const satisfies readonly AccountChange[];

  readonly #actions = new MfaActions({
    account: this.account,
    open: (kind) => this.open(kind),
    finish: (notice) => this.finish(notice),
    succeed: (notice) => this.succeed(notice),
    fail: (error) => this.handleError(error),
    hide: (error) => {
      this.handleError(error);
      void this.focusHeading();
    },
    clearMessages: () => this.clearMessages(),
  });
  readonly #key = new TotpKeyController(this, () => this.#totpKey);
  readonly #resend = new ResendController(this, () => this.#actions.form.code?.sentAt);

  protected heading(): string {
    return msg('Two-step sign-in', { id: 'mfa.account-heading' });
  }

  protected async read(owner: AccountOwner): Promise<MfaData | undefined> {
    if (owner.auth.configure()?.mfa?.configuration === 'OFF') {
      if (this.dataset['authPart'] === undefined)
        warnOnce('<auth-mfa> is hidden: mfa of the config says OFF.');
      return undefined;
    }
    const data = await readMfa(owner);
    return isExternal(owner.user, data.attributes) ? undefined : data;
  }

  protected content(): TemplateResult {
    const { owner } = this;
    const actions = this.#actions;
    const { data } = actions;
    const methods = this.context?.settings.signInMethods ?? [];
    const kinds = owner ? offeredKinds({ auth: owner.auth, methods }, data, actions.refused) : [];
    return html`
      ${sectionLead(data, owner?.auth.configure()?.mfa?.configuration === 'ON')}
      ${rowsTemplate(
        kinds.map((kind) => {
          const isFixed = !!owner && isNeeded(owner.auth, data, kind);
          const buttons = mfaActions(kind, data, isFixed, {
            setUp: () => actions.setUp(kind),
            replace: () => actions.replace(),
            makeDefault: () => void actions.makeDefault(kind),
            turnOff: () => actions.askToTurnOff(kind),
          });
          return this.row(kind, labelOf(kind), valueOf(kind, data), buttons);
        }),
      )}
    `;
  }

  protected fields(row: string): readonly Field[] {
    const attribute = addressOf(row);
    const { data, form } = this.#actions;
    switch (this.step(row)) {
      case 'app':
        return [
          {
            ...firstAppCodeField(),
            template: (field, state) => this.#key.render(fieldTemplate(field, state)),
          },
        ];
      case 'address':
        return attribute
          ? [{ ...attributeField(attribute), value: form.typed ?? data.attributes.get(attribute) }]
          : [];
      case 'code':
        return [codeField()];
      default:
        return [];
    }
  }

  protected override step(row: string): MfaStep {
    return stepOf(asKind(row), this.#actions.form, this.#actions.data);
  }

  protected override isDestructive(): boolean {
    return !!this.#actions.form.isOff;
  }

  protected override submitLabel(row: string): string {
    return submitLabelOf(asKind(row), this.#actions.form, this.#actions.data);
  }

  protected override formLead(row: string): TemplateResult | string {
    return leadOf(asKind(row), this.#actions.form, this.#actions.data);
  }

  protected override formNotice(): TemplateResult | string | undefined {
    return codeResent(
      this.#actions.form.isResent ? 'codeResent' : undefined,
      this.#actions.form.code?.delivery,
    );
  }

  protected override afterFields(row: string): TemplateResult | typeof nothing {
    const attribute = addressOf(row);
    return attribute && this.step(row) === 'code'
      ? this.#resend.render(this.account.busy !== undefined, () => void this.#sendAgain(attribute))
      : nothing;
  }

  protected override async submit(row: string, values: FormValues): Promise<void> {
    await this.#actions.send(asKind(row), values);
    this.requestUpdate();
  }

  protected override fieldFor({ code }: AuthError): string | undefined {
    return code === 'AliasExistsException' ? addressOf(this.opened) : undefined;
  }

  protected override errorText(error: AuthError): string | undefined {
    const { opened } = this;
    const { app } = this.#actions.form;
    const { code } = error;
    if (code === 'AliasExistsException') return contactRefused(addressOf(opened) ?? 'email');
    if (code === 'SoftwareTokenMFANotFoundException' && !this.#actions.refused.has(appFactor))
      return msg('This key doesn’t work any more. Set up the app again.', { id: 'mfa.app.ended' });
    if (isNotOffered(error)) return factorRefused();
    const step = opened && this.step(opened);
    if (app && !app.isVerified) return appCodeText(error);
    if (code !== 'InvalidParameterException' || step === 'address' || step === 'code') return undefined;
    return step === 'off' && enabledFactors(this.#actions.data).length === 1
      ? msg('Your account needs a second step, so this one stays on.', { id: 'mfa.required' })
      : factorRefused();
  }

  protected override showError(error: AuthError): void {
    const { form } = this.#actions;
    // The user pool does not have the factor; or another set-up has begun elsewhere, and the service does not know this key.
    if (isNotOffered(error)) {
      this.close();
      this.showAbove(error);
    } else {
      if (form.code && error.code === 'AliasExistsException')
        Object.assign(form, { typed: form.code.target, code: undefined });
      super.showError(error);
    }
  }

  protected override clearMessages(): void {
    super.clearMessages();
    this.#actions.form.isResent = false;
  }

  protected override close(): void {
    super.close();
    this.#actions.form = {};
  }

  protected override leave(): void {
    super.leave();
    this.#actions.form = {};
    this.#actions.refused.clear();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { opened, account } = this;
    if (opened === undefined || account.busy !== undefined || account.status !== 'ready') return;
    const actions = this.#actions;
    const { form } = actions;
    const kind = asKind(opened);
    // It was done in another part or tab.
    if (actions.isOver(kind)) this.close();
    else if (form.code && isSent(kind) && hasAddress(actions.data, addresses[kind], form.code.target))
      form.code = undefined;
  }

  async #sendAgain(attribute: ContactAttribute): Promise<void> {
    await this.#actions.sendAgain(attribute);
    this.requestUpdate();
  }

  get #totpKey(): TotpKey | undefined {
    const { app } = this.#actions.form;
    if (!app) return undefined;
    const account = this.#actions.data.attributes.get('email') || (this.owner?.user.getUsername() ?? '');
    return { secret: app.secret, issuer: this.context?.settings.appName ?? location.hostname, account };
  }
}

const asKind = (row: string): MfaKind => findMfaFactor(row) ?? passkeyFactor;
