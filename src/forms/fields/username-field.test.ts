import { expect } from '@open-wc/testing';

import { alertText, button, description, field, heading, text } from '../../../test/browser/support/find.js';
import {
  createPage,
  inState,
  mount,
  type Page,
  password,
  rendered,
  settled,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import type { AuthOptions } from '../../auth/config/config-types.js';
import type { AuthAuthenticator } from '../../elements/authenticator/authenticator.js';
import { setLanguage } from '../../localization/index.js';

const label = 'Email or phone number';
const number = '+442079460000';
const passwords = { Password: password, 'Confirm password': password };
const labels = (element: Element): string[] =>
  [...element.querySelectorAll('form label')].map((each) => text(each));
const select = (element: Element): HTMLSelectElement | null =>
  element.querySelector('select[name="calling-code"]');

/** A pool in which people sign in with an address or a number. */
const eitherPage = (more: Parameters<typeof createPage>[0] = {}, options: AuthOptions = {}): Page =>
  createPage(
    {
      usernameAttributes: ['email', 'phone_number'],
      autoVerifiedAttributes: ['email', 'phone_number'],
      requiredAttributes: [],
      ...more,
    },
    { usernameAttributes: ['email', 'phone_number'], ...options },
  );

const signUpConfig = { defaultCountryCode: 'GB' };
const signingUp = { authState: 'signUp', signUpConfig } as const;

async function typed(element: AuthAuthenticator, value: string): Promise<HTMLInputElement> {
  const input = type(label, value, element);
  await rendered(element);
  return input;
}

describe('a name that is an address or a number', () => {
  it('has one field, for all that it can be', async () => {
    const element = await mount(eitherPage());
    const input = field(label, element);
    expect([input.type, input.getAttribute('autocomplete'), input.inputMode, input.dir]).to.deep.equal([
      'text',
      'username',
      'email',
      'ltr',
    ]);
    expect(labels(element)).to.deep.equal([label, 'Password']);
    element.authData = undefined;
    button('Create an account', element).click();
    await inState(element, 'signUp');
    expect(labels(element)).to.deep.equal([label, 'Password', 'Confirm password']);
    expect(field(label, element).getAttribute('autocomplete')).to.equal('username');
  });

  it('takes an address', async () => {
    const page = eitherPage();
    const element = await mount(page, signingUp);
    submit({ [label]: ' Ada@Example.com ', ...passwords }, 'Create account', element);
    await inState(element, 'confirmSignUp');
    expect(heading(element)).to.equal('Check your email');
    expect(page.cognito.outbox.last()?.destination).to.equal('ada@example.com');
    submit({ '6-digit code': page.code() }, 'Confirm', element);
    await inState(element, 'signedIn');
    expect(element.user?.attributes?.['email']).to.equal('ada@example.com');
  });

  for (const [what, written] of [
    ['with its country code', '+44 20 7946 0000'],
    ['with 00', '0044 (20) 7946-0000'],
    ['as in its own country', '020 7946 0000'],
    ['in Arabic digits', '٠٢٠٧٩٤٦٠٠٠٠'],
  ] as const) {
    it(`takes a number ${what}, and sends it in E.164`, async () => {
      const page = eitherPage();
      const element = await mount(page, signingUp);
      submit({ [label]: written, ...passwords }, 'Create account', element);
      await inState(element, 'confirmSignUp');
      expect(heading(element)).to.equal('Check your phone');
      expect(page.cognito.outbox.last()?.destination).to.equal(number);
      submit({ '6-digit code': page.code() }, 'Confirm', element);
      await inState(element, 'signedIn');
      expect(element.user?.attributes?.['phone_number']).to.equal(number);
      element.signOut();
      await inState(element, 'signIn');
      submit({ [label]: written, Password: password }, 'Sign in', element);
      await inState(element, 'signedIn');
    });
  }

  it('offers the countries once it is a number, and keeps the typed value', async () => {
    const element = await mount(eitherPage(), signingUp);
    const input = await typed(element, 'ada4@');
    expect(select(element)).to.be.null;
    await typed(element, '020 7946');
    await until(() => select(element), 'the countries');
    expect(select(element)?.value).to.equal('GB');
    expect(field(label, element) === input).to.be.true;
    expect(input.value).to.equal('020 7946');
    await typed(element, 'ada@example.com');
    expect(select(element)).to.be.null;
    expect(field(label, element) === input).to.be.true;
  });

  it('says what is wrong with it', async () => {
    const page = eitherPage();
    const element = await mount(page, signingUp);
    const said = async (value: string): Promise<string> => {
      submit({ [label]: value, ...passwords }, 'Create account', element);
      await until(() => description(field(label, element)), 'an error');
      return description(field(label, element));
    };
    const malformed = 'Enter a full email address, or a full phone number with its country code.';
    expect(await said('')).to.equal('Enter your email or phone number.');
    for (const value of ['ada', 'ada@', '12', '+44 12']) {
      await typed(element, 'x');
      expect(await said(value), value).to.equal(malformed);
    }
    element.signUpConfig = { ...signUpConfig, countryCodes: ['GB'] };
    await rendered(element);
    expect(await said('+33 6 12 34 56 78')).to.equal('Enter a number of one of the listed countries.');
    expect(page.calls).to.be.empty;
  });

  it('has its name in errors of the service', async () => {
    const page = eitherPage();
    await page.auth.signUp({ username: number, password });
    await page.auth.confirmSignUp(number, page.code());
    const element = await mount(page, signingUp);
    submit({ [label]: '+44 20 7946 0000', ...passwords }, 'Create account', element);
    await until(() => description(field(label, element)), 'an error');
    expect(description(field(label, element))).to.include('That phone number can’t be used.');
    await typed(element, '');
    button('Sign in', element).click();
    await inState(element, 'signIn');
    submit({ [label]: '+44 20 7946 0000', Password: 'Wrong-Horse-9' }, 'Sign in', element);
    await until(() => alertText(element), 'an error');
    expect(alertText(element)).to.include('That phone number and password don’t match.');
  });

  it('is kept from sign-in to the reset of a password, and back', async () => {
    const page = eitherPage();
    await page.auth.signUp({ username: number, password });
    await page.auth.confirmSignUp(number, page.code());
    const element = await mount(page, { signUpConfig });
    await typed(element, '+44 20 7946 0000');
    button('Forgot password?', element).click();
    await inState(element, 'forgotPassword');
    expect(field(label, element).value).to.equal(number);
    submit({}, 'Send code', element);
    await until(() => element.querySelector('[autocomplete="one-time-code"]'), 'the second view');
    expect(page.cognito.outbox.last()?.destination).to.equal(number);
  });

  it('asks besides for the other, if that is required, once the one is known', async () => {
    const page = eitherPage({ requiredAttributes: ['email'] }, { signupAttributes: ['email'] });
    const element = await mount(page, signingUp);
    expect(labels(element)).to.deep.equal([label, 'Password', 'Confirm password']);
    await typed(element, 'ada@example.com');
    expect(labels(element)).to.deep.equal([label, 'Password', 'Confirm password']);
    await typed(element, '020 7946 0000');
    await until(() => select(element), 'the countries');
    expect(labels(element)).to.deep.equal([label, 'Email', 'Password', 'Confirm password']);
    const filled = { [label]: '020 7946 0000', Email: 'ada@example.com', ...passwords };
    submit(filled, 'Create account', element);
    await inState(element, 'confirmSignUp');
    const user = page.pagePool.users.find(number);
    expect(user?.attributes.get('email')).to.equal('ada@example.com');
  });

  for (const [language, words] of [
    ['fr', 'Adresse e-mail ou numéro de téléphone'],
    ['ar', 'البريد الإلكتروني أو رقم الهاتف'],
  ] as const) {
    it(`is labeled in ${language}`, async () => {
      await setLanguage(language);
      try {
        const element = await mount(eitherPage());
        expect(field(words, element).dir).to.equal('ltr');
      } finally {
        await setLanguage('en');
      }
    });
  }

  for (const names of ['email phone_number', 'phone_number, email', ['email', 'phone_number']]) {
    it(`can be said by the element: ${JSON.stringify(names)}`, async () => {
      const page = createPage({ usernameAttributes: ['email', 'phone_number'], requiredAttributes: [] });
      const element = await mount(page, { usernameAttributes: names });
      expect(labels(element)).to.deep.equal([label, 'Password']);
    });
  }

  it('can be tried in the sandbox', async () => {
    const element = document.createElement('auth-authenticator');
    Object.assign(element, { sandbox: true, usernameAttributes: 'email phone_number', authState: 'signUp' });
    document.body.append(element);
    try {
      await settled(element);
      submit({ [label]: '+44 20 7946 0000', ...passwords }, 'Create account', element);
      await inState(element, 'confirmSignUp');
      expect(heading(element)).to.equal('Check your phone');
    } finally {
      element.remove();
    }
  });
});

describe('a username with aliases', () => {
  for (const [names, words, asked] of [
    [['username', 'email'], 'Email or username', ['Username', 'Email']],
    [['username', 'phone_number'], 'Username or phone number', ['Username', 'Phone number']],
    [
      ['username', 'email', 'phone_number'],
      'Username, email, or phone number',
      ['Username', 'Email', 'Phone number'],
    ],
  ] as const) {
    it(`is asked for at sign-up, with them: ${names.join()}`, async () => {
      const [, ...aliases] = names;
      const page = createPage(
        { aliasAttributes: aliases, requiredAttributes: [] },
        { usernameAttributes: names },
      );
      const element = await mount(page);
      expect(labels(element)).to.deep.equal([words, 'Password']);
      button('Create an account', element).click();
      await inState(element, 'signUp');
      expect(labels(element)).to.deep.equal([...asked, 'Password', 'Confirm password']);
    });
  }
});
