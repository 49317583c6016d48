import './define.js';

import { expect } from '@open-wc/testing';

import { answered, inside, mountPart } from '../../../test/browser/support/account.js';
import {
  alertText,
  button,
  buttons,
  deep,
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
  type Page,
  password,
  place,
  settled,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import type { AuthApi } from '../../auth/api.js';
import { loadFormParts } from '../../forms/load-form-parts.js';
import type { PoolOptions } from '../../local-cognito/index.js';
import { setLanguage } from '../../localization/index.js';

const open = 'Delete account';
const confirm = `Type ${email} to confirm`;
const deletions = ({ calls }: Page): number => calls.filter((call) => call === 'DeleteUser').length;

/** The user signed in more than five minutes ago, by the clocks of the service and of this device. */
function age({ auth, cognito }: Page): void {
  cognito.clock.advance(301_000);
  const { userSession } = auth;
  const isOld: AuthApi['userSession'] = async (user) => {
    const session = await userSession(user);
    const access = session.getAccessToken();
    const payload = { ...access.payload, auth_time: Number(access.payload['auth_time']) - 301 };
    return Object.assign(Object.create(session) as typeof session, {
      getAccessToken: () => Object.assign(Object.create(access) as typeof access, { payload }),
    });
  };
  Object.assign(auth, { userSession: isOld });
}

/** ada is signed in, and the form is open. */
async function opened(pool: Partial<PoolOptions> = {}) {
  const page = createPage(pool);
  await addUser(page);
  const { element, part } = await mountPart(page, 'auth-delete-account');
  button(open, inside(part)).click();
  await part.updateComplete;
  endTransitions();
  return { page, element, part };
}

/** The same without an authenticator. */
async function alone() {
  const page = createPage();
  await addUser(page);
  await page.auth.signIn('ada', password);
  return { page, part: await standing(page) };
}

/** The open form of a user who signed in a while ago. */
async function standing(page: Page) {
  const part = document.createElement('auth-delete-account');
  part.auth = page.auth;
  place().append(part);
  await until(() => buttons(open, inside(part)).length > 0, 'the row');
  await loadFormParts();
  age(page);
  button(open, inside(part)).click();
  await part.updateComplete;
  endTransitions();
  return part;
}

async function send(part: Element & { updateComplete: Promise<boolean> }, values: Record<string, string>) {
  submit(values, open, part);
  await answered(part);
}

const isThere = ({ pagePool }: Page): boolean => pagePool.users.find('ada') !== undefined;

describe('auth-delete-account', () => {
  it('deletes the account of a user who has just signed in, and goes to the sign-in', async () => {
    const { page, element, part } = await opened();
    const events: string[] = [];
    page.auth.onEvent(({ event }) => events.push(event));
    await until(() => focused() === field(confirm, part), 'the focus');
    await expect(part).to.be.accessible();
    submit({ [confirm]: `  ${email.toUpperCase()} ` }, open, part);
    await inState(element, 'signIn');
    expect(isThere(page)).to.be.false;
    expect(part.available).to.be.false;
    expect(part.querySelector('input')).to.equal(null);
    expect(events).to.include('userDeleted');
  });

  it('sends nothing before the name is right', async () => {
    const { page, part } = await opened();
    const before = page.calls.length;
    for (const typed of ['', 'bob@example.com']) {
      await send(part, { [confirm]: typed });
      expect(description(field(confirm, part))).to.equal(`This isn’t ${email}.`);
    }
    expect(page.calls).to.have.length(before);
    await expect(part).to.be.accessible();
  });

  it('deletes nothing when the user cancels while the password is checked', async () => {
    const { page, part } = await alone();
    await send(part, { [confirm]: email });
    const release = page.hold();
    submit({ 'Current password': password }, open, part);
    await part.updateComplete;
    button('Cancel', part).click();
    release();
    await until(() => !part.shadowRoot?.querySelector('[aria-disabled=true]'), 'the answer');
    expect(isThere(page)).to.be.true;
    expect(deletions(page)).to.equal(0);
  });

  it('deletes no account when another user signs in while the password is checked', async () => {
    const { page, part } = await alone();
    await addUser(page, 'grace', { email: 'grace@example.com' });
    await send(part, { [confirm]: email });
    const release = page.hold();
    submit({ 'Current password': password }, open, part);
    await part.updateComplete;
    await page.open().signIn('grace', password);
    release();
    await until(() => part.querySelector('input') === null, 'the end of the form');
    await until(() => page.calls.includes('RevokeToken'), 'the end of the check');
    expect(isThere(page)).to.be.true;
    expect(page.pagePool.users.find('grace')).not.to.equal(undefined);
    expect(deletions(page)).to.equal(0);
  });

  it('asks a user who signed in a while ago for a step-up, and goes on after it', async () => {
    const { page, element, part } = await opened();
    age(page);
    submit({ [confirm]: email }, open, part);
    await inState(element, 'selectChallenge');
    await settled(element);
    submit({ Password: password }, 'Continue', element);
    await inState(element, 'signIn');
    expect(isThere(page)).to.be.false;
    expect(deletions(page)).to.equal(1);
  });

  it('deletes nothing when the step-up is canceled, and keeps what was typed', async () => {
    const { page, element, part } = await opened();
    age(page);
    submit({ [confirm]: email }, open, part);
    await inState(element, 'selectChallenge');
    await settled(element);
    button('Cancel', element).click();
    await inState(element, 'signedIn');
    await until(() => !deep('[aria-busy=true]', part), 'the end');
    expect(field(confirm, part).value).to.equal(email);
    expect(alertText(part)).to.equal('');
    expect(deletions(page)).to.equal(0);
    expect(isThere(page)).to.be.true;
  });

  it('asks for the password where the user pool has no levels', async () => {
    const { page, element, part } = await opened();
    age(page);
    page.cognito.faults.add({
      operation: 'InitiateAuth',
      error: 'FeatureUnavailableInTierException',
      times: 1,
    });
    await send(part, { [confirm]: email });
    await until(() => focused() === field('Current password', part), 'the focus at the password');
    expect(field(confirm, part).value).to.equal(email);
    await expect(part).to.be.accessible();
    submit({ 'Current password': password }, open, part);
    await inState(element, 'signIn');
    expect(isThere(page)).to.be.false;
  });

  it('answers a wrong password at its place, and loses nothing', async () => {
    const { page, part } = await alone();
    await send(part, { [confirm]: email });
    await send(part, { 'Current password': 'Wrong-Pass-1' });
    expect(description(field('Current password', part))).to.equal(
      'Your current password isn’t right. Try again.',
    );
    expect(field(confirm, part).value).to.equal(email);
    expect(deletions(page)).to.equal(0);
    expect((await page.auth.currentAuthenticatedUser()).getUsername()).to.equal('ada');
    submit({ 'Current password': password }, open, part);
    await until(() => !isThere(page) && !part.available, 'deleted');
  });

  it('sends once when the button is pressed twice, and can be tried again without another proof', async () => {
    const { page, part } = await alone();
    await send(part, { [confirm]: email });
    page.cognito.faults.add({ operation: 'DeleteUser', drop: true, times: 1 });
    submit({ 'Current password': password }, open, part);
    await part.updateComplete;
    button('One moment…', part).click();
    await until(() => alertText(part) !== '', 'the error');
    expect(alertText(part)).to.include('We can’t reach the server.');
    expect(deletions(page)).to.equal(1);
    const asked = page.calls.filter((call) => call === 'InitiateAuth').length;
    button(open, part).click();
    await until(() => !part.available, 'deleted');
    expect(page.calls.filter((call) => call === 'InitiateAuth')).to.have.length(asked);
    expect(isThere(page)).to.be.false;
  });

  it('ends in the sign-in when the account is gone already', async () => {
    const { page, element, part } = await opened();
    page.pagePool.users.delete('ada');
    submit({ [confirm]: email }, open, part);
    await inState(element, 'signIn');
    expect(part.available).to.be.false;
  });

  it('says that the service refused, and keeps the form', async () => {
    const { page, part } = await opened();
    page.cognito.faults.add({ operation: 'DeleteUser', error: 'TooManyRequestsException', times: 1 });
    await send(part, { [confirm]: email });
    await until(() => alertText(part) !== '', 'the error');
    expect(field(confirm, part).value).to.equal(email);
    expect(isThere(page)).to.be.true;
  });

  it('asks a user without a password for a code by email', async () => {
    const page = createPage({ firstFactors: ['PASSWORD', 'EMAIL_OTP'] });
    await addUser(page);
    await page.auth.signIn('ada', password);
    Object.assign(page.auth, { getUserAuthFactors: () => Promise.resolve({ firstFactors: ['EMAIL_OTP'] }) });
    const part = await standing(page);
    await send(part, { [confirm]: email });
    await until(() => focused() === field('Code', part), 'the focus at the code');
    await send(part, { Code: '000000' });
    expect(description(field('Code', part))).not.to.equal('');
    expect(deletions(page)).to.equal(0);
    submit({ Code: page.code() }, open, part);
    await until(() => !isThere(page) && !part.available, 'deleted');
  });

  it('sends another code when the first one has expired', async () => {
    const page = createPage({ firstFactors: ['PASSWORD', 'EMAIL_OTP'] });
    await addUser(page);
    await page.auth.signIn('ada', password);
    Object.assign(page.auth, { getUserAuthFactors: () => Promise.resolve({ firstFactors: ['EMAIL_OTP'] }) });
    const part = await standing(page);
    await send(part, { [confirm]: email });
    await until(() => focused() === field('Code', part), 'the focus at the code');
    const first = page.code();
    page.cognito.clock.advance(900_000);
    await send(part, { Code: first });
    expect(description(field('Code', part))).to.equal('That code has expired. We sent another one.');
    expect(page.code()).not.to.equal(first);
    expect(deletions(page)).to.equal(0);
    submit({ Code: page.code() }, open, part);
    await until(() => !isThere(page) && !part.available, 'deleted');
  });

  it('is left by Cancel, which asks again from the start', async () => {
    const { page, part } = await alone();
    await send(part, { [confirm]: email });
    type('Current password', password, part);
    button('Cancel', part).click();
    await part.updateComplete;
    await until(() => focused() === button(open, inside(part)), 'the focus at the row');
    button(open, inside(part)).click();
    await part.updateComplete;
    expect(part.querySelector('[name=currentPassword]')).to.equal(null);
    expect(deletions(page)).to.equal(0);
  });

  it('is closed and empty for the next user', async () => {
    const { element, part } = await opened();
    element.signOut();
    await inState(element, 'signIn');
    expect(part.available).to.be.false;
    expect(text(part.shadowRoot)).to.equal('');
    expect(part.querySelector('input')).to.equal(null);
  });

  it('speaks Arabic, from right to left', async () => {
    const { part } = await opened();
    await setLanguage('ar');
    await part.updateComplete;
    expect(part.shadowRoot?.querySelector('section')?.dir).to.equal('rtl');
    await expect(part).to.be.accessible();
    await setLanguage('en');
  });
});
