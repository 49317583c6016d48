import { expect } from '@open-wc/testing';

import { deep, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createAuthenticator,
  createPage,
  inState,
  password,
  place,
  settled,
  until,
} from '../../../test/browser/support/page.js';

describe('auth-loading', () => {
  it('is shown and announced until the session is found', async () => {
    const page = createPage();
    await addUser(page);
    await page.auth.signIn('ada', password);
    const element = createAuthenticator({ auth: page.open({ fetch: () => new Promise(() => undefined) }) });
    place().append(element);
    await until(() => deep('[role="status"]', element), 'a status');
    expect(element.querySelector('form')).to.be.null;
    expect(text(deep('[role="status"]', element))).to.equal('One moment…');
    element.auth = page.auth;
    await inState(element, 'signedIn');
    expect(element.querySelector('auth-loading')).to.be.null;
  });

  it('holds the height that the page gives it', async () => {
    const loading = document.createElement('auth-loading');
    loading.style.setProperty('--auth-loading-block-size', '123px');
    place().append(loading);
    await loading.updateComplete;
    expect(loading.getBoundingClientRect().height).to.equal(123);
  });

  it('gives way to sign-in when no user is signed in', async () => {
    const element = createAuthenticator(createPage());
    place().append(element);
    expect(element.authState).to.equal('loading');
    await settled(element);
    expect(element.authState).to.equal('signIn');
  });
});
