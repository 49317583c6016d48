import { expect } from '@open-wc/testing';

import { button, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  inState,
  mount,
  password,
  rendered,
  signIn,
} from '../../../test/browser/support/page.js';

describe('auth-sign-out', () => {
  it('signs out of the authenticator that it is in, once, and shows that it does', async () => {
    const page = createPage();
    await addUser(page);
    const template = document.createElement('template');
    const main = document.createElement('main');
    main.append(document.createElement('auth-sign-out'));
    template.content.append(main);
    const element = await mount(page, { hide: 'greetings' }, template);
    await signIn(element, 'ada', password);
    const out = element.querySelector('auth-sign-out')!;
    await rendered(element);
    page.calls.length = 0;
    const release = page.hold();
    const press = button('Sign out', out);
    press.click();
    press.click();
    await out.updateComplete;
    expect(text(press)).to.equal('Signing out…');
    expect(press.getAttribute('aria-disabled')).to.equal('true');
    release();
    await inState(element, 'signIn');
    expect(page.calls.filter((call) => /SignOut|RevokeToken/.test(call))).to.have.length(1);
  });

  it('looks as our buttons do', async () => {
    const out = document.createElement('auth-sign-out');
    document.body.append(out);
    await out.updateComplete;
    const press = out.querySelector('button');
    expect(press && getComputedStyle(press).borderTopStyle).to.equal('solid');
    out.remove();
  });
});
