import { nothing, type PropertyValues, type TemplateResult } from 'lit';

import type { CodeDeliveryDetails, ContactAttribute } from '../../auth/types.js';
import { codeLead, codeResent } from '../../forms/controls/code-sent.js';
import { ResendController } from '../../forms/controls/resend-controller.js';
import type { Field } from '../../forms/field.js';
import { attributeField } from '../../forms/fields/attribute-field.js';
import { codeField } from '../../forms/fields/code-field.js';
import type { FormValues } from '../../forms/validators.js';
import type { AuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';
import type { AccountOwner } from '../base/account/account-controller.js';
import type { AccountChange } from '../base/account/account-news.js';
import { AccountPart } from '../base/account/account-part.js';
import { type Attributes, attributesOf, isExternal, isVerified } from '../base/account/attributes.js';
import { type RowAction, rowsTemplate } from '../base/account/row.js';
import { contactRefused, storeContact } from '../base/contact-change.js';
import {
  contactActions,
  type ContactStep,
  contactTexts,
  contactValue,
  signInNames,
  submitLabels,
} from './contact-rows.js';
import { SentCodes } from './sent-codes.js';

const contacts = ['email', 'phone_number'] as const satisfies readonly ContactAttribute[];

/**
 * Shows the email address and the phone number of the signed-in user, and adds, changes, verifies and removes them. Where
 * the user pool keeps the old value until the new one is verified, both are shown as long as the element is on the page.
 *
 * What people sign in with cannot be removed. An address that comes from an identity provider cannot be changed.
 *
 * @csspart section - The card.
 * @csspart heading - The heading.
 * @fires auth-submit - An address or a code is about to be sent, or an address removed; cancelable.
 * @fires auth-error - The service refused, or could not be reached.
 */
export class AuthContact extends AccountPart<Attributes> {
  protected readonly follows = ['email', 'phone_number'] as const satisfies readonly AccountChange[];

  /** What the open form asks for. */
  #step: ContactStep = 'address';
  /** The address before the first edit. */
  #typed = '';
  #isResent = false;
  readonly #codes = new SentCodes();
  readonly #resend = new ResendController(this, () => this.#openedCode?.sentAt);

  protected heading(): string {
    return msg('Email and phone', { id: 'contact.heading' });
  }

  protected read(owner: AccountOwner): Promise<Attributes> {
    return attributesOf(owner);
  }

  protected content(): TemplateResult {
    const attributes = this.#attributes;
    return rowsTemplate(
      contacts.map((name) => {
        const value = contactValue(name, attributes, this.#codes.pending(name, attributes));
        return this.row(name, contactTexts[name].label(), value, this.#actions(name));
      }),
    );
  }

  protected fields(row: string): readonly Field[] {
    if (this.#step === 'remove') return [];
    return [this.#step === 'code' ? codeField() : { ...attributeField(row), value: this.#typed }];
  }

  protected override step(): string {
    return this.#step;
  }

  protected override isDestructive(): boolean {
    return this.#step === 'remove';
  }

  protected override submitLabel(): string {
    return submitLabels[this.#step]();
  }

  protected override formLead(row: string): TemplateResult | string | undefined {
    if (this.#step === 'remove') return contactTexts[asContact(row)].remove();
    return this.#step === 'code' ? codeLead(this.#openedCode?.delivery) : undefined;
  }

  protected override formNotice(): TemplateResult | string | undefined {
    return codeResent(this.#isResent ? 'codeResent' : undefined, this.#openedCode?.delivery);
  }

  protected override afterFields(row: string): TemplateResult | typeof nothing {
    if (this.#step !== 'code') return nothing;
    return this.#resend.render(this.account.busy !== undefined, () => void this.#sendAgain(asContact(row)));
  }

  protected override async submit(row: string, values: FormValues): Promise<void> {
    const name = asContact(row);
    if (this.#step === 'remove') await this.#remove(name);
    else if (this.#step === 'code') await this.#verify(name, values['code'] ?? '');
    else await this.#change(name, values[name] ?? '');
  }

  protected override errorText({ code }: AuthError): string | undefined {
    const name = asContact(this.opened);
    if (code === 'AliasExistsException') return contactRefused(name);
    return this.#step === 'remove' && code === 'InvalidParameterException'
      ? contactTexts[name].required()
      : undefined;
  }

  protected override fieldFor({ code }: AuthError): string | undefined {
    return code === 'AliasExistsException' && this.#step === 'address' ? this.opened : undefined;
  }

  protected override showError(error: AuthError): void {
    // Another account has verified the address in the meantime: another code would not help.
    if (this.#step === 'code' && error.code === 'AliasExistsException') {
      this.#typed = this.#openedCode?.target ?? '';
      this.#step = 'address';
    }
    super.showError(error);
  }

  protected override clearMessages(): void {
    super.clearMessages();
    this.#isResent = false;
  }

  protected override leave(): void {
    super.leave();
    this.#codes.clear();
    this.#typed = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.account.busy !== undefined || !this.account.data) return;
    this.#codes.prune(this.account.data);
    // The code was entered in another tab, or the address was changed there.
    if (this.opened && this.#step === 'code' && !this.#openedCode) this.close();
  }

  get #attributes(): Attributes {
    return this.account.data ?? new Map<string, string>();
  }

  /** The code that the open form asks for. */
  get #openedCode() {
    return this.opened === undefined ? undefined : this.#codes.get(asContact(this.opened));
  }

  #actions(name: ContactAttribute): readonly RowAction[] {
    const { owner } = this;
    const attributes = this.#attributes;
    // The provider would set it again at the next sign-in.
    if (attributes.get(name) && owner && isExternal(owner.user, attributes)) return [];
    return contactActions(
      name,
      attributes,
      this.#codes.pending(name, attributes),
      signInNames(this.context),
      {
        verify: () => void this.#askForCode(name),
        change: () => this.#openAddress(name),
        remove: () => this.#openStep(name, 'remove'),
      },
    );
  }

  #openStep(name: ContactAttribute, step: ContactStep): void {
    this.#step = step;
    this.open(name);
  }

  /** The field starts with an address that is not verified: it may have a mistake. */
  #openAddress(name: ContactAttribute): void {
    const attributes = this.#attributes;
    const unverified = isVerified(name, attributes) ? '' : (attributes.get(name) ?? '');
    this.#typed = this.#codes.pending(name, attributes) ?? unverified;
    this.#openStep(name, 'address');
  }

  /** Opens the form for a code that was sent before, or sends one. */
  async #askForCode(name: ContactAttribute): Promise<void> {
    this.clearMessages();
    if (this.#codes.get(name) || (await this.#send(name, `verify-${name}`))) this.#openStep(name, 'code');
  }

  async #sendAgain(name: ContactAttribute): Promise<void> {
    this.clearMessages();
    const isSent = await this.#send(name, 'resend');
    this.#isResent = isSent && this.opened === name;
    this.requestUpdate();
  }

  /** Sends a code to the new address, or to the one that is in force. */
  #send(name: ContactAttribute, action: string): Promise<boolean> {
    return this.account.run({ name: action }, async ({ auth, user }, isCurrent) => {
      const delivery = await auth.verifyUserAttribute(user, name);
      if (!isCurrent()) return;
      this.#noteCode(name, this.#codes.get(name)?.target ?? this.#attributes.get(name) ?? '', delivery);
    });
  }

  #noteCode(name: ContactAttribute, target: string, delivery: CodeDeliveryDetails): void {
    this.#codes.add(name, { target, delivery, sentAt: Date.now(), before: this.#attributes.get(name) });
  }

  async #change(name: ContactAttribute, address: string): Promise<void> {
    const attributes = this.#attributes;
    this.#typed = address;
    if (address === attributes.get(name) && !this.#codes.pending(name, attributes)) {
      if (isVerified(name, attributes)) this.close();
      else await this.#askForCode(name);
      return;
    }
    const isDone = await this.account.run(
      { name, change: name, isDone: (data) => data.get(name) === address },
      async (owner, isCurrent) => {
        const delivery = await storeContact(owner, name, address);
        if (delivery && isCurrent()) this.#noteCode(name, address, delivery);
      },
    );
    if (!isDone) return;
    this.#codes.prune(this.#attributes);
    if (this.#codes.get(name)?.target !== address) this.finish(() => msg('Saved.', { id: 'account.saved' }));
    else if (this.opened === name) this.#openStep(name, 'code');
  }

  async #verify(name: ContactAttribute, code: string): Promise<void> {
    const target = this.#codes.get(name)?.target;
    const isDone = (data: Attributes) => data.get(name) === target && isVerified(name, data);
    const call = ({ auth, user }: AccountOwner) => auth.verifyUserAttributeSubmit(user, name, code);
    if (await this.account.run({ name, change: name, isDone }, call))
      this.finish(contactTexts[name].verified);
  }

  async #remove(name: ContactAttribute): Promise<void> {
    const isDone = (data: Attributes) => !data.get(name);
    const call = ({ auth, user }: AccountOwner) => auth.deleteUserAttributes(user, [name]);
    if (await this.account.run({ name, change: name, isDone }, call)) this.finish(contactTexts[name].removed);
  }
}

const asContact = (row: string | undefined): ContactAttribute => (row === 'phone_number' ? row : 'email');
