import './define.js';

import { expect } from '@open-wc/testing';

import { alertText, button, deep, description, field, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  email,
  inState,
  mount,
  type Page,
  password,
  type Settings,
  signIn,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import { loadFormParts } from '../../forms/load-form-parts.js';
import type { PoolOptions } from '../../local-cognito/index.js';
import type { AuthProfile } from './profile.js';

const ada = { email, name: 'Ada Lovelace', nickname: 'Countess', website: 'https://ada.example' };
const attribute = (page: Page, name: string) => page.pagePool.users.find('ada')?.attributes.get(name);
const count = (page: Page, call: string) => page.calls.filter((each) => each === call).length;
const form = (part: Element) => part.querySelector('form') ?? part;
const status = (part: Element) => text(part.shadowRoot?.querySelector('.auth-alert[role=status]'));

async function atRest(part: AuthProfile): Promise<void> {
  await part.updateComplete;
  await until(() => !deep('[aria-busy=true]', part.parentElement ?? part), 'the answer');
  await part.updateComplete;
}

async function save(part: AuthProfile, values: Record<string, string> = {}): Promise<void> {
  submit(values, 'Save', part);
  await atRest(part);
}

async function editing(
  pool: Partial<PoolOptions> = {},
  attributes: Record<string, string> = ada,
  settings: Settings = {},
) {
  const page = createPage(pool);
  await addUser(page, 'ada', attributes);
  const part = document.createElement('auth-profile');
  const element = await mount(page, settings, part);
  await signIn(element, 'ada', password);
  await until(() => part.shadowRoot?.querySelector('.auth-profile-name'), 'the name');
  await loadFormParts();
  button('Edit', part.shadowRoot ?? part).click();
  await atRest(part);
  return { page, element, part };
}

/** What the console was warned of in the meantime. */
async function warnings(run: () => Promise<unknown>): Promise<readonly string[]> {
  const { warn } = console;
  const said: string[] = [];
  console.warn = (...details) => void said.push(details.join(' '));
  try {
    await run();
  } finally {
    console.warn = warn;
  }
  return said;
}

describe('auth-profile: refusals', () => {
  it('says at the field that the pool requires the attribute', async () => {
    const { page, part } = await editing({ requiredAttributes: ['name'] });
    await save(part, { 'Name (optional)': '', 'Nickname (optional)': 'Bird' });
    expect(description(field('Name (optional)', part))).to.equal('Fill in this field.');
    expect(attribute(page, 'name')).to.equal('Ada Lovelace');
    expect(attribute(page, 'nickname')).to.equal('Countess');
    expect(field('Nickname (optional)', part).value).to.equal('Bird');
    await expect(part).to.be.accessible();
    await save(part, { 'Name (optional)': 'Ada King' });
    expect(status(part)).to.equal('Saved.');
    expect(attribute(page, 'nickname')).to.equal('Bird');
  });

  it('says at the field that a value is too long: for the service, or for the pool', async () => {
    const { page, part } = await editing();
    await save(part, { 'Nickname (optional)': 'x'.repeat(2049) });
    expect(description(field('Nickname (optional)', part))).to.equal('Use at most 2,048 characters.');
    expect(count(page, 'UpdateUserAttributes')).to.equal(0);
    page.cognito.faults.add({
      operation: 'UpdateUserAttributes',
      error: {
        code: 'InvalidParameterException',
        message:
          'Attributes did not conform to the schema: nickname: String cannot be longer than 20 characters\n',
      },
      times: 1,
    });
    await save(part, { 'Nickname (optional)': 'x'.repeat(21) });
    expect(description(field('Nickname (optional)', part))).to.equal(
      'This wasn’t accepted. Change it and try again.',
    );
  });

  it('says that the app client may not write an attribute, keeps what was typed, and warns the developer once', async () => {
    const { page, part } = await editing();
    page.cognito.faults.add({
      operation: 'UpdateUserAttributes',
      error: {
        code: 'NotAuthorizedException',
        message: 'A client attempted to write unauthorized attribute',
      },
    });
    const said = await warnings(async () => {
      await save(part, { 'Nickname (optional)': 'Bird' });
      await save(part);
    });
    expect(alertText(form(part))).to.equal(
      'One of the details you changed can’t be changed here. Nothing was saved.',
    );
    expect(field('Nickname (optional)', part).value).to.equal('Bird');
    expect(said.filter((each) => each.includes('may not write'))).to.have.length(1);
    expect(said.join()).not.to.include('Bird');
    await expect(part).to.be.accessible();
  });

  it('names an attribute that cannot be changed at its field', async () => {
    const { part } = await editing({ immutableAttributes: ['nickname'] });
    await save(part, { 'Nickname (optional)': 'Bird' });
    expect(description(field('Nickname (optional)', part))).to.equal('This can’t be changed.');
  });

  it('says at the field that another account has the username', async () => {
    const { page, part } = await editing({}, { ...ada, preferred_username: 'ada' });
    page.cognito.faults.add({ operation: 'UpdateUserAttributes', error: 'AliasExistsException', times: 1 });
    await save(part, { 'Preferred username (optional)': 'bob' });
    expect(description(field('Preferred username (optional)', part))).to.equal(
      'That can’t be used. Try another.',
    );
  });

  it('checks addresses before anything is sent, and lets a stored one stay', async () => {
    const { page, part } = await editing({}, { ...ada, website: 'ada.example' });
    await save(part, { 'Website (optional)': 'www.ada.example' });
    expect(description(field('Website (optional)', part))).to.include('like https://example.com.');
    expect(count(page, 'UpdateUserAttributes')).to.equal(0);
    await save(part, { 'Website (optional)': 'ada.example', 'Name (optional)': 'Ada King' });
    expect(attribute(page, 'name')).to.equal('Ada King');
    expect(attribute(page, 'website')).to.equal('ada.example');
  });

  it('does not lose a stored date that the browser cannot show', async () => {
    const { page, part } = await editing({}, { ...ada, birthdate: '12/10/1815' });
    expect(field('Date of birth (optional)', part).value).to.equal('');
    await save(part, { 'Name (optional)': 'Ada King' });
    expect(attribute(page, 'name')).to.equal('Ada King');
    expect(attribute(page, 'birthdate')).to.equal('12/10/1815');
  });

  it('lets the page cancel a save, and tells it of refusals', async () => {
    const { page, part } = await editing();
    const stop = (event: Event) => event.preventDefault();
    part.addEventListener('auth-submit', stop);
    await save(part, { 'Name (optional)': 'Ada King' });
    expect(count(page, 'UpdateUserAttributes')).to.equal(0);
    expect(field('Name (optional)', part).value).to.equal('Ada King');
    part.removeEventListener('auth-submit', stop);
    let code = '';
    part.addEventListener('auth-error', ({ detail }) => (code = detail.error.code));
    page.cognito.faults.add({
      operation: 'UpdateUserAttributes',
      error: 'TooManyRequestsException',
      times: 1,
    });
    await save(part);
    expect(code).to.equal('TooManyRequestsException');
    expect(alertText(form(part))).to.equal('Too many tries. Wait a few minutes.');
  });

  it('applies the checks of the app', async () => {
    const { page, part } = await editing({}, ada, {
      validators: { nickname: (value) => (value === 'Bird' ? 'No birds.' : undefined) },
    });
    await save(part, { 'Nickname (optional)': 'Bird' });
    expect(description(field('Nickname (optional)', part))).to.equal('No birds.');
    expect(count(page, 'UpdateUserAttributes')).to.equal(0);
  });
});

describe('auth-profile: bad lines', () => {
  it('sends once when the button is pressed twice', async () => {
    const { page, part } = await editing();
    const release = page.hold();
    type('Name (optional)', 'Ada King', part);
    button('Save', part).click();
    await part.updateComplete;
    button('One moment…', part).click();
    release();
    await atRest(part);
    expect(status(part)).to.equal('Saved.');
    expect(count(page, 'UpdateUserAttributes')).to.equal(1);
  });

  it('sees by reading that a save with a lost answer was done', async () => {
    const { page, part } = await editing();
    page.cognito.faults.add({ operation: 'UpdateUserAttributes', drop: true, times: 1 });
    await save(part, { 'Name (optional)': 'Ada King', 'Nickname (optional)': '' });
    expect(alertText(form(part))).to.include('We can’t reach the server.');
    expect(field('Name (optional)', part).value).to.equal('Ada King');
    const { fetch } = page.cognito;
    Reflect.set(page.cognito, 'fetch', async (request: Request) => {
      const response = await fetch.call(page.cognito, request);
      if (!request.headers.get('x-amz-target')?.endsWith('.UpdateUserAttributes')) return response;
      Reflect.set(page.cognito, 'fetch', fetch);
      throw new TypeError('Failed to fetch');
    });
    await save(part);
    expect(status(part)).to.equal('Saved.');
    expect(attribute(page, 'name')).to.equal('Ada King');
    expect(attribute(page, 'nickname')).to.equal(undefined);
  });

  it('says that the session was ended elsewhere', async () => {
    const { page, element, part } = await editing();
    page.cognito.faults.add({
      operation: 'UpdateUserAttributes',
      error: { code: 'NotAuthorizedException', message: 'Access Token has been revoked' },
    });
    submit({ 'Name (optional)': 'Ada King' }, 'Save', part);
    await until(
      () => element.authState !== 'signedIn' || alertText(part).includes('signed out'),
      'the end of the session',
    );
    expect(attribute(page, 'name')).to.equal('Ada Lovelace');
  });

  it('ignores a late answer for the user before', async () => {
    const { page, element, part } = await editing();
    await addUser(page, 'bob', { email: 'bob@example.com', name: 'Bob' });
    const release = page.hold();
    submit({ 'Name (optional)': 'Ada King' }, 'Save', part);
    await part.updateComplete;
    element.signOut();
    release();
    await inState(element, 'signIn');
    await signIn(element, 'bob', password);
    await until(() => part.shadowRoot?.querySelector('.auth-profile-name'), 'the name');
    expect(text(part.shadowRoot?.querySelector('.auth-profile-name'))).to.equal('Bob');
    expect(status(part)).to.equal('');
    expect(part.querySelector('input')).to.equal(null);
    expect(page.pagePool.users.find('bob')?.attributes.get('name')).to.equal('Bob');
  });

  it('shows no error of values that were canceled', async () => {
    const { page, part } = await editing();
    page.cognito.faults.add({ operation: 'UpdateUserAttributes', drop: true, times: 1 });
    const release = page.hold();
    submit({ 'Name (optional)': 'Ada King' }, 'Save', part);
    await part.updateComplete;
    button('Cancel', part).click();
    release();
    await atRest(part);
    expect(alertText(part.shadowRoot ?? part)).to.equal('');
    expect(text(part.shadowRoot?.querySelector('.auth-profile-name'))).to.equal('Ada Lovelace');
  });
});
