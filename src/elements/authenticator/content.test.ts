import { expect } from '@open-wc/testing';

import { button, deep, heading, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createAuthenticator,
  createPage,
  email,
  inState,
  mount,
  password,
  place,
  rendered,
  settled,
  signIn,
  until,
} from '../../../test/browser/support/page.js';
import type { AuthAuthenticator } from './authenticator.js';

function make(tag: string, content: string, slot = ''): HTMLElement {
  const element = document.createElement(tag);
  if (slot) element.slot = slot;
  element.textContent = content;
  return element;
}

function template(...content: readonly Node[]): HTMLTemplateElement {
  const element = document.createElement('template');
  element.content.append(...content);
  return element;
}

async function signedIn(...children: readonly Node[]): Promise<AuthAuthenticator> {
  const page = createPage();
  await addUser(page);
  const element = await mount(page, {}, ...children);
  await signIn(element, 'ada', password);
  return element;
}

const stamped = (element: Element) => [...element.querySelectorAll('.secret')].map((each) => text(each));

function secret(content = 'inside'): HTMLElement {
  const element = make('p', content);
  element.className = 'secret';
  return element;
}

describe('content in a template', () => {
  it('exists from sign-in to sign-out, time after time', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page, {}, template(secret()));
    for (let round = 0; round < 3; round++) {
      expect(stamped(element)).to.deep.equal([]);
      await signIn(element, 'ada', password);
      expect(stamped(element)).to.deep.equal(['inside']);
      button('Sign out', element).click();
      await inState(element, 'signIn');
    }
    expect(stamped(element)).to.deep.equal([]);
  });

  it('is there when auth-signed-in comes', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page, {}, template(secret()));
    let seen: string[] | undefined;
    element.addEventListener('auth-signed-in', () => {
      seen = stamped(element);
    });
    await signIn(element, 'ada', password);
    expect(seen).to.deep.equal(['inside']);
  });

  it('keeps its order, whatever is in it', async () => {
    const custom = document.createElement('auth-sign-out');
    const element = await signedIn(template(secret('one'), secret('two'), custom), template(secret('three')));
    expect(stamped(element)).to.deep.equal(['one', 'two', 'three']);
    await rendered(element);
    expect(text(element.querySelector(':scope > auth-sign-out'))).to.equal('Sign out');
  });

  it('is removed with the authenticator, and comes back with it', async () => {
    const element = await signedIn(template(secret()));
    const parent = element.parentElement;
    element.remove();
    expect(stamped(element)).to.deep.equal([]);
    parent?.append(element);
    await inState(element, 'signedIn');
    expect(stamped(element)).to.deep.equal(['inside']);
  });

  it('is not cloned with the authenticator', async () => {
    const element = await signedIn(template(secret()));
    const clone = document.importNode(element, true);
    clone.auth = createPage().auth;
    place().append(clone);
    await settled(clone);
    expect(clone.authState).to.equal('signIn');
    expect(stamped(clone)).to.deep.equal([]);
  });

  it('is stamped when it is put in later', async () => {
    const element = await signedIn();
    element.append(template(secret('late')));
    await until(() => stamped(element).length > 0, 'stamped');
    expect(stamped(element)).to.deep.equal(['late']);
  });

  it('moves with its template', async () => {
    const leaving = template(secret('leaving'));
    const element = await signedIn(leaving, template(secret('staying')));
    leaving.remove();
    await until(() => stamped(element).length === 1, 'gone');
    expect(stamped(element)).to.deep.equal(['staying']);
    element.append(leaving);
    await until(() => stamped(element).length === 2, 'back');
    expect(stamped(element)).to.deep.equal(['staying', 'leaving']);
  });

  it('is rendered again when a framework renders the children again', async () => {
    const element = await signedIn(template(secret()));
    element.replaceChildren(template(secret('afresh')));
    await until(() => stamped(element).length > 0, 'stamped');
    expect(stamped(element)).to.deep.equal(['afresh']);
    element.signOut();
    await inState(element, 'signIn');
    expect(stamped(element)).to.deep.equal([]);
  });
});

describe('content without a template', () => {
  it('is not rendered before sign-in, not for a frame, and not after sign-out', async () => {
    const page = createPage();
    await addUser(page);
    const content = secret();
    const element = createAuthenticator(page);
    element.append(content);
    place().append(element);
    expect(content.checkVisibility()).to.be.false;
    await settled(element);
    expect(content.checkVisibility()).to.be.false;
    await signIn(element, 'ada', password);
    expect(content.checkVisibility()).to.be.true;
    button('Sign out', element).click();
    await inState(element, 'signIn');
    expect(content.checkVisibility()).to.be.false;
  });
});

describe('hide', () => {
  it('removes the links to a screen', async () => {
    const element = await mount(createPage(), { hide: 'sign-up, forgot-password' });
    expect(() => button('Create an account', element)).to.throw();
    expect(() => button('Forgot password?', element)).to.throw();
    element.hide = ['sign-up'];
    await rendered(element);
    expect(button('Forgot password?', element)).to.exist;
    element.hide = undefined;
    await rendered(element);
    expect(button('Create an account', element)).to.exist;
  });

  it('removes the greetings, not the content', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page, { hide: 'greetings' }, secret());
    await signIn(element, 'ada', password);
    expect(element.querySelector('auth-greetings')).to.be.null;
    expect(deep('[part="card"]', element.shadowRoot!)).to.be.undefined;
    expect(element.querySelector('.secret')?.checkVisibility()).to.be.true;
  });

  it('removes the screen even if its state is reached', async () => {
    const element = await mount(createPage(), { hide: 'sign-in' });
    expect(element.querySelector('auth-sign-in')).to.be.null;
    element.hide = '';
    await rendered(element);
    expect(heading(element)).to.equal('Sign in');
  });
});

describe('hide-default', () => {
  it('shows only the slotted screens', async () => {
    const own = make('p', 'my own', 'sign-in');
    const element = await mount(createPage(), { hideDefault: true }, own);
    expect(element.querySelector('form')).to.be.null;
    expect(own.checkVisibility()).to.be.true;
    element.transition('signUp');
    await rendered(element);
    expect(element.querySelector('form')).to.be.null;
    expect(own.checkVisibility()).to.be.false;
  });
});

describe('the slots', () => {
  it('replace a screen; the links to it stay', async () => {
    const own = make('p', 'my sign-up', 'sign-up');
    const element = await mount(createPage(), {}, own);
    expect(own.checkVisibility()).to.be.false;
    button('Create an account', element).click();
    await rendered(element);
    expect(own.checkVisibility()).to.be.true;
    expect(element.querySelector('auth-sign-up')).to.be.null;
    element.transition('signIn');
    await rendered(element);
    expect(own.checkVisibility()).to.be.false;
    expect(heading(element)).to.equal('Sign in');
  });

  it('add the padding of the card to slotted elements, not to built-in screens, which have it', async () => {
    const own = make('p', 'my sign-in', 'sign-in');
    await mount(createPage(), {}, own);
    expect(getComputedStyle(own.assignedSlot ?? own).padding).to.equal('32px');
    const ours = make('auth-sign-in', '', 'sign-in');
    await mount(createPage(), {}, ours);
    expect(getComputedStyle(ours.assignedSlot ?? ours).padding).to.equal('0px');
  });

  it('replace a screen that is hidden', async () => {
    const own = make('p', 'my sign-in', 'sign-in');
    await mount(createPage(), { hide: 'sign-in' }, own);
    expect(own.checkVisibility()).to.be.true;
  });

  it('replace a screen that is shown already, and give it back', async () => {
    const element = await mount(createPage());
    const own = make('p', 'my sign-in', 'sign-in');
    element.append(own);
    await rendered(element);
    await rendered(element);
    expect(element.querySelector('auth-sign-in')).to.be.null;
    own.remove();
    await rendered(element);
    await rendered(element);
    expect(heading(element)).to.equal('Sign in');
  });

  it('accept a built-in screen, which finds the authenticator', async () => {
    const page = createPage();
    await addUser(page);
    const own = document.createElement('auth-sign-in');
    own.slot = 'sign-in';
    const element = await mount(page, {}, own);
    expect(element.querySelectorAll('form')).to.have.length(1);
    await signIn(element, 'ada', password);
    expect(element.user?.attributes?.['email']).to.equal(email);
  });

  it('take a brand above and a line below every screen, but not the greetings', async () => {
    const page = createPage();
    await addUser(page);
    const header = make('b', 'Brand', 'header');
    const footer = make('i', 'Terms', 'footer');
    const special = make('i', 'For sign-up', 'sign-up-footer');
    const element = await mount(page, {}, header, footer, special);
    expect([header, footer, special].map((each) => each.checkVisibility())).to.deep.equal([
      true,
      true,
      false,
    ]);
    element.transition('signUp');
    await rendered(element);
    expect([header, footer, special].map((each) => each.checkVisibility())).to.deep.equal([true, true, true]);
    element.transition('signIn');
    await rendered(element);
    await signIn(element, 'ada', password);
    expect([header, footer, special].map((each) => each.checkVisibility())).to.deep.equal([
      false,
      false,
      false,
    ]);
  });

  it('take a brand above one screen only', async () => {
    const header = make('b', 'Brand', 'sign-in-header');
    const element = await mount(createPage(), {}, header);
    expect(header.checkVisibility()).to.be.true;
    element.transition('signUp');
    await rendered(element);
    expect(header.checkVisibility()).to.be.false;
  });

  it('accept an element for every state', async () => {
    const page = createPage();
    await addUser(page);
    const own = make('p', 'help', 'always');
    const element = await mount(page, {}, own);
    expect(own.checkVisibility()).to.be.true;
    await signIn(element, 'ada', password);
    expect(own.checkVisibility()).to.be.true;
  });

  it('take no space without a brand', async () => {
    const element = await mount(createPage());
    expect(deep('.auth-brand', element.shadowRoot!)?.checkVisibility()).to.be.false;
    element.append(make('b', 'Brand', 'header'));
    await rendered(element);
    await rendered(element);
    expect(deep('.auth-brand', element.shadowRoot!)?.checkVisibility()).to.be.true;
  });
});
