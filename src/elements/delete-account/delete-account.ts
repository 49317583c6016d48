import { nothing, type TemplateResult } from 'lit';

import type { Field } from '../../forms/field.js';
import { anyCodeField } from '../../forms/fields/code-field.js';
import { hiddenUsername } from '../../forms/fields/hidden-username.js';
import type { FormValues } from '../../forms/validators.js';
import { toAuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';
import type { AccountOwner } from '../base/account/account-controller.js';
import type { AccountChange } from '../base/account/account-news.js';
import { AccountPart } from '../base/account/account-part.js';
import { attributesOf, isExternal, signInName } from '../base/account/attributes.js';
import {
  currentPassword,
  currentPasswordField,
  wrongPasswordText,
} from '../base/account/current-password.js';
import { firstFactorsOf } from '../base/account/first-factors.js';
import { rowsTemplate } from '../base/account/row.js';
import { confirmationField } from './confirmation-field.js';
import {
  checkCode,
  checkPassword,
  isRecent,
  MAX_AGE,
  type PendingCode,
  sendCode,
  stepUpFor,
} from './identity-check.js';

/** What the part shows. */
export interface DeleteAccountData {
  /** What the user types to confirm: the email address or phone number, otherwise the username. */
  readonly name: string;
  /** For password managers. */
  readonly signInName: string;
  /** Whether the user signs in with a password. */
  readonly hasPassword: boolean;
  /** Whether the user can sign in with a code by email. */
  readonly hasEmailCode: boolean;
}

/** How the user proves who they are, where that is asked in the form. */
type Proof = 'password' | 'code';

const row = 'delete';

/** The service no longer accepts the code, or the sign-in that it belongs to. */
const expired: readonly string[] = ['ExpiredCodeException', 'ChallengeExpired', 'NotAuthorizedException'];

/**
 * Deletes the account of the signed-in user in the user pool (`Auth.deleteUser`), and signs out. Data of the app elsewhere
 * stays: delete it when `Hub` dispatches `userDeleted`.
 *
 * The user types their email address or phone number, or their username without either. Users who signed in more than 5
 * minutes ago also confirm who they are: in an authenticator by a step-up; where there is none, by the password, or without a password by a code
 * by email. A user with none of these, such as one of an identity provider, only types the name.
 *
 * @csspart section - The card.
 * @csspart heading - The heading.
 * @fires auth-submit - The account is about to be deleted; cancelable.
 * @fires auth-error - The service refused, or could not be reached.
 */
export class AuthDeleteAccount extends AccountPart<DeleteAccountData> {
  protected readonly follows = [
    'email',
    'password',
    'attributes',
  ] as const satisfies readonly AccountChange[];

  #proof: Proof | undefined;
  #pendingCode: PendingCode | undefined;
  /** When the user proved who they are, in milliseconds since 1970: a deletion that failed is tried again without it. */
  #provenAt: number | undefined;
  /** Whether another code was sent in place of one that has expired. */
  #isResent = false;
  /** The field whose value was refused. */
  #refused: string | undefined;

  protected heading(): string {
    return msg('Delete account', { id: 'delete-account.heading' });
  }

  protected async read(owner: AccountOwner): Promise<DeleteAccountData> {
    const { user } = owner;
    const [attributes, factors] = await Promise.all([attributesOf(owner), firstFactorsOf(owner)]);
    const isOwn = !isExternal(user, attributes);
    return {
      name: attributes.get('email') || attributes.get('phone_number') || user.getUsername(),
      signInName: signInName(user, attributes),
      hasPassword: isOwn && factors.includes('PASSWORD'),
      hasEmailCode: isOwn && factors.includes('EMAIL_OTP'),
    };
  }

  protected content(): TemplateResult {
    return rowsTemplate(
      this.row(
        row,
        msg('Delete account', { id: 'delete-account.heading' }),
        msg('Delete your account and everything in it. This can’t be undone.', { id: 'delete-account.lead' }),
        [
          {
            name: 'open',
            label: msg('Delete account', { id: 'delete-account.heading' }),
            onClick: () => this.open(row),
          },
        ],
      ),
    );
  }

  protected override fields(): readonly Field[] {
    return [
      confirmationField(this.account.data?.name ?? ''),
      ...(this.#proof === 'password' ? [currentPasswordField()] : []),
      ...(this.#proof === 'code' ? [anyCodeField()] : []),
    ];
  }

  protected override formLead(): string | undefined {
    if (this.#proof === 'password')
      return msg('You signed in a while ago. Enter your password to continue.', {
        id: 'delete-account.password',
      });
    if (this.#proof === 'code')
      return msg('You signed in a while ago. Enter the code that we sent to your email to continue.', {
        id: 'delete-account.code',
      });
    return undefined;
  }

  protected override beforeFields(): TemplateResult | typeof nothing {
    return this.#proof === 'password' ? hiddenUsername(this.account.data?.signInName ?? '') : nothing;
  }

  protected override isDestructive(): boolean {
    return true;
  }

  protected override submitLabel(): string {
    return msg('Delete account', { id: 'delete-account.heading' });
  }

  protected override async submit(_row: string, values: FormValues): Promise<void> {
    const asked = this.#proof;
    this.#refused = undefined;
    await this.account.run({ name: row }, async (owner, isCurrent) => {
      const isProven = await this.#prove(owner, values, isCurrent);
      // The form may be canceled while the proof is checked, or the part removed.
      if (isProven && isCurrent() && this.opened !== undefined)
        await owner.auth.deleteUser({ user: owner.user });
    });
    if (this.#proof === asked || this.opened === undefined) return;
    await this.updateComplete;
    this.form.input(this.#proof === 'password' ? currentPassword : 'code')?.focus();
  }

  protected override fieldFor(): string | undefined {
    return this.#refused;
  }

  protected override errorText(): string | undefined {
    if (this.#refused === 'code' && this.#isResent)
      return msg('That code has expired. We sent another one.', { id: 'delete-account.another-code' });
    return this.#refused === currentPassword ? wrongPasswordText() : undefined;
  }

  protected override close(): void {
    super.close();
    this.#forget();
  }

  protected override leave(): void {
    super.leave();
    this.#forget();
    this.#provenAt = undefined;
  }

  #forget(): void {
    this.#proof = this.#pendingCode = this.#refused = undefined;
  }

  /** Whether it is the user. False: the step-up was canceled, or the form now asks for more. */
  async #prove(owner: AccountOwner, values: FormValues, isCurrent: () => boolean): Promise<boolean> {
    const { auth, user } = owner;
    if (this.#provenAt !== undefined && Date.now() - this.#provenAt < MAX_AGE * 1000) return true;
    if (this.#proof === 'password')
      await this.#check(owner, currentPassword, isCurrent, () =>
        checkPassword(auth, user.getUsername(), values[currentPassword] ?? ''),
      );
    else if (this.#proof === 'code' && this.#pendingCode) {
      const pending = this.#pendingCode;
      await this.#check(owner, 'code', isCurrent, () => checkCode(pending, values['code'] ?? ''));
    } else if (!(await isRecent(owner))) {
      const steppedUp = await stepUpFor(this, this.context, owner);
      if (steppedUp === false) return false;
      if (steppedUp === undefined && (await this.#ask(owner, isCurrent))) return false;
    }
    if (isCurrent()) this.#provenAt = Date.now();
    return true;
  }

  /** Marks the field if the service refuses its value. */
  async #check(
    owner: AccountOwner,
    field: string,
    isCurrent: () => boolean,
    call: () => Promise<void>,
  ): Promise<void> {
    try {
      await call();
    } catch (caught) {
      const { code } = toAuthError(caught);
      if (!isCurrent()) throw caught;
      const isExpired = field === 'code' && expired.includes(code);
      if (isExpired) await this.#ask(owner, isCurrent);
      if (isExpired || ['NotAuthorizedException', 'CodeMismatchException'].includes(code))
        this.#refused = field;
      this.#isResent = isExpired;
      throw caught;
    }
  }

  /** Asks for a proof in the form, if the user has one. */
  async #ask({ auth, user }: AccountOwner, isCurrent: () => boolean): Promise<boolean> {
    const { hasPassword, hasEmailCode } = this.account.data ?? {};
    if (hasPassword) this.#proof = 'password';
    else if (hasEmailCode) {
      const pending = await sendCode(auth, user.getUsername());
      if (!isCurrent()) return true;
      this.#pendingCode = pending;
      this.#proof = pending && 'code';
    }
    return this.#proof !== undefined;
  }
}
