import { msg } from '../localization/index.js';
import type { Notice } from '../machine/types.js';

/** The success of the previous screen, shown above the sign-in form. */
export function signInNotice(notice: Notice | undefined): string | undefined {
  switch (notice) {
    case 'accountConfirmed':
      return msg('Your account is ready. Sign in.', { id: 'sign-in.account-confirmed' });
    case 'passwordChanged':
      return msg('Password changed. Sign in.', { id: 'sign-in.password-changed' });
    default:
      return undefined;
  }
}
