import { expect } from '@open-wc/testing';

import { createPage, mount, password } from '../../test/browser/support/page.js';
import { ways } from '../../test/browser/support/reach.js';
import type { SignUpConfig } from '../elements/sign-up/sign-up-config.js';
import { AuthDriver } from './index.js';

const signUpConfig: SignUpConfig = {
  defaultCountryCode: 'GB',
  signUpFields: [
    { key: 'birthdate', type: 'date' },
    { key: 'team', custom: true, type: 'select', options: ['red', 'blue'] },
    { key: 'size', custom: true, type: 'number' },
    { key: 'news', custom: true, type: 'checkbox' },
    { key: 'offers', custom: true, type: 'checkbox' },
    { type: 'terms', link: { href: '/terms' } },
  ],
};

/** A sign-up form with every kind of control, whose countries may still be loading. */
async function openSignUp() {
  const page = createPage({ requiredAttributes: [] }, { signupAttributes: ['phone_number'] });
  const element = await mount(page, { authState: 'signUp', confirmPassword: 'off', signUpConfig });
  return { page, driver: new AuthDriver(element) };
}

const person = { username: 'ada', password, terms: 'true' };

describe('AuthDriver fills', () => {
  it('selects, checkboxes, dates, numbers, and phone numbers with their country', async () => {
    const { page, driver } = await openSignUp();
    await driver.submit({
      ...person,
      birthdate: '1815-12-10',
      'custom:team': 'blue',
      'custom:size': '12',
      'custom:news': 'true',
      'custom:offers': 'false',
      'calling-code': 'US',
      phone_number: '(415) 555-0123',
    });
    await driver.waitFor('confirmSignUp');
    const attributes = page.pagePool.users.find('ada')?.attributes;
    expect(Object.fromEntries(attributes ?? [])).to.include({
      birthdate: '1815-12-10',
      'custom:team': 'blue',
      'custom:size': '12',
      'custom:news': 'true',
      phone_number: '+14155550123',
    });
    expect(attributes?.get('custom:offers')).to.not.equal('true');
  });

  it('a checkbox again, to uncheck it', async () => {
    const { page, driver } = await openSignUp();
    await driver.submit({ ...person, 'custom:news': 'true' });
    expect(driver.authenticator.authState).to.equal('signUp');
    await driver.submit({ 'custom:news': 'false', phone_number: '020 7946 0000' });
    await driver.waitFor('confirmSignUp');
    expect(page.pagePool.users.find('ada')?.attributes.get('custom:news')).to.not.equal('true');
  });

  it('radio buttons', async () => {
    const { element, page } = await ways.selectChallenge();
    const driver = new AuthDriver(element);
    await driver.submit({ challenge: 'SMS_OTP' });
    await driver.waitFor('confirmSignIn');
    await driver.confirm(page.code());
    await driver.waitFor('signedIn');
  });

  it('a field that appears with the choice before it', async () => {
    const { element } = await ways['selectChallenge password']();
    const driver = new AuthDriver(element);
    await driver.submit({ challenge: 'PASSWORD_SRP', password });
    await driver.waitFor('signedIn');
  });

  for (const [name, value, taken] of [
    ['custom:team', 'green', '"", "red", "blue"'],
    ['custom:news', 'yes', '"true", "false"'],
    ['birthdate', '10.12.1815', 'a date such as 1815-12-10'],
    ['custom:size', 'twelve', 'what an input of type number takes'],
  ] as const)
    it(`nothing that the field does not take: ${name}`, async () => {
      const { driver } = await openSignUp();
      await driver.submit({ [name]: value }).then(
        () => expect.fail('It must not be taken.'),
        (error: unknown) =>
          expect(String(error)).to.equal(
            `Error: The field "${name}" does not take "${value}"; it takes ${taken}.`,
          ),
      );
    });

  it('no radio button that there is not', async () => {
    const { element } = await ways.selectChallenge();
    await new AuthDriver(element).submit({ challenge: 'MAGIC_LINK' }).then(
      () => expect.fail('It must not be taken.'),
      (error: unknown) =>
        expect(String(error)).to.match(/"challenge" does not take "MAGIC_LINK"; .*"SMS_OTP"/),
    );
  });
});
