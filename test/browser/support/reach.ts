import type { AuthAuthenticator } from '../../../src/elements/authenticator/authenticator.js';
import type { MfaTypes } from '../../../src/elements/select-mfa-type/mfa-types.js';
import type { AuthSelectMfaType as Setting } from '../../../src/elements/select-mfa-type/select-mfa-type.js';
import type { StoredAuthState } from '../../../src/machine/types.js';
import { asking, picture, type Question } from '../../auth/questions.js';
import { button, buttons, deep, endTransitions } from './find.js';
import type { Page, Settings } from './page.js';
import {
  addTotpUser,
  addUser,
  clientId,
  createPage,
  email,
  inState,
  mount,
  password,
  settled,
  signIn,
  submit,
  type,
  until,
} from './page.js';
import { loadVerification, SoftwarePasskeys } from './software-passkeys.js';

export interface Reached {
  readonly page: Page;
  readonly element: AuthAuthenticator;
}

/** A user whom an administrator made: with a password of their own, or with a temporary one that was sent. */
export async function adminUser(
  page: Page,
  attributes: Record<string, string> = { email },
  permanent = true,
): Promise<void> {
  const { admin } = page.pagePool;
  await admin.createUser({ username: 'ada', temporaryPassword: 'Temporary-Pass-1', attributes });
  if (permanent) await admin.setUserPassword('ada', password);
}

type View =
  | Exclude<StoredAuthState, 'loading'>
  | 'forgotPassword submit'
  | 'verifyContact code'
  | 'passkeySetup done'
  | 'confirmSignIn SMS'
  | 'confirmSignIn email'
  | 'confirmSignIn first factor'
  | 'confirmSignIn passkey'
  | 'selectChallenge password'
  | 'signIn methods'
  | 'customConfirmSignIn picture'
  | 'MFASetup email'
  | 'MFASetup none'
  | 'selectMFAType setting';

/** A member with a phone and an app as second factors, neither preferred, so that the service asks which. */
async function addTwoFactorUser(page: Page): Promise<void> {
  const { auth, pagePool } = page;
  await addUser(page, 'ada', { email, phone_number: '+442079460000' });
  const user = await auth.signIn('ada', password);
  await auth.verifyTotpToken(user, await page.totp(await auth.setupTOTP(user)));
  await auth.signOut();
  const record = pagePool.users.find('ada');
  record?.factors.add('SMS_MFA').add('SOFTWARE_TOKEN_MFA');
  // A code counts once: the next needs another half minute.
  page.cognito.clock.advance(60_000);
}

/** The setting in the content of a signed-in user, once it knows what is preferred. */
export async function reachSetting(page: Page, mfaTypes?: MfaTypes): Promise<Reached & { setting: Setting }> {
  const setting = document.createElement('auth-select-mfa-type');
  setting.mfaTypes = mfaTypes;
  const element = await mount(page, {}, setting);
  await signIn(element, 'ada', password);
  await atRest(setting);
  return { page, element, setting };
}

/** Until a setting has its answer. */
export async function atRest(setting: Setting): Promise<void> {
  await setting.updateComplete;
  await until(() => !deep('button[type=submit][aria-disabled=true]', setting), 'the setting at rest');
  endTransitions(setting);
}

/** A pool that asks these one after the other, once the password is proven. */
export async function reachQuestion(...asked: readonly Question[]): Promise<Reached> {
  const page = createPage({ triggers: asking(asked) }, { authenticationFlowType: 'CUSTOM_AUTH' });
  await addUser(page);
  const element = await mount(page);
  await signIn(element, 'ada', password, 'customConfirmSignIn');
  return { page, element };
}

/** A pool whose users choose how to sign in. */
const createChoicePage = (): Page =>
  createPage({ firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] }, { authenticationFlowType: 'USER_AUTH' });

/** A user who signs in with a password on a page that offers passkeys, and the passkeys of the browser. */
export async function reachPasskeyOffer(
  settings: Settings = { passkeyPrompt: 'after-sign-in' },
): Promise<Reached & { passkeys: SoftwarePasskeys }> {
  const passkeys = new SoftwarePasskeys();
  const page = createPage({
    firstFactors: ['PASSWORD', 'WEB_AUTHN'],
    passkeys: { relyingPartyId: location.hostname },
  });
  await addUser(page);
  const element = await mount(page, settings);
  await signIn(element, 'ada', password, 'passkeySetup');
  return { page, element, passkeys };
}

/** The way to each screen that can be reached today, as a person goes it. */
export const ways: Readonly<Record<View, () => Promise<Reached>>> = {
  async signIn() {
    const page = createPage();
    return { page, element: await mount(page) };
  },
  async reconnecting() {
    const tokenValidity = { accessToken: 0, idToken: 0, refreshToken: 86_400 };
    const page = createPage({ clients: [{ id: clientId, tokenValidity }] });
    await addUser(page);
    await page.auth.signIn('ada', password);
    page.cognito.faults.add({ operation: 'GetTokensFromRefreshToken', drop: true });
    return { page, element: await mount({ auth: page.open() }) };
  },
  async signedUp() {
    const page = createPage();
    return { page, element: await mount(page, { authState: 'signedUp', authData: { username: 'ada' } }) };
  },
  async signUp() {
    const page = createPage();
    return { page, element: await mount(page, { authState: 'signUp' }) };
  },
  async confirmSignUp() {
    const page = createPage();
    const element = await mount(page, { authState: 'signUp' });
    submit(
      { Username: 'ada', Email: email, Password: password, 'Confirm password': password },
      'Create account',
      element,
    );
    await inState(element, 'confirmSignUp');
    return { page, element };
  },
  async forgotPassword() {
    const page = createPage();
    await addUser(page);
    return { page, element: await mount(page, { authState: 'forgotPassword' }) };
  },
  async 'forgotPassword submit'() {
    const { page, element } = await ways.forgotPassword();
    submit({ 'Email or username': 'ada' }, 'Send code', element);
    await settled(element);
    return { page, element };
  },
  async confirmSignIn() {
    const page = createPage();
    await addTotpUser(page);
    const element = await mount(page);
    await signIn(element, 'ada', password, 'confirmSignIn');
    return { page, element };
  },
  async 'confirmSignIn SMS'() {
    const page = createPage({ mfa: 'ON', mfaTypes: ['SMS_MFA'] });
    await adminUser(page, { email, phone_number: '+442079460000', phone_number_verified: 'true' });
    const element = await mount(page);
    await signIn(element, 'ada', password, 'confirmSignIn');
    return { page, element };
  },
  async 'confirmSignIn email'() {
    const page = createPage({ mfa: 'ON', mfaTypes: ['EMAIL_OTP'] });
    await adminUser(page, { email, email_verified: 'true' });
    const element = await mount(page);
    await signIn(element, 'ada', password, 'confirmSignIn');
    return { page, element };
  },
  async 'confirmSignIn first factor'() {
    const { page, element } = await ways.selectChallenge();
    button('Continue', element).click();
    await inState(element, 'confirmSignIn');
    return { page, element };
  },
  async 'confirmSignIn passkey'() {
    const passkeys = new SoftwarePasskeys();
    passkeys.answers = false;
    const page = createPage(
      { firstFactors: ['PASSWORD', 'WEB_AUTHN'], passkeys: { relyingPartyId: location.hostname } },
      { authenticationFlowType: 'USER_AUTH' },
    );
    const element = await mount(page, { signInMethods: 'passkey password' });
    await until(() => buttons('Sign in with a passkey', element).length > 0, 'the other ways');
    type('Email or username', 'ada', element);
    // Unknown users see what known users see.
    button('Sign in with a passkey', element).click();
    await inState(element, 'confirmSignIn');
    await until(() => passkeys.open.size === 1, 'the prompt');
    return { page, element };
  },
  async 'selectChallenge password'() {
    const { page, element } = await ways['signIn methods']();
    await addUser(page, 'ada', { email, phone_number: '+442079460000' });
    await until(() => buttons('Email me a code', element).length > 0, 'the other ways');
    type('Email or username', 'ada', element);
    button('Email me a code', element).click();
    await inState(element, 'confirmSignIn');
    button('Use another way', element).click();
    await inState(element, 'selectChallenge');
    return { page, element };
  },
  async 'signIn methods'() {
    const page = createChoicePage();
    return { page, element: await mount(page, { signInMethods: 'password email-code sms-code' }) };
  },
  async selectChallenge() {
    const page = createChoicePage();
    await addUser(page, 'ada', { email, phone_number: '+442079460000' });
    const element = await mount(page, { signInMethods: 'email-code sms-code' });
    submit({ 'Email or username': 'ada' }, 'Continue', element);
    await inState(element, 'selectChallenge');
    return { page, element };
  },
  customConfirmSignIn: () => reachQuestion({ ask: { question: 'What is six times seven?' }, answer: '42' }),
  'customConfirmSignIn picture': () => reachQuestion({ ask: { captchaUrl: picture }, answer: 'kx4' }),
  async selectMFAType() {
    const page = createPage({ autoVerifiedAttributes: ['email', 'phone_number'] });
    await addTwoFactorUser(page);
    const element = await mount(page);
    await signIn(element, 'ada', password, 'selectMFAType');
    return { page, element };
  },
  async 'selectMFAType setting'() {
    const page = createPage();
    await addUser(page, 'ada', { email, phone_number: '+442079460000' });
    return reachSetting(page);
  },
  async requireNewPassword() {
    const page = createPage();
    await adminUser(page, { email }, false);
    const element = await mount(page);
    await signIn(element, 'ada', 'Temporary-Pass-1', 'requireNewPassword');
    return { page, element };
  },
  async verifyContact() {
    const page = createPage();
    await adminUser(page, { email, phone_number: '+442079460000' });
    const element = await mount(page);
    await signIn(element, 'ada', password, 'verifyContact');
    return { page, element };
  },
  async 'verifyContact code'() {
    const { page, element } = await ways.verifyContact();
    button('Send code', element).click();
    await settled(element);
    return { page, element };
  },
  async passkeySetup() {
    const { page, element } = await reachPasskeyOffer();
    return { page, element };
  },
  async 'passkeySetup done'() {
    await loadVerification();
    const { page, element } = await reachPasskeyOffer();
    button('Create a passkey', element).click();
    await until(() => buttons('Continue', element).length > 0, 'the passkey');
    endTransitions(element);
    return { page, element };
  },
  async MFASetup() {
    const page = createPage({
      mfa: 'ON',
      mfaTypes: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      requiredAttributes: [],
    });
    await adminUser(page, {});
    const element = await mount(page);
    await signIn(element, 'ada', password, 'MFASetup');
    return { page, element };
  },
  async 'MFASetup email'() {
    const { page, element } = await ways.MFASetup();
    element.querySelector<HTMLInputElement>('input[value=EMAIL_OTP]')?.click();
    button('Continue', element).click();
    await until(() => element.querySelector('input[type=email]'), 'the address');
    await settled(element);
    return { page, element };
  },
  async 'MFASetup none'() {
    const page = createPage({ mfa: 'ON', mfaTypes: ['SMS_MFA'] });
    await adminUser(page);
    const element = await mount(page);
    await signIn(element, 'ada', password, 'MFASetup');
    return { page, element };
  },
  async TOTPSetup() {
    const page = createPage({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    await addUser(page);
    const element = await mount(page);
    await signIn(element, 'ada', password, 'TOTPSetup');
    return { page, element };
  },
  async signedIn() {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    await signIn(element, 'ada', password);
    return { page, element };
  },
};
