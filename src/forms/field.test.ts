import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import { buttons, description, field, text } from '../../test/browser/support/find.js';
import {
  addUser,
  clientId,
  createPage,
  email,
  inState,
  mount,
  password,
  rendered,
  settled,
  signIn,
  submit,
  type,
} from '../../test/browser/support/page.js';
import { ways } from '../../test/browser/support/reach.js';
import { setLanguage } from '../localization/index.js';

type Row = readonly [label: string, name: string, type: string, autocomplete: string, inputmode?: string];

const code: Row = ['6-digit code', 'code', 'text', 'one-time-code', 'numeric'];
const newPassword = (label: string): Row[] => [
  [label, 'password', 'password', 'new-password'],
  ['Confirm password', 'confirm-password', 'password', 'new-password'],
];
const tables: Partial<Record<keyof typeof ways, readonly Row[]>> = {
  signIn: [
    ['Email or username', 'username', 'text', 'username'],
    ['Password', 'password', 'password', 'current-password'],
  ],
  signUp: [
    ['Username', 'username', 'text', 'username'],
    ['Email', 'email', 'email', 'email', 'email'],
    ...newPassword('Password'),
  ],
  confirmSignUp: [code],
  forgotPassword: [['Email or username', 'username', 'text', 'username']],
  'forgotPassword submit': [code, ...newPassword('New password')],
  confirmSignIn: [code],
  requireNewPassword: newPassword('New password'),
  'verifyContact code': [code],
  'MFASetup email': [['Email', 'email', 'email', 'email', 'email']],
  TOTPSetup: [['Enter the code it shows', 'code', 'text', 'one-time-code', 'numeric']],
};

describe('the fields', () => {
  for (const view of Object.keys(tables) as (keyof typeof ways)[]) {
    it(`have the attributes that password managers and keyboards go by: ${view}`, async () => {
      const { element } = await ways[view]();
      const rows = tables[view] ?? [];
      for (const [label, name, kind, autocomplete, inputmode] of rows) {
        const input = field(label, element);
        expect(input.name, label).to.equal(name);
        expect(input.type, label).to.equal(kind);
        expect(input.getAttribute('autocomplete'), label).to.equal(autocomplete);
        expect(input.getAttribute('inputmode'), label).to.equal(inputmode ?? null);
        expect(input.required, label).to.be.true;
        expect(input.autocapitalize, label).to.equal('none');
        expect(input.spellcheck, label).to.be.false;
        expect(input.labels?.[0]?.htmlFor, label).to.equal(input.id);
      }
      const shown = [...element.querySelectorAll('form input:not([aria-hidden])')];
      expect(shown).to.have.length(rows.length);
    });
  }

  for (const view of ['requireNewPassword', 'forgotPassword submit'] as const) {
    it(`have the username beside the password, for password managers: ${view}`, async () => {
      const { element } = await ways[view]();
      const hidden = element.querySelector<HTMLInputElement>('input[autocomplete="username"]');
      expect(hidden?.value).to.equal('ada');
      expect(hidden?.tabIndex).to.equal(-1);
      expect(hidden?.getAttribute('aria-hidden')).to.equal('true');
      expect(hidden && hidden.checkVisibility()).to.be.true;
    });
  }

  for (const [view, reach] of Object.entries(ways)) {
    it(`have no control without a name for assistive technology: ${view}`, async () => {
      const { element } = await reach();
      for (const input of element.querySelectorAll<HTMLInputElement>('form input:not([aria-hidden])'))
        expect(text(input.labels?.[0]), input.name).to.not.equal('');
    });
  }

  it('ask for an email address where the pool signs in with one', async () => {
    const page = createPage({ usernameAttributes: ['email'] });
    const element = await mount(page, { usernameAttributes: 'email' });
    expect(field('Email', element).type).to.equal('email');
    expect(field('Email', element).getAttribute('autocomplete')).to.equal('username');
  });

  it('ask for the attributes that the config names, each with its input', async () => {
    const page = createPage(
      {},
      {
        signupAttributes: ['email', 'birthdate', 'phone_number', 'given_name'],
        userPoolWebClientId: clientId,
      },
    );
    const element = await mount(page, { authState: 'signUp' });
    expect(field('Date of birth', element).type).to.equal('date');
    expect(field('Date of birth', element).getAttribute('autocomplete')).to.equal('bday');
    expect(field('Phone number', element).type).to.equal('tel');
    expect(field('Phone number', element).dir).to.equal('ltr');
    expect(field('First name', element).getAttribute('autocomplete')).to.equal('given-name');
  });
});

describe('the fields of a sign-up', () => {
  const standard = [
    ...['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username', 'email'],
    ...['phone_number', 'birthdate', 'gender', 'address', 'website', 'profile', 'picture', 'locale'],
    ...['zoneinfo', 'updated_at'],
  ];

  for (const language of ['en', 'fr', 'ar']) {
    it(`have each a label of its own, for every standard attribute: ${language}`, async () => {
      await setLanguage(language);
      try {
        const page = createPage({}, { signupAttributes: standard });
        const element = await mount(page, { authState: 'signUp' });
        const labels = ['username', ...standard].map((name) => {
          const input = element.querySelector<HTMLInputElement>(`form [name="${name}"]`);
          return text(input?.labels?.[0]);
        });
        expect(labels).to.not.include('');
        expect(new Set(labels).size, labels.join(' | ')).to.equal(labels.length);
        if (language === 'en') expect(labels).to.include('Username').and.include('Preferred username');
      } finally {
        await setLanguage('en');
      }
    });
  }

  for (const [usernameAttribute, label, type] of [
    ['email', 'Email', 'email'],
    ['phone_number', 'Phone number', 'tel'],
    ['username', 'Username', 'text'],
  ] as const) {
    it(`mark the one that becomes the username, and only that: ${usernameAttribute}`, async () => {
      const signupAttributes = ['email', 'phone_number', 'given_name'];
      const element = await mount(createPage({}, { signupAttributes }), {
        authState: 'signUp',
        usernameAttributes: usernameAttribute,
      });
      const marked = [...element.querySelectorAll('form [autocomplete="username"]')];
      expect(marked).to.deep.equal([field(label, element)]);
      expect(field(label, element).type).to.equal(type);
      for (const other of ['Email', 'Phone number'].filter((each) => each !== label))
        expect(field(other, element).getAttribute('autocomplete')).to.equal(
          other === 'Email' ? 'email' : 'tel',
        );
    });
  }

  it('are marked as the app configures it', async () => {
    const signUpConfig = { signUpFields: [{ key: 'email', autocomplete: 'email' }] };
    const settings = { authState: 'signUp', usernameAttributes: 'email', signUpConfig } as const;
    const element = await mount(createPage(), settings);
    expect(field('Email', element).getAttribute('autocomplete')).to.equal('email');
  });
});

describe('the reveal button', () => {
  it('shows and hides the password, and says which it will do', async () => {
    const element = await mount(createPage());
    const [reveal] = buttons('Show password', element);
    reveal?.click();
    await rendered(element);
    expect(field('Password', element).type).to.equal('text');
    expect(reveal?.getAttribute('aria-label')).to.equal('Hide password');
    reveal?.click();
    await rendered(element);
    expect(field('Password', element).type).to.equal('password');
    expect(reveal?.getAttribute('aria-label')).to.equal('Show password');
  });

  it('is for its own field only', async () => {
    const element = await mount(createPage(), { authState: 'signUp' });
    buttons('Show password', element)[1]?.click();
    await rendered(element);
    expect(field('Password', element).type).to.equal('password');
    expect(field('Confirm password', element).type).to.equal('text');
  });

  it('leaves the password hidden when it is sent', async () => {
    const page = createPage();
    const element = await mount(page);
    buttons('Show password', element)[0]?.click();
    await rendered(element);
    submit({ 'Email or username': 'ada', Password: 'x' }, 'Sign in', element);
    await rendered(element);
    expect(field('Password', element).type).to.equal('password');
    await settled(element);
  });

  it('does not submit the form', async () => {
    const page = createPage();
    const element = await mount(page);
    type('Email or username', 'ada', element);
    type('Password', 'x', element);
    buttons('Show password', element)[0]?.click();
    await settled(element);
    expect(page.calls).to.be.empty;
  });
});

describe('submitting', () => {
  it('happens on Enter', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    type('Email or username', 'ada', element);
    field('Password', element).focus();
    await sendKeys({ type: password });
    await sendKeys({ press: 'Enter' });
    await inState(element, 'signedIn');
  });

  it('makes one call, however often the button is pressed', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    page.calls.length = 0;
    const release = page.hold();
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    const form = element.querySelector('form');
    for (let count = 0; count < 3; count++) {
      form?.requestSubmit();
      await rendered(element);
    }
    expect(element.querySelector('[type=submit]')?.getAttribute('aria-disabled')).to.equal('true');
    expect(field('Password', element).readOnly).to.be.true;
    release();
    await inState(element, 'signedIn');
    expect(page.calls.filter((call) => call === 'InitiateAuth')).to.have.length(1);
  });

  it('trims the name at sign-in', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    await signIn(element, '  ada ', password);
    expect(element.user?.getUsername()).to.equal('ada');
  });

  it('takes what is pasted, in every field', async () => {
    for (const view of ['signUp', 'forgotPassword submit', 'TOTPSetup'] as const) {
      const { element } = await ways[view]();
      const inputs = [...element.querySelectorAll<HTMLInputElement>('form input:not([type=hidden])')];
      expect(inputs.length > 0).to.be.true;
      for (const input of inputs) {
        const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });
        expect(input.dispatchEvent(paste), `${view}: ${input.name}`).to.be.true;
      }
    }
  });

  it('takes the spaces of a password for part of it', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    submit({ 'Email or username': 'ada', Password: ` ${password}` }, 'Sign in', element);
    await settled(element);
    expect(element.authState).to.equal('signIn');
  });

  it('lower-cases the email address at sign-up', async () => {
    const page = createPage();
    const element = await mount(page, { authState: 'signUp' });
    submit(
      { Username: 'ada', Email: ' Ada@Example.COM ', Password: password, 'Confirm password': password },
      'Create account',
      element,
    );
    await inState(element, 'confirmSignUp');
    expect(page.cognito.outbox.last()?.destination).to.equal(email);
  });

  for (const [how, write] of [
    ['with a space', (digits: string) => `${digits.slice(0, 3)} ${digits.slice(3)}`],
    ['with a hyphen and spaces around', (digits: string) => ` ${digits.slice(0, 3)}-${digits.slice(3)} `],
    ['in Arabic-Indic digits', (digits: string) => shift(digits, 0x660)],
    ['in Persian digits', (digits: string) => shift(digits, 0x6f0)],
  ] as const) {
    it(`takes a code written ${how}`, async () => {
      const { page, element } = await ways.confirmSignUp();
      submit({ '6-digit code': write(page.code()) }, 'Confirm', element);
      await inState(element, 'signedIn');
    });
  }

  it('takes a phone number written with spaces, brackets and 00', async () => {
    const page = createPage({ requiredAttributes: [] }, { signupAttributes: ['phone_number'] });
    const element = await mount(page, { authState: 'signUp' });
    submit(
      {
        Username: 'ada',
        'Phone number': '00 44 (20) 7946-0000',
        Password: password,
        'Confirm password': password,
      },
      'Create account',
      element,
    );
    await inState(element, 'confirmSignUp');
    expect(page.pagePool.users.find('ada')?.attributes.get('phone_number')).to.equal('+442079460000');
  });
});

function shift(digits: string, zero: number): string {
  return digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

describe('the password policy', () => {
  const met = (element: Element) =>
    [...element.querySelectorAll('.auth-check[data-met]')].map((each) => text(each));

  it('is shown before typing, and ticked off while typing', async () => {
    const element = await mount(createPage(), { authState: 'signUp' });
    expect(element.querySelectorAll('.auth-check')).to.have.length(5);
    expect(met(element)).to.be.empty;
    type('Password', 'ab1', element);
    await rendered(element);
    expect(met(element)).to.deep.equal(['A lowercase letter (met)', 'A number (met)']);
    type('Password', password, element);
    await rendered(element);
    expect(met(element)).to.have.length(5);
    type('Password', '', element);
    await rendered(element);
    expect(met(element)).to.be.empty;
  });

  it('is what the config says', async () => {
    const page = createPage({}, { passwordPolicy: { minLength: 12, requireSymbols: false } });
    const element = await mount(page, { authState: 'signUp' });
    const rules = [...element.querySelectorAll('.auth-check')].map((each) => text(each));
    expect(rules).to.include('At least 12 characters (not met yet)');
    expect(rules.join()).to.not.include('symbol');
    submit(
      { Username: 'ada', Email: email, Password: 'Short-1', 'Confirm password': 'Short-1' },
      'Create account',
      element,
    );
    await rendered(element);
    expect(description(field('Password', element))).to.include('Your password must meet every rule below.');
    expect(page.calls).to.be.empty;
  });

  it('is left to the service where the config does not say', async () => {
    const page = createPage();
    page.pagePool.update({ passwordPolicy: { minimumLength: 6, requireSymbols: false } });
    const element = await mount(page, { authState: 'signUp' });
    submit(
      { Username: 'ada', Email: email, Password: 'Short12', 'Confirm password': 'Short12' },
      'Create account',
      element,
    );
    await inState(element, 'confirmSignUp');
  });

  for (const [what, typed, unmet] of [
    ['a lowercase letter', 'PASSÉ-WORD-ñß1', 'A lowercase letter (not met yet)'],
    ['an uppercase letter', 'Éñe-pass-ÄΩ1', 'An uppercase letter (not met yet)'],
    ['a number', 'Correct-Horse-٣', 'A number (not met yet)'],
    ['a symbol', 'CorrectHorse9€§', 'A symbol (not met yet)'],
    [
      'a symbol, as the space that an ideographic one is not',
      'CorrectHorse9\u3000x',
      'A symbol (not met yet)',
    ],
  ] as const) {
    it(`counts only Basic Latin, as the service does: ${what}`, async () => {
      const page = createPage();
      const element = await mount(page, { authState: 'signUp' });
      const typedIn = { Password: typed, 'Confirm password': typed };
      submit({ Username: 'ada', Email: email, ...typedIn }, 'Create account', element);
      await settled(element);
      expect(description(field('Password', element))).to.include('Your password must meet every rule below.');
      expect(page.pagePool.users.find('ada')).to.be.undefined;
      type('Password', typed, element);
      await rendered(element);
      const rules = [...element.querySelectorAll('.auth-check:not([data-met])')].map((each) => text(each));
      expect(rules).to.deep.equal([unmet]);
    });
  }

  for (const typed of ['Correct horse 9', 'Correct  Horse9']) {
    it(`takes a space inside for a symbol: «${typed}»`, async () => {
      const page = createPage({}, { passwordPolicy: { minLength: 8, requireSymbols: true } });
      const element = await mount(page, { authState: 'signUp' });
      const typedIn = { Password: typed, 'Confirm password': typed };
      submit({ Username: 'ada', Email: email, ...typedIn }, 'Create account', element);
      await inState(element, 'confirmSignUp');
    });
  }

  for (const config of [{}, { passwordPolicy: { minLength: 8 } }]) {
    for (const [what, typed, words] of [
      ['a space at the start', ` ${password}`, 'Remove the space at the start or end.'],
      ['a space at the end', `${password} `, 'Remove the space at the start or end.'],
      ['a tab at the end', `${password}\t`, 'Remove the space at the start or end.'],
      ['257 characters', `${password}${'x'.repeat(257 - password.length)}`, 'Use at most 256 characters.'],
    ] as const) {
      const known = 'passwordPolicy' in config ? 'known' : 'unknown';
      it(`does not let ${what} through, with a policy that is ${known}`, async () => {
        const page = createPage({}, config);
        const element = await mount(page, { authState: 'signUp' });
        const typedIn = { Password: typed, 'Confirm password': typed };
        submit({ Username: 'ada', Email: email, ...typedIn }, 'Create account', element);
        await rendered(element);
        expect(description(field('Password', element))).to.include(words);
        expect(field('Password', element).value).to.equal(typed);
        expect(page.calls).to.be.empty;
      });
    }
  }

  it('lets 256 characters through', async () => {
    const typed = `${password}${'x'.repeat(256 - password.length)}`;
    const element = await mount(createPage(), { authState: 'signUp' });
    const typedIn = { Password: typed, 'Confirm password': typed };
    submit({ Username: 'ada', Email: email, ...typedIn }, 'Create account', element);
    await inState(element, 'confirmSignUp');
  });

  it('is the same where a temporary password is replaced', async () => {
    const { page, element } = await ways.requireNewPassword();
    page.calls.length = 0;
    const typedIn = { 'New password': `${password} `, 'Confirm password': `${password} ` };
    submit(typedIn, 'Save password', element);
    await rendered(element);
    expect(description(field('New password', element))).to.include('Remove the space at the start or end.');
    expect(page.calls).to.be.empty;
  });

  it('describes the field', async () => {
    const element = await mount(createPage(), { authState: 'signUp' });
    expect(description(field('Password', element))).to.include('At least 8 characters');
  });
});

describe('the caps-lock notice', () => {
  const press = (input: HTMLElement, on: boolean) =>
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', modifierCapsLock: on, bubbles: true }));

  it('is announced at the password, and disappears', async () => {
    const element = await mount(createPage());
    const input = field('Password', element);
    press(input, true);
    await rendered(element);
    expect(description(input)).to.equal('Caps Lock is on.');
    press(input, false);
    await rendered(element);
    expect(description(input)).to.equal('');
  });

  it('is not for a field that holds no password', async () => {
    const element = await mount(createPage());
    const input = field('Email or username', element);
    press(input, true);
    await rendered(element);
    expect(description(input)).to.equal('');
  });

  it('handles the key event of autofill, which has no key', async () => {
    const element = await mount(createPage());
    field('Password', element).dispatchEvent(new Event('keydown', { bubbles: true }));
    await rendered(element);
    expect(description(field('Password', element))).to.equal('');
  });
});
