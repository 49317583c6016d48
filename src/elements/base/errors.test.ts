import { expect } from '@open-wc/testing';

import {
  alertText,
  button,
  deep,
  description,
  field,
  focused,
  heading,
} from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  email,
  mount,
  password,
  rendered,
  settled,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import { ways } from '../../../test/browser/support/reach.js';
import { AuthError } from '../../lib/auth-error.js';

const wrong = { 'Email or username': 'ada', Password: 'Wrong-Horse-9' };
const general = 'Something went wrong. Try again.';

describe('what is missing or misshapen', () => {
  it('appears at each field, which is marked, and the first gets the focus', async () => {
    const page = createPage();
    const element = await mount(page);
    button('Sign in', element).click();
    await rendered(element);
    const [name, secret] = [field('Email or username', element), field('Password', element)];
    expect(description(name)).to.equal('Enter your email or username.');
    expect(description(secret)).to.equal('Enter a password.');
    expect(name.getAttribute('aria-invalid')).to.equal('true');
    expect(focused()).to.equal(name);
    expect(alertText(element)).to.equal('');
    expect(page.calls).to.be.empty;
  });

  it('goes from a field when it is changed, and stays at the others', async () => {
    const element = await mount(createPage());
    button('Sign in', element).click();
    await rendered(element);
    const name = type('Email or username', 'a', element);
    await rendered(element);
    expect(description(name)).to.equal('');
    expect(name.getAttribute('aria-invalid')).to.equal('false');
    expect(description(field('Password', element))).to.equal('Enter a password.');
  });

  it('keeps what was typed', async () => {
    const element = await mount(createPage(), { authState: 'signUp' });
    submit(
      { Username: 'ada', Email: 'ada@', Password: password, 'Confirm password': 'Other-Horse-9' },
      'Create account',
      element,
    );
    await rendered(element);
    expect(description(field('Email', element))).to.include('full email address');
    expect(description(field('Confirm password', element))).to.equal('The two passwords differ.');
    expect(field('Password', element).value).to.equal(password);
    expect(field('Username', element).value).to.equal('ada');
    expect(focused()).to.equal(field('Email', element));
  });

  for (const typed of ['12345', '1234567', 'abcdef', '12 34']) {
    it(`is a code like «${typed}»`, async () => {
      const { page, element } = await ways.confirmSignUp();
      page.calls.length = 0;
      submit({ '6-digit code': typed }, 'Confirm', element);
      await rendered(element);
      expect(description(field('6-digit code', element))).to.equal('Enter the 6-digit code.');
      expect(page.calls).to.be.empty;
    });
  }
});

describe('what the service refuses', () => {
  it('appears in an alert that existed before; secrets are cleared, the name is kept', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    const alert = deep('[role="alert"]', element);
    expect(alert?.isConnected).to.be.true;
    submit(wrong, 'Sign in', element);
    await settled(element);
    expect(deep('[role="alert"]', element)).to.equal(alert);
    expect(alertText(element)).to.include('don’t match');
    expect(field('Password', element).value).to.equal('');
    expect(field('Email or username', element).value).to.equal('ada');
  });

  it('is gone while it is tried again, and said again when it is refused again', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    submit(wrong, 'Sign in', element);
    await settled(element);
    const release = page.hold();
    submit(wrong, 'Sign in', element);
    await rendered(element);
    expect(alertText(element)).to.equal('');
    release();
    await settled(element);
    expect(alertText(element)).to.include('don’t match');
    expect(field('Password', element).value).to.equal('');
  });

  it('appears at the code field if it is about the code; the code is selected', async () => {
    const { page, element } = await ways.confirmSignUp();
    const bad = page.code() === '000000' ? '111111' : '000000';
    submit({ '6-digit code': bad }, 'Confirm', element);
    await settled(element);
    const input = field('6-digit code', element);
    expect(description(input)).to.equal('That code didn’t match. Check it or get a new one.');
    expect(alertText(element)).to.equal('');
    expect(focused()).to.equal(input);
    expect(input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)).to.equal(bad);
    type('6-digit code', '0', element);
    await rendered(element);
    expect(description(input)).to.equal('');
  });

  it('appears again at the code field if the code is rejected again', async () => {
    const { page, element } = await ways.confirmSignUp();
    const bad = page.code() === '000000' ? '111111' : '000000';
    for (let count = 0; count < 2; count++) {
      submit({ '6-digit code': bad }, 'Confirm', element);
      await settled(element);
      expect(description(field('6-digit code', element))).to.include('didn’t match');
    }
  });

  it('appears at the username if it is taken', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page, { authState: 'signUp' });
    submit(
      { Username: 'ada', Email: email, Password: password, 'Confirm password': password },
      'Create account',
      element,
    );
    await settled(element);
    expect(description(field('Username', element))).to.equal(
      'That username can’t be used. Sign in or try another.',
    );
    expect(field('Email', element).value).to.equal(email);
    expect(field('Password', element).value).to.equal('');
    expect(field('Confirm password', element).value).to.equal('');
  });

  for (const [usernameAttributes, label, name, word] of [
    [undefined, 'Email or username', 'ada', 'username'],
    [undefined, 'Email or username', '40712', 'username'],
    [undefined, 'Email or username', email, 'email'],
    [['username', 'phone_number'], 'Username or phone number', '+442079460000', 'phone number'],
    ['email', 'Email', email, 'email'],
    ['username', 'Username', 'ada', 'username'],
    ['phone_number', 'Phone number', '+442079460000', 'phone number'],
  ] as const) {
    it(`names the kind of name that was typed: ${name} in ${label}`, async () => {
      const page = createPage(
        usernameAttributes === 'email' || usernameAttributes === 'phone_number'
          ? { usernameAttributes: [usernameAttributes], requiredAttributes: [] }
          : {},
      );
      const element = await mount(page, { usernameAttributes });
      submit({ [label]: name, Password: 'Wrong-1234' }, 'Sign in', element);
      await until(() => alertText(element) !== '', 'an alert');
      expect(alertText(element)).to.equal(
        `That ${word} and password don’t match. Try again or reset your password.`,
      );
    });
  }

  it('appears at the phone number if it is taken', async () => {
    const page = createPage({ usernameAttributes: ['phone_number'], requiredAttributes: [] });
    await page.auth.signUp('+442079460000', password);
    const element = await mount(page, { authState: 'signUp', usernameAttributes: 'phone_number' });
    submit(
      { 'Phone number': '+442079460000', Email: email, Password: password, 'Confirm password': password },
      'Create account',
      element,
    );
    await until(() => field('Phone number', element).getAttribute('aria-invalid') === 'true', 'an error');
    expect(description(field('Phone number', element))).to.include(
      'That phone number can’t be used. Sign in or try another.',
    );
  });

  it('appears at the new password if it is too weak', async () => {
    const page = createPage();
    const element = await mount(page, { authState: 'signUp' });
    submit(
      { Username: 'ada', Email: email, Password: 'weak', 'Confirm password': 'weak' },
      'Create account',
      element,
    );
    await settled(element);
    expect(description(field('Password', element))).to.include('Your password must meet every rule below.');
  });

  it('unchecks the rules of a password that was taken out', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page, { authState: 'signUp' });
    submit(
      { Username: 'ada', Email: email, Password: password, 'Confirm password': password },
      'Create account',
      element,
    );
    await settled(element);
    expect(field('Password', element).value).to.equal('');
    expect(element.querySelectorAll('.auth-check[data-met]')).to.have.length(0);
  });

  it('can be tried again, once the network is back', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    page.cognito.faults.add({ operation: 'InitiateAuth', drop: true, times: 1 });
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    await settled(element);
    expect(alertText(element)).to.equal('We can’t reach the server. Check your connection.');
    submit({ Password: password }, 'Sign in', element);
    await settled(element);
    expect(element.authState).to.equal('signedIn');
  });

  it('has a message for malformed responses', async () => {
    const page = createPage();
    const element = await mount(page);
    page.cognito.faults.add({ operation: 'InitiateAuth', status: 500, body: '<h1>Bad gateway</h1>' });
    submit(wrong, 'Sign in', element);
    await settled(element);
    expect(alertText(element)).to.equal('There’s a problem on our side right now. Try again in a moment.');
  });

  it('has the general message for an unknown code', async () => {
    const page = createPage();
    const element = await mount(page);
    page.cognito.faults.add({ operation: 'InitiateAuth', error: 'NeverHeardOfException' });
    submit(wrong, 'Sign in', element);
    await settled(element);
    expect(alertText(element)).to.equal(general);
  });

  it('never shows the service’s own text, and never makes it markup', async () => {
    const page = createPage();
    const element = await mount(page);
    const message = '<img src=x id="injected"> {{7*7}} password=hunter2';
    page.cognito.faults.add({ operation: 'InitiateAuth', error: { code: 'OddException', message } });
    submit(wrong, 'Sign in', element);
    await settled(element);
    expect(alertText(element)).to.equal(general);
    expect(document.querySelector('#injected')).to.be.null;
  });

  it('leaves with the screen', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    submit(wrong, 'Sign in', element);
    await settled(element);
    button('Create an account', element).click();
    await settled(element);
    button('Sign in', element).click();
    await settled(element);
    expect(heading(element)).to.equal('Sign in');
    expect(alertText(element)).to.equal('');
  });
});

describe('the page’s own words for errors', () => {
  async function refused(errorMessage: Parameters<typeof mount>[1]): Promise<string> {
    const page = createPage();
    await addUser(page);
    const element = await mount(page, errorMessage);
    submit(wrong, 'Sign in', element);
    await settled(element);
    return alertText(element);
  }

  it('come from a map by code', async () => {
    expect(await refused({ errorMessage: { NotAuthorizedException: 'Computer says no.' } })).to.equal(
      'Computer says no.',
    );
  });

  it('come from a function, which gets the error', async () => {
    const seen: AuthError[] = [];
    const said = await refused({
      errorMessage: (error: AuthError) => {
        seen.push(error);
        return `No: ${error.code}`;
      },
    });
    expect(said).to.equal('No: NotAuthorizedException');
    expect(seen[0]).to.be.instanceOf(AuthError);
  });

  it('are ours where the map or the function has none', async () => {
    expect(await refused({ errorMessage: { OtherException: 'Other' } })).to.include('don’t match');
    expect(await refused({ errorMessage: () => undefined })).to.include('don’t match');
  });

  it('are ours where the function throws', async () => {
    const thrower = () => {
      throw new Error('of the page');
    };
    expect(await refused({ errorMessage: thrower })).to.include('don’t match');
  });

  it('are ours for a code that is also the name of something every object has', async () => {
    const page = createPage();
    const element = await mount(page, { errorMessage: {} });
    page.cognito.faults.add({ operation: 'InitiateAuth', error: 'constructor' });
    submit(wrong, 'Sign in', element);
    await settled(element);
    expect(alertText(element)).to.equal(general);
  });

  it('are text, whatever is in them', async () => {
    expect(await refused({ errorMessage: () => '<b id="bold">Bold</b>' })).to.equal('<b id="bold">Bold</b>');
    expect(document.querySelector('#bold')).to.be.null;
  });
});
