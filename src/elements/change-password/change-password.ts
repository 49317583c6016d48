import { html, type TemplateResult } from 'lit';

import { causeOf } from '../../auth/causes.js';
import { checkboxTemplate } from '../../forms/controls/checkbox.js';
import type { Field } from '../../forms/field.js';
import { confirmPasswordField } from '../../forms/fields/confirm-password-field.js';
import { hiddenUsername } from '../../forms/fields/hidden-username.js';
import { newPasswordField } from '../../forms/fields/new-password-field.js';
import type { FormValues } from '../../forms/validators.js';
import type { AuthError } from '../../lib/auth-error.js';
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

/** What the part shows. */
export interface PasswordData {
  /** Whether the user signs in with a password. */
  readonly hasPassword: boolean;
  /** For password managers. */
  readonly signInName: string;
  /** Whether the user is signed in elsewhere, as far as the user pool tracks that. */
  readonly hasOtherSessions: boolean;
}

const row = 'password';

/**
 * Changes the password of the signed-in user, or gives one to a user who has none. Where the user pool tracks sessions, it
 * can sign out everywhere else. Users of an identity provider do not see it.
 *
 * @csspart section - The card.
 * @csspart heading - The heading.
 * @fires auth-submit - The passwords are about to be sent; cancelable.
 * @fires auth-error - The service refused, or could not be reached.
 */
export class AuthChangePassword extends AccountPart<PasswordData> {
  protected readonly follows = [
    'password',
    'sessions',
    'email',
    'phone_number',
  ] as const satisfies readonly AccountChange[];

  protected heading(): string {
    return msg('Password', { id: 'change-password.heading' });
  }

  protected async read(owner: AccountOwner): Promise<PasswordData | undefined> {
    const { auth, user } = owner;
    const [attributes, factors, sessions] = await Promise.all([
      attributesOf(owner),
      firstFactorsOf(owner),
      auth.listUserSessions({ user }).catch(() => []),
    ]);
    if (isExternal(user, attributes)) return undefined;
    return {
      hasPassword: factors.includes('PASSWORD'),
      signInName: signInName(user, attributes),
      hasOtherSessions: sessions.some(({ isCurrentSession }) => !isCurrentSession),
    };
  }

  protected content(): TemplateResult {
    const label = this.#hasPassword
      ? msg('Change password', { id: 'change-password.open' })
      : msg('Add a password', { id: 'change-password.add' });
    const value = this.#hasPassword
      ? html` <span aria-hidden="true">••••••••</span> `
      : msg('You sign in without a password.', { id: 'change-password.none' });
    return rowsTemplate(
      this.row(row, msg('Password', { id: 'common.password' }), value, [
        { name: 'open', label, onClick: () => this.open(row) },
      ]),
    );
  }

  protected override fields(): readonly Field[] {
    return [
      ...(this.#hasPassword ? [currentPasswordField()] : []),
      newPasswordField(msg('New password', { id: 'common.new-password' })),
      confirmPasswordField(),
      ...(this.account.data?.hasOtherSessions ? [signOutElsewhereField()] : []),
    ];
  }

  protected override beforeFields(): TemplateResult {
    return hiddenUsername(this.account.data?.signInName ?? '');
  }

  protected override submitLabel(): string {
    return msg('Save password', { id: 'require-new-password.submit' });
  }

  protected override async submit(_row: string, values: FormValues): Promise<void> {
    const isDone = await this.account.run({ name: row, change: 'password' }, ({ auth, user }) =>
      auth.changePassword(user, values[currentPassword], values['password'] ?? ''),
    );
    if (!isDone) return;
    this.finish(() => msg('Your password is changed.', { id: 'change-password.done' }));
    if (values[elsewhere] !== 'true') return;
    const isSignedOut = await this.account.run({ name: 'sign-out', change: 'sessions' }, ({ auth, user }) =>
      auth.revokeOtherUserSessions({ user }),
    );
    if (isSignedOut)
      this.succeed(() =>
        msg('Your password is changed, and you’re signed out everywhere else.', {
          id: 'change-password.done.signed-out',
        }),
      );
  }

  protected override errorText(error: AuthError): string | undefined {
    return this.fieldFor(error) ? wrongPasswordText() : undefined;
  }

  /** The service has one error for a wrong password and for other refusals, whose cause it tells. */
  protected override fieldFor(error: AuthError): string | undefined {
    const isWrong = this.opened && error.code === 'NotAuthorizedException' && !causeOf(error);
    return isWrong ? currentPassword : undefined;
  }

  get #hasPassword(): boolean {
    return this.account.data?.hasPassword ?? true;
  }
}

const elsewhere = 'signOutElsewhere';

const signOutElsewhereField = (): Field => ({
  name: elsewhere,
  kind: 'checkbox',
  template: checkboxTemplate,
  label: msg('Sign out everywhere else', { id: 'account.sign-out-elsewhere' }),
  optional: true,
  unmarked: true,
});
