import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import { button, field, focused, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createAuthenticator,
  createPage,
  inState,
  mount,
  password,
  place,
  rendered,
  settled,
  signIn,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import { ways } from '../../../test/browser/support/reach.js';

describe('the focus', () => {
  it('is left alone when the first screen comes', async () => {
    await mount(createPage());
    expect(document.activeElement).to.equal(document.body);
  });

  it('goes to the heading of the next screen, from a link', async () => {
    const element = await mount(createPage());
    const link = button('Create an account', element);
    link.focus();
    link.click();
    await rendered(element);
    await rendered(element);
    expect(text(focused())).to.equal('Create your account');
  });

  it('goes to the heading of the next screen on a page whose forms have the names of members of the document', async () => {
    const forms = ['body', 'activeElement', 'adoptedStyleSheets', 'ownerDocument', 'defaultView'].map(
      (name) => {
        const form = document.createElement('form');
        form.name = name;
        return form;
      },
    );
    const element = createAuthenticator(createPage());
    place().append(...forms, element);
    try {
      await settled(element);
      button('Create an account', element).focus();
      button('Create an account', element).click();
      await inState(element, 'signUp');
    } finally {
      for (const form of forms) form.remove();
    }
    expect(text(focused())).to.equal('Create your account');
  });

  it('is not taken from where a person has gone by a screen of the page that is defined late', async () => {
    const name = 'late-sign-up';
    const own = document.createElement(name);
    own.slot = 'sign-up';
    const input = document.createElement('input');
    const element = await mount(createPage(), {}, own);
    place().append(input);
    button('Create an account', element).focus();
    button('Create an account', element).click();
    await inState(element, 'signUp');
    input.focus();
    let asked = 0;
    customElements.define(
      name,
      class extends HTMLElement {
        focusHeading(): void {
          asked += 1;
        }
      },
    );
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).to.equal(0);
    expect(focused() === input).to.be.true;
  });

  it('goes to the heading of the next screen, from a form', async () => {
    const { element } = await ways.requireNewPassword();
    expect(text(focused())).to.equal('Choose a new password');
    submit({ 'New password': password, 'Confirm password': password }, 'Save password', element);
    await inState(element, 'verifyContact');
    expect(text(focused())).to.equal('Verify a contact');
  });

  it('goes to the greeting after sign-in, and back to sign-in after sign-out', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    field('Password', element).focus();
    await signIn(element, 'ada', password);
    expect(text(focused())).to.include('Hello');
    const out = button('Sign out', element);
    out.focus();
    out.click();
    await inState(element, 'signIn');
    expect(text(focused())).to.equal('Sign in');
  });

  it('is left where it is when it is elsewhere on the page', async () => {
    const page = createPage();
    await addUser(page);
    const host = place();
    const input = document.createElement('input');
    host.append(input);
    const element = await mount(page);
    input.focus();
    await page.auth.signIn('ada', password);
    await inState(element, 'signedIn');
    expect(document.activeElement).to.equal(input);
  });

  it('stays in an authenticator inside a shadow root of the page', async () => {
    const page = createPage();
    const host = place();
    const root = host.attachShadow({ mode: 'open' });
    const outside = document.createElement('input');
    const element = Object.assign(document.createElement('auth-authenticator'), { auth: page.auth });
    root.append(outside, element);
    await inState(element, 'signIn');
    const link = button('Create an account', element);
    link.focus();
    link.click();
    await rendered(element);
    await rendered(element);
    expect(text(focused())).to.equal('Create your account');
    outside.focus();
    element.transition('signIn');
    await rendered(element);
    await rendered(element);
    expect(focused()).to.equal(outside);
  });

  it('goes to the heading of the second view of a screen too', async () => {
    const { element } = await ways.forgotPassword();
    type('Email or username', 'ada', element).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => element.querySelector('[autocomplete="one-time-code"]'), 'the second view');
    await settled(element);
    expect(text(focused())).to.equal('Reset your password');
  });

  it('goes to the heading when the contact is chosen', async () => {
    const { element } = await ways.verifyContact();
    element.querySelector<HTMLElement>('input[type=radio]')?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => element.querySelector('[autocomplete="one-time-code"]'), 'the second view');
    await settled(element);
    expect(text(focused())).to.equal('Verify a contact');
  });

  it('stays at the button that sends the code again', async () => {
    const { page, element } = await ways.confirmSignUp();
    element.remove();
    const again = await mount({ auth: page.open() });
    const resend = button('Send again', again);
    resend.focus();
    resend.click();
    await settled(again);
    expect(focused() === resend).to.be.true;
  });

  it('goes through a form in the order that is seen', async () => {
    const element = await mount(createPage());
    field('Email or username', element).focus();
    const order: string[] = [];
    for (let count = 0; count < 5; count++) {
      await sendKeys({ press: 'Tab' });
      const active = focused();
      order.push(active?.getAttribute('aria-label') ?? active?.getAttribute('name') ?? text(active));
    }
    expect(order).to.deep.equal([
      'password',
      'Show password',
      'Forgot password?',
      'Sign in',
      'Create an account',
    ]);
  });
});
