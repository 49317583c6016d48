import assert from 'node:assert/strict';

import { createAuth } from '../../../src/auth/auth.js';
import { totpCode } from '../../../src/local-cognito/index.js';
import { type App, clientId, poolId } from './app.js';
import type { Person } from './person.js';
import { scanQr } from './qr.js';

export const email = 'maria@example.com';
export const password = 'Correct7!horse';
export const newPassword = 'Battery8?staple';

/** A user whose account is made and confirmed already. */
export async function addMember(
  app: Pick<App, 'pool'>,
  attributes: Record<string, string> = {},
): Promise<void> {
  const { admin } = app.pool;
  await admin.createUser({
    username: email,
    attributes: { email, email_verified: 'true', ...attributes },
    suppress: true,
  });
  await admin.setUserPassword(email, password);
}

/** The same with an authenticator app as the second step; its secret. */
export async function addMemberWithApp(app: App): Promise<string> {
  await addMember(app);
  const { cognito } = app;
  const auth = createAuth({
    userPoolId: poolId,
    userPoolWebClientId: clientId,
    endpoint: app.url,
    fetch: (input, init) => cognito.fetch(new Request(input, init)),
  });
  const user = await auth.signIn(email, password);
  const secret = await auth.setupTOTP(user);
  await auth.verifyTotpToken(user, await totpCode(secret, cognito.clock.now()));
  await auth.setPreferredMFA(user, 'TOTP');
  // A code counts once: the next needs another half minute.
  cognito.clock.advance(60_000);
  return secret;
}

/** What the authenticator app shows now. */
export const appCode = ({ cognito }: Person, secret: string): Promise<string> =>
  totpCode(secret, cognito.clock.now());

/** A code that is not this one. */
export const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

export const signUpFields = { Email: email, Password: password, 'Confirm password': password };

/** From the sign-in screen to the code for a new account. */
export async function signUp(person: Person): Promise<void> {
  await person.press('Create an account');
  await person.see('Create your account');
  await person.submit('Create account', signUpFields);
  await person.see('Check your email');
}

/** Sends name and password from the sign-in screen. */
export async function sendPassword(person: Person, secret = password, name = email): Promise<void> {
  await person.submit('Sign in', { Email: name, Password: secret });
}

/** From the sign-in screen to the page's own content. */
export async function signIn(person: Person): Promise<void> {
  await sendPassword(person);
  await person.see('Members’ area');
}

/** From the sign-in screen to the code for a new password. */
export async function askForReset(person: Person): Promise<void> {
  await person.press('Forgot password?');
  await person.see('Reset your password');
  await person.submit('Send code', { Email: email });
  await person.meet('textbox', 'New password');
}

/** From the set-up screen to the second step, turned on; what the phone read off the QR code is the key on the screen. */
export async function setUpApp(person: Person): Promise<string> {
  await person.see('Set up your app');
  const uri = new URL(await scanQr(person));
  const key = await person.page.$eval('auth-totp-setup code', (code) => code.textContent);
  const secret = uri.searchParams.get('secret') ?? '';
  assert.equal(uri.protocol, 'otpauth:');
  assert.equal(`${uri.host}${decodeURIComponent(uri.pathname)}`, `totp/Acme:${email}`);
  assert.equal(uri.searchParams.get('issuer'), 'Acme');
  assert.equal(secret, key.replaceAll(' ', ''));
  await person.submit('Turn on', { 'Enter the code it shows': await appCode(person, secret) });
  return secret;
}

/** Lets the half minute pass, on the page's clock, before which no other code is sent. */
export async function skipCoolDown({ page }: Person): Promise<void> {
  await page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 31_000;
  });
}
