import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import { selectStyles } from '../../forms/controls/select.styles.js';
import { dynamicText } from '../../forms/dynamic-text.js';
import type { Field } from '../../forms/field.js';
import { normalize } from '../../forms/normalize.js';
import type { FormValues } from '../../forms/validators.js';
import type { AuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';
import { avatarStyles } from '../../styles/avatar.js';
import type { AccountOwner } from '../base/account/account-controller.js';
import type { AccountChange } from '../base/account/account-news.js';
import { AccountPart } from '../base/account/account-part.js';
import { type Attributes, attributesOf, isExternal } from '../base/account/attributes.js';
import { actionTemplate, formSlot, rowsTemplate } from '../base/account/row.js';
import { avatar } from '../base/avatar.js';
import { displayName, pictureOf } from '../base/display-name.js';
import { DeclaredFieldsController } from '../sign-up/declared-fields-controller.js';
import { profileFormStyles, profileStyles } from './profile.styles.js';
import { fieldWithValue, profileEntries, type ProfileEntry, type ProfileField } from './profile-fields.js';
import { valueText } from './value-text.js';

const row = 'edit';

/** Shown, and not in the form: the avatar shows the picture, and an app sets the time of the last update. */
const notInRows = ['picture'];
const notInForm = ['updated_at'];

/**
 * Shows the avatar, the name and other attributes of the signed-in user, and changes them in one form, with one request for
 * what has changed. Email address and phone number are in `<auth-contact>`.
 *
 * Users of an identity provider cannot change them here: the provider sets them at each sign-in.
 *
 * @csspart section - The card.
 * @csspart heading - The heading.
 * @csspart avatar - The picture, or the first letter of the name.
 * @cssprop --auth-avatar-size - The width and height of the avatar.
 * @cssprop --auth-avatar-radius - The corners of the avatar.
 * @cssprop --auth-avatar-background - The background of the avatar.
 * @cssprop --auth-avatar-color - The color of the letter.
 * @fires auth-submit - The attributes are about to be sent; cancelable.
 * @fires auth-error - The service refused, or could not be reached.
 */
export class AuthProfile extends AccountPart<Attributes> {
  static override styles = [AccountPart.styles, avatarStyles, profileStyles];

  static override formStyles = [...super.formStyles, selectStyles, profileFormStyles];

  /**
   * The attributes to show, in their order: names such as `name birthdate custom:team`, or fields as in `signUpConfig`.
   * Default: those that sign-up asks for besides email address and phone number; without any, the name and the standard
   * attributes that the user has.
   */
  @property({ attribute: 'profile-fields' }) profileFields: string | readonly ProfileField[] | undefined;

  protected readonly follows = [
    'attributes',
    'email',
    'phone_number',
  ] as const satisfies readonly AccountChange[];

  /** What the user had when the form was opened, so that no field comes or goes while people type. */
  #openedWith: Attributes = new Map();
  readonly #declared = new DeclaredFieldsController(this);

  protected heading(): string {
    return msg('Profile', { id: 'profile.heading' });
  }

  protected read(owner: AccountOwner): Promise<Attributes> {
    return attributesOf(owner);
  }

  protected content(): TemplateResult {
    const isOpen = this.opened !== undefined;
    const rows = this.#entriesOf(this.#attributes).filter(
      ({ name }) => !notInRows.includes(name) && !this.#isInHead(name),
    );
    return html`
      ${this.#renderHead()}
      ${
        this.#isReadOnly
          ? html`
              <p class="auth-section-lead">
                ${msg('These details come from the account you sign in with. Change them there.', {
                  id: 'profile.external',
                })}
              </p>
            `
          : nothing
      }
      ${isOpen ? html` <div>${formSlot}</div> ` : rows.length > 0 ? rowsTemplate(rows.map((entry) => this.#renderRow(entry))) : nothing}
    `;
  }

  protected fields(): readonly Field[] {
    const attributes = this.#attributes;
    return this.#edited.map((entry) => fieldWithValue(entry, attributes.get(entry.name) ?? ''));
  }

  protected override async submit(_row: string, values: FormValues): Promise<void> {
    const changes = this.#changes(values);
    if (Object.keys(changes).length === 0) {
      this.close();
      return;
    }
    const isDone = (data: Attributes): boolean =>
      Object.entries(changes).every(([name, value]) => (data.get(name) ?? '') === value);
    // An empty value deletes the attribute (UpdateUserAttributes), so that one request does all or nothing.
    const call = ({ auth, user }: AccountOwner) => auth.updateUserAttributes(user, changes);
    if (await this.account.run({ name: row, change: 'attributes', isDone }, call))
      this.finish(() => msg('Saved.', { id: 'account.saved' }));
  }

  protected override errorText({ code }: AuthError): string | undefined {
    return code === 'AliasExistsException'
      ? msg('That can’t be used. Try another.', { id: 'profile.taken' })
      : undefined;
  }

  /** The only attribute besides email address and phone number that has to be unique. */
  protected override fieldFor({ code }: AuthError): string | undefined {
    const name = 'preferred_username';
    return code === 'AliasExistsException' && this.#edited.some((each) => each.name === name)
      ? name
      : undefined;
  }

  protected override leave(): void {
    super.leave();
    this.#openedWith = new Map();
  }

  get #attributes(): Attributes {
    return this.account.data ?? new Map<string, string>();
  }

  #entriesOf(attributes: Attributes): readonly ProfileEntry[] {
    return profileEntries(this.profileFields, this.context?.settings, this.#declared.fields, attributes);
  }

  /** What the form changes. */
  get #edited(): readonly ProfileEntry[] {
    return this.#entriesOf(this.#openedWith).filter(({ name }) => !notInForm.includes(name));
  }

  /** The provider would set them again at the next sign-in. */
  get #isReadOnly(): boolean {
    const { owner } = this;
    return !!owner && isExternal(owner.user, this.#attributes);
  }

  /** Whether the line with the avatar shows the attribute. */
  #isInHead(name: string): boolean {
    return name === 'name' && !!this.#attributes.get(name);
  }

  #renderHead(): TemplateResult {
    const known = Object.fromEntries(this.#attributes);
    const user = this.owner?.user;
    const name = displayName(user, known);
    const isEditable = this.#entriesOf(this.#attributes).some((each) => !notInForm.includes(each.name));
    const canEdit = this.opened === undefined && !this.#isReadOnly && isEditable;
    const edit = {
      name: 'edit',
      label: msg('Edit', { id: 'profile.edit' }),
      onClick: () => this.#edit(),
    };
    return html`
      <div class="auth-profile" data-row=${row}>
        ${avatar(name, pictureOf(user, known))}
        <span class="auth-profile-name"><bdi translate="no">${dynamicText(name)}</bdi></span>
        ${canEdit ? html` <div class="auth-row-actions">${actionTemplate(edit, this.account.busy, 'heading')}</div> ` : nothing}
      </div>
    `;
  }

  #renderRow(entry: ProfileEntry): TemplateResult {
    const { name, field } = entry;
    const value = this.#attributes.get(name) ?? '';
    return this.row(
      name,
      typeof field.label === 'string' ? field.label : html`${field.label}`,
      valueText(entry, value),
      [],
    );
  }

  #edit(): void {
    this.#openedWith = this.#attributes;
    this.open(row);
  }

  /** What the user has changed, and the service does not have yet. */
  #changes(values: FormValues): Record<string, string> {
    const changes = this.#edited.flatMap(({ name, field: { kind } }) => {
      const value = values[name] ?? '';
      const stored = normalize(kind, this.#attributes.get(name) ?? '');
      return this.initial.has(name) && value !== stored ? [[name, value] as const] : [];
    });
    return Object.fromEntries(changes);
  }
}
