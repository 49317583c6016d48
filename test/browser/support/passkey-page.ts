import { addUser, createPage, email, type Page, password } from './page.js';
import type { SoftwarePasskeys } from './software-passkeys.js';

/** A page whose user has a passkey, signed out. */
export async function createPasskeyPage(passkeys: SoftwarePasskeys): Promise<Page> {
  const page = createPage(
    {
      firstFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'],
      passkeys: { relyingPartyId: location.hostname },
    },
    { authenticationFlowType: 'USER_AUTH' },
  );
  await addUser(page, 'ada', { email });
  await page.auth.signIn('ada', password);
  await page.auth.associateWebAuthnCredential();
  await page.auth.signOut();
  passkeys.count = 0;
  return page;
}
