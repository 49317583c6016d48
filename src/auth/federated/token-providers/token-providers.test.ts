import { assert } from '@open-wc/testing';

import type { offered } from '../../../../test/auth/token-providers/page.js';
import type { Person, ProviderPage } from '../../../../test/auth/token-providers/stand-ins.js';
import type { AuthError } from '../../../lib/auth-error.js';
import { isObject } from '../../../lib/guards.js';
import type { AuthApi } from '../../api.js';

const identityPoolId = 'us-east-1:00000000-0000-4000-8000-000000000001';
const apps: Readonly<Record<string, string>> = {
  'accounts.google.com': 'google-app',
  'graph.facebook.com': 'facebook-app',
  'www.amazon.com': 'amazon-app',
};

let frame: HTMLIFrameElement | undefined;
let registration: ServiceWorkerRegistration;
let window: ProviderPage & typeof offered;
let person: Person;
let auth: AuthApi;

/** Opens a page at which a person has not been yet. */
async function open(policy = 'strict', federated: object = {}) {
  frame = document.createElement('iframe');
  frame.src = `/test/auth/token-providers/?policy=${policy}`;
  document.body.append(frame);
  await new Promise((resolve) => frame?.addEventListener('load', resolve));
  window = frame.contentWindow as unknown as typeof window;
  const cognito = window.createLocalCognito({
    identityPools: [
      {
        id: identityPoolId,
        allowUnauthenticatedIdentities: true,
        providers: Object.fromEntries(Object.entries(apps).map(([domain, app]) => [domain, [app]])),
      },
    ],
  });
  person = {
    calls: [],
    accepts: true,
    prompt: 'taken',
    expiresIn: 3600,
    token: (provider) =>
      cognito.providerToken(provider, {
        sub: 'ana',
        aud: apps[provider] ?? '',
        expiresIn: person.expiresIn,
        claims: { name: 'Ána', email: 'ana@example.com', picture: 'https://example.com/ana.png' },
      }),
  };
  window.person = person;
  auth = window.createAuth({
    identityPoolId,
    identityPoolEndpoint: 'http://localhost/',
    storage: 'memory',
    federated: {
      google_client_id: 'google-app',
      facebook_app_id: 'facebook-app',
      amazon_client_id: 'amazon-app',
      ...federated,
    },
    fetch: (input, init) => cognito.fetch(new Request(input, init)),
  });
}

async function rejection(promise: Promise<unknown>): Promise<AuthError> {
  try {
    await promise;
  } catch (error) {
    // Of the frame's own class.
    if (isObject(error) && 'code' in error) return error as unknown as AuthError;
    throw error;
  }
  throw new Error('The call did not reject.');
}

const user = async (): Promise<object> => ({ ...(await auth.currentAuthenticatedUser()), id: '', token: '' });
const isMember = async () => (await auth.currentCredentials()).authenticated;

/** The dialog with the provider's button, once it is there. */
function dialog(): Promise<HTMLDialogElement> {
  const { body } = window.document;
  return new Promise((resolve) => {
    const look = () => {
      const found = body.querySelector('dialog');
      if (found) resolve(found);
    };
    new MutationObserver(look).observe(body, { childList: true });
    look();
  });
}

describe('signing in at a provider without a hosted UI', () => {
  before(async () => {
    registration = await navigator.serviceWorker.register('/test/auth/token-providers/worker.ts', {
      type: 'module',
    });
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (!worker) throw new Error('The registration has no worker.');
    while (worker.state !== 'activated') {
      if (worker.state === 'redundant') throw new Error('The worker was not installed.');
      await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
    }
  });
  afterEach(() => frame?.remove());
  // Takes seconds, until the last page is gone; nothing has to wait for that.
  after(() => void registration.unregister());

  describe('a page whose elements have the names that scripts use', () => {
    /** Markup of a page that knows nothing of providers. */
    const elements = (name: string, member: string) =>
      `<form id="${name}"><fieldset name="${member}" id="id"></fieldset></form>`;

    for (const [provider, name, member] of [
      ['Google', 'google', 'accounts'],
      ['Facebook', 'FB', 'login'],
      ['Facebook', 'fbAsyncInit', 'x'],
      ['Amazon', 'amazon', 'Login'],
      ['Amazon', 'onAmazonLoginReady', 'x'],
    ] as const)
      it(`is signed in at by ${provider} all the same: ${name}`, async () => {
        await open('open');
        window.document.body.insertAdjacentHTML('beforeend', elements(name, member));
        await auth.federatedSignIn({ provider });
        assert.isTrue(await isMember());
        await auth.signOut();
      });

    it('finds its own document behind a form that is named after a member of it', async () => {
      await open('open');
      window.document.body.insertAdjacentHTML(
        'beforeend',
        '<form name="body"></form><form name="head"></form>',
      );
      person.prompt = 'skipped';
      const signingIn = auth.federatedSignIn({ provider: 'google' });
      const body = window.document.querySelector('body');
      while (!body?.querySelector('dialog button')) await new Promise((resolve) => setTimeout(resolve));
      body.querySelector<HTMLButtonElement>('dialog button')?.click();
      await signingIn;
      assert.isTrue(await isMember());
    });
  });

  describe('Google', () => {
    it('takes the prompt, under a policy with a nonce and Trusted Types', async () => {
      await open();
      await auth.federatedSignIn({ provider: 'Google' });
      assert.deepEqual(await user(), {
        id: '',
        token: '',
        name: 'Ána',
        email: 'ana@example.com',
        picture: 'https://example.com/ana.png',
      });
      assert.isTrue(await isMember());
      assert.deepEqual(person.calls, ['initialize google-app', 'prompt']);
      await auth.signOut();
      assert.deepEqual(person.calls.slice(2), ['disableAutoSelect']);
      assert.isFalse(await isMember());
    });

    for (const prompt of ['skipped', 'notDisplayed'] as const) {
      it(`offers its button where the prompt is ${prompt}`, async () => {
        await open();
        person.prompt = prompt;
        const signingIn = auth.federatedSignIn({ provider: 'google' });
        const shown = await dialog();
        assert.isTrue(shown.open);
        shown.querySelector('button')?.click();
        await signingIn;
        assert.isTrue(await isMember());
        assert.isTrue(window.document.querySelector('dialog') === null);
      });
    }

    it('ends when the person closes the button', async () => {
      await open();
      person.prompt = 'skipped';
      const signingIn = auth.federatedSignIn({ provider: 'Google' });
      const shown = await dialog();
      shown.close();
      // A page in the background, as when files are tested side by side, is not told before it is looked at.
      shown.dispatchEvent(new Event('close'));
      const error = await rejection(signingIn);
      assert.equal(error.code, 'OAuthError');
      assert.deepEqual(error.cause, { error: 'access_denied' });
      assert.isTrue(window.document.querySelector('dialog') === null);
      assert.isFalse(await isMember());
    });

    it('returns a new token without a prompt', async () => {
      await open();
      person.expiresIn = 30;
      await auth.federatedSignIn({ provider: 'Google' });
      auth.configure({ storage: 'memory' });
      person.expiresIn = 3600;
      assert.isTrue(await isMember());
      assert.deepEqual(person.calls.slice(2), ['initialize google-app auto', 'prompt']);
    });

    it('signs the user out if it returns none', async () => {
      await open();
      person.expiresIn = 30;
      await auth.federatedSignIn({ provider: 'Google' });
      auth.configure({ storage: 'memory' });
      person.prompt = 'skipped';
      const error = await rejection(auth.currentCredentials());
      assert.equal(error.code, 'NotSignedIn');
      assert.isFalse(await isMember());
      assert.isTrue(window.document.querySelector('dialog') === null);
    });
  });

  describe('Facebook', () => {
    it('asks, returns the user, refreshes and signs out', async () => {
      await open();
      let isTold = false;
      window.fbAsyncInit = () => (isTold = true);
      person.expiresIn = 30;
      await auth.federatedSignIn({ provider: 'Facebook' });
      assert.isTrue(isTold);
      assert.deepEqual(await user(), { id: '', token: '', name: 'Ana', email: 'ana@example.com' });
      auth.configure({ storage: 'memory' });
      person.expiresIn = 3600;
      assert.isTrue(await isMember());
      await auth.signOut();
      assert.deepEqual(person.calls, [
        'init facebook-app',
        'login public_profile,email',
        'getLoginStatus fresh',
        'getLoginStatus',
        'logout',
      ]);
    });

    it('rejects when the user declines, and can be tried again', async () => {
      await open('open');
      person.accepts = false;
      const error = await rejection(auth.federatedSignIn({ provider: 'facebook' }));
      assert.equal(error.code, 'OAuthError');
      person.accepts = true;
      await auth.federatedSignIn({ provider: 'facebook' });
      assert.isTrue(await isMember());
      assert.lengthOf(window.document.querySelectorAll('script[src*="facebook"]'), 1);
    });
  });

  describe('Amazon', () => {
    it('asks, returns the user and signs out', async () => {
      await open();
      await auth.federatedSignIn({ provider: 'LoginWithAmazon' });
      assert.deepEqual(await user(), { id: '', token: '', name: 'Ana', email: 'ana@example.com' });
      assert.isTrue(await isMember());
      await auth.signOut();
      assert.deepEqual(person.calls, ['authorize amazon-app profile', 'logout']);
    });

    it('rejects when the user declines', async () => {
      await open('open');
      person.accepts = false;
      const error = await rejection(auth.federatedSignIn({ provider: 'Amazon' }));
      assert.equal(error.code, 'OAuthError');
      assert.deepEqual(error.cause, { error: 'access_denied' });
    });
  });

  it('is refreshed by Google and Facebook where the app itself has signed in', async () => {
    await open('open', { google_client_id: undefined, facebook_app_id: undefined });
    const expires_at = Date.now() + 30_000;
    const token = await person.token('accounts.google.com');
    await auth.federatedSignIn('google', { token, expires_at }, {});
    auth.configure({ storage: 'memory' });
    assert.isTrue(await isMember());
    assert.deepEqual(person.calls, ['initialize google-app auto', 'prompt']);
    await auth.signOut();

    person.calls.length = 0;
    const script = window.document.createElement('script');
    script.src = 'https://connect.facebook.net/en_US/sdk.js';
    await new Promise<void>((resolve) => {
      window.fbAsyncInit = resolve;
      window.document.head.append(script);
    });
    const sdk = window.FB as { init(options: object): void };
    sdk.init({ appId: 'facebook-app', version: 'v23.0' });
    const facebook = await person.token('graph.facebook.com');
    await auth.federatedSignIn('facebook', { token: facebook, expires_at }, {});
    auth.configure({ storage: 'memory' });
    assert.isTrue(await isMember());
    assert.deepEqual(person.calls, ['init facebook-app', 'getLoginStatus fresh']);
  });

  it('loads nothing before a user asks for it', async () => {
    await open();
    assert.isFalse(await isMember());
    assert.lengthOf(window.document.querySelectorAll('script'), 1);
    assert.isUndefined(window.google ?? window.FB ?? window.amazon);
  });

  it('rejects when the page’s policy does not allow the script', async () => {
    await open('closed');
    const error = await rejection(auth.federatedSignIn({ provider: 'Google' }));
    assert.equal(error.code, 'NetworkError');
    assert.match(error.message, /script-src/);
    await open('untrusted');
    const other = await rejection(auth.federatedSignIn({ provider: 'Google' }));
    assert.equal(other.code, 'NotConfigured');
    assert.match(other.message, /trusted-types auth-elements/);
  });
});
