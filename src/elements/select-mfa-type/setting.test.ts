import { expect, oneEvent } from '@open-wc/testing';

import {
  alertText,
  button,
  buttons,
  deep,
  description,
  focused,
  heading,
  text,
} from '../../../test/browser/support/find.js';
import {
  addTotpUser,
  addUser,
  createPage,
  email,
  inState,
  mount,
  password,
  place,
  signIn,
  submit,
  until,
} from '../../../test/browser/support/page.js';
import { atRest, reachSetting } from '../../../test/browser/support/reach.js';
import { Auth } from '../../auth/auth.js';
import { totpCode } from '../../local-cognito/index.js';
import type { MfaTypes } from './mfa-types.js';
import type { AuthSelectMfaType } from './select-mfa-type.js';

const radios = (element: Element) => [...element.querySelectorAll<HTMLInputElement>('input[type=radio]')];
const values = (element: Element) => radios(element).map(({ value }) => value);
const chosen = (element: Element) => radios(element).find(({ checked }) => checked)?.value;
const status = (element: Element) => text(element.querySelector('[role=status]'));
const title = (element: Element) => text(element.shadowRoot?.querySelector('h2'));
const phone = '+442079460000';

/** Chooses and saves, and waits for the answer. */
async function save(value: string, setting: AuthSelectMfaType): Promise<void> {
  setting.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.click();
  const send = button('Save', setting);
  send.focus();
  send.click();
  await atRest(setting);
}

async function member(attributes: Record<string, string> = { email }) {
  const page = createPage();
  await addUser(page, 'ada', attributes);
  if (attributes['phone_number'])
    page.pagePool.users.find('ada')?.attributes.set('phone_number_verified', 'true');
  return page;
}

describe('auth-select-mfa-type, as a setting', () => {
  it('shows what is preferred now, as the service knows it', async () => {
    const { page, setting } = await reachSetting(await member());
    expect(title(setting)).to.equal('Add a second step');
    expect(values(setting)).to.deep.equal(['TOTP', 'SMS', 'NOMFA']);
    expect(chosen(setting)).to.equal('NOMFA');
    expect(page.calls.at(-1)).to.equal('GetUser');
    expect(buttons('Back to sign in', setting)).to.be.empty;
  });

  it('shows that the app is preferred', async () => {
    const page = createPage();
    const secret = await addTotpUser(page);
    const setting = document.createElement('auth-select-mfa-type');
    const element = await mount(page, {}, setting);
    await signIn(element, 'ada', password, 'confirmSignIn');
    const code = await totpCode(secret, page.cognito.clock.now());
    submit({ '6-digit code': code }, 'Confirm', element);
    await inState(element, 'signedIn');
    await atRest(setting);
    expect(chosen(setting)).to.equal('TOTP');
    expect(title(setting)).to.equal('Second step');
    await save('NOMFA', setting);
    expect(status(setting)).to.equal('Saved. You sign in with your password alone.');
    expect(await page.auth.getPreferredMFA(await page.auth.currentAuthenticatedUser())).to.equal('NOMFA');
  });

  it('saves the choice and shows it', async () => {
    const { page, setting } = await reachSetting(await member({ email, phone_number: phone }));
    await save('SMS', setting);
    expect(status(setting)).to.equal('Saved. We’ll ask for it when you sign in.');
    expect(alertText(setting)).to.equal('');
    expect(chosen(setting)).to.equal('SMS');
    expect(page.pagePool.users.find('ada')?.preferredFactor).to.equal('SMS_MFA');
    expect(focused() === button('Save', setting)).to.be.true;
  });

  it('can be taken over by the page', async () => {
    const { page, setting } = await reachSetting(await member({ email, phone_number: phone }));
    page.calls.length = 0;
    const seen: object[] = [];
    setting.addEventListener('auth-submit', (event) => {
      event.preventDefault();
      seen.push(event.detail);
    });
    await save('SMS', setting);
    expect(seen).to.deep.equal([{ state: 'signedIn', values: { mfaType: 'SMS' } }]);
    expect(page.calls).to.be.empty;
  });

  for (const [types, shown] of [
    ['sms totp', ['TOTP', 'SMS']],
    ['TOTP, Optional', ['TOTP', 'NOMFA']],
    [{ SMS: true, TOTP: false, Optional: true }, ['SMS', 'NOMFA']],
    [['sms'], ['SMS']],
    ['email optional', ['EMAIL', 'NOMFA']],
    ['', []],
    ['fax toString', []],
  ] as [MfaTypes, string[]][]) {
    it(`offers what the page says: ${JSON.stringify(types)}`, async () => {
      const { setting } = await reachSetting(await member(), types);
      expect(values(setting)).to.deep.equal(shown);
      expect(buttons('Save', setting)).to.have.length(shown.length ? 1 : 0);
    });
  }

  it('offers email where the config has it, and saves it', async () => {
    const page = createPage(
      { mfaTypes: ['EMAIL_OTP'] },
      { mfa: { configuration: 'OPTIONAL', types: ['EMAIL'] } },
    );
    await addUser(page, 'ada', { email });
    const { setting } = await reachSetting(page);
    expect(values(setting)).to.deep.equal(['TOTP', 'SMS', 'EMAIL', 'NOMFA']);
    await save('EMAIL', setting);
    expect(status(setting)).to.equal('Saved. We’ll ask for it when you sign in.');
    expect(page.pagePool.users.find('ada')?.preferredFactor).to.equal('EMAIL_OTP');
  });

  it('takes the list from the attribute', async () => {
    const { setting } = await reachSetting(await member());
    setting.setAttribute('mfa-types', 'sms optional');
    await setting.updateComplete;
    expect(values(setting)).to.deep.equal(['SMS', 'NOMFA']);
  });

  it('asks to choose when nothing is chosen, at the group', async () => {
    const { page, setting } = await reachSetting(await member(), 'sms totp');
    expect(chosen(setting)).to.equal(undefined);
    page.calls.length = 0;
    button('Save', setting).click();
    await setting.updateComplete;
    const group = setting.querySelector('fieldset');
    expect(group?.getAttribute('aria-invalid')).to.equal('true');
    expect(group && description(group)).to.equal('Choose one.');
    expect(focused() === radios(setting)[0]).to.be.true;
    expect(page.calls).to.be.empty;
    await expect(setting).to.be.accessible();
    radios(setting)[1]?.click();
    await setting.updateComplete;
    expect(group?.hasAttribute('aria-invalid')).to.be.false;
  });
});

describe('an app that is not set up', () => {
  it('is set up at once, and preferred then', async () => {
    const { page, element, setting } = await reachSetting(await member());
    setting.querySelector<HTMLInputElement>('input[value=TOTP]')?.click();
    button('Save', setting).click();
    await inState(element, 'TOTPSetup');
    expect(heading(element)).to.equal('Set up your app');
    const secret = text(element.querySelector('auth-totp-setup code')).replaceAll(' ', '');
    const code = await totpCode(secret, page.cognito.clock.now());
    submit({ 'Enter the code it shows': code }, 'Turn on', element);
    await inState(element, 'signedIn');
    expect(page.pagePool.users.find('ada')?.preferredFactor).to.equal('SOFTWARE_TOKEN_MFA');
  });

  it('is asked for by a setting outside of an authenticator', async () => {
    const page = await member();
    Auth.configure({ ...page.auth.configure() });
    const setting = document.createElement('auth-select-mfa-type');
    setting.authData = await Auth.signIn('ada', password);
    place().append(setting);
    await atRest(setting);
    const failed = oneEvent(setting, 'auth-error');
    await save('TOTP', setting);
    await failed;
    expect(alertText(setting)).to.equal('Set up an authenticator app first.');
    await Auth.signOut();
  });
});

describe('a setting that goes wrong', () => {
  it('shows a network error, and can be tried again', async () => {
    const { page, setting } = await reachSetting(await member({ email, phone_number: phone }));
    page.cognito.faults.add({ operation: 'SetUserMFAPreference', drop: true, times: 1 });
    await save('SMS', setting);
    expect(alertText(setting)).to.include('can’t reach the server');
    await save('SMS', setting);
    expect(alertText(setting)).to.equal('');
    expect(status(setting)).to.include('Saved.');
  });

  it('does not report an ended session as a wrong password', async () => {
    const { page, setting } = await reachSetting(await member({ email, phone_number: phone }));
    page.cognito.faults.add({ operation: 'GetUser', error: 'NotAuthorizedException' });
    await save('SMS', setting);
    expect(alertText(setting)).to.equal('You’ve been signed out. Sign in again.');
  });

  it('shows no choice before the current one has loaded, and loads it again on request', async () => {
    const page = await member();
    const setting = document.createElement('auth-select-mfa-type');
    Auth.configure({ ...page.auth.configure() });
    await Auth.signIn('ada', password);
    page.cognito.faults.add({ operation: 'GetUser', drop: true });
    place().append(setting);
    await until(() => buttons('Try again', setting).length === 1, 'a way to try again');
    expect(alertText(setting)).to.include('can’t reach the server');
    expect(radios(setting)).to.be.empty;
    page.cognito.faults.clear();
    button('Try again', setting).click();
    await atRest(setting);
    await until(() => chosen(setting) === 'NOMFA', 'the current choice');
    expect(alertText(setting)).to.equal('');
    await Auth.signOut();
  });

  it('shows a message to a signed-out user', async () => {
    Auth.configure({ ...createPage().auth.configure() });
    const setting = document.createElement('auth-select-mfa-type');
    place().append(setting);
    await until(() => alertText(setting) !== '', 'an alert');
    expect(alertText(setting)).to.equal('You’ve been signed out. Sign in again.');
    expect(radios(setting)).to.be.empty;
    expect(deep('.auth-footer', setting)).to.equal(undefined);
  });

  it('ignores an answer that comes after it has left the page', async () => {
    const { page, element, setting } = await reachSetting(await member({ email, phone_number: phone }));
    const errors: string[] = [];
    element.addEventListener('auth-error', ({ detail }) => errors.push(detail.error.code));
    page.cognito.faults.add({ operation: 'SetUserMFAPreference', drop: true, times: 1 });
    const release = page.hold();
    setting.querySelector<HTMLInputElement>('input[value=TOTP]')?.click();
    button('Save', setting).click();
    await setting.updateComplete;
    expect(text(button('Saving…', setting))).to.equal('Saving…');
    setting.remove();
    // Within one task it would be a move.
    await new Promise((resolve) => setTimeout(resolve));
    release();
    await until(() => page.calls.includes('SetUserMFAPreference'), 'the call');
    element.append(setting);
    await atRest(setting);
    expect(chosen(setting)).to.equal('NOMFA');
    expect(errors).to.be.empty;
  });
});
