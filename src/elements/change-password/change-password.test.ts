import './define.js';

import { expect } from '@open-wc/testing';

import { TestStorage } from '../../../test/auth/fixtures.js';
import { answered, mountPart, status } from '../../../test/browser/support/account.js';
import {
  alertText,
  button,
  buttons,
  description,
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
  type Page,
  password,
  place,
  signIn,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import { loadFormParts } from '../../forms/load-form-parts.js';
import type { PoolOptions } from '../../local-cognito/index.js';
import { setLanguage } from '../../localization/index.js';
import type { AuthChangePassword } from './change-password.js';

const next = 'Another-Pass-2';
const fill = (current = password, first = next, second = first) => ({
  'Current password': current,
  'New password': first,
  'Confirm password': second,
});

/** ada is signed in, with the part in the content of the authenticator. */
async function signedIn(pool: Partial<PoolOptions> = {}) {
  const page = createPage(pool);
  await addUser(page);
  return mountPart(page, 'auth-change-password');
}

async function opened(pool: Partial<PoolOptions> = {}) {
  const reached = await signedIn(pool);
  button('Change password', reached.element).click();
  await reached.part.updateComplete;
  endTransitions();
  return reached;
}

async function send(part: AuthChangePassword, values: Record<string, string>): Promise<void> {
  submit(values, 'Save password', part);
  await answered(part);
}

/** Whether ada can sign in with a password. */
const accepts = async (page: Page, typed: string): Promise<boolean> =>
  page
    .open()
    .signIn('ada', typed)
    .then(
      () => true,
      () => false,
    );

describe('auth-change-password', () => {
  it('names the user as they sign in, for password managers', async () => {
    const page = createPage({ usernameAttributes: ['email'] });
    await addUser(page, email);
    await page.auth.signIn(email, password);
    const part = document.createElement('auth-change-password');
    part.auth = page.auth;
    place().append(part);
    await until(() => buttons('Change password', part.shadowRoot ?? part).length > 0, 'the row');
    await loadFormParts();
    button('Change password', part.shadowRoot ?? part).click();
    await part.updateComplete;
    expect(part.querySelector<HTMLInputElement>('[autocomplete=username]')?.value).to.equal(email);
  });

  it('does not take a busy service for a user with a password', async () => {
    const page = createPage();
    await addUser(page);
    await page.auth.signIn('ada', password);
    page.cognito.faults.add({
      operation: 'GetUserAuthFactors',
      error: { code: 'TooManyRequestsException', message: 'Slow down.' },
    });
    const part = document.createElement('auth-change-password');
    part.auth = page.auth;
    place().append(part);
    await until(() => buttons('Try again', part.shadowRoot ?? part).length > 0, 'the retry');
    page.cognito.faults.clear();
    button('Try again', part.shadowRoot ?? part).click();
    await until(() => buttons('Change password', part.shadowRoot ?? part).length > 0, 'the row');
    await until(() => focused()?.matches('.auth-section-heading'), 'the focus at the heading');
  });

  it('changes the password, says so, and gives the focus back', async () => {
    const { page, element, part } = await opened();
    await until(() => focused() === field('Current password', part), 'the focus');
    expect(part.querySelector<HTMLInputElement>('input[autocomplete=username]')?.value).to.equal('ada');
    await expect(part).to.be.accessible();
    await send(part, fill());
    await until(() => status(part) !== '', 'the notice');
    expect(status(part)).to.equal('Your password is changed.');
    expect(part.querySelector('input')).to.equal(null);
    expect(focused() === button('Change password', element)).to.be.true;
    expect(await accepts(page, next)).to.be.true;
    await expect(part).to.be.accessible();
  });

  it('answers a wrong current password at its place, and keeps what was typed', async () => {
    const { page, part } = await opened();
    await send(part, fill('Wrong-Pass-1'));
    expect(description(field('Current password', part))).to.equal(
      'Your current password isn’t right. Try again.',
    );
    expect(field('New password', part).value).to.equal(next);
    await expect(part).to.be.accessible();
    type('Current password', password, part);
    await send(part, {});
    expect(await accepts(page, next)).to.be.true;
  });

  it('checks the repetition before anything is sent, and shows the rules that the service applies', async () => {
    const { page, part } = await opened();
    await send(part, fill(password, next, `${next}x`));
    expect(description(field('Confirm password', part))).to.equal('The two passwords differ.');
    expect(page.calls).not.to.include('ChangePassword');
    await send(part, fill(password, 'short'));
    expect(description(field('New password', part))).to.include('Use a longer password.');
    expect(await accepts(page, password)).to.be.true;
  });

  it('answers a password that was used before at the new one', async () => {
    const { page, part } = await opened();
    page.cognito.faults.add({
      operation: 'ChangePassword',
      error: 'PasswordHistoryPolicyViolationException',
      times: 1,
    });
    await send(part, fill());
    expect(description(field('New password', part))).to.include('You’ve used this password before.');
  });

  it('sends once when the button is pressed twice, and keeps the form when the answer is lost', async () => {
    const { page, part } = await opened();
    page.cognito.faults.add({ operation: 'ChangePassword', drop: true, times: 1 });
    submit(fill(), 'Save password', part);
    await part.updateComplete;
    button('One moment…', part).click();
    await until(() => alertText(part) !== '', 'the error');
    expect(page.calls.filter((call) => call === 'ChangePassword')).to.have.length(1);
    expect(alertText(part)).to.include('We can’t reach the server.');
    expect(field('New password', part).value).to.equal(next);
    await send(part, {});
    expect(status(part)).to.equal('Your password is changed.');
  });

  it('is left by Cancel, which empties the fields', async () => {
    const { element, part } = await opened();
    type('Current password', password, part);
    button('Cancel', part).click();
    await part.updateComplete;
    expect(focused() === button('Change password', element)).to.be.true;
    button('Change password', element).click();
    await part.updateComplete;
    expect(field('Current password', part).value).to.equal('');
  });

  it('is left by Escape, unless an input method uses that key, or something is typed', async () => {
    const { element, part } = await opened();
    const press = (init: KeyboardEventInit) => {
      const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true, ...init });
      field('Current password', part).dispatchEvent(event);
      return event;
    };
    expect(press({ isComposing: true }).defaultPrevented).to.be.false;
    type('Current password', password, part);
    press({});
    await part.updateComplete;
    expect(field('Current password', part).value).to.equal(password);
    type('Current password', '', part);
    expect(press({}).defaultPrevented).to.be.true;
    await part.updateComplete;
    expect(part.querySelector('input')).to.equal(null);
    expect(focused() === button('Change password', element)).to.be.true;
  });

  it('signs out everywhere else, if the user wants that', async () => {
    const page = createPage({ sessionTracking: { maxPerUser: 5 } });
    await addUser(page);
    const other = page.open({ storage: new TestStorage() });
    await other.signIn('ada', password);
    const { element, part } = await mountPart(page, 'auth-change-password');
    button('Change password', element).click();
    await part.updateComplete;
    field('Sign out everywhere else', part).click();
    await send(part, fill());
    await until(
      () => status(part) === 'Your password is changed, and you’re signed out everywhere else.',
      'done',
    );
    expect(await page.auth.listUserSessions()).to.have.length(1);
  });

  it('is closed and empty for the next user', async () => {
    const { element, part } = await opened();
    type('Current password', password, part);
    element.signOut();
    await inState(element, 'signIn');
    expect(part.available).to.be.false;
    expect(text(part.shadowRoot)).to.equal('');
    expect(part.querySelector('input')).to.equal(null);
  });

  it('stands alone with an `auth`, and follows another one', async () => {
    const page = createPage();
    await addUser(page);
    await page.auth.signIn('ada', password);
    const part = document.createElement('auth-change-password');
    const container = place();
    container.append(part);
    await part.updateComplete;
    expect(part.available).to.be.false;
    part.auth = page.auth;
    await until(() => buttons('Change password', container).length > 0, 'the row');
    button('Change password', container).click();
    await part.updateComplete;
    await send(part, fill());
    expect(await accepts(page, next)).to.be.true;
    await page.auth.signOut();
    await until(() => !part.available, 'signed out');
  });

  it('can be read again when reading has failed', async () => {
    const page = createPage();
    await addUser(page);
    const part = document.createElement('auth-change-password');
    const element = await mount(page, {}, part);
    await signIn(element, 'ada', password);
    await until(() => buttons('Change password', element).length > 0, 'the row');
    page.cognito.faults.add({ operation: 'GetUser', drop: true, times: 1 });
    part.remove();
    await until(() => !part.available, 'the end of the removal');
    element.append(part);
    await until(() => buttons('Try again', element).length > 0, 'the failure');
    expect(alertText(part.shadowRoot ?? part)).to.include('We can’t reach the server.');
    button('Try again', element).click();
    await until(() => buttons('Change password', element).length > 0, 'the row');
  });

  it('speaks Arabic, from right to left', async () => {
    const { part } = await opened();
    await setLanguage('ar');
    await part.updateComplete;
    expect(part.shadowRoot?.querySelector('section')?.dir).to.equal('rtl');
    expect(part.querySelector('form')?.dir).to.equal('rtl');
    await expect(part).to.be.accessible();
    await setLanguage('en');
  });
});
