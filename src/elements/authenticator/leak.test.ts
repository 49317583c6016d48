import { expect } from '@open-wc/testing';

import { button } from '../../../test/browser/support/find.js';
import { addUser, createPage, inState, mount, password, signIn } from '../../../test/browser/support/page.js';
import type { AuthApi } from '../../auth/api.js';
import { hosts } from '../../localization/texts.js';

/** The same Auth, which counts who listens to it. */
function counting(auth: AuthApi): { auth: AuthApi; listeners: () => number } {
  let count = 0;
  const onEvent: AuthApi['onEvent'] = (listener) => {
    count++;
    const stop = auth.onEvent(listener);
    return () => {
      count--;
      stop();
    };
  };
  const counted = new Proxy(auth, {
    get(target, name) {
      if (name === 'onEvent') return onEvent;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { auth: counted, listeners: () => count };
}

describe('an authenticator', () => {
  it('adds no nodes, styles or listeners in 50 sign-ins and sign-outs', async function () {
    this.timeout(60_000);
    const page = createPage({}, { authenticationFlowType: 'USER_PASSWORD_AUTH' });
    await addUser(page);
    const { auth, listeners } = counting(page.auth);
    const template = document.createElement('template');
    template.content.append(document.createElement('auth-sign-out'));
    const element = await mount({ auth }, {}, template);
    const count = () => [
      document.querySelectorAll('*').length,
      element.childNodes.length,
      element.shadowRoot?.querySelectorAll('*').length,
      document.adoptedStyleSheets.length,
      hosts.size,
      listeners(),
    ];
    let before: unknown[] = [];
    for (let round = 0; round < 50; round++) {
      await signIn(element, 'ada', password);
      button('Sign out', element).click();
      await inState(element, 'signIn');
      if (round === 0) before = count();
    }
    expect(count()).to.deep.equal(before);
  });

  it('removes all listeners each time it is removed', async () => {
    const page = createPage();
    const { auth, listeners } = counting(page.auth);
    const before = hosts.size;
    const element = await mount({ auth });
    const parent = element.parentElement;
    for (let round = 0; round < 10; round++) {
      element.remove();
      expect(listeners()).to.equal(0);
      expect(hosts.size).to.equal(before);
      parent?.append(element);
      await inState(element, 'signIn');
      expect(listeners()).to.equal(1);
    }
    expect(element.querySelectorAll('form')).to.have.length(1);
  });

  it('removes all listeners when it is removed before it has started', async () => {
    const page = createPage();
    const { auth, listeners } = counting(page.auth);
    const element = Object.assign(document.createElement('auth-authenticator'), { auth });
    document.body.append(element);
    element.remove();
    document.body.append(element);
    await element.updateComplete;
    element.remove();
    await element.updateComplete;
    expect(listeners()).to.equal(0);
  });
});
