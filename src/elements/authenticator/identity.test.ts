import { expect } from '@open-wc/testing';

import { addTotpUser } from '../../../test/auth/fixtures.js';
import { button, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  inState,
  mount,
  type Page,
  password,
  rendered,
  settled,
  signIn,
  submit,
  until,
} from '../../../test/browser/support/page.js';
import type { AuthAuthenticator } from './authenticator.js';

const prefix =
  /^CognitoIdentityServiceProvider\.[^.]+\.(LastAuthUser|(.*)\.(idToken|accessToken|refreshToken))$/;

/** The users of whom a session is stored. */
const stored = ({ storage }: Page): string[] =>
  [
    ...new Set(
      [...storage.items].map(([key, value]) => {
        const [, name, user] = prefix.exec(key) ?? [];
        return name === 'LastAuthUser' ? value : (user ?? '');
      }),
    ),
  ].filter(Boolean);

/** Content for people who are signed in, marked by when it was rendered. */
function members(): HTMLTemplateElement {
  const template = document.createElement('template');
  const secret = document.createElement('p');
  secret.className = 'secret';
  template.content.append(secret);
  return template;
}

const told = (element: AuthAuthenticator): string[] => {
  const events: string[] = [];
  element.addEventListener('auth-signed-in', ({ detail }) => events.push(`in ${detail.user.getUsername()}`));
  element.addEventListener('auth-signed-out', () => events.push('out'));
  return events;
};

const secret = (element: Element): Element | null => element.querySelector('.secret');

async function open(): Promise<{ page: Page; element: AuthAuthenticator; events: string[] }> {
  const page = createPage();
  await addUser(page, 'ada');
  await addUser(page, 'grace', { email: 'grace@example.com' });
  const element = await mount(page, {}, members());
  return { page, element, events: told(element) };
}

describe('the shown user', () => {
  for (const [where, other] of [
    ['by a call of the page', (page: Page) => page.auth],
    ['in another tab', (page: Page) => page.open()],
  ] as const) {
    it(`changes with a sign-in as another user ${where}, and the content is rendered again`, async () => {
      const { page, element, events } = await open();
      await signIn(element, 'ada', password);
      const before = secret(element);
      await other(page).signIn('grace', password);
      await until(() => element.user?.getUsername() === 'grace', 'grace is shown');
      await settled(element);
      expect(events).to.deep.equal(['in ada', 'out', 'in grace']);
      expect(before?.isConnected).to.equal(false);
      expect(secret(element)?.isConnected).to.equal(true);
      expect(stored(page)).to.deep.equal(['grace']);
    });
  }

  it('is signed out in another tab: the content goes', async () => {
    const { page, element, events } = await open();
    await signIn(element, 'ada', password);
    await page.open().signOut();
    await inState(element, 'signIn');
    expect(secret(element)).to.equal(null);
    expect(events).to.deep.equal(['in ada', 'out']);
  });

  it('is signed out after Back from a page that signed out, whose storage sends no events', async () => {
    const { page, element } = await open();
    await signIn(element, 'ada', password);
    for (const key of [...page.storage.items.keys()]) page.storage.removeItem(key);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await inState(element, 'signIn');
    expect(secret(element)).to.equal(null);
  });

  it('stays signed in when a sign-in as another user fails', async () => {
    const { page, element, events } = await open();
    await signIn(element, 'ada', password);
    await page.auth.signIn('grace', 'Wrong-Horse-9').catch(() => undefined);
    await settled(element);
    expect(element.authState).to.equal('signedIn');
    expect(events).to.deep.equal(['in ada']);
    expect(stored(page)).to.deep.equal(['ada']);
  });

  it('is the latest sign-in when the screen of an earlier one was left', async () => {
    const { page, element, events } = await open();
    // With this flow, the late response has tokens. With SRP, the sign-in sends nothing more.
    page.auth.configure({ authenticationFlowType: 'USER_PASSWORD_AUTH' });
    await settled(element);
    const release = page.hold();
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    await until(() => page.calls.includes('InitiateAuth'), 'the call is pending');
    element.transition('signUp');
    element.transition('signIn');
    await rendered(element);
    await page.open().signIn('grace', password);
    release();
    await until(() => element.user?.getUsername() === 'grace', 'grace is shown');
    await until(
      () => page.calls.filter((call) => call === 'RevokeToken').length > 0,
      'the late one is revoked',
    );
    await settled(element);
    expect(element.user?.getUsername()).to.equal('grace');
    expect(events).to.deep.equal(['in grace']);
    expect(stored(page)).to.deep.equal(['grace']);
  });

  it('keeps the session of another user when a half-open sign-in is left', async () => {
    const page = createPage();
    await addTotpUser({ ...page, auth: page.open() }, 'ada');
    await addUser(page, 'grace', { email: 'grace@example.com' });
    const element = await mount(page);
    await signIn(element, 'ada', password, 'confirmSignIn');
    page.calls.length = 0;
    // With the events of the other tab kept away: what is tried here is the way back.
    page.storage.setItem('CognitoIdentityServiceProvider.localdemoclient0000000000.LastAuthUser', 'grace');
    button('Back to sign in', element).click();
    await inState(element, 'signIn');
    expect(page.calls).not.to.include('RevokeToken');
    expect(stored(page)).to.deep.equal(['grace']);
    expect(text(element)).not.to.include('grace');
  });

  it('comes to the form that fails, when another tab has signed in since', async () => {
    const { page, element } = await open();
    const release = page.hold();
    submit({ 'Email or username': 'ada', Password: 'Wrong-Horse-9' }, 'Sign in', element);
    await rendered(element);
    await page.open().signIn('grace', password);
    release();
    await until(() => element.user?.getUsername() === 'grace', 'grace is shown');
    expect(stored(page)).to.deep.equal(['grace']);
  });
});
