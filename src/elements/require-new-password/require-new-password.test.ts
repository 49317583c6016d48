import { expect } from '@open-wc/testing';

import { description, field, heading } from '../../../test/browser/support/find.js';
import {
  createPage,
  inState,
  mount,
  password,
  rendered,
  settled,
  signIn,
  submit,
} from '../../../test/browser/support/page.js';
import { adminUser, ways } from '../../../test/browser/support/reach.js';

describe('auth-require-new-password', () => {
  it('asks for each attribute that the pool still requires', async () => {
    const page = createPage({ requiredAttributes: ['email', 'birthdate', 'given_name'] });
    await adminUser(page, { email: 'ada@example.com' }, false);
    const element = await mount(page);
    await signIn(element, 'ada', 'Temporary-Pass-1', 'requireNewPassword');
    expect(field('Date of birth', element).type).to.equal('date');
    const passwords = { 'New password': password, 'Confirm password': password };
    submit(passwords, 'Save password', element);
    await rendered(element);
    expect(description(field('First name', element))).to.equal('Fill in this field.');
    submit({ 'Date of birth': '1815-12-10', 'First name': 'Ada' }, 'Save password', element);
    await inState(element, 'verifyContact');
    expect(page.pagePool.users.find('ada')?.attributes.get('birthdate')).to.equal('1815-12-10');
  });

  it('says that the passwords differ, before anything is sent', async () => {
    const { page, element } = await ways.requireNewPassword();
    page.calls.length = 0;
    submit({ 'New password': password, 'Confirm password': 'Another-Horse-9' }, 'Save password', element);
    await rendered(element);
    expect(description(field('Confirm password', element))).to.equal('The two passwords differ.');
    expect(page.calls).to.be.empty;
  });

  it('starts over when it took too long, and shows why', async () => {
    const { page, element } = await ways.requireNewPassword();
    page.cognito.clock.advance(4 * 60_000);
    submit({ 'New password': password, 'Confirm password': password }, 'Save password', element);
    await settled(element);
    await inState(element, 'signIn');
    expect(heading(element)).to.equal('Sign in');
    expect(element.querySelector('[role=alert]')?.textContent).to.include('That took too long.');
    expect(field('Email or username', element).value).to.equal('ada');
  });
});
