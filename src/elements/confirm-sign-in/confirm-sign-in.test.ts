import { expect } from '@open-wc/testing';
import { button, deep, field, heading, text } from '../../../test/browser/support/find.js';
import { inState, settled, submit } from '../../../test/browser/support/page.js';
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

  it('asks for the code of the app', async () => {
    const { element } = await ways.confirmSignIn();
    expect(heading(element)).to.equal('Enter your code');
    expect(lead(element)).to.include('authenticator app');
  });

  it('goes back to sign-in, with the name kept and no session left', async () => {
    const { page, element } = await ways.confirmSignIn();
    button('Back to sign in', element).click();
    await inState(element, 'signIn');
    await settled(element);
    expect(field('Email or username', element).value).to.equal('ada');
    expect(page.storage.items.size).to.equal(0);
  });
});
