import './define.js';

import { expect } from '@open-wc/testing';

import { answered, status } from '../../../test/browser/support/account.js';
import { alertText, button, field, focused, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  email,
  inState,
  mount,
  type Page,
  password,
  place,
  type Settings,
  signIn,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import { loadFormParts } from '../../forms/load-form-parts.js';
import type { PoolOptions } from '../../local-cognito/index.js';
import { setLanguage } from '../../localization/index.js';
import type { AuthContact } from './contact.js';

const other = 'ada@example.org';
const phone = '+442079460000';
const both: Partial<PoolOptions> = { autoVerifiedAttributes: ['email', 'phone_number'] };
const keeping: Partial<PoolOptions> = {
  ...both,
  attributesRequireVerificationBeforeUpdate: ['email', 'phone_number'],
};

const user = (page: Page) => page.pagePool.users.find('ada');
const sent = (page: Page) => page.cognito.outbox.messages().length;
const lead = (part: Element) => text(part.querySelector('.auth-row-lead'));
const row = (part: Element, name: string) => {
  const found = part.shadowRoot?.querySelector<HTMLElement>(`[data-row=${name}]`);
  if (!found) throw new Error(`There is no row ${name}.`);
  return found;
};
const value = (part: Element, name = 'email') => text(row(part, name).querySelector('.auth-row-value'));
const actions = (part: Element, name = 'email') =>
  [...row(part, name).querySelectorAll('.auth-row-actions button')].map(text);

const hasRows = (part: Element) => !!part.shadowRoot?.querySelector('.auth-row');

async function press(part: AuthContact, action: string, name = 'email'): Promise<void> {
  button(action, row(part, name)).click();
  await answered(part);
}

async function send(part: AuthContact, values: Record<string, string>, label = 'Continue'): Promise<void> {
  submit(values, label, part);
  await answered(part);
}

/** ada is signed in, with the part in the content of the authenticator. */
async function mounted(page: Page, settings: Settings = {}) {
  const part = document.createElement('auth-contact');
  const element = await mount(page, settings, part);
  const label = settings.usernameAttributes === undefined ? 'Email or username' : 'Email';
  submit({ [label]: label === 'Email' ? email : 'ada', Password: password }, 'Sign in', element);
  await inState(element, 'signedIn');
  await until(() => hasRows(part), 'the rows');
  await loadFormParts();
  return { page, element, part };
}

async function signedIn(pool: Partial<PoolOptions> = both, attributes: Record<string, string> = { email }) {
  const page = createPage(pool);
  await addUser(page, 'ada', attributes);
  return mounted(page);
}

/** At the code for another email address. */
async function atCode(pool?: Partial<PoolOptions>) {
  const reached = await signedIn(pool);
  await press(reached.part, 'Change');
  await send(reached.part, { Email: other });
  return reached;
}

describe('auth-contact', () => {
  it('changes the email address, asks for the code, and gives the focus back', async () => {
    const { page, part } = await signedIn();
    expect(value(part)).to.equal(`${email} Verified`);
    expect(value(part, 'phone_number')).to.equal('None yet');
    await expect(part).to.be.accessible();
    await press(part, 'Change');
    await until(() => focused() === field('Email', part), 'the focus');
    expect(field('Email', part).value).to.equal('');
    await expect(part).to.be.accessible();
    await send(part, { Email: other });
    expect(lead(part)).to.equal('Enter the code we sent to a***@e***.');
    expect(focused() === field('6-digit code', part)).to.be.true;
    expect(field('6-digit code', part).value).to.equal('');
    expect(value(part)).to.equal(`${other} Not verified`);
    await expect(part).to.be.accessible();
    await send(part, { '6-digit code': page.code() }, 'Confirm');
    expect(status(part)).to.equal('Your email is verified.');
    expect(value(part)).to.equal(`${other} Verified`);
    expect(part.querySelector('input')).to.equal(null);
    expect(focused() === button('Change', row(part, 'email'))).to.be.true;
    await expect(part).to.be.accessible();
  });

  it('adds a phone number with its country, verifies it, and removes it after a question', async () => {
    const { page, part } = await signedIn();
    await press(part, 'Add a phone number', 'phone_number');
    await until(() => part.querySelector('select'), 'the countries');
    await expect(part).to.be.accessible();
    await send(part, { 'Phone number': phone });
    await send(part, { '6-digit code': page.code() }, 'Confirm');
    expect(value(part, 'phone_number')).to.equal(`${phone} Verified`);
    await press(part, 'Remove', 'phone_number');
    expect(lead(part)).to.equal('Remove this phone number? We won’t text it any more.');
    // Enter must not answer the question.
    expect(focused()?.matches('.auth-row-question')).to.be.true;
    await expect(part).to.be.accessible();
    button('Cancel', part).click();
    await part.updateComplete;
    expect(page.calls).not.to.include('DeleteUserAttributes');
    await press(part, 'Remove', 'phone_number');
    button('Remove', part.querySelector('form') ?? part).click();
    button('Remove', part.querySelector('form') ?? part).click();
    await answered(part);
    expect(status(part)).to.equal('Your phone number is removed.');
    expect(page.calls.filter((call) => call === 'DeleteUserAttributes')).to.have.length(1);
    expect(user(page)?.attributes.has('phone_number')).to.be.false;
    expect(actions(part, 'phone_number')).to.deep.equal(['Add a phone number']);
  });

  it('keeps an attribute that the pool requires, and says so in the row', async () => {
    const { page, part } = await signedIn();
    await press(part, 'Remove');
    button('Remove', part.querySelector('form') ?? part).click();
    await answered(part);
    expect(alertText(part.querySelector('form') ?? part)).to.equal(
      'Your account needs an email. Change it instead.',
    );
    expect(user(page)?.attributes.get('email')).to.equal(email);
    button('Cancel', part).click();
    await part.updateComplete;
    expect(value(part)).to.equal(`${email} Verified`);
  });

  it('does not offer to remove what people sign in with', async () => {
    const page = createPage({ usernameAttributes: ['email'] }, { usernameAttributes: ['email'] });
    await addUser(page, email);
    const { part } = await mounted(page, { usernameAttributes: 'email' });
    expect(actions(part)).to.deep.equal(['Change']);
  });

  it('verifies an address that is there, and sends no second code when the form is opened again', async () => {
    const { page, part } = await signedIn({}, { email, phone_number: phone });
    expect(value(part, 'phone_number')).to.equal(`${phone} Not verified`);
    await press(part, 'Verify', 'phone_number');
    expect(lead(part)).to.match(/^Enter the code we sent to \+\*+0000\.$/);
    button('Cancel', part).click();
    await part.updateComplete;
    const count = sent(page);
    await press(part, 'Verify', 'phone_number');
    expect(sent(page)).to.equal(count);
    await send(part, { '6-digit code': page.code() }, 'Confirm');
    expect(status(part)).to.equal('Your phone number is verified.');
  });

  it('saves an address that the pool does not verify', async () => {
    const { part } = await signedIn({ autoVerifiedAttributes: ['email'] });
    await press(part, 'Add a phone number', 'phone_number');
    await send(part, { 'Phone number': phone });
    expect(status(part)).to.equal('Saved.');
    expect(value(part, 'phone_number')).to.equal(`${phone} Not verified`);
    expect(actions(part, 'phone_number')).to.deep.equal(['Verify', 'Change', 'Remove']);
  });

  it('sends nothing for the same address', async () => {
    const { page, part } = await signedIn();
    await press(part, 'Change');
    await send(part, { Email: email });
    expect(page.calls).not.to.include('UpdateUserAttributes');
    expect(part.querySelector('input')).to.equal(null);
  });

  it('empties the field when another row is opened', async () => {
    const { part } = await signedIn();
    await press(part, 'Change');
    type('Email', other, part);
    await press(part, 'Add a phone number', 'phone_number');
    expect(field('Phone number', part).value).to.equal('');
  });

  it('is left by Escape while the address is the one that was filled in', async () => {
    const { part } = await signedIn({}, { email, phone_number: phone });
    await press(part, 'Change', 'phone_number');
    const input = field('Phone number', part);
    expect(input.value).not.to.equal('');
    type('Phone number', '', part);
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    await part.updateComplete;
    expect(input.isConnected).to.be.true;
    button('Cancel', part).click();
    await part.updateComplete;
    await press(part, 'Change', 'phone_number');
    field('Phone number', part).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
    );
    await part.updateComplete;
    expect(part.querySelector('input')).to.equal(null);
  });

  it('is closed and empty for the next user', async () => {
    const { page, element, part } = await atCode(keeping);
    await addUser(page, 'bob', { email: 'bob@example.com' });
    element.signOut();
    await inState(element, 'signIn');
    expect(part.available).to.be.false;
    expect(part.querySelector('input')).to.equal(null);
    await signIn(element, 'bob', password);
    await until(() => hasRows(part), 'the rows');
    expect(value(part)).to.equal('bob@example.com Verified');
    expect(text(part.shadowRoot)).not.to.include(other);
  });

  it('stands alone with an `auth`', async () => {
    const page = createPage(both);
    await addUser(page);
    await page.auth.signIn('ada', password);
    const part = document.createElement('auth-contact');
    part.auth = page.auth;
    place().append(part);
    await until(() => hasRows(part), 'the rows');
    await loadFormParts();
    await press(part, 'Change');
    await send(part, { Email: other });
    await send(part, { '6-digit code': page.code() }, 'Confirm');
    expect(value(part)).to.equal(`${other} Verified`);
    await page.auth.signOut();
    await until(() => !part.available, 'signed out');
  });

  it('speaks Arabic, from right to left', async () => {
    const { part } = await atCode(keeping);
    await setLanguage('ar');
    await part.updateComplete;
    expect(part.shadowRoot?.querySelector('section')?.dir).to.equal('rtl');
    expect(part.querySelector('form')?.dir).to.equal('rtl');
    await expect(part).to.be.accessible();
    await setLanguage('en');
  });
});

describe('auth-contact, where the old address stays until the new one is verified', () => {
  it('shows the new one as pending, and goes on with the code that was sent', async () => {
    const { page, part } = await atCode(keeping);
    expect(value(part)).to.equal(`${email} Verified Pending: ${other}`);
    await expect(part).to.be.accessible();
    button('Cancel', part).click();
    await part.updateComplete;
    expect(value(part)).to.equal(`${email} Verified Pending: ${other}`);
    expect(actions(part)).to.deep.equal(['Verify', 'Change', 'Remove']);
    await expect(part).to.be.accessible();
    await press(part, 'Change');
    expect(field('Email', part).value).to.equal(other);
    button('Cancel', part).click();
    await part.updateComplete;
    await press(part, 'Verify');
    expect(page.calls).not.to.include('GetUserAttributeVerificationCode');
    await send(part, { '6-digit code': page.code() }, 'Confirm');
    expect(value(part)).to.equal(`${other} Verified`);
  });

  it('asks for a phone number that is not in force yet', async () => {
    const { page, part } = await signedIn(keeping);
    await press(part, 'Add a phone number', 'phone_number');
    await send(part, { 'Phone number': phone });
    button('Cancel', part).click();
    await part.updateComplete;
    expect(value(part, 'phone_number')).to.equal(`Pending: ${phone}`);
    expect(actions(part, 'phone_number')).to.deep.equal(['Verify', 'Change']);
    await press(part, 'Verify', 'phone_number');
    await send(part, { '6-digit code': page.code() }, 'Confirm');
    expect(value(part, 'phone_number')).to.equal(`${phone} Verified`);
  });

  it('closes the form when the code is entered in another tab', async () => {
    const { page, element, part } = await atCode(keeping);
    const tab = document.createElement('auth-contact');
    tab.auth = page.auth;
    element.after(tab);
    await until(() => hasRows(tab), 'the other tab');
    expect(value(tab)).to.equal(`${email} Verified`);
    await page.auth.verifyCurrentUserAttributeSubmit('email', page.code());
    await press(tab, 'Add a phone number', 'phone_number');
    await send(tab, { 'Phone number': phone });
    await until(() => value(part) === `${other} Verified`, 'the news');
    await part.updateComplete;
    expect(part.querySelector('input')).to.equal(null);
  });
});
