import './define.js';
import '../account/define.js';

import { expect } from '@open-wc/testing';

import { button, deep, description, field, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  email,
  mount,
  password,
  type Settings,
  signIn,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import { loadFormParts } from '../../forms/load-form-parts.js';
import type { AuthProfile } from './profile.js';

const ada = { email, name: 'Ada Lovelace' };
const rows = (part: Element) =>
  [...(part.shadowRoot?.querySelectorAll('.auth-row') ?? [])].map(
    (each) =>
      `${text(each.querySelector('.auth-row-label'))}: ${text(each.querySelector('.auth-row-value'))}`,
  );
const labels = (part: Element) => [...part.querySelectorAll('label')].map(text);

async function signedIn(
  attributes: Record<string, string>,
  profileFields?: AuthProfile['profileFields'],
  settings: Settings = {},
) {
  const page = createPage();
  await addUser(page, 'ada', attributes);
  const part = document.createElement('auth-profile');
  if (profileFields !== undefined) part.profileFields = profileFields;
  const element = await mount(page, settings, part);
  await signIn(element, 'ada', password);
  await until(() => part.shadowRoot?.querySelector('.auth-profile-name'), 'the name');
  await loadFormParts();
  return { page, element, part };
}

async function edit(part: AuthProfile): Promise<void> {
  button('Edit', part.shadowRoot ?? part).click();
  await part.updateComplete;
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

describe('auth-profile: which attributes', () => {
  it('shows the ones that the page names, in this order, whether the user has them or not', async () => {
    const { part } = await signedIn({ ...ada, 'custom:team': 'Blue' }, 'custom:team family_name');
    expect(rows(part)).to.deep.equal(['team: Blue', 'Last name: Not set']);
    await edit(part);
    expect(labels(part)).to.deep.equal(['team (optional)', 'Last name (optional)']);
  });

  it('takes fields as in signUpConfig: label, select, checkbox, required, order', async () => {
    const { page, part } = await signedIn({ ...ada, 'custom:plan': 'b', given_name: 'Ada' }, [
      { key: 'given_name', required: true },
      {
        key: 'plan',
        custom: true,
        label: 'Plan',
        type: 'select',
        options: [
          { value: 'a', label: 'Basic' },
          { value: 'b', label: 'Business' },
        ],
        displayOrder: 1,
      },
      { key: 'custom:news', label: 'Send me news', type: 'checkbox' },
    ]);
    expect(rows(part)).to.deep.equal(['Plan: Business', 'First name: Ada', 'Send me news: No']);
    await edit(part);
    expect(labels(part)).to.deep.equal(['Plan (optional)', 'First name', 'Send me news (optional)']);
    const select = part.querySelector('select');
    expect(select?.value).to.equal('b');
    if (select) select.value = 'a';
    field('Send me news (optional)', part).click();
    submit({}, 'Save', part);
    await until(() => rows(part).includes('Send me news: Yes'), 'the save');
    expect(page.pagePool.users.find('ada')?.attributes.get('custom:plan')).to.equal('a');
    await edit(part);
    submit({ 'First name': '' }, 'Save', part);
    await part.updateComplete;
    expect(field('First name', part).getAttribute('aria-invalid')).to.equal('true');
  });

  it('shows without them what sign-up asks for, except for contacts, passwords and consent', async () => {
    const { part } = await signedIn({ ...ada, nickname: 'Countess' }, undefined, {
      signUpConfig: {
        signUpFields: [
          { key: 'email' },
          { key: 'phone_number' },
          { key: 'password' },
          { key: 'family_name', label: 'Surname' },
          { key: 'custom:consent', type: 'terms' },
        ],
      },
    });
    expect(rows(part)).to.deep.equal(['Surname: Not set']);
  });

  it('keeps what was typed at its attribute when the page changes them while the form is open', async () => {
    const { page, part } = await signedIn({ ...ada, nickname: 'Countess' }, 'name nickname');
    await edit(part);
    type('Name (optional)', 'Ada King', part);
    part.profileFields = 'nickname name';
    await part.updateComplete;
    expect(field('Name (optional)', part).value).to.equal('Ada King');
    expect(field('Nickname (optional)', part).value).to.equal('Countess');
    part.profileFields = 'nickname';
    await part.updateComplete;
    expect(field('Nickname (optional)', part).value).to.equal('Countess');
    submit({}, 'Save', part);
    await until(() => !part.querySelector('input'), 'the end');
    expect(page.calls).not.to.include('UpdateUserAttributes');
  });

  it('warns once of what is not usable, with the name, the value and what is allowed', async () => {
    const said = await warnings(async () => {
      const wrong: unknown = ['sub', 'email', 'team', 7, 'nickname', 'nickname'];
      const { part } = await signedIn(ada, wrong as string[]);
      expect(rows(part)).to.deep.equal(['Nickname: Not set']);
      part.profileFields = 5 as unknown as string;
      await part.updateComplete;
      expect(rows(part)).to.deep.equal([]);
    });
    const about = (value: string) => said.filter((each) => each.includes(value));
    expect(about('"sub" is not an attribute that users change; allowed: name,')).to.have.length(1);
    expect(about('"email" is left out: <auth-contact> shows it.')).to.have.length(1);
    expect(about('"team" is not an attribute')).to.have.length(1);
    expect(about('<auth-profile> profileFields[3]: 7 is not a field')).to.have.length(1);
    expect(about('"nickname" is a duplicate')).to.have.length(1);
    expect(about('<auth-profile> profileFields: 5 is not usable; allowed:')).to.have.length(1);
  });

  it('has no form where there is nothing to change', async () => {
    const { part } = await signedIn({ ...ada, updated_at: '1700000000' }, ['updated_at']);
    expect(rows(part)).to.deep.equal(['Last updated: Nov 14, 2023']);
    expect(part.shadowRoot?.querySelector('button')).to.equal(null);
  });

  it('gets them from `<auth-account>`', async () => {
    const page = createPage();
    await addUser(page, 'ada', ada);
    const account = document.createElement('auth-account');
    account.parts = 'profile';
    account.setAttribute('profile-fields', 'nickname');
    const element = await mount(page, {}, account);
    await signIn(element, 'ada', password);
    await until(() => deep('.auth-row', account), 'the row');
    const part = account.querySelector('auth-profile');
    expect(part && rows(part)).to.deep.equal(['Nickname: Not set']);
    account.profileFields = ['zoneinfo'];
    await until(() => part && rows(part)[0] === 'Time zone: Not set', 'the change');
  });
});

describe('auth-profile: values for people', () => {
  const cases: readonly (readonly [name: string, value: string, text: string])[] = [
    ['birthdate', '1815-12-10', 'December 10, 1815'],
    ['birthdate', '0000-02-29', 'February 29'],
    ['birthdate', '1815-02-31', '1815-02-31'],
    ['birthdate', '1815', '1815'],
    ['locale', 'fr_CA', 'Canadian French'],
    ['locale', '!', '!'],
    ['zoneinfo', 'Europe/Berlin', 'Central European Time'],
    ['zoneinfo', 'Moon/Base', 'Moon/Base'],
    ['gender', 'Female', 'Female'],
    ['updated_at', '1700000000000', 'Nov 14, 2023'],
    ['updated_at', 'soon', 'soon'],
    ['website', 'https://ada.example', 'https://ada.example'],
  ];
  for (const [name, value, shown] of cases)
    it(`writes ${name} ${value} as ${shown}`, async () => {
      const { part } = await signedIn({ ...ada, [name]: value }, name);
      expect(rows(part)[0]?.replace(/^[^:]+: /, '')).to.equal(shown);
    });

  it('links to web pages only', async () => {
    const { page, part } = await signedIn({ ...ada, website: 'https://ada.example' }, 'website profile');
    expect(part.shadowRoot?.querySelector('a')?.getAttribute('href')).to.equal('https://ada.example');
    for (const value of ['javascript:alert(1)', 'data:text/html,x', 'ada.example']) {
      page.pagePool.users.find('ada')?.attributes.set('website', value);
      part.remove();
      await until(() => !part.available, 'the end of the removal');
      document.querySelector('auth-authenticator')?.append(part);
      await until(() => rows(part)[0] === `Website: ${value}`, 'the value');
      expect(part.shadowRoot?.querySelector('a')).to.equal(null);
    }
  });

  it('takes addresses of the web only, and keeps a stored one that is not', async () => {
    const { page, part } = await signedIn({ ...ada, website: 'ada.example' }, 'name website');
    await edit(part);
    submit({ 'Website (optional)': 'javascript:alert(1)' }, 'Save', part);
    await until(() => description(field('Website (optional)', part)) !== '', 'the refusal');
    expect(page.calls).not.to.include('UpdateUserAttributes');
    submit({ 'Website (optional)': 'ada.example', 'Name (optional)': 'Ada King' }, 'Save', part);
    await until(() => page.pagePool.users.find('ada')?.attributes.get('name') === 'Ada King', 'the save');
  });
});
