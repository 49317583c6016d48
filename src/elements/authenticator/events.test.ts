import { expect, oneEvent } from '@open-wc/testing';

import { alertText, button, heading } from '../../../test/browser/support/find.js';
import {
  addUser,
  createAuthenticator,
  createPage,
  email,
  inState,
  mount,
  type Page,
  password,
  place,
  rendered,
  sessionKeys,
  settled,
  signIn,
  submit,
} from '../../../test/browser/support/page.js';

type Seen = { readonly name: string; readonly detail: unknown };

/** Every public event that reaches the document, in order, until the test ends. */
function listen(): Seen[] {
  const seen: Seen[] = [];
  const names = [
    'auth-state-change',
    'auth-signed-in',
    'auth-signed-out',
    'auth-error',
    'auth-submit',
  ] as const;
  const stop = new AbortController();
  for (const name of names)
    document.addEventListener(
      name,
      (event) => {
        seen.push({ name, detail: (event as CustomEvent).detail });
      },
      { signal: stop.signal },
    );
  stops.push(stop);
  return seen;
}
const stops: AbortController[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort();
});

async function withAda(): Promise<Page> {
  const page = createPage();
  await addUser(page);
  return page;
}

describe('the events', () => {
  it('report each state with its data and the previous state, and the users who sign in and out, in order', async () => {
    const page = await withAda();
    const seen = listen();
    const element = await mount(page);
    await signIn(element, 'ada', password);
    const { user } = element;
    button('Sign out', element).click();
    await inState(element, 'signIn');
    expect(seen.map(({ name }) => name)).to.deep.equal([
      'auth-state-change',
      'auth-state-change',
      'auth-submit',
      'auth-state-change',
      'auth-signed-in',
      'auth-state-change',
      'auth-signed-out',
    ]);
    const changes = seen.filter(({ name }) => name === 'auth-state-change').map(({ detail }) => detail);
    expect(changes[0]).to.deep.equal({ state: 'loading', data: undefined, previous: undefined });
    expect(changes[1]).to.deep.equal({ state: 'signIn', data: undefined, previous: 'loading' });
    expect(changes[2]).to.deep.equal({ state: 'signedIn', data: user, previous: 'signIn' });
    expect(changes[3]).to.deep.equal({ state: 'signIn', data: undefined, previous: 'signedIn' });
  });

  it('come when state, data and user are set already', async () => {
    const page = await withAda();
    const element = await mount(page);
    const read: unknown[] = [];
    element.addEventListener('auth-state-change', ({ detail }) => {
      read.push([element.authState === detail.state, element.authData === detail.data]);
    });
    element.addEventListener('auth-signed-in', ({ detail }) => {
      read.push(element.user === detail.user);
    });
    await signIn(element, 'ada', password);
    expect(read).to.deep.equal([[true, true], true]);
  });

  it('bubble out of shadow roots of the page', async () => {
    const page = await withAda();
    const root = place().attachShadow({ mode: 'open' });
    const element = createAuthenticator(page);
    root.append(element);
    await settled(element);
    const signedIn = oneEvent(document, 'auth-signed-in');
    await signIn(element, 'ada', password);
    expect((await signedIn).composed).to.be.true;
  });

  it('report the error of a failed call', async () => {
    const page = await withAda();
    const seen = listen();
    const element = await mount(page);
    submit({ 'Email or username': 'ada', Password: 'wrong' }, 'Sign in', element);
    await settled(element);
    const failed = seen.filter(({ name }) => name === 'auth-error');
    expect(failed).to.have.length(1);
    expect((failed[0]?.detail as { error: { code: string } }).error.code).to.equal('NotAuthorizedException');
  });

  it('handle a listener that throws', async () => {
    const page = await withAda();
    const element = await mount(page);
    const reported = new Promise<ErrorEvent>((resolve) => {
      const { onerror } = window;
      window.onerror = () => true;
      window.addEventListener(
        'error',
        (event) => {
          event.preventDefault();
          window.onerror = onerror;
          resolve(event);
        },
        { once: true },
      );
    });
    element.addEventListener(
      'auth-signed-in',
      () => {
        throw new Error('of the page');
      },
      { once: true },
    );
    await signIn(element, 'ada', password);
    expect((await reported).message).to.include('of the page');
    expect(heading(element)).to.equal('');
    expect(element.authState).to.equal('signedIn');
  });
});

describe('auth-submit', () => {
  it('has the state and the normalized values before anything is sent', async () => {
    const page = await withAda();
    const element = await mount(page);
    page.calls.length = 0;
    const submitted = oneEvent<HTMLElementEventMap['auth-submit']>(element, 'auth-submit');
    submit({ 'Email or username': ' ada ', Password: password }, 'Sign in', element);
    const { detail, cancelable } = await submitted;
    expect(detail).to.deep.equal({ state: 'signIn', values: { username: 'ada', password } });
    expect(cancelable).to.be.true;
    await settled(element);
  });

  it('does not come for a form with errors', async () => {
    const element = await mount(createPage());
    const seen = listen();
    button('Sign in', element).click();
    await rendered(element);
    expect(seen).to.be.empty;
  });

  it('lets the app make the call and choose the next state', async () => {
    const page = await withAda();
    const element = await mount(page);
    element.addEventListener('auth-submit', (event) => {
      event.preventDefault();
      const { username = '', password: secret = '' } = event.detail.values;
      void page.auth.signIn(username, secret).then((user) => element.transition('signedIn', user));
    });
    await signIn(element, 'ada', password);
    expect(element.user?.getUsername()).to.equal('ada');
  });

  it('prevented: nothing is sent, and the form can be sent again', async () => {
    const page = await withAda();
    const element = await mount(page);
    page.calls.length = 0;
    element.addEventListener('auth-submit', (event) => event.preventDefault(), { once: true });
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    await settled(element);
    expect(page.calls).to.be.empty;
    expect(element.authState).to.equal('signIn');
    button('Sign in', element).click();
    await inState(element, 'signedIn');
  });
});

describe('the state that can be read', () => {
  it('is an attribute and CSS states', async () => {
    const page = await withAda();
    const element = createAuthenticator(page);
    place().append(element);
    expect(element.authState).to.equal('loading');
    await settled(element);
    expect(element.dataset['authState']).to.equal('signIn');
    expect(element.matches(':state(signed-in)')).to.be.false;
    const release = page.hold();
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    await rendered(element);
    expect(element.matches(':state(busy)')).to.be.true;
    release();
    await inState(element, 'signedIn');
    expect(element.dataset['authState']).to.equal('signedIn');
    expect(element.matches(':state(signed-in)')).to.be.true;
    expect(element.matches(':state(busy)')).to.be.false;
  });

  it('has no user before the sign-in is complete', async () => {
    const page = await withAda();
    const element = await mount(page);
    expect(element.user).to.be.undefined;
    expect(element.authData).to.be.undefined;
    await signIn(element, 'ada', password);
    expect(element.authData).to.equal(element.user);
    element.signOut();
    await inState(element, 'signIn');
    expect(element.user).to.be.undefined;
    expect(element.authData).to.be.undefined;
  });

  it('holds no password', async () => {
    const page = await withAda();
    const element = await mount(page);
    submit({ 'Email or username': 'ada', Password: 'Wrong-Horse-9' }, 'Sign in', element);
    await settled(element);
    expect(JSON.stringify({ data: element.authData })).to.not.include('Horse');
  });
});

describe('transition()', () => {
  it('shows the screen of the state', async () => {
    const element = await mount(createPage());
    element.transition('signUp');
    await rendered(element);
    expect(heading(element)).to.equal('Create your account');
    element.transition('confirmSignUp', { username: 'ada' });
    await rendered(element);
    expect(heading(element)).to.equal('Confirm your account');
    element.transition('signedOut');
    await inState(element, 'signIn');
  });

  for (const [state, data] of [
    ['confirmSignUp', undefined],
    ['signedUp', {}],
    ['confirmSignIn', { username: 'ada' }],
    ['signedIn', undefined],
    ['verifyContact', { username: 'ada' }],
    ['requireNewPassword', undefined],
  ] as const) {
    it(`to ${state} without the required data changes nothing and is an error`, async () => {
      const element = await mount(createPage());
      const seen = listen();
      element.transition(state, data);
      await rendered(element);
      expect(seen.map(({ name }) => name)).to.deep.equal(['auth-error']);
      const { error } = seen[0]?.detail as { error: { code: string; message: string } };
      expect(error.code).to.equal('InvalidArgument');
      expect(error.message).to.include(state);
      expect(element.authState).to.equal('signIn');
    });
  }

  it('to the current state with the same data does nothing', async () => {
    const element = await mount(createPage());
    const seen = listen();
    element.transition('signIn');
    await rendered(element);
    expect(seen).to.be.empty;
  });

  it('removes errors', async () => {
    const page = await withAda();
    const element = await mount(page);
    submit({ 'Email or username': 'ada', Password: 'wrong' }, 'Sign in', element);
    await settled(element);
    element.transition('signUp');
    await rendered(element);
    expect(alertText(element)).to.equal('');
  });

  it('does nothing before the element is attached', () => {
    const element = createAuthenticator(createPage());
    element.transition('signUp');
    element.signOut();
    expect(element.authState).to.equal('loading');
  });
});

describe('signOut()', () => {
  it('signs out, and dispatches an event when it is done', async () => {
    const page = await withAda();
    const element = await mount(page);
    await signIn(element, 'ada', password);
    const signedOut = oneEvent(element, 'auth-signed-out');
    element.signOut();
    await signedOut;
    expect(element.authState).to.equal('signIn');
    expect(sessionKeys(page)).to.be.empty;
  });

  it('on every device, when it is asked for', async () => {
    const page = await withAda();
    const element = await mount(page);
    await signIn(element, 'ada', password);
    element.signOut({ global: true });
    await inState(element, 'signIn');
    expect(page.calls).to.include('GlobalSignOut');
  });

  it('forgets the session also without a network', async () => {
    const page = await withAda();
    const element = await mount(page);
    await signIn(element, 'ada', password);
    page.cognito.faults.add({ operation: '*', drop: true });
    element.signOut({ global: true });
    await inState(element, 'signIn');
    expect(sessionKeys(page)).to.be.empty;
  });

  it('follows a sign-out by the app', async () => {
    const page = await withAda();
    const element = await mount(page);
    await signIn(element, 'ada', password);
    await page.auth.signOut();
    await inState(element, 'signIn');
  });

  it('follows a sign-in by the app', async () => {
    const page = await withAda();
    const element = await mount(page);
    await page.auth.signIn('ada', password);
    await inState(element, 'signedIn');
    expect(element.user?.attributes?.['email']).to.equal(email);
  });
});
