import { expect, oneEvent } from '@open-wc/testing';

import { alertText, button, heading, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  email,
  inState,
  mount,
  password,
  place,
  rendered,
  sessionKeys,
  settled,
  signIn,
  submit,
  until,
} from '../../../test/browser/support/page.js';
import { Auth } from '../../auth/auth.js';
import { AuthAuthenticator } from './authenticator.js';

describe('the life of an authenticator', () => {
  it('takes properties that were set before it was defined', async () => {
    const page = createPage();
    const element = document.createElement('test-later');
    Object.assign(element, { auth: page.auth, authState: 'signUp', appName: 'Larkspur' });
    place().append(element);
    customElements.define('test-later', class extends AuthAuthenticator {});
    if (!(element instanceof AuthAuthenticator)) throw new Error('It was not upgraded.');
    await settled(element);
    expect(element.authState).to.equal('signUp');
    expect(element.auth).to.equal(page.auth);
    expect(element.appName).to.equal('Larkspur');
  });

  it('takes properties that are set after it was attached', async () => {
    const page = createPage();
    const element = document.createElement('auth-authenticator');
    place().append(element);
    element.auth = page.auth;
    element.appName = 'Larkspur';
    await settled(element);
    expect(heading(element)).to.equal('Sign in to Larkspur');
    element.appName = 'Marigold';
    await rendered(element);
    expect(heading(element)).to.equal('Sign in to Marigold');
  });

  it('restarts with another auth, and forgets the first', async () => {
    const [first, second] = [createPage(), createPage()];
    await addUser(first);
    const element = await mount(first);
    await signIn(element, 'ada', password);
    element.auth = second.auth;
    await inState(element, 'signIn');
    expect(element.user).to.be.undefined;
    await first.auth.signOut();
    expect(element.authState).to.equal('signIn');
  });

  it('leaves nothing when it is removed during a call', async () => {
    // With this flow, the late response has tokens. With SRP, the sign-in sends nothing more.
    const page = createPage({}, { authenticationFlowType: 'USER_PASSWORD_AUTH' });
    await addUser(page);
    const element = await mount(page);
    const seen: string[] = [];
    for (const name of ['auth-state-change', 'auth-signed-in', 'auth-error'] as const)
      element.addEventListener(name, () => seen.push(name));
    const release = page.hold();
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    await until(() => page.calls.includes('InitiateAuth'), 'the call is pending');
    element.remove();
    release();
    await until(() => page.calls.includes('RevokeToken'), 'what came late is revoked');
    expect(sessionKeys(page)).to.be.empty;
    expect(seen).to.deep.equal([]);
  });

  it('finds the session again when it is put back', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    await signIn(element, 'ada', password);
    const parent = element.parentElement;
    element.remove();
    parent?.append(element);
    await inState(element, 'signedIn');
    expect(element.user?.getUsername()).to.equal('ada');
  });

  it('keeps two pools on one page apart', async () => {
    const [first, second] = [createPage(), createPage()];
    await addUser(first);
    await addUser(second, 'bob', { email: 'bob@example.com' });
    const [left, right] = [await mount(first), await mount(second)];
    await signIn(left, 'ada', password);
    expect(right.authState).to.equal('signIn');
    await signIn(right, 'bob', password);
    expect(left.user?.getUsername()).to.equal('ada');
    button('Sign out', left).click();
    await inState(left, 'signIn');
    expect(right.user?.getUsername()).to.equal('bob');
  });

  it('shows two authenticators of one auth in the same state', async () => {
    const page = createPage();
    await addUser(page);
    const [left, right] = [await mount(page), await mount(page)];
    await signIn(left, 'ada', password);
    await inState(right, 'signedIn');
    button('Sign out', right).click();
    await inState(left, 'signIn');
  });

  it('moves within the page without an error while a call is pending', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    const release = page.hold();
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    await rendered(element);
    place().append(element);
    release();
    await settled(element);
    expect(['signIn', 'signedIn']).to.include(element.authState);
    expect(alertText(element)).to.equal('');
  });
});

describe('a screen that stands alone', () => {
  it('signs in over the page’s Auth, with the same events, and draws its own card', async () => {
    const page = createPage();
    await addUser(page);
    Auth.configure({ ...page.auth.configure() });
    const screen = document.createElement('auth-sign-in');
    const host = place();
    host.append(screen);
    await screen.updateComplete;
    expect(screen.shadowRoot?.querySelector('.auth-card')).to.not.be.null;
    const signedIn = oneEvent(host, 'auth-signed-in');
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', screen);
    const { detail } = (await signedIn) as HTMLElementEventMap['auth-signed-in'];
    expect(detail.user.getUsername()).to.equal('ada');
    await Auth.signOut();
  });

  it('shows its errors', async () => {
    Auth.configure({ ...createPage().auth.configure() });
    const screen = document.createElement('auth-sign-in');
    place().append(screen);
    await screen.updateComplete;
    submit({ 'Email or username': 'ada', Password: 'wrong' }, 'Sign in', screen);
    await until(() => alertText(screen) !== '', 'an alert');
    expect(alertText(screen)).to.include('don’t match');
  });

  it('takes a code for the user named by authData', async () => {
    const page = createPage();
    Auth.configure({ ...page.auth.configure() });
    await Auth.signUp({ username: 'ada', password, attributes: { email } });
    const screen = document.createElement('auth-confirm-sign-up');
    screen.authData = { username: 'ada' };
    place().append(screen);
    await screen.updateComplete;
    const changed = oneEvent(screen, 'auth-state-change');
    submit({ '6-digit code': page.code() }, 'Confirm', screen);
    const { detail } = (await changed) as HTMLElementEventMap['auth-state-change'];
    expect(detail.state).to.equal('signedUp');
  });

  it('is the page’s sign-out button', async () => {
    const page = createPage();
    await addUser(page);
    Auth.configure({ ...page.auth.configure() });
    await Auth.signIn('ada', password);
    const out = document.createElement('auth-sign-out');
    place().append(out);
    await until(() => text(out) === 'Sign out', 'a button with the label');
    const signedOut = oneEvent(out, 'auth-signed-out');
    button('Sign out', out).click();
    await signedOut;
    expect(sessionKeys(page)).to.be.empty;
  });
});
