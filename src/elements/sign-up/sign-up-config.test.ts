import { expect } from '@open-wc/testing';

import { description, field, heading, text } from '../../../test/browser/support/find.js';
import {
  createPage,
  email,
  inState,
  mount,
  type Page,
  password,
  rendered,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import { putVocabularies, setLanguage } from '../../localization/index.js';
import type { AuthAuthenticator } from '../authenticator/authenticator.js';
import type { SignUpConfig } from './sign-up-config.js';

const passwords = { Password: password, 'Confirm password': password };
const labels = (element: Element): string[] =>
  [...element.querySelectorAll('form label')].map((label) => text(label));
const select = (element: Element, name: string): HTMLSelectElement => {
  const found = element.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
  if (!found) throw new Error(`There is no select ${name}.`);
  return found;
};
const choose = (control: HTMLSelectElement, value: string): void => {
  control.value = value;
  control.dispatchEvent(new InputEvent('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
};
const attribute = (page: Page, name: string): string | undefined =>
  page.pagePool.users.find('ada')?.attributes.get(name);

async function open(page: Page, signUpConfig: unknown, more = {}): Promise<AuthAuthenticator> {
  return mount(page, { authState: 'signUp', signUpConfig: signUpConfig as SignUpConfig, ...more });
}

const team = { key: 'team', label: 'Team', custom: true } as const;

describe('signUpConfig', () => {
  let warnings: string[];
  const { warn } = console;
  beforeEach(() => {
    warnings = [];
    console.warn = (...parts: unknown[]) => warnings.push(parts.join(' '));
  });
  afterEach(() => {
    console.warn = warn;
  });

  it('adds fields after the defaults, and sends custom ones with their prefix', async () => {
    const page = createPage();
    const element = await open(page, {
      header: 'Join us',
      signUpFields: [
        { ...team, required: true },
        { key: 'custom:size', label: 'Size' },
        { key: 'given_name' },
      ],
    });
    expect(heading(element)).to.equal('Join us');
    expect(labels(element)).to.deep.equal([
      'Username',
      'Email',
      'Password',
      'Confirm password',
      'First name (optional)',
      'Size (optional)',
      'Team',
    ]);
    submit({ Username: 'ada', Email: email, Team: ' Core ', ...passwords }, 'Create account', element);
    await inState(element, 'confirmSignUp');
    expect(attribute(page, 'custom:team')).to.equal('Core');
    expect(attribute(page, 'given_name')).to.be.undefined;
    expect(warnings).to.be.empty;
  });

  it('asks for what is required, at the field', async () => {
    const page = createPage();
    const element = await open(page, { signUpFields: [{ ...team, required: true }] });
    submit({ Username: 'ada', Email: email, ...passwords }, 'Create account', element);
    await rendered(element);
    expect(description(field('Team', element))).to.equal('Fill in this field.');
    expect(document.activeElement === field('Team', element)).to.be.true;
    expect(page.calls).to.not.include('SignUp');
  });

  it('sorts by displayOrder, then by label', async () => {
    const element = await open(createPage(), {
      signUpFields: [
        { ...team, key: 'z', label: 'Zebra' },
        { ...team, key: 'a', label: 'Älpler' },
        { ...team, key: 'b', label: 'Boat', displayOrder: 2 },
        { ...team, key: 'c', label: 'First', displayOrder: 0 },
      ],
    });
    expect(labels(element).map((label) => label.replace(' (optional)', ''))).to.deep.equal([
      'First',
      'Username',
      'Boat',
      'Email',
      'Password',
      'Confirm password',
      'Älpler',
      'Zebra',
    ]);
  });

  it('hides defaults by key, and puts fields in the place of those with their key', async () => {
    const page = createPage({ requiredAttributes: [] }, { signupAttributes: ['email', 'given_name'] });
    const element = await open(page, {
      hiddenDefaults: ['given_name', 'phone_number'],
      signUpFields: [{ key: 'email', label: 'Work email', placeholder: 'you@company.example' }],
    });
    expect(labels(element)).to.deep.equal(['Username', 'Work email', 'Password', 'Confirm password']);
    const input = field('Work email', element);
    expect([input.type, input.required, input.placeholder]).to.deep.equal([
      'email',
      true,
      'you@company.example',
    ]);
    expect(warnings).to.be.empty;
  });

  it('shows only its own fields with hideAllDefaults, and what no account can be without', async () => {
    const page = createPage({ requiredAttributes: [] });
    const element = await open(page, {
      hideAllDefaults: true,
      signUpFields: [
        { key: 'username', label: 'Handle', displayOrder: 2 },
        { key: 'nickname', displayOrder: 1, required: true },
      ],
    });
    expect(labels(element)).to.deep.equal(['Nickname', 'Handle', 'Password', 'Confirm password']);
    submit({ Nickname: 'A', Handle: ' ada ', ...passwords }, 'Create account', element);
    await until(() => page.pagePool.users.find('ada'), 'an account');
    expect(attribute(page, 'nickname')).to.equal('A');
    expect(attribute(page, 'email')).to.be.undefined;
  });

  it('labels in the current language, by dictionaries of the page', async () => {
    await putVocabularies({ fr: { Team: 'Équipe', 'Join us': 'Rejoignez-nous', Blue: 'Bleu' } });
    try {
      const element = await open(createPage(), {
        header: 'Join us',
        signUpFields: [team, { ...team, key: 'color', label: 'Color', type: 'select', options: ['Blue'] }],
      });
      type('Team (optional)', 'Core', element);
      await setLanguage('fr');
      await rendered(element);
      expect(heading(element)).to.equal('Rejoignez-nous');
      expect(field('Équipe (facultatif)', element).value).to.equal('Core');
      expect([...select(element, 'custom:color').options].map(({ text }) => text)).to.include('Bleu');
      expect(warnings).to.be.empty;
    } finally {
      await setLanguage('en');
    }
  });

  it('offers a choice', async () => {
    const page = createPage();
    const element = await open(page, {
      signUpFields: [
        {
          key: 'custom:size',
          label: 'Team size',
          type: 'select',
          required: true,
          options: [{ value: '1', label: 'Just me' }, '2–10'],
        },
      ],
    });
    submit({ Username: 'ada', Email: email, ...passwords }, 'Create account', element);
    await rendered(element);
    const size = select(element, 'custom:size');
    expect(text(size.labels[0])).to.equal('Team size');
    expect(description(size)).to.equal('Choose one.');
    expect(document.activeElement === size).to.be.true;
    choose(size, '1');
    submit({}, 'Create account', element);
    await inState(element, 'confirmSignUp');
    expect(attribute(page, 'custom:size')).to.equal('1');
  });

  it('sends a box as true or false', async () => {
    for (const ticked of [true, false]) {
      const page = createPage();
      const element = await open(page, {
        signUpFields: [{ key: 'news', custom: true, label: 'Send me news', type: 'checkbox' }],
      });
      if (ticked) field('Send me news (optional)', element).click();
      submit({ Username: 'ada', Email: email, ...passwords }, 'Create account', element);
      await inState(element, 'confirmSignUp');
      expect(attribute(page, 'custom:news')).to.equal(String(ticked));
      element.remove();
    }
  });

  it('asks for consent, with a link, and sends nothing of it', async () => {
    const page = createPage();
    const element = await open(page, { signUpFields: [{ type: 'terms', link: { href: '/terms' } }] });
    const label = 'I agree to the terms of service';
    const link = element.querySelector<HTMLAnchorElement>('form a');
    expect(text(link)).to.equal('terms of service');
    expect([link?.pathname, link?.target, link?.rel]).to.deep.equal(['/terms', '_blank', 'noopener']);
    submit({ Username: 'ada', Email: email, ...passwords }, 'Create account', element);
    await rendered(element);
    expect(description(field(label, element))).to.equal('Agree to the terms to continue.');
    expect(page.calls).to.not.include('SignUp');
    field(label, element).click();
    submit({}, 'Create account', element);
    await inState(element, 'confirmSignUp');
    expect([...(page.pagePool.users.find('ada')?.attributes.keys() ?? [])]).to.not.include('terms');
  });

  it('checks numbers, dates and addresses, also where they may be left out', async () => {
    const page = createPage();
    const element = await open(page, {
      signUpFields: [{ key: 'custom:seats', label: 'Seats', type: 'number' }, { key: 'website' }],
    });
    const website = field('Website (optional)', element);
    expect([field('Seats (optional)', element).type, website.type]).to.deep.equal(['number', 'url']);
    submit(
      { Username: 'ada', Email: email, 'Website (optional)': 'acme', ...passwords },
      'Create account',
      element,
    );
    await rendered(element);
    expect(description(website)).to.equal('Enter a full web address, like https://example.com.');
    submit(
      { 'Website (optional)': 'https://acme.example', 'Seats (optional)': '2.5' },
      'Create account',
      element,
    );
    await inState(element, 'confirmSignUp');
    expect(attribute(page, 'custom:seats')).to.equal('2.5');
    expect(attribute(page, 'website')).to.equal('https://acme.example');
  });

  it('asks for the password once with confirm-password off', async () => {
    const page = createPage();
    const element = await open(page, undefined, { confirmPassword: 'off' });
    expect(labels(element)).to.deep.equal(['Username', 'Email', 'Password']);
    submit({ Username: 'ada', Email: email, Password: password }, 'Create account', element);
    await inState(element, 'confirmSignUp');
  });

  const bad: readonly (readonly [what: string, config: unknown, warning: RegExp])[] = [
    ['a config of the wrong type', 'fields', /signUpConfig: "fields" is not usable; allowed: an object/],
    ['fields that are no list', { signUpFields: {} }, /signUpFields: object is not usable; allowed: a list/],
    ['no field', { signUpFields: [null] }, /signUpFields\[0\]: object is not a field/],
    ['a field without a key', { signUpFields: [{ label: 'x' }] }, /signUpFields\[0\]\.key is missing/],
    ['a key twice', { signUpFields: [team, team] }, /\[1\]\.key: "custom:team" is a duplicate/],
    [
      'a kind that is not known',
      { signUpFields: [{ ...team, type: 'slider' }] },
      /type: "slider" .* text, string/,
    ],
    ['a select without options', { signUpFields: [{ ...team, type: 'select' }] }, /options: a select/],
    [
      'a key that is not an attribute',
      { signUpFields: [{ key: 'team' }] },
      /"team" is not a standard attribute/,
    ],
    [
      'hiding what is not there',
      { hiddenDefaults: ['shoe'] },
      /hiddenDefaults: "shoe" .* username, email, password/,
    ],
    ['hiding the password', { hiddenDefaults: ['password'] }, /"password" is shown/],
    [
      'an order that is not a number',
      { signUpFields: [{ ...team, displayOrder: 'x' }] },
      /displayOrder: "x"/,
    ],
    [
      'a link that is a script',
      { signUpFields: [{ type: 'terms', link: { href: 'javascript:alert(1)' } }] },
      /link\.href: "javascript:alert\(1\)" is not usable/,
    ],
  ];
  for (const [what, config, warning] of bad) {
    it(`handles ${what}: one warning, and a form that works`, async () => {
      const page = createPage();
      const element = await open(page, config);
      await rendered(element);
      expect(warnings.filter((each) => warning.test(each)).length, warnings.join('\n')).to.equal(1);
      expect(warnings.length, warnings.join('\n')).to.equal(1);
      expect(element.querySelector('form a')).to.be.null;
      submit({ Username: 'ada', Email: email, ...passwords }, 'Create account', element);
      await rendered(element);
      const box = element.querySelector<HTMLInputElement>('input[type=checkbox]');
      if (box) {
        box.click();
        submit({}, 'Create account', element);
      }
      await inState(element, 'confirmSignUp');
    });
  }
});
