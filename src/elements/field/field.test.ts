import { expect } from '@open-wc/testing';

import { field, text } from '../../../test/browser/support/find.js';
import {
  createAuthenticator,
  createPage,
  email,
  inState,
  mount,
  password,
  place,
  rendered,
  settled,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import type { AuthField } from './field.js';

const passwords = { Password: password, 'Confirm password': password };
const labels = (element: Element): string[] =>
  [...element.querySelectorAll('form label')].map((label) => text(label));
const defaults = ['Username', 'Email', 'Password', 'Confirm password'];

function describeField(attributes: Readonly<Record<string, string>>, ...children: Node[]): AuthField {
  const element = document.createElement('auth-field');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const team = (): AuthField => describeField({ name: 'custom:team', label: 'Team', required: '' });

describe('auth-field', () => {
  it('adds a field to the sign-up form as a child of the authenticator', async () => {
    const page = createPage();
    const element = await mount(page, { authState: 'signUp' }, team());
    expect(labels(element)).to.deep.equal([...defaults, 'Team']);
    submit({ Username: 'ada', Email: email, Team: 'Core', ...passwords }, 'Create account', element);
    await inState(element, 'confirmSignUp');
    expect(page.pagePool.users.find('ada')?.attributes.get('custom:team')).to.equal('Core');
  });

  it('does so as a child of a sign-up screen in its slot, with a choice', async () => {
    const page = createPage();
    const element = createAuthenticator(page, { authState: 'signUp' });
    const options = [new Option('Just me', '1'), new Option('2–10 people', '2-10')];
    const screen = document.createElement('auth-sign-up');
    screen.slot = 'sign-up';
    screen.append(describeField({ name: 'custom:size', label: 'Team size', type: 'select' }, ...options));
    element.append(screen);
    place().append(element);
    await settled(element);
    await screen.updateComplete;
    const select = screen.querySelector<HTMLSelectElement>('select[name="custom:size"]');
    expect([...(select?.options ?? [])].map((option) => option.text)).to.deep.equal([
      'Choose…',
      'Just me',
      '2–10 people',
    ]);
    if (select) select.value = '2-10';
    submit({ Username: 'ada', Email: email, ...passwords }, 'Create account', element);
    await inState(element, 'confirmSignUp');
    expect(page.pagePool.users.find('ada')?.attributes.get('custom:size')).to.equal('2-10');
  });

  it('keeps the order of the document, after what is there, unless display-order says otherwise', async () => {
    const element = await mount(
      createPage(),
      { authState: 'signUp' },
      describeField({ type: 'terms' }),
      describeField({ name: 'nickname', required: '' }),
      describeField({ name: 'custom:team', required: '' }),
      describeField({ name: 'given_name', required: '', 'display-order': '0' }),
    );
    expect(labels(element)).to.deep.equal([
      'First name',
      ...defaults,
      'Nickname',
      'team',
      'I agree to the terms of service',
    ]);
  });

  it('follows what is added, changed and removed, and nothing typed is lost', async () => {
    const element = await mount(createPage(), { authState: 'signUp' }, team());
    type('Username', 'ada', element);
    type('Team', 'Core', element);
    const [first] = element.querySelectorAll('auth-field');
    const added = describeField({ name: 'given_name', 'display-order': '0', required: '' });
    element.append(added);
    await until(() => labels(element).length === 6, 'the field that was added');
    await rendered(element);
    expect([field('Username', element).value, field('Team', element).value]).to.deep.equal(['ada', 'Core']);
    if (first) first.label = 'Group';
    await until(() => labels(element).includes('Group'), 'the new label');
    expect(field('Group', element).value).to.equal('Core');
    added.remove();
    await until(() => labels(element).length === 5, 'the field gone');
    expect([field('Username', element).value, field('Group', element).value]).to.deep.equal(['ada', 'Core']);
  });

  it('hands placeholder and autocomplete to the input, and says which may be left empty', async () => {
    const attributes = { name: 'custom:vat', label: 'VAT', placeholder: 'GB123', autocomplete: 'off' };
    const element = await mount(createPage(), { authState: 'signUp' }, team(), describeField(attributes));
    expect(labels(element)).to.deep.equal([...defaults, 'Team', 'VAT (optional)']);
    const input = field('VAT (optional)', element);
    expect([input.placeholder, input.autocomplete]).to.deep.equal(['GB123', 'off']);
    expect([field('Team', element).required, input.required]).to.deep.equal([true, false]);
  });

  it('has the link in its label that href and link-text say', async () => {
    const attributes = {
      type: 'terms',
      label: 'I accept the rules',
      href: '/rules',
      'link-text': 'the rules',
    };
    const element = await mount(createPage(), { authState: 'signUp' }, describeField(attributes));
    const link = element.querySelector<HTMLAnchorElement>('form a');
    expect([text(link), link?.pathname]).to.deep.equal(['the rules', '/rules']);
    expect(labels(element).at(-1)).to.equal('I accept the rules');
  });

  it('takes properties set before it is in the document', async () => {
    const child = Object.assign(document.createElement('auth-field'), {
      name: 'custom:team',
      label: 'Team',
      required: true,
      displayOrder: 0.5,
    });
    const element = await mount(createPage(), { authState: 'signUp' }, child);
    await until(() => labels(element).includes('Team'), 'the field');
    expect(labels(element)[0]).to.equal('Team');
  });

  it('shows nothing itself, also when people are signed in', async () => {
    const element = await mount(createPage(), {}, team());
    const child = element.querySelector('auth-field');
    expect(child?.checkVisibility()).to.be.false;
    expect(child?.shadowRoot?.childElementCount).to.equal(0);
  });
});
