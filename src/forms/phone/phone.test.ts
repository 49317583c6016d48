import { expect } from '@open-wc/testing';

import { description, field } from '../../../test/browser/support/find.js';
import {
  createPage,
  email,
  inState,
  mount,
  password,
  rendered,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import type { AuthAuthenticator } from '../../elements/authenticator/authenticator.js';
import type { SignUpConfig } from '../../elements/sign-up/sign-up-config.js';
import { setLanguage } from '../../localization/index.js';

const label = 'Phone number';
const people = { Username: 'ada', Password: password, 'Confirm password': password };

function country(element: Element): HTMLSelectElement {
  const select = element.querySelector<HTMLSelectElement>('select[name="calling-code"]');
  if (!select) throw new Error('There is no country.');
  return select;
}
const shown = (element: Element): string => country(element).selectedOptions[0]?.value ?? '';
function choose(element: Element, value: string): void {
  country(element).value = value;
  country(element).dispatchEvent(new Event('change', { bubbles: true }));
}

async function open(signUpConfig: unknown = { defaultCountryCode: 'GB' }) {
  const page = createPage({ requiredAttributes: [] }, { signupAttributes: ['phone_number'] });
  const element = await mount(page, { authState: 'signUp', signUpConfig: signUpConfig as SignUpConfig });
  await until(() => element.querySelector('select'), 'the countries');
  return { page, element };
}

async function error(element: AuthAuthenticator, typed: string): Promise<string> {
  submit({ ...people, [label]: typed }, 'Create account', element);
  await rendered(element);
  return description(field(label, element));
}

describe('a phone number', () => {
  for (const [typed, from, sent] of [
    ['020 7946 0000', 'GB', '+442079460000'],
    ['07700 900123', 'GB', '+447700900123'],
    ['(415) 555-0123', 'US', '+14155550123'],
    ['+49 30 901820', 'GB', '+4930901820'],
    ['0033 6 12 34 56 78', 'US', '+33612345678'],
    ['+33 (0)6 12 34 56 78', 'GB', '+33612345678'],
    ['٠١٠٠١٢٣٤٥٦٧', 'EG', '+201001234567'],
  ] as const) {
    it(`is sent in E.164: ${typed} in ${from}`, async () => {
      const { page, element } = await open({ defaultCountryCode: from });
      submit({ ...people, [label]: typed }, 'Create account', element);
      await inState(element, 'confirmSignUp');
      expect(page.pagePool.users.find('ada')?.attributes.get('phone_number')).to.equal(sent);
    });
  }

  for (const typed of ['12', '+44', '+999 123 456', 'call me', '+44 20 7946 0000 0000']) {
    it(`is not taken: ${typed}`, async () => {
      const { page, element } = await open();
      expect(await error(element, typed)).to.equal('Enter a full number, and check its country code.');
      expect(document.activeElement === field(label, element)).to.be.true;
      expect(page.calls).to.not.include('SignUp');
    });
  }

  it('takes its country from a full number, typed or filled', async () => {
    const { element } = await open();
    expect(shown(element)).to.equal('GB');
    type(label, '+49 30 901820', element);
    await rendered(element);
    expect(shown(element)).to.equal('DE');
    type(label, '', element);
    await rendered(element);
    expect(shown(element)).to.equal('DE');
  });

  it('follows the choice of a country, without the code of the old one', async () => {
    const { page, element } = await open();
    type(label, '+44 20 7946 0000', element);
    choose(element, 'FR');
    await rendered(element);
    expect(shown(element)).to.equal('FR');
    expect(field(label, element).value).to.equal('2079460000');
    submit({ ...people, [label]: '6 12 34 56 78' }, 'Create account', element);
    await inState(element, 'confirmSignUp');
    expect(page.pagePool.users.find('ada')?.attributes.get('phone_number')).to.equal('+33612345678');
  });

  for (const [wish, first] of [
    ['1', 'US'],
    ['+1', 'US'],
    [44, 'GB'],
    ['de', 'DE'],
  ] as const) {
    it(`begins in the country that the page wants: ${JSON.stringify(wish)}`, async () => {
      const { element } = await open({ defaultCountryCode: wish });
      expect(shown(element)).to.equal(first);
    });
  }

  // WebKitGTK names the locale of the system, which `C` is too.
  it('begins in the country that the browser names, between what are no languages', async () => {
    const languages = ['C', '', 'fr-CH'];
    Object.defineProperty(navigator, 'languages', { value: languages, configurable: true });
    try {
      const { element } = await open({});
      expect(shown(element)).to.equal('CH');
    } finally {
      Reflect.deleteProperty(navigator, 'languages');
    }
  });

  it('is of one of the countries that the page offers', async () => {
    const { element } = await open({ countryCodes: ['DE', '+43', 'CH'] });
    expect([...country(element).options].map(({ value }) => value).sort()).to.deep.equal(['AT', 'CH', 'DE']);
    expect(await error(element, '+44 20 7946 0000')).to.equal(
      'Enter a number of one of the listed countries.',
    );
  });

  it('has the countries by name, in the current language, in its order', async () => {
    const { element } = await open();
    const names = () => [...country(element).options].map(({ text }) => text);
    expect(names()).to.include('Germany \u200e+49');
    expect(names()[0]).to.match(/^Afghanistan/);
    await setLanguage('fr');
    try {
      await rendered(element);
      expect(names()).to.include('Allemagne \u200e+49');
      expect(names().length).to.be.greaterThan(230);
      expect(shown(element)).to.equal('GB');
    } finally {
      await setLanguage('en');
    }
  });

  it('is filled in by browsers and managers as a whole', async () => {
    const { element } = await open();
    expect(field(label, element).autocomplete).to.equal('tel');
    expect(country(element).autocomplete).to.equal('tel-country-code');
    expect(country(element).getAttribute('aria-label')).to.equal('Country code');
  });

  it('that stands for the name can be signed in with as it was typed, and is saved whole', async () => {
    const page = createPage({
      usernameAttributes: ['phone_number'],
      autoVerifiedAttributes: ['phone_number'],
      requiredAttributes: [],
    });
    const element = await mount(page, {
      authState: 'signUp',
      usernameAttributes: 'phone_number',
      signUpConfig: { defaultCountryCode: 'GB' },
      autoSignIn: 'off',
    });
    submit(
      { [label]: '020 7946 0000', Email: email, Password: password, 'Confirm password': password },
      'Create account',
      element,
    );
    await inState(element, 'confirmSignUp');
    submit({ '6-digit code': page.code() }, 'Confirm', element);
    await inState(element, 'signedUp');
    expect(field(label, element).value).to.equal('+442079460000');
    await until(() => element.querySelector('select'), 'the countries');
    expect(shown(element)).to.equal('GB');
    submit({ [label]: '020 7946 0000', Password: password }, 'Sign in', element);
    await inState(element, 'signedIn');
  });

  for (const config of [{ defaultCountryCode: 'XX' }, { countryCodes: 'GB' }, { countryCodes: ['??'] }]) {
    it(`handles ${JSON.stringify(config)}: one warning, and all countries`, async () => {
      const { warn } = console;
      const warnings: string[] = [];
      console.warn = (...parts: unknown[]) => warnings.push(parts.join(' '));
      try {
        const { element } = await open(config);
        expect(warnings.join('\n')).to.match(/^\[auth-elements\] signUpConfig\.\w+.*\S$/);
        expect(country(element).options.length).to.be.greaterThan(230);
      } finally {
        console.warn = warn;
      }
    });
  }
});
