import './define.js';

import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import {
  button,
  buttons,
  deep,
  endTransitions,
  field,
  focused,
  text,
} from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  email,
  inState,
  mount,
  password,
  place,
  signIn,
  type,
  until,
} from '../../../test/browser/support/page.js';
import { loadFormParts } from '../../forms/load-form-parts.js';
import { setLanguage } from '../../localization/index.js';
import type { AuthUserButton } from './user-button.js';

const name = 'Ada Lovelace';
const opener = (element: Element) => button(`Account of ${name}`, element);
const menu = (user: AuthUserButton) => user.shadowRoot?.querySelector<HTMLElement>('[part="menu"]');
const dialog = (user: AuthUserButton) => user.shadowRoot?.querySelector('dialog');
const focusedText = () => text(focused());

/** The button of ada, with an entry of the page. */
async function signedIn(settings: Partial<AuthUserButton> = {}) {
  const page = createPage();
  await addUser(page, 'ada', { email, name });
  const user = Object.assign(document.createElement('auth-user-button'), settings);
  const entry = document.createElement('a');
  entry.slot = 'entry';
  entry.href = '#billing';
  entry.textContent = 'Billing';
  user.append(entry);
  const element = await mount(page, {}, user);
  await signIn(element, 'ada', password);
  await until(() => buttons(`Account of ${name}`, element).length > 0, 'the button');
  return { page, element, user, entry };
}

async function opened(settings?: Partial<AuthUserButton>) {
  const reached = await signedIn(settings);
  opener(reached.element).click();
  await until(() => !menu(reached.user)?.hidden, 'the menu');
  await reached.user.updateComplete;
  endTransitions();
  return reached;
}

describe('auth-user-button', () => {
  it('has a menu with an edge and a background, also where cards have none', async () => {
    const { user } = await opened();
    user.style.cssText = '--auth-card-background: none; --auth-card-border-color: transparent';
    const { backgroundColor, borderTopColor } = getComputedStyle(
      menu(user)?.closest('.auth-user-popup') ?? user,
    );
    for (const color of [backgroundColor, borderTopColor])
      expect(/^(transparent|rgba\(0, 0, 0, 0\))$/.test(color)).to.be.false;
  });

  it('opens a menu with the name, the account, entries of the page, and the sign-out', async () => {
    const { element, user, entry } = await opened();
    expect(opener(element).getAttribute('aria-expanded')).to.equal('true');
    expect(text(menu(user)?.querySelector('.auth-user-identity'))).to.equal(`${name} ${email}`);
    expect(entry.getAttribute('role')).to.equal('menuitem');
    await until(() => focusedText() === 'Manage account', 'the focus');
    await expect(user).to.be.accessible();
    button('Sign out', element).click();
    await inState(element, 'signIn');
    await until(() => text(user.shadowRoot) === '', 'nothing');
  });

  it('is walked by arrows, Home, End and letters, and left by Escape and Tab', async () => {
    const { element, user } = await signedIn();
    opener(element).focus();
    await sendKeys({ press: 'ArrowUp' });
    await until(() => focusedText() === 'Sign out', 'the last entry');
    await sendKeys({ press: 'ArrowDown' });
    expect(focusedText()).to.equal('Manage account');
    await sendKeys({ press: 'ArrowDown' });
    expect(focusedText()).to.equal('Billing');
    await sendKeys({ press: 'End' });
    expect(focusedText()).to.equal('Sign out');
    await sendKeys({ press: 'Home' });
    expect(focusedText()).to.equal('Manage account');
    await sendKeys({ press: 's' });
    expect(focusedText()).to.equal('Sign out');
    await sendKeys({ press: 'Escape' });
    await user.updateComplete;
    expect(menu(user)?.hidden).to.be.true;
    expect(focused() === opener(element)).to.be.true;
    await sendKeys({ press: 'Enter' });
    await until(() => focusedText() === 'Manage account', 'the first entry');
    // Without it, Firefox moves the focus to its toolbar, and keeps it there.
    element.after(document.createElement('button'));
    await sendKeys({ press: 'Tab' });
    await until(() => menu(user)?.hidden, 'the end');
  });

  it('closes when the user presses elsewhere, or on an entry of the page', async () => {
    const { element, user, entry } = await opened();
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await until(() => menu(user)?.hidden, 'the end');
    opener(element).click();
    await until(() => !menu(user)?.hidden, 'the menu');
    entry.addEventListener('click', (event) => event.preventDefault(), { once: true });
    entry.click();
    await until(() => menu(user)?.hidden, 'the end');
  });

  it('removes the account from its dialog when it gets the address of a page', async () => {
    const { element, user } = await opened();
    button('Manage account', element).click();
    await until(() => dialog(user)?.open, 'the dialog');
    user.accountUrl = '/account';
    await user.updateComplete;
    expect(dialog(user) ?? null).to.equal(null);
    expect(user.querySelector('auth-account')).to.equal(null);
    user.accountUrl = undefined;
    await user.updateComplete;
    opener(element).click();
    await until(() => !menu(user)?.hidden, 'the menu again');
    button('Manage account', element).click();
    await until(() => dialog(user)?.open && user.querySelector('auth-account'), 'the dialog again');
  });

  it('opens the account in a dialog, whose forms are in the document, and gives the focus back', async () => {
    const { element, user } = await opened();
    button('Manage account', element).click();
    await until(() => dialog(user)?.open, 'the dialog');
    await until(
      () => user.querySelector('auth-account auth-change-password')?.shadowRoot?.querySelector('button'),
      'the password',
    );
    await until(() => buttons('Change password', user).length > 0, 'the row');
    endTransitions();
    await expect(user).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await until(() => !dialog(user)?.open, 'the end');
    // What was typed there is gone.
    await until(() => !user.querySelector('auth-account'), 'no account');
    await until(() => focused() === opener(element), 'the focus');
  });

  it('keeps the dialog open when Escape is pressed in a form where something is typed', async () => {
    const { element, user } = await opened();
    button('Manage account', element).click();
    await until(() => buttons('Edit', user).length > 0, 'the profile');
    await loadFormParts();
    button('Edit', user).click();
    await until(() => user.querySelector('auth-profile input'), 'the form');
    type('Name (optional)', 'Ada King', user).focus();
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'Escape' });
    expect(dialog(user)?.open).to.be.true;
    expect(field('Name (optional)', user).value).to.equal('Ada King');
    button('Cancel', user).click();
    await sendKeys({ press: 'Escape' });
    await until(() => !dialog(user)?.open, 'the end');
  });

  it('is moved with its open dialog, which stays modal and keeps what was typed', async () => {
    const { element, user } = await opened();
    button('Manage account', element).click();
    await until(() => buttons('Edit', user).length > 0, 'the profile');
    await loadFormParts();
    button('Edit', user).click();
    await until(() => user.querySelector('auth-profile input'), 'the form');
    type('Name (optional)', 'Ada King', user).focus();
    const header = document.createElement('header');
    element.append(header);
    header.append(user);
    expect(dialog(user)?.matches(':modal')).to.be.true;
    expect(focused() === field('Name (optional)', user)).to.be.true;
    await user.updateComplete;
    expect(field('Name (optional)', user).value).to.equal('Ada King');
    button('Close', element).click();
    await until(() => !user.querySelector('auth-account'), 'the end');
    opener(element).click();
    await user.updateComplete;
    button('Manage account', element).click();
    expect(dialog(user)?.matches(':modal')).to.be.true;
  });

  it('shows the account that the page has put in the slot, for the next user too', async () => {
    const { page, element, user } = await signedIn();
    const own = document.createElement('auth-account');
    own.slot = 'account';
    user.append(own);
    element.signOut();
    await inState(element, 'signIn');
    await signIn(element, 'ada', password);
    await until(() => buttons(`Account of ${name}`, element).length > 0, 'the button');
    opener(element).click();
    await user.updateComplete;
    button('Manage account', element).click();
    await until(() => dialog(user)?.open, 'the dialog');
    expect([...user.querySelectorAll('auth-account')]).to.deep.equal([own]);
    expect(page.calls).to.include('GetUser');
  });

  it('leaves the dialog for a step-up, and comes back', async () => {
    const { element, user } = await opened();
    button('Manage account', element).click();
    await until(() => dialog(user)?.open, 'the dialog');
    const call = element.stepUp({ acrValues: ['urn:cognito:loa:1'], maxAge: 0 }).catch(() => undefined);
    await until(() => element.authState !== 'signedIn', 'the step-up');
    await user.updateComplete;
    expect(dialog(user)?.open).to.be.false;
    button('Cancel', element).click();
    await call;
    await until(() => dialog(user)?.open, 'the dialog again');
  });

  it('leads to the page of the account instead, if there is one', async () => {
    const { element, user } = await opened({ accountUrl: '/account' });
    const link = deep('a[href="/account"]', element);
    expect(text(link)).to.equal('Manage account');
    expect(dialog(user)).to.equal(null);
  });

  it('shows a picture from https, and a letter otherwise', async () => {
    const { page, user } = await signedIn();
    const avatar = () => user.shadowRoot?.querySelector('.auth-avatar');
    expect(text(avatar())).to.equal('A');
    const current = await page.auth.currentAuthenticatedUser();
    await page.auth.updateUserAttributes(current, { picture: 'javascript:alert(1)' });
    user.remove();
    await until(() => text(user.shadowRoot) === '', 'the end of the removal');
    place().append(user);
    user.auth = page.auth;
    await until(() => text(avatar()) === 'A', 'the letter');
    expect(avatar()?.querySelector('img')).to.equal(null);
  });

  it('speaks Arabic, from right to left', async () => {
    const { user } = await opened();
    await setLanguage('ar');
    await user.updateComplete;
    expect(user.shadowRoot?.querySelector('div')?.dir).to.equal('rtl');
    await expect(user).to.be.accessible();
    await setLanguage('en');
  });
});
