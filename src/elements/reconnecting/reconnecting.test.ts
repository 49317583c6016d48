import { expect } from '@open-wc/testing';

import { button, deep, heading, text } from '../../../test/browser/support/find.js';
import {
  createAuthenticator,
  inState,
  password,
  place,
  settled,
  signIn,
  submit,
} from '../../../test/browser/support/page.js';
import { until } from '../../../test/browser/support/page.js';
import { ways } from '../../../test/browser/support/reach.js';

const status = (root: ParentNode): string => text(deep('[role="status"]', root));

describe('auth-reconnecting', () => {
  it('shows that it is trying again, and continues when the network is back', async () => {
    const { page, element } = await ways.reconnecting();
    expect(element.dataset['authState']).to.equal('reconnecting');
    expect(heading(element)).to.equal('Connecting…');
    expect(status(element)).to.equal('');
    await until(() => status(element), 'the line');
    expect(status(element)).to.equal('We’re having trouble reaching the server. Trying again.');
    page.cognito.faults.clear();
    window.dispatchEvent(new Event('online'));
    await inState(element, 'signedIn');
    expect(element.querySelector('auth-reconnecting')).to.be.null;
  });

  it('shows nothing of the page’s content', async () => {
    const { element } = await ways.reconnecting();
    const template = document.createElement('template');
    template.content.append(document.createElement('h3'));
    element.append(template);
    element.requestUpdate();
    await element.updateComplete;
    expect(element.querySelector('h3')).to.be.null;
    expect(element.user).to.be.undefined;
  });

  it('leads to sign-in, with the session still stored, and with the focus on its heading', async () => {
    const { page, element } = await ways.reconnecting();
    const again = button('Sign in again', element);
    again.focus();
    again.click();
    await inState(element, 'signIn');
    expect(heading(element)).to.equal('Sign in');
    await until(() => deep('auth-sign-in')?.shadowRoot?.activeElement, 'the focus');
    expect([...page.storage.items.keys()].some((key) => key.endsWith('.ada.refreshToken'))).to.be.true;
    page.cognito.faults.clear();
    await signIn(element, 'ada', password);
  });

  it('is replaced by what the page puts into its slot', async () => {
    const { page } = await ways.reconnecting();
    const own = document.createElement('p');
    own.slot = 'reconnecting';
    own.textContent = 'Please wait.';
    const element = createAuthenticator({ auth: page.open() });
    element.append(own);
    place().append(element);
    await settled(element);
    expect(element.authState).to.equal('reconnecting');
    expect(element.querySelector('auth-reconnecting')).to.be.null;
    expect(own.assignedSlot).to.exist;
  });

  it('is not shown for an ended session', async () => {
    const { page, element } = await ways.reconnecting();
    await page.pagePool.admin.disableUser('ada');
    page.cognito.faults.clear();
    window.dispatchEvent(new Event('online'));
    await inState(element, 'signIn');
    await page.pagePool.admin.enableUser('ada');
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    await inState(element, 'signedIn');
  });
});
