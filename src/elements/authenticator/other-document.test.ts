import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import { button, field, heading } from '../../../test/browser/support/find.js';
import {
  addUser,
  createAuthenticator,
  createPage,
  inState,
  mount,
  password,
  place,
  settled,
  signIn,
  submit,
  until,
} from '../../../test/browser/support/page.js';

/** A same-origin frame, like a picture-in-picture window: a document with its own window. */
function openFrame(): { readonly body: HTMLElement; readonly view: Window & typeof globalThis } {
  const frame = document.createElement('iframe');
  frame.width = '600';
  frame.height = '800';
  place().append(frame);
  const { contentDocument, contentWindow } = frame;
  if (!contentDocument || !contentWindow) throw new Error('The frame has no document.');
  return { body: contentDocument.body, view: contentWindow as Window & typeof globalThis };
}

/** How the parts look whose styles come from the shadow roots and from the root that the form is in. */
function look(element: HTMLElement, view: Window) {
  const card = element.shadowRoot?.querySelector('[part=card]');
  const title = element.querySelector('[data-auth-screen]')?.shadowRoot?.querySelector('h2');
  const styleOf = (part: Element | null | undefined, ...names: string[]) => {
    if (!part) throw new Error('A part is missing.');
    const style = view.getComputedStyle(part);
    return names.map((name) => style.getPropertyValue(name));
  };
  return [
    ...styleOf(card, 'border-radius', 'padding-top', 'background-color', 'max-width'),
    ...styleOf(title, 'font-size', 'font-weight', 'color'),
    ...styleOf(element.querySelector('input'), 'border-radius', 'padding-left', 'font-size', 'height'),
    ...styleOf(element.querySelector('button[type=submit]'), 'background-color', 'color', 'border-radius'),
  ];
}

describe('in another document of the page', () => {
  it('looks as before, works, and comes back', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    const before = look(element, window);
    const { body, view } = openFrame();
    body.append(element);
    await settled(element);
    expect(look(element, view)).to.deep.equal(before);
    submit({ 'Email or username': 'ada', Password: '' }, 'Sign in', element);
    await until(
      () => body.ownerDocument.activeElement === field('Password', element),
      'focus at the empty field',
    );
    await signIn(element, 'ada', password);
    const home = place();
    home.append(element);
    await inState(element, 'signedIn');
    button('Sign out', element).click();
    await inState(element, 'signIn');
    expect(look(element, window)).to.deep.equal(before);
    body.append(element);
    await settled(element);
    expect(look(element, view)).to.deep.equal(before);
  });

  it('works where it has never been in another', async () => {
    const reference = await mount(createPage());
    const page = createPage();
    await addUser(page);
    const { body, view } = openFrame();
    const element = createAuthenticator(page);
    const members = document.createElement('template');
    members.content.append('For members');
    element.append(members);
    body.append(element);
    await settled(element);
    expect(look(element, view)).to.deep.equal(look(reference, window));
    await signIn(element, 'ada', password);
    expect(element.textContent).to.include('For members');
    element.signOut();
    await inState(element, 'signIn');
    expect(element.textContent).to.not.include('For members');
    element.transition('signUp');
    await inState(element, 'signUp');
    expect(heading(body)).to.equal('Create your account');
  });

  it('works in a shadow root there, and in two frames at once', async () => {
    const elements = [openFrame(), openFrame()].map(({ body, view }) => {
      const root = body.attachShadow({ mode: 'open' });
      const element = createAuthenticator(createPage());
      root.append(element);
      return { element, view };
    });
    for (const { element } of elements) await settled(element);
    const [first, second] = elements.map(({ element, view }) => look(element, view));
    expect(first).to.deep.equal(second);
    expect(first).to.deep.equal(look(await mount(createPage()), window));
  });

  it('has every token there, also those that the first screen does not read', async () => {
    const { body, view } = openFrame();
    body.append(createAuthenticator(createPage()));
    const value = (token: string) => view.getComputedStyle(body).getPropertyValue(token);
    await until(() => value('--auth-color-text') && value('--auth-color-warning'), 'both tokens');
    expect(value('--auth-size-unit')).to.equal('1rem');
  });

  it('shows the caps-lock notice', async () => {
    const { body, view } = openFrame();
    const element = createAuthenticator(createPage());
    body.append(element);
    await settled(element);
    const event = new view.KeyboardEvent('keydown', { key: 'A', modifierCapsLock: true, bubbles: true });
    field('Password', element).dispatchEvent(event);
    await until(() => element.textContent.includes('Caps Lock is on'), 'the notice');
  });

  it('takes the focus to the heading of the next screen', async () => {
    const { body } = openFrame();
    const element = createAuthenticator(createPage());
    body.append(element);
    await settled(element);
    const link = button('Create an account', element);
    link.focus();
    link.click();
    await inState(element, 'signUp');
    const screen = element.querySelector('[data-auth-screen]');
    await until(() => screen?.shadowRoot?.activeElement?.localName === 'h2', 'focus at the heading');
  });

  it('works in a window of its own, picture in picture where the engine has that', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    const before = look(element, window);
    const opener = document.createElement('button');
    place().append(opener);
    opener.focus();
    const opening = new Promise<Window>((resolve, reject) => {
      opener.addEventListener('click', () => {
        const { documentPictureInPicture: pip } = window as {
          documentPictureInPicture?: { requestWindow(options: object): Promise<Window> };
        };
        if (pip) pip.requestWindow({ width: 600, height: 800 }).then(resolve, reject);
        else resolve(window.open('', '', 'width=600,height=800') as Window);
      });
    });
    await sendKeys({ press: 'Enter' });
    const view = await opening;
    view.document.body.append(element);
    await settled(element);
    expect(look(element, view)).to.deep.equal(before);
    await signIn(element, 'ada', password);
    place().append(element);
    view.close();
    await inState(element, 'signedIn');
  });

  it('takes every element', async () => {
    const names = [
      'auth-sign-in',
      'auth-sign-out',
      'auth-loading',
      'auth-field',
      'auth-federated-buttons',
      'auth-greetings',
    ];
    const failures: string[] = [];
    const listen = (event: ErrorEvent) => {
      failures.push(event.message);
      event.preventDefault();
    };
    const { onerror } = window;
    window.onerror = null;
    window.addEventListener('error', listen);
    const { body, view } = openFrame();
    view.addEventListener('error', listen);
    for (const name of names) body.append(document.createElement(name));
    await Promise.all(Array.from(body.children, (child) => Reflect.get(child, 'updateComplete') as unknown));
    window.removeEventListener('error', listen);
    window.onerror = onerror;
    expect(failures).to.deep.equal([]);
  });
});
