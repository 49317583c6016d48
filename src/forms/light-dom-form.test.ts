import { expect } from '@open-wc/testing';
import { html, render } from 'lit';

import { field, text } from '../../test/browser/support/find.js';
import {
  addUser,
  createAuthenticator,
  createPage,
  mount,
  password,
  place,
  rendered,
  settled,
  signIn,
  submit,
} from '../../test/browser/support/page.js';

const forms = (element: Element) => element.querySelectorAll('form');
const screens = (element: Element) => element.querySelectorAll('[data-auth-screen]');

describe('the form in the light DOM', () => {
  it('is a child of its screen, which is a child of the authenticator', async () => {
    const element = await mount(createPage());
    const input = document.querySelector('auth-authenticator > auth-sign-in > form input[type=password]');
    expect(input).to.equal(field('Password'));
    expect(element.shadowRoot?.querySelector('form')).to.be.null;
  });

  it('is styled, also inside a shadow root of the page', async () => {
    const host = place();
    const root = host.attachShadow({ mode: 'open' });
    const page = createPage();
    await addUser(page);
    const element = createAuthenticator(page);
    root.append(element);
    await settled(element);
    const button = root.querySelector<HTMLElement>('form button[type=submit]');
    expect(button && getComputedStyle(button).backgroundColor).to.equal('rgb(33, 95, 219)');
    await signIn(element, 'ada', password);
    expect(element.user?.getUsername()).to.equal('ada');
  });

  it('goes along when the authenticator is moved, and its styles with it', async () => {
    const element = await mount(createPage());
    const root = place().attachShadow({ mode: 'open' });
    root.append(element);
    await settled(element);
    expect(forms(element)).to.have.length(1);
    expect(screens(element)).to.have.length(1);
    const input = element.querySelector('input');
    expect(input && getComputedStyle(input).borderTopStyle).to.equal('solid');
  });

  it('is not doubled when the authenticator is cloned', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    const clone = document.importNode(element, true);
    clone.auth = page.open();
    place().append(clone);
    await settled(clone);
    expect(screens(clone)).to.have.length(1);
    expect(forms(clone)).to.have.length(1);
    await signIn(clone, 'ada', password);
    expect(clone.user?.getUsername()).to.equal('ada');
  });

  it('is not doubled when a screen that stands alone is cloned', async () => {
    const screen = document.createElement('auth-sign-in');
    place().append(screen);
    await screen.updateComplete;
    const clone = document.importNode(screen, true);
    place().append(clone);
    await clone.updateComplete;
    expect(forms(clone)).to.have.length(1);
  });

  it('has ids that no other form on the page has', async () => {
    const page = createPage();
    const first = await mount(page, { authState: 'signUp' });
    const second = await mount(page, { authState: 'signUp' });
    const ids = [...first.querySelectorAll('[id]'), ...second.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids).to.not.be.empty;
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('comes back when a framework clears the authenticator', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    element.replaceChildren();
    element.requestUpdate();
    await rendered(element);
    expect(forms(element)).to.have.length(1);
    await signIn(element, 'ada', password);
    expect(element.authState).to.equal('signedIn');
  });

  it('comes back when a framework clears the screen', async () => {
    const element = await mount(createPage());
    const screen = element.querySelector('auth-sign-in');
    screen?.replaceChildren();
    screen?.requestUpdate();
    await rendered(element);
    expect(forms(element)).to.have.length(1);
  });

  it('keeps typed values while the page around it rerenders', async () => {
    const page = createPage();
    const host = place();
    const show = (count: number) =>
      render(
        html`
          <p>${count}</p>
          <auth-authenticator .auth=${page.auth} class="c${count}">
            <template><p>inside</p></template>
            ${count % 2 ? html`<p slot="footer">odd</p>` : ''}
          </auth-authenticator>
          <p>after</p>
        `,
        host,
      );
    show(0);
    const element = host.querySelector('auth-authenticator')!;
    await settled(element);
    field('Password', element).value = 'half typ';
    for (let count = 1; count < 6; count++) {
      show(count);
      await rendered(element);
    }
    expect(field('Password', element).value).to.equal('half typ');
    expect(screens(element)).to.have.length(1);
    expect(text(host.querySelector('p[slot=footer]'))).to.equal('odd');
  });

  it('keeps the app’s own form in a screen', async () => {
    const screen = document.createElement('auth-sign-in');
    const own = document.createElement('form');
    screen.append(own);
    place().append(screen);
    await screen.updateComplete;
    expect(own.parentElement).to.equal(screen);
  });

  it('never puts typed values into a URL', async () => {
    const element = await mount(createPage());
    const form = element.querySelector('form');
    expect(form?.method).to.equal('dialog');
    submit({ 'Email or username': 'ada', Password: 'Hunter-2-Hunter' }, 'Sign in', element);
    await settled(element);
    expect(location.href).to.not.include('Hunter');
    expect(form && new XMLSerializer().serializeToString(form)).to.not.include('Hunter');
  });
});
