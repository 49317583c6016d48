import { expect } from '@open-wc/testing';

import { heading } from '../../../test/browser/support/find.js';
import { createPage, mount, rendered } from '../../../test/browser/support/page.js';
import { whenIdle } from '../../lib/idle.js';
import { screenNames } from '../base/screens.js';

const { warn } = console;
let warnings: string[] = [];
beforeEach(() => {
  warnings = [];
  console.warn = (text: string) => warnings.push(text);
});
afterEach(() => {
  console.warn = warn;
});

function child(slot: string): HTMLElement {
  const element = document.createElement('p');
  element.slot = slot;
  element.textContent = slot;
  return element;
}

/** After what the element has to do, comes what it has to say. */
const told = (): Promise<unknown> =>
  new Promise((resolve) => whenIdle(async () => resolve(await import('./known-slots.js'))));

describe('a child of the authenticator in a slot that it does not have', () => {
  it('is reported once, with the slots that there are, and does no harm', async () => {
    const element = await mount(createPage(), {}, child('sing-up'));
    expect(heading(element)).to.equal('Sign in');
    element.requestUpdate();
    await rendered(element);
    element.transition('signUp');
    await rendered(element);
    await told();
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('slot="sing-up"').and.to.include('confirm-sign-up');
  });

  it('is reported when it is added later, by the next state', async () => {
    const element = await mount(createPage());
    element.append(child('signIn'));
    element.transition('signUp');
    await rendered(element);
    await told();
    expect(warnings.join()).to.include('slot="signIn"');
  });

  it('is not the button of a provider', async () => {
    const oauth = {
      domain: 'http://localhost',
      scope: ['openid'],
      redirectSignIn: `${location.origin}/`,
      redirectSignOut: `${location.origin}/`,
      responseType: 'code',
    } as const;
    const page = createPage({}, { oauth });
    await mount(page, {}, child('google'), child('acme-sso'));
    await told();
    expect(warnings).to.be.empty;
  });

  it('is not the button of a provider that the page names, then or later', async () => {
    const element = await mount(createPage());
    element.federated = { google_client_id: 'google-app' };
    element.append(child('google'));
    await rendered(element);
    element.transition('signUp');
    await rendered(element);
    await told();
    expect(warnings.filter((text) => text.includes('slot='))).to.be.empty;
  });

  it('is none of those that there are', async () => {
    const slots = ['header', 'footer', 'always', ...screenNames, 'sign-in-header', 'totp-setup-footer'];
    await mount(createPage(), {}, ...slots.map(child), document.createElement('p'));
    await told();
    expect(warnings).to.be.empty;
  });
});
