import { expect } from '@open-wc/testing';

import { button, deep, description, field, heading, text } from '../../../test/browser/support/find.js';
import {
  addTotpUser,
  createPage,
  inState,
  mount,
  password,
  sessionKeys,
  settled,
  signIn,
  submit,
} from '../../../test/browser/support/page.js';
import { ways } from '../../../test/browser/support/reach.js';

const lead = (element: Element) => text(deep('.auth-lead', element));

describe('auth-confirm-sign-in', () => {
  it('says where the code was texted to, with the number left to right', async () => {
    const { page, element } = await ways['confirmSignIn SMS']();
    expect(heading(element)).to.equal('Check your phone');
    expect(lead(element)).to.match(/^Enter the code we texted to \+\*+\d{4}\.$/);
    expect(deep('.auth-lead bdi', element)?.dir).to.equal('ltr');
    submit({ '6-digit code': page.code() }, 'Confirm', element);
    await inState(element, 'signedIn');
  });

  it('says where the code was emailed to, and takes one of any length', async () => {
    const { page, element } = await ways['confirmSignIn email']();
    expect(heading(element)).to.equal('Check your email');
    expect(lead(element)).to.match(/^Enter the code we sent to \S+@\S+\.$/);
    submit({ Code: '12 3' }, 'Confirm', element);
    await settled(element);
    expect(description(field('Code', element))).to.equal('Enter the whole code, with digits only.');
    expect(page.code()).to.have.length(8);
    submit({ Code: page.code() }, 'Confirm', element);
    await inState(element, 'signedIn');
  });

  it('takes an emailed code of 4 to 10 digits', async () => {
    const { element } = await ways['confirmSignIn email']();
    const seen: string[] = [];
    element.addEventListener('auth-submit', (event) => {
      event.preventDefault();
      seen.push(event.detail.values['code'] ?? '');
    });
    for (const typed of ['123', '1234', '1234 5678', '٠١٢٣-٤٥٦٧-٨٩', '12345678901']) {
      const input = field('Code', element);
      expect(input.maxLength).to.equal(-1);
      submit({ Code: typed }, 'Confirm', element);
      await settled(element);
      const isMalformed = ['123', '12345678901'].includes(typed);
      expect(input.getAttribute('aria-invalid'), typed).to.equal(String(isMalformed));
      expect(description(input), typed).to.equal(
        isMalformed ? 'Enter the whole code, with digits only.' : '',
      );
      expect(input.value).to.equal(typed);
    }
    expect(seen).to.deep.equal(['1234', '12345678', '0123456789']);
  });

  it('asks for the code of the app', async () => {
    const { element } = await ways.confirmSignIn();
    expect(heading(element)).to.equal('Enter your code');
    expect(lead(element)).to.include('authenticator app');
  });

  it('says of a texted code that another can be had, and of the app’s that the next one comes', async () => {
    const texted = await ways['confirmSignIn SMS']();
    const wrong = texted.page.code() === '000000' ? '111111' : '000000';
    submit({ '6-digit code': wrong }, 'Confirm', texted.element);
    await settled(texted.element);
    expect(description(field('6-digit code', texted.element))).to.include('Check it or get a new one.');
    const { element } = await ways.confirmSignIn();
    submit({ '6-digit code': '000000' }, 'Confirm', element);
    await settled(element);
    expect(description(field('6-digit code', element))).to.equal(
      'That code didn’t match. Check it or wait for the next one.',
    );
  });

  it('says that a code of the app was used already', async () => {
    const page = createPage();
    const secret = await addTotpUser(page);
    const used = await page.totp(secret);
    const user = await page.auth.signIn('ada', password);
    await page.auth.confirmSignIn(user, used, 'SOFTWARE_TOKEN_MFA');
    await page.auth.signOut();
    const element = await mount(page);
    await signIn(element, 'ada', password, 'confirmSignIn');
    submit({ '6-digit code': used }, 'Confirm', element);
    await settled(element);
    expect(description(field('6-digit code', element))).to.equal(
      'That code was used already. Wait for the next one.',
    );
  });

  it('goes back to sign-in, with the name kept and no session left', async () => {
    const { page, element } = await ways.confirmSignIn();
    button('Back to sign in', element).click();
    await inState(element, 'signIn');
    await settled(element);
    expect(field('Email or username', element).value).to.equal('ada');
    expect(sessionKeys(page)).to.be.empty;
  });
});
