import type { AuthApi } from '../../auth/api.js';
import type { CodeDeliveryDetails, CognitoUser, ContactAttribute } from '../../auth/types.js';
import { msg } from '../../localization/index.js';

/**
 * Stores an email address or phone number of this user, also if another one has signed in elsewhere in the meantime.
 * Resolves with where the service sent a code, undefined if it does not verify the attribute.
 */
export async function storeContact(
  { auth, user }: { readonly auth: AuthApi; readonly user: CognitoUser },
  attribute: ContactAttribute,
  value: string,
): Promise<CodeDeliveryDetails | undefined> {
  let sent: CodeDeliveryDetails | undefined;
  const unsubscribe = auth.onEvent(({ event, data, fromOtherTab }) => {
    if (event !== 'updateUserAttributes' || fromOtherTab || !Array.isArray(data)) return;
    sent = (data as CodeDeliveryDetails[]).find(({ AttributeName }) => AttributeName === attribute);
  });
  try {
    await auth.updateUserAttributes(user, { [attribute]: value });
  } finally {
    unsubscribe();
  }
  return sent;
}

/** The message for an address that another account has. It does not say so. */
export const contactRefused = (attribute: ContactAttribute): string =>
  attribute === 'email'
    ? msg('That email can’t be used. Try another.', { id: 'mfa-setup.email.taken' })
    : msg('That number can’t be used. Try another.', { id: 'mfa-setup.sms.taken' });
