import { expect } from '@open-wc/testing';

import { secretsIn, textsIn } from '../../../test/auth/reachable.js';
import { button } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  email,
  inState,
  mount,
  password,
  place,
  settled,
  signIn,
  submit,
} from '../../../test/browser/support/page.js';
import { ways } from '../../../test/browser/support/reach.js';
import type { AuthEventName } from '../../controllers/auth-events.js';
import { consumeAuth } from '../../controllers/consume-auth.js';

type Heard = { readonly name: string; readonly detail: unknown };

const names: readonly AuthEventName[] = [
  'auth-submit',
  'auth-state-change',
  'auth-signed-in',
  'auth-signed-out',
  'auth-error',
];
const wrong = 'Wrong-Horse-9';
const next = 'New-Horse-10';

const stops: AbortController[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort();
});

/** What any script of the page hears, in order, until the test ends. */
function listen(target: EventTarget, capture = false): Heard[] {
  const heard: Heard[] = [];
  const stop = new AbortController();
  stops.push(stop);
  for (const name of names)
    target.addEventListener(
      name,
      (event) => {
        heard.push({ name, detail: (event as CustomEvent).detail });
      },
      { capture, signal: stop.signal },
    );
  return heard;
}

describe('a listener on the page', () => {
  it('gets typed values, passwords and codes too, from auth-submit only', async () => {
    const page = createPage();
    const heard = listen(document);
    const element = await mount(page);
    const seen: unknown[] = [];
    const piece = document.createElement('div');
    element.append(piece);
    const unfollow = consumeAuth(piece, ({ auth: _, ...access }) => seen.push(access));

    button('Create an account', element).click();
    await inState(element, 'signUp');
    const account = { Username: 'ada', Email: email };
    submit({ ...account, Password: password, 'Confirm password': password }, 'Create account', element);
    await inState(element, 'confirmSignUp');
    const codes = [page.code(), '000000'];
    submit({ '6-digit code': '000000' }, 'Confirm', element);
    await settled(element);
    submit({ '6-digit code': page.code() }, 'Confirm', element);
    await inState(element, 'signedIn');
    element.signOut();
    await inState(element, 'signIn');
    submit({ 'Email or username': 'ada', Password: wrong }, 'Sign in', element);
    await settled(element);
    button('Forgot password?', element).click();
    await inState(element, 'forgotPassword');
    submit({}, 'Send code', element);
    await settled(element);
    codes.push(page.code());
    const reset = { '6-digit code': page.code(), 'New password': next, 'Confirm password': next };
    submit(reset, 'Reset password', element);
    await inState(element, 'signIn');
    await signIn(element, 'ada', next);
    unfollow();

    const submitted = heard.filter(({ name }) => name === 'auth-submit').map(({ detail }) => detail);
    const chosen = (secret: string) => ({ password: secret, 'confirm-password': secret });
    expect(submitted).to.deep.equal([
      { state: 'signUp', values: { username: 'ada', email, ...chosen(password) } },
      { state: 'confirmSignUp', values: { code: '000000' } },
      { state: 'confirmSignUp', values: { code: codes[0] } },
      { state: 'signIn', values: { username: 'ada', password: wrong } },
      { state: 'forgotPassword', values: { username: 'ada' } },
      { state: 'forgotPassword', values: { username: 'ada', code: codes[2], ...chosen(next) } },
      { state: 'signIn', values: { username: 'ada', password: next } },
    ]);
    const others = heard.filter(({ name }) => name !== 'auth-submit');
    expect(new Set(others.map(({ name }) => name)).size).to.equal(4);
    expect(secretsIn([others, seen], [password, wrong, next], codes)).to.deep.equal([]);
  });

  it('gets the user from auth-signed-in, auth-state-change and consumeAuth, and from the user the tokens', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    const piece = document.createElement('div');
    element.append(piece);
    let data: unknown;
    const unfollow = consumeAuth(piece, ({ authData }) => (data = authData));
    const heard = listen(document);
    await signIn(element, 'ada', password);
    unfollow();
    const token = element.user?.getSignInUserSession()?.getAccessToken().getJwtToken() ?? '?';
    for (const name of ['auth-signed-in', 'auth-state-change'])
      expect(textsIn(heard.filter((each) => each.name === name)).has(token)).to.equal(true, name);
    expect(textsIn(data).has(token)).to.be.true;
  });

  it('gets the session of a challenge that is open', async () => {
    const { element } = await ways.confirmSignIn();
    const session: unknown = Reflect.get(Object(element.authData) as object, 'Session');
    expect(session).to.be.a('string').with.length.greaterThan(19);
  });

  it('receives events from shadow roots, but none that stopPropagation stops, unless it captures', async () => {
    const page = createPage();
    await addUser(page);
    const around = document.createElement('div');
    place().append(around);
    const root = around.attachShadow({ mode: 'open' });
    const inner = document.createElement('div');
    root.append(inner);
    const element = await mount(page);
    inner.append(element);
    await settled(element);
    const before = listen(document);
    submit({ 'Email or username': 'ada', Password: wrong }, 'Sign in', element);
    await settled(element);
    expect(before.map(({ name }) => name)).to.deep.equal(['auth-submit', 'auth-error']);
    for (const name of names) element.addEventListener(name, (event) => event.stopPropagation());
    const bubbling = listen(document);
    const capturing = listen(window, true);
    await signIn(element, 'ada', password);
    expect(bubbling).to.deep.equal([]);
    expect(capturing.map(({ name }) => name)).to.deep.equal([
      'auth-submit',
      'auth-state-change',
      'auth-signed-in',
    ]);
  });
});
