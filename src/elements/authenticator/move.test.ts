import { expect } from '@open-wc/testing';

import { TestStorage } from '../../../test/auth/fixtures.js';
import { alertText, button, field, focused, heading, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  inState,
  mount,
  password,
  place,
  rendered,
  settled,
  signIn,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import { atRest, ways } from '../../../test/browser/support/reach.js';
import { Auth } from '../../auth/auth.js';
import { formStyles } from '../../styles/form.js';

/** After whatever was put off to the end of the task. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** Content for people who are signed in: a paragraph with an input. */
function members(): HTMLTemplateElement {
  const template = document.createElement('template');
  const content = document.createElement('p');
  content.id = 'members';
  content.append('Members’ area', document.createElement('input'));
  template.content.append(content);
  return template;
}

type Move = (element: Element) => void | Promise<void>;
/** How pages move an element within one task. */
const moves: Readonly<Record<string, Move>> = {
  'appended elsewhere': (element) => place().append(element),
  'moved with what is around it': (element) => place().append(element.parentElement ?? element),
  'put into another order': (element) => {
    const { parentElement } = element;
    parentElement?.append(document.createElement('hr'));
    parentElement?.append(element);
  },
  'moved by moveBefore, where there is one': (element) => {
    const there: Element & { moveBefore?: typeof Element.prototype.insertBefore } = place();
    if (there.moveBefore) there.moveBefore(element, null);
    else there.insertBefore(element, null);
  },
  'taken out and put in a moment later': async (element) => {
    element.remove();
    await Promise.resolve();
    await Promise.resolve();
    place().append(element);
  },
  'appended to a shadow root': (element) => {
    const root = place().attachShadow({ mode: 'open' });
    root.append(element);
  },
  'moved there and back': (element) => {
    const { parentElement } = element;
    place().append(element);
    parentElement?.append(element);
  },
};

describe('an authenticator that is moved', () => {
  for (const [how, move] of Object.entries(moves)) {
    it(`keeps screen, values, error and focus: ${how}`, async () => {
      const element = await mount(createPage(), { authState: 'signUp' });
      type('Username', 'ada', element);
      type('Email', 'ada@example', element);
      const secret = type('Password', password, element);
      button('Create account', element).click();
      await rendered(element);
      secret.focus();
      secret.setSelectionRange(2, 4);
      const events: string[] = [];
      for (const name of ['auth-state-change', 'auth-signed-out', 'auth-error'] as const)
        element.addEventListener(name, () => events.push(name));
      await move(element);
      expect(element.authState).to.equal('signUp');
      await nextTask();
      await settled(element);
      expect(element.authState).to.equal('signUp');
      expect(field('Username', element).value).to.equal('ada');
      expect(field('Password', element) === secret).to.be.true;
      expect(secret.value).to.equal(password);
      expect(field('Email', element).getAttribute('aria-invalid')).to.equal('true');
      expect(focused() === secret).to.be.true;
      expect([secret.selectionStart, secret.selectionEnd]).to.deep.equal([2, 4]);
      expect(events).to.deep.equal([]);
      const root = element.getRootNode() as Document | ShadowRoot;
      expect(root.adoptedStyleSheets.includes(formStyles.styleSheet as CSSStyleSheet)).to.be.true;
    });

    it(`goes on with the sign-in that is pending: ${how}`, async () => {
      const page = createPage();
      await addUser(page);
      const element = await mount(page);
      const events: string[] = [];
      for (const name of ['auth-state-change', 'auth-signed-in', 'auth-error'] as const)
        element.addEventListener(name, () => events.push(name));
      const release = page.hold();
      submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
      await rendered(element);
      await move(element);
      release();
      await inState(element, 'signedIn');
      expect(events).to.deep.equal(['auth-state-change', 'auth-signed-in']);
    });

    it(`shows the same content, once: ${how}`, async () => {
      const page = createPage();
      await addUser(page);
      const template = members();
      const element = await mount(page, {}, template);
      await signIn(element, 'ada', password);
      const content = element.querySelector('#members');
      const input = element.querySelector('input');
      input?.focus();
      const nodes = element.childNodes.length;
      await move(element);
      expect([...element.querySelectorAll('#members')]).to.deep.equal([content]);
      expect(focused() === input).to.be.true;
      await nextTask();
      await settled(element);
      expect([...element.querySelectorAll('#members')]).to.deep.equal([content]);
      expect(element.childNodes.length).to.equal(nodes);
      expect(element.authState).to.equal('signedIn');
      button('Sign out', element).click();
      await inState(element, 'signIn');
      expect(element.querySelector('#members')).to.be.null;
    });

    it(`keeps what was chosen in a setting inside: ${how}`, async () => {
      const { element, page } = await ways['selectMFAType setting']();
      const setting = element.querySelector('auth-select-mfa-type');
      if (!setting) throw new Error('There is no setting.');
      const other = setting.querySelector<HTMLInputElement>('input[type=radio]:not(:checked)');
      other?.click();
      await atRest(setting);
      const before = page.calls.length;
      await move(element);
      await nextTask();
      await atRest(setting);
      expect(other?.isConnected && other.checked).to.be.true;
      expect(page.calls.length).to.equal(before);
    });
  }

  it('stays in its challenge and accepts the code', async () => {
    const { element, page } = await ways['confirmSignUp']();
    type('6-digit code', page.code(), element);
    place().append(element);
    expect(element.authState).to.equal('confirmSignUp');
    button('Confirm', element).click();
    await inState(element, 'signedIn');
  });

  it('does not take the focus from where a person has gone since', async () => {
    const element = await mount(createPage());
    field('Password', element).focus();
    field('Password', element).blur();
    await nextTask();
    place().append(element);
    expect(focused() === document.body).to.be.true;
    field('Password', element).focus();
    const other = document.createElement('input');
    place().append(other);
    element.remove();
    other.focus();
    place().append(element);
    expect(focused() === other).to.be.true;
  });

  it('restarts when another session is there when it is back', async () => {
    const page = createPage();
    await addUser(page);
    const template = members();
    const element = await mount(page, {}, template);
    await signIn(element, 'ada', password);
    element.remove();
    page.storage.items.clear();
    place().append(element);
    expect(element.querySelector('#members')).to.be.null;
    await inState(element, 'signIn');
    expect(element.querySelector('#members')).to.be.null;
  });

  it('restarts when the session of another user is there when it is back', async () => {
    const page = createPage();
    await addUser(page);
    await addUser(page, 'bob', { email: 'bob@example.com' });
    const storage = new TestStorage();
    await page.open({ storage }).signIn('bob', password);
    const element = await mount(page, {}, members());
    await signIn(element, 'ada', password);
    element.remove();
    page.storage.items.clear();
    for (const [key, value] of storage.items) page.storage.setItem(key, value);
    place().append(element);
    expect(element.querySelector('#members')).to.be.null;
    await inState(element, 'signedIn');
    expect(element.user?.getUsername()).to.equal('bob');
  });

  it('is as before its first start, moved before that', async () => {
    const page = createPage();
    const element = Object.assign(document.createElement('auth-authenticator'), { auth: page.auth });
    place().append(element);
    place().append(element);
    await element.updateComplete;
    place().append(element);
    await inState(element, 'signIn');
    expect(heading(element)).to.equal('Sign in');
  });
});

describe('an authenticator that is taken out for good', () => {
  it('has no content at once, nor later, whatever the page does with it', async () => {
    const page = createPage();
    await addUser(page);
    const template = members();
    const element = await mount(page, {}, template);
    await signIn(element, 'ada', password);
    const isBare = (): void => {
      expect(element.querySelector('#members')).to.be.null;
      expect(element.authState).to.equal('loading');
      expect(element.user).to.be.undefined;
      expect(element.authData).to.be.undefined;
    };
    element.remove();
    isBare();
    element.requestUpdate();
    element.appName = 'Larkspur';
    await element.updateComplete;
    isBare();
    await nextTask();
    await element.updateComplete;
    isBare();
    expect((element.cloneNode(true) as Element).querySelector('#members')).to.be.null;
    place().append(element);
    isBare();
    await inState(element, 'signedIn');
    expect(element.querySelectorAll('#members')).to.have.length(1);
  });

  it('dispatches no events of a pending sign-in, and restarts when it is back in another task', async () => {
    const element = await mount(createPage(), { authState: 'signUp' });
    type('Password', password, element);
    element.remove();
    await nextTask();
    place().append(element);
    await inState(element, 'signUp');
    expect(field('Password', element).value).to.equal('');
  });
});

describe('a screen that stands alone and is moved', () => {
  for (const [how, move] of Object.entries(moves)) {
    it(`keeps what it shows and what was typed: ${how}`, async () => {
      const page = createPage();
      await addUser(page);
      Auth.configure({ ...page.auth.configure() });
      const screen = document.createElement('auth-sign-in');
      place().append(screen);
      await screen.updateComplete;
      submit({ 'Email or username': 'ada', Password: 'wrong' }, 'Sign in', screen);
      await until(() => alertText(screen) !== '', 'an alert');
      await screen.updateComplete;
      const typed = type('Password', password, screen);
      typed.focus();
      await move(screen);
      await nextTask();
      await screen.updateComplete;
      expect(typed.isConnected && typed.value).to.equal(password);
      expect(alertText(screen)).to.include('don’t match');
      expect(focused() === typed).to.be.true;
      button('Sign in', screen).click();
      await until(() => page.storage.items.size > 0, 'a session');
      await Auth.signOut();
    });
  }

  it('goes into an authenticator as one of its screens', async () => {
    const page = createPage();
    Auth.configure({ ...createPage().auth.configure() });
    const screen = document.createElement('auth-sign-up');
    place().append(screen);
    await screen.updateComplete;
    screen.slot = 'sign-up';
    const element = await mount(page, { authState: 'signUp', appName: 'Larkspur' });
    element.append(screen);
    await rendered(element);
    await screen.updateComplete;
    await rendered(element);
    expect(text(screen.shadowRoot?.querySelector('.auth-card') ?? undefined)).to.equal('');
    submit(
      { Username: 'ada', Email: 'ada@example.com', Password: password, 'Confirm password': password },
      'Create account',
      screen,
    );
    await inState(element, 'confirmSignUp');
  });
});
