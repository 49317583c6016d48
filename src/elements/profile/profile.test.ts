import './define.js';
import '../user-button/define.js';

import { expect } from '@open-wc/testing';

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
import { setLanguage } from '../../localization/index.js';
import type { AuthProfile } from './profile.js';

const ada = { email, name: 'Ada Lovelace', nickname: 'Countess', birthdate: '1815-12-10' };
const attribute = (page: Page, name: string) => page.pagePool.users.find('ada')?.attributes.get(name);
const count = (page: Page, call: string) => page.calls.filter((each) => each === call).length;
const status = (part: Element) => text(part.shadowRoot?.querySelector('.auth-alert[role=status]'));
const shownName = (part: Element) => text(part.shadowRoot?.querySelector('.auth-profile-name'));
const isShown = (part: Element) => shownName(part) !== '';
const rows = (part: Element) =>
  [...(part.shadowRoot?.querySelectorAll('.auth-row') ?? [])].map(
    (each) =>
      `${text(each.querySelector('.auth-row-label'))}: ${text(each.querySelector('.auth-row-value'))}`,
  );

async function atRest(part: AuthProfile): Promise<void> {
  await part.updateComplete;
  await until(() => !deep('[aria-busy=true]', part.parentElement ?? part), 'the answer');
  await part.updateComplete;
  endTransitions();
}

async function edit(part: AuthProfile): Promise<void> {
  button('Edit', part.shadowRoot ?? part).click();
  await atRest(part);
}

async function save(part: AuthProfile, values: Record<string, string> = {}): Promise<void> {
  submit(values, 'Save', part);
  await atRest(part);
}

/** ada is signed in, with the part in the content of the authenticator. */
async function signedIn(attributes: Record<string, string> = ada, settings: Settings = {}) {
  const page = createPage();
  await addUser(page, 'ada', attributes);
  const part = document.createElement('auth-profile');
  const element = await mount(page, settings, part);
  await signIn(element, 'ada', password);
  await until(() => isShown(part), 'the name');
  await loadFormParts();
  return { page, element, part };
}

async function editing(attributes?: Record<string, string>, settings?: Settings) {
  const reached = await signedIn(attributes, settings);
  await edit(reached.part);
  return reached;
}

/** Another tab has stored these attributes, and says so. */
function changeElsewhere(page: Page, changes: Record<string, string>): void {
  for (const [name, value] of Object.entries(changes))
    page.pagePool.users.find('ada')?.attributes.set(name, value);
  const channel = new BroadcastChannel('auth-elements.account');
  channel.postMessage({ identity: 'ada', change: 'attributes' });
  channel.close();
}

function escape(input: Element): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
  input.dispatchEvent(event);
  return event;
}

describe('auth-profile', () => {
  it('shows the name and what is known, and saves what has changed by one call', async () => {
    const { page, part } = await signedIn();
    expect(shownName(part)).to.equal('Ada Lovelace');
    expect(text(part.shadowRoot?.querySelector('.auth-avatar'))).to.equal('A');
    expect(rows(part)).to.deep.equal(['Nickname: Countess', 'Date of birth: December 10, 1815']);
    await expect(part).to.be.accessible();
    await edit(part);
    await until(() => focused() === field('Name (optional)', part), 'the focus');
    expect(field('Name (optional)', part).value).to.equal('Ada Lovelace');
    await expect(part).to.be.accessible();
    let sent: unknown;
    page.auth.onEvent(({ event }) => (sent = event));
    await save(part, { 'Name (optional)': ' Ada King ' });
    expect(status(part)).to.equal('Saved.');
    expect(shownName(part)).to.equal('Ada King');
    expect(sent).to.equal('updateUserAttributes');
    expect(attribute(page, 'name')).to.equal('Ada King');
    expect(count(page, 'UpdateUserAttributes')).to.equal(1);
    expect(part.querySelector('input')).to.equal(null);
    expect(focused() === button('Edit', part.shadowRoot ?? part)).to.be.true;
    await expect(part).to.be.accessible();
  });

  it('shows the email address of a user whose name is blank', async () => {
    const { part } = await signedIn({ ...ada, name: '  ' });
    expect(shownName(part)).to.equal(email);
    expect(text(part.shadowRoot?.querySelector('.auth-avatar'))).to.equal('A');
  });

  it('sends nothing when nothing has changed', async () => {
    const { page, part } = await editing();
    type('Nickname (optional)', 'x', part);
    await save(part, { 'Nickname (optional)': 'Countess' });
    expect(part.querySelector('input')).to.equal(null);
    expect(count(page, 'UpdateUserAttributes')).to.equal(0);
  });

  it('deletes an attribute whose field is emptied', async () => {
    const { page, part } = await editing();
    await save(part, { 'Nickname (optional)': '' });
    expect(status(part)).to.equal('Saved.');
    expect(attribute(page, 'nickname')).to.equal(undefined);
    expect(count(page, 'DeleteUserAttributes')).to.equal(0);
    expect(rows(part)).to.deep.equal(['Date of birth: December 10, 1815']);
  });

  it('is submitted by Enter, and fills in what browsers know', async () => {
    const { page, part } = await editing();
    const input = type('Name (optional)', 'Ada King', part);
    expect(input.autocomplete).to.equal('name');
    // Firefox has no property of this for dates.
    expect(field('Date of birth (optional)', part).getAttribute('autocomplete')).to.equal('bday');
    expect(field('Date of birth (optional)', part).type).to.equal('date');
    input.form?.requestSubmit();
    await atRest(part);
    expect(attribute(page, 'name')).to.equal('Ada King');
  });

  it('is left by Escape while nothing has changed, and keeps what was typed', async () => {
    const { part } = await editing();
    const name = type('Name (optional)', 'Ada King', part);
    // A dialog around the part stays open too.
    expect(escape(name).defaultPrevented).to.be.true;
    await part.updateComplete;
    expect(name.isConnected).to.be.true;
    expect(name.value).to.equal('Ada King');
    type('Name (optional)', 'Ada Lovelace', part);
    expect(escape(name).defaultPrevented).to.be.true;
    await part.updateComplete;
    expect(part.querySelector('input')).to.equal(null);
    expect(focused() === button('Edit', part.shadowRoot ?? part)).to.be.true;
  });

  it('forgets by Cancel what was typed', async () => {
    const { page, part } = await editing();
    type('Name (optional)', 'Ada Byron', part);
    button('Cancel', part).click();
    await part.updateComplete;
    await edit(part);
    expect(field('Name (optional)', part).value).to.equal('Ada Lovelace');
    expect(count(page, 'UpdateUserAttributes')).to.equal(0);
  });

  it('shows the picture of the user, and another one after a change', async () => {
    const first = 'https://localhost:9/one.png';
    const { part } = await editing({ ...ada, picture: first });
    const image = () => part.shadowRoot?.querySelector('img');
    image()?.dispatchEvent(new Event('error'));
    expect(rows(part)).not.to.include(`Picture link: ${first}`);
    const shown: string[] = [];
    // The picture does not load either, and goes.
    const observer = new MutationObserver(() => shown.push(image()?.src ?? ''));
    observer.observe(part.shadowRoot as Node, { childList: true, subtree: true });
    await save(part, { 'Picture link (optional)': 'https://localhost:9/two.png' });
    observer.disconnect();
    expect(shown).to.include('https://localhost:9/two.png');
  });

  it('is read-only for users of an identity provider, and says why', async () => {
    const page = createPage();
    const username = 'Google_1085';
    await addUser(page, username, ada);
    page.pagePool.users
      .find(username)
      ?.attributes.set('identities', JSON.stringify([{ providerName: 'Google', userId: '1085' }]));
    const part = document.createElement('auth-profile');
    const element = await mount(page, {}, part);
    await signIn(element, username, password);
    await until(() => isShown(part), 'the name');
    expect(text(part.shadowRoot?.querySelector('.auth-section-lead'))).to.equal(
      'These details come from the account you sign in with. Change them there.',
    );
    expect(rows(part)).to.deep.equal(['Nickname: Countess', 'Date of birth: December 10, 1815']);
    expect(buttons('Edit', element)).to.have.length(0);
    await expect(part).to.be.accessible();
  });

  it('is closed and empty for the next user', async () => {
    const { page, element, part } = await editing();
    await addUser(page, 'bob', { email: 'bob@example.com', name: 'Bob' });
    type('Name (optional)', 'Ada Byron', part);
    element.signOut();
    await inState(element, 'signIn');
    expect(part.available).to.be.false;
    expect(part.querySelector('input')).to.equal(null);
    expect(text(part.shadowRoot)).to.equal('');
    await signIn(element, 'bob', password);
    await until(() => isShown(part), 'the name');
    expect(shownName(part)).to.equal('Bob');
    expect(rows(part)).to.deep.equal([]);
  });

  it('stands alone with an `auth`', async () => {
    const page = createPage();
    await addUser(page, 'ada', ada);
    await page.auth.signIn('ada', password);
    const part = document.createElement('auth-profile');
    part.auth = page.auth;
    place().append(part);
    await until(() => isShown(part), 'the name');
    await loadFormParts();
    expect(part.label).to.equal('Profile');
    await edit(part);
    await save(part, { 'Name (optional)': 'Ada King' });
    expect(shownName(part)).to.equal('Ada King');
    await page.auth.signOut();
    await until(() => !part.available, 'signed out');
  });

  it('speaks Arabic, from right to left', async () => {
    const { part } = await signedIn({ ...ada, locale: 'fr-FR' });
    await setLanguage('ar');
    await part.updateComplete;
    expect(part.shadowRoot?.querySelector('section')?.dir).to.equal('rtl');
    expect(rows(part).at(-1)).to.include('الفرنسية');
    await expect(part).to.be.accessible();
    button('تعديل', part.shadowRoot ?? part).click();
    await atRest(part);
    expect(part.querySelector('form')?.dir).to.equal('rtl');
    await expect(part).to.be.accessible();
    await setLanguage('en');
  });
});

describe('auth-profile: changes elsewhere', () => {
  it('follows them', async () => {
    const { page, part } = await signedIn();
    changeElsewhere(page, { name: 'Ada King' });
    await until(() => shownName(part) === 'Ada King', 'the news');
  });

  it('keeps what was typed, follows in the other fields, and sends only what was typed', async () => {
    const { page, part } = await editing();
    type('Nickname (optional)', 'Enchantress', part);
    const name = type('Name (optional)', 'x', part);
    type('Name (optional)', 'Ada Lovelace', part);
    changeElsewhere(page, { name: 'Ada King', nickname: 'Bird', birthdate: '1815-12-11' });
    await until(() => name.value === 'Ada King', 'the news');
    expect(field('Nickname (optional)', part).value).to.equal('Enchantress');
    expect(field('Date of birth (optional)', part).value).to.equal('1815-12-11');
    changeElsewhere(page, { name: 'Ada Byron' });
    await until(() => name.value === 'Ada Byron', 'the news');
    page.pagePool.users.find('ada')?.attributes.set('name', 'Ada Noel');
    await save(part);
    expect(attribute(page, 'nickname')).to.equal('Enchantress');
    expect(attribute(page, 'name')).to.equal('Ada Noel');
    expect(shownName(part)).to.equal('Ada Noel');
  });

  it('keeps the field of an attribute that is deleted there while people type', async () => {
    const { page, part } = await editing();
    const nickname = type('Nickname (optional)', 'Bird', part);
    page.pagePool.users.find('ada')?.attributes.delete('nickname');
    changeElsewhere(page, { name: 'Ada King' });
    await until(() => field('Name (optional)', part).value === 'Ada King', 'the news');
    expect(nickname.isConnected && nickname.value).to.equal('Bird');
    await save(part);
    expect(attribute(page, 'nickname')).to.equal('Bird');
  });

  it('tells other parts and tabs of a save', async () => {
    const { page, element, part } = await editing();
    const tab = document.createElement('auth-profile');
    tab.auth = page.auth;
    const user = document.createElement('auth-user-button');
    user.auth = page.auth;
    element.after(tab, user);
    await until(() => isShown(tab) && buttons('Account of Ada Lovelace').length > 0, 'the other tab');
    await save(part, { 'Name (optional)': 'Ada King' });
    await until(() => shownName(tab) === 'Ada King', 'the news');
    await until(() => buttons('Account of Ada King').length > 0, 'the user button');
    await until(() => text(deep('auth-greetings', element)?.shadowRoot).includes('Ada King'), 'the greeting');
  });
});
