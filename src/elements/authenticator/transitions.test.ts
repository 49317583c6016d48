import { expect, oneEvent } from '@open-wc/testing';

import { alertText, button, field, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  clientId,
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
  type,
  until,
} from '../../../test/browser/support/page.js';
import { adminUser, ways } from '../../../test/browser/support/reach.js';
import type { AuthApi } from '../../auth/api.js';
import type { AuthOptions } from '../../auth/config/config-types.js';
import type { AuthAuthenticator } from './authenticator.js';

async function withAda(options: AuthOptions = {}): Promise<Page> {
  const page = createPage({}, options);
  await addUser(page);
  return page;
}

/** The codes of the errors that an authenticator dispatches. */
function failuresOf(element: AuthAuthenticator): string[] {
  const codes: string[] = [];
  element.addEventListener('auth-error', ({ detail }) => codes.push(detail.error.code));
  return codes;
}

/** Until an event of an Auth comes. */
function heard(auth: AuthApi, name: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = auth.onEvent(({ event }) => {
      if (event !== name) return;
      stop();
      resolve();
    });
  });
}

describe('the initial state', () => {
  it('is their session, and no restored one is asked to verify a contact', async () => {
    const { page, element } = await ways.verifyContact();
    element.remove();
    const again = await mount({ auth: page.open() });
    expect(again.authState).to.equal('signedIn');
  });

  describe('when there is no response about the session', () => {
    const original = window.setTimeout;
    let later: (() => void)[] = [];
    beforeEach(() => {
      later = [];
      window.setTimeout = new Proxy(original, {
        apply(target, self, [handler, delay, ...rest]: [() => void, number, ...unknown[]]) {
          // What has passed since the element began is taken off.
          if (delay > 10_000 || delay < 9000)
            return Reflect.apply(target, self, [handler, delay, ...rest]) as unknown;
          return later.push(handler);
        },
      });
    });
    afterEach(() => {
      window.setTimeout = original;
    });

    it('is reconnecting after 10 s with a stored session, and goes on with the late answer', async () => {
      const page = await withAda();
      await page.auth.signIn('ada', password);
      let answer: () => void = () => undefined;
      const line = new Promise<void>((resolve) => (answer = resolve));
      const answered: Promise<Response>[] = [];
      const auth = page.open({
        fetch: (input, init) => {
          const response = line.then(() => page.cognito.fetch(new Request(input, init)));
          answered.push(response);
          return response;
        },
      });
      const element = createAuthenticator({ auth }, { authState: 'signUp' });
      place().append(element);
      await until(() => later.length > 0 && answered.length > 0, 'a call with a time limit');
      expect(element.authState).to.equal('loading');
      for (const run of later) run();
      await until(() => element.authState === 'reconnecting', 'reconnecting');
      answer();
      await Promise.all(answered);
      await inState(element, 'signedIn');
    });
  });
});

describe('from screen to screen', () => {
  it('the name goes along, and nothing secret: also not back', async () => {
    const element = await mount(createPage());
    type('Email or username', 'ada', element);
    type('Password', password, element);
    button('Forgot password?', element).click();
    await inState(element, 'forgotPassword');
    expect(field('Email or username', element).value).to.equal('ada');
    button('Back to sign in', element).click();
    await inState(element, 'signIn');
    expect(field('Email or username', element).value).to.equal('ada');
    expect(field('Password', element).value).to.equal('');
  });

  it('a sign-in that is answered after its screen was left signs no user in', async () => {
    // With this flow, the late response has tokens. With SRP, the sign-in sends nothing more.
    const page = await withAda({ authenticationFlowType: 'USER_PASSWORD_AUTH' });
    const element = await mount(page);
    let isSignedIn = false;
    element.addEventListener('auth-signed-in', () => (isSignedIn = true));
    const release = page.hold();
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    await until(() => page.calls.includes('InitiateAuth'), 'the call is pending');
    element.transition('signUp');
    await rendered(element);
    release();
    await until(() => page.calls.includes('RevokeToken'), 'what came late is revoked');
    await settled(element);
    expect(element.authState).to.equal('signUp');
    expect(sessionKeys(page)).to.be.empty;
    expect(isSignedIn).to.be.false;
  });
});

describe('after the password', () => {
  it('a challenge that is not known ends at the form, and is named', async () => {
    const page = await withAda();
    const element = await mount(page);
    const codes = failuresOf(element);
    const body = JSON.stringify({ ChallengeName: 'PALM_READING', ChallengeParameters: {}, Session: 's' });
    page.cognito.faults.add({ operation: 'RespondToAuthChallenge', body, times: 1 });
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    await settled(element);
    expect(element.authState).to.equal('signIn');
    expect(alertText(element)).to.include('PALM_READING');
    expect(codes).to.deep.equal(['UnsupportedChallenge']);
  });

  it('a user who has not confirmed comes to the code, also if none could be sent', async () => {
    const page = createPage();
    await page.auth.signUp({ username: 'ada', password, attributes: { email } });
    page.cognito.faults.add({
      operation: 'ResendConfirmationCode',
      error: 'LimitExceededException',
      times: 1,
    });
    const element = await mount(page);
    await signIn(element, 'ada', password, 'confirmSignUp');
    expect(alertText(element)).to.include('Too many tries');
    button('Send again', element).click();
    await settled(element);
    expect(alertText(element)).to.equal('');
    submit({ '6-digit code': page.code() }, 'Confirm', element);
    await inState(element, 'signedUp');
    expect(text(element)).to.include('Your account is ready.');
  });

  for (const [what, attributes] of [
    ['one contact that is verified', { email, email_verified: 'true', phone_number: '+442079460000' }],
    ['no contact', {}],
  ] as const) {
    it(`nothing is asked of a user with ${what}`, async () => {
      const page = createPage({ requiredAttributes: [] });
      await adminUser(page, attributes);
      const element = await mount(page);
      const states: string[] = [];
      element.addEventListener('auth-state-change', ({ detail }) => states.push(detail.state));
      await signIn(element, 'ada', password);
      expect(states).to.deep.equal(['signedIn']);
    });
  }

  it('the sign-in is not lost when the contacts cannot be looked up; the app gets the error', async () => {
    const page = await withAda();
    const element = await mount(page);
    const codes = failuresOf(element);
    page.cognito.faults.add({ operation: 'GetUser', error: 'InternalErrorException' });
    await signIn(element, 'ada', password);
    expect(element.user?.getUsername()).to.equal('ada');
    expect(codes).to.deep.equal(['InternalErrorException']);
    expect(alertText(element)).to.equal('');
  });
});

describe('a forgotten password', () => {
  it('can have another code, and says where it went', async () => {
    const { page, element } = await ways['forgotPassword submit']();
    const first = page.code();
    element.remove();
    const again = await mount({ auth: page.open() });
    button('Send again', again).click();
    await settled(again);
    expect(text(again.querySelector('[role="status"]'))).to.include('a***@e***');
    expect(again.authState).to.equal('forgotPassword');
    expect(page.code() === first).to.be.false;
  });

  it('once replaced, leads to sign-in, which shows it', async () => {
    const { page, element } = await ways['forgotPassword submit']();
    submit(
      { '6-digit code': page.code(), 'New password': 'New-Horse-99', 'Confirm password': 'New-Horse-99' },
      'Reset password',
      element,
    );
    await inState(element, 'signIn');
    expect(text(element.querySelector('[role="status"]'))).to.include('Password changed');
    expect(field('Email or username', element).value).to.equal('ada');
    expect(field('Password', element).value).to.equal('');
  });
});

describe('what the page does with its Auth', () => {
  it('ends at sign-in when it deletes the account', async () => {
    const page = await withAda();
    const element = await mount(page);
    await signIn(element, 'ada', password);
    const signedOut = oneEvent(element, 'auth-signed-out');
    await page.auth.deleteUser();
    await signedOut;
    expect(element.authState).to.equal('signIn');
    expect(alertText(element)).to.equal('');
  });

  it('ends at sign-in, which shows it, when the session is refreshed no more; not for a network that is down', async () => {
    const spent = { accessToken: 0, idToken: 0, refreshToken: 86_400 };
    const page = createPage({ clients: [{ id: clientId, tokenValidity: spent }] });
    await addUser(page);
    const element = await mount(page);
    await signIn(element, 'ada', password);
    const failed = heard(page.auth, 'tokenRefresh_failure');
    page.cognito.faults.add({ operation: '*', drop: true, times: 1 });
    await page.auth.currentSession().catch(() => undefined);
    await failed;
    await settled(element);
    expect(element.authState).to.equal('signedIn');
    page.cognito.faults.add({ operation: '*', error: 'NotAuthorizedException', times: 1 });
    await page.auth.currentSession().catch(() => undefined);
    await inState(element, 'signIn');
    expect(alertText(element)).to.include('You’ve been signed out');
  });
});
