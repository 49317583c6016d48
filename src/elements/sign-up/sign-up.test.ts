import { expect } from '@open-wc/testing';

import { description, field, heading } from '../../../test/browser/support/find.js';
import {
  createPage,
  email,
  inState,
  mount,
  password,
  settled,
  submit,
  until,
} from '../../../test/browser/support/page.js';

const passwords = { Password: password, 'Confirm password': password };

describe('auth-sign-up', () => {
  it('asks for the address once, where it is the name too', async () => {
    const page = createPage({ usernameAttributes: ['email'] });
    const element = await mount(page, { authState: 'signUp', usernameAttributes: 'email' });
    expect(element.querySelectorAll('form input[type=email]')).to.have.length(1);
    submit({ Email: email, ...passwords }, 'Create account', element);
    await inState(element, 'confirmSignUp');
    submit({ '6-digit code': page.code() }, 'Confirm', element);
    await inState(element, 'signedIn');
    expect(element.user?.attributes?.['email']).to.equal(email);
  });

  it('asks for no password where no way to sign in needs one, and signs in by the confirmation', async () => {
    const page = createPage(
      { firstFactors: ['PASSWORD', 'EMAIL_OTP'] },
      { authenticationFlowType: 'USER_AUTH' },
    );
    const element = await mount(page, { authState: 'signUp', signInMethods: 'email-code' });
    expect(element.querySelectorAll('form input[type=password]')).to.have.length(0);
    submit({ Username: 'ada', Email: email }, 'Create account', element);
    await inState(element, 'confirmSignUp');
    submit({ '6-digit code': page.code() }, 'Confirm', element);
    await inState(element, 'signedIn');
    expect(page.pagePool.users.find('ada')?.password).to.equal(undefined);
  });

  it('asks for the password where the app declares its field, or a way needs it', async () => {
    for (const settings of [
      { signInMethods: 'email-code', signUpConfig: { signUpFields: [{ key: 'password' }] } },
      { signInMethods: 'email-code password' },
    ]) {
      const element = await mount(createPage(), { authState: 'signUp', ...settings });
      expect(element.querySelectorAll('form input[type=password]')).to.have.length(2);
    }
  });

  it('takes a phone number for a name', async () => {
    const page = createPage({
      usernameAttributes: ['phone_number'],
      autoVerifiedAttributes: ['phone_number'],
      requiredAttributes: [],
    });
    const element = await mount(page, { authState: 'signUp', usernameAttributes: 'phone_number' });
    submit({ 'Phone number': '12', Email: email, ...passwords }, 'Create account', element);
    await until(() => description(field('Phone number', element)).includes('country code'), 'an error');
    submit({ 'Phone number': '+44 20 7946 0000' }, 'Create account', element);
    await inState(element, 'confirmSignUp');
    expect(heading(element)).to.equal('Check your phone');
    expect(page.cognito.outbox.last()?.destination).to.equal('+442079460000');
  });

  it('signs in at once if the pool confirms automatically', async () => {
    const page = createPage({ requireConfirmation: false, autoVerify: true });
    const element = await mount(page, { authState: 'signUp' });
    submit({ Username: 'ada', Email: email, ...passwords }, 'Create account', element);
    await inState(element, 'signedIn');
  });

  it('leaves signing in to the person with auto-sign-in off', async () => {
    const page = createPage();
    const element = await mount(page, { authState: 'signUp', autoSignIn: 'off' });
    submit({ Username: 'ada', Email: email, ...passwords }, 'Create account', element);
    await inState(element, 'confirmSignUp');
    submit({ '6-digit code': page.code() }, 'Confirm', element);
    await inState(element, 'signedUp');
    expect(field('Email or username', element).value).to.equal('ada');
    expect(field('Password', element).value).to.equal('');
  });

  for (const [what, name] of [
    ['an emoji', 'ada-🦊'],
    ['a name written right to left', 'عائشة'],
    ['10,000 characters', 'a'.repeat(10_000)],
  ] as const) {
    it(`handles a username of ${what}`, async () => {
      const page = createPage();
      const element = await mount(page, { authState: 'signUp' });
      submit({ Username: ` ${name} `, Email: ` ADA@example.com`, ...passwords }, 'Create account', element);
      await until(() => page.calls.includes('SignUp') && !element.matches(':state(busy)'), 'an answer');
      await settled(element);
      const user = page.pagePool.users.find(name);
      expect(element.authState).to.equal(user ? 'confirmSignUp' : 'signUp');
      if (user) expect(user.attributes.get('email')).to.equal('ada@example.com');
      else
        expect(description(field('Username', element))).to.equal(
          'This wasn’t accepted. Change it and try again.',
        );
      expect(element.scrollWidth <= element.clientWidth).to.be.true;
    });
  }
});
