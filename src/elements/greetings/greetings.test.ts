import { expect } from '@open-wc/testing';

import { deep, heading, text } from '../../../test/browser/support/find.js';
import {
  createPage,
  inState,
  mount,
  password,
  rendered,
  signIn,
  until,
} from '../../../test/browser/support/page.js';
import { adminUser } from '../../../test/browser/support/reach.js';
import { setLanguage } from '../../localization/index.js';
import type { AuthAuthenticator } from '../authenticator/authenticator.js';

async function greeted(attributes: Record<string, string>): Promise<AuthAuthenticator> {
  const page = createPage({ requiredAttributes: [] });
  await adminUser(page, attributes);
  const element = await mount(page);
  await signIn(element, 'ada', password);
  return element;
}

const name = (element: Element) => text(deep('.auth-name', element));
const detail = (element: Element) => text(deep('.auth-detail', element));
const avatar = (element: Element) => text(deep('[part="avatar"]', element));

describe('auth-greetings', () => {
  const verified = { email: 'ada@example.com', email_verified: 'true' };

  it('greets by name, with the address below', async () => {
    const element = await greeted({ ...verified, name: 'Ada Lovelace' });
    expect(name(element)).to.equal('Hello, Ada Lovelace');
    expect(detail(element)).to.equal('ada@example.com');
    expect(avatar(element)).to.equal('A');
  });

  it('greets by address where there is no name', async () => {
    const element = await greeted(verified);
    expect(name(element)).to.equal('Hello, ada@example.com');
    expect(detail(element)).to.equal('');
  });

  it('breaks a long address behind its @ and its dots, and says it in one piece', async () => {
    const address = 'maximiliana@engineering.international.example.org';
    const element = await greeted({ email: address, email_verified: 'true' });
    expect(text(deep('.auth-spoken', element))).to.equal(`Hello, ${address}`);
    const seen = deep('.auth-name [aria-hidden]', element);
    expect(text(seen)).to.equal(`Hello, ${address}`);
    expect(seen?.querySelectorAll('wbr').length).to.equal(4);
    expect(seen?.getAttribute('aria-hidden')).to.equal('true');
  });

  it('greets by user name where there is nothing else', async () => {
    const element = await greeted({});
    expect(name(element)).to.equal('Hello, ada');
  });

  it('shows a name as text, with its whole first letter', async () => {
    const element = await greeted({ ...verified, name: '𝒜da <b>x</b>' });
    expect(name(element)).to.equal('Hello, 𝒜da <b>x</b>');
    expect(avatar(element)).to.equal('𝒜');
    expect(deep('b', element)).to.be.undefined;
  });

  it('follows a change in a part of the account, of the same user', async () => {
    const page = createPage({ requiredAttributes: [] });
    await adminUser(page, { ...verified, name: 'Ada Lovelace' });
    const element = await mount(page);
    await signIn(element, 'ada', password);
    const attributes = page.pagePool.users.find('ada')?.attributes;
    const reads = () => page.calls.filter((each) => each === 'GetUser').length;
    const before = reads();
    const channel = new BroadcastChannel('auth-elements.account');
    attributes?.set('name', 'Ada King');
    channel.postMessage({ identity: 'bob', change: 'attributes' });
    channel.postMessage({ identity: 'ada', change: 'password' });
    channel.postMessage({ identity: 'ada', change: 'attributes' });
    channel.close();
    await until(() => name(element) === 'Hello, Ada King', 'the change');
    expect(reads()).to.equal(before + 1);
    page.cognito.faults.add({ operation: 'GetUser', drop: true, times: 1 });
    const again = new BroadcastChannel('auth-elements.account');
    again.postMessage({ identity: 'ada', change: 'attributes' });
    again.close();
    await until(() => reads() === before + 2, 'the read');
    await rendered(element);
    expect(name(element)).to.equal('Hello, Ada King');
  });

  it('takes the page’s own button', async () => {
    const element = await greeted(verified);
    const greetings = element.querySelector('auth-greetings');
    const own = Object.assign(document.createElement('button'), { slot: 'sign-out', textContent: 'Leave' });
    greetings?.append(own);
    await rendered(element);
    expect(own.checkVisibility()).to.be.true;
    own.addEventListener('click', () => element.signOut());
    own.click();
    await inState(element, 'signIn');
    expect(heading(element)).to.equal('Sign in');
  });
});

describe('custom greetings', () => {
  const verified = { email: 'ada@example.com', email_verified: 'true' };

  it('takes a string or a function once a user is signed in', async () => {
    const element = await greeted({ ...verified, name: 'Ada' });
    const greetings = element.querySelector('auth-greetings')!;
    greetings.setAttribute('in-greeting', 'Welcome back');
    await greetings.updateComplete;
    expect(name(element)).to.equal('Welcome back');
    greetings.inGreeting = (username) => `Good day, ${username}`;
    await greetings.updateComplete;
    expect(name(element)).to.equal('Good day, Ada');
  });

  it('has them above the address, whatever their direction', async () => {
    const element = await greeted({ ...verified, name: 'Ada' });
    const greetings = element.querySelector('auth-greetings')!;
    const right = (selector: string): number => {
      const range = document.createRange();
      range.selectNodeContents(deep(`${selector} bdi`, element)!);
      return range.getBoundingClientRect().right;
    };
    try {
      await setLanguage('ar');
      for (const greeting of ['Hi!', 'أهلًا!']) {
        greetings.inGreeting = greeting;
        await greetings.updateComplete;
        expect(right('.auth-name'), greeting).to.be.closeTo(right('.auth-detail'), 1);
      }
    } finally {
      await setLanguage('en');
    }
  });

  it('keeps the built-in greeting if a function fails', async () => {
    const element = await greeted({ ...verified, name: 'Ada' });
    const greetings = element.querySelector('auth-greetings')!;
    greetings.inGreeting = () => {
      throw new Error('broken');
    };
    await greetings.updateComplete;
    expect(name(element)).to.equal('Hello, Ada');
  });

  it('shows a message to signed-out users, and greets them after sign-in', async () => {
    const page = createPage({ requiredAttributes: [] });
    await adminUser(page, verified);
    const own = document.createElement('auth-greetings');
    own.slot = 'greetings';
    own.setAttribute('out-greeting', 'Please sign in…');
    const element = await mount(page, {}, own);
    expect(name(element)).to.equal('Please sign in…');
    expect(own.checkVisibility()).to.be.true;
    expect(deep('auth-sign-out', own)).to.be.undefined;
    await expect(element).to.be.accessible();
    await signIn(element, 'ada', password);
    expect(name(element)).to.equal('Hello, ada@example.com');
  });
});
