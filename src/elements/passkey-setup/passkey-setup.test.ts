import { expect } from '@open-wc/testing';

import { button, buttons, deep, focused, heading, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  inState,
  mount,
  password,
  rendered,
  settled,
  signIn,
  until,
} from '../../../test/browser/support/page.js';
import { reachPasskeyOffer } from '../../../test/browser/support/reach.js';
import {
  loadVerification,
  type SoftwarePasskeys,
  withoutPasskeys,
} from '../../../test/browser/support/software-passkeys.js';
import type { AuthAuthenticator } from '../authenticator/authenticator.js';

let passkeys: SoftwarePasskeys | undefined;
before(loadVerification);
afterEach(() => {
  passkeys?.remove();
  passkeys = undefined;
});

async function reach(settings?: Parameters<typeof reachPasskeyOffer>[0]) {
  const reached = await reachPasskeyOffer(settings);
  ({ passkeys } = reached);
  return reached;
}

const notice = (element: Element): string => text(deep('.auth-notice', element));
const offer = (element: AuthAuthenticator) => deep('auth-passkey-setup', element);

/** Signs out and in again. */
async function signInAgain(element: AuthAuthenticator): Promise<void> {
  element.signOut();
  await inState(element, 'signIn');
  await signIn(element, 'ada', password, 'signedIn');
}

/** Collects the warnings of the console while something runs. */
async function warningsOf(run: () => Promise<unknown>): Promise<string[]> {
  const warnings: string[] = [];
  const original = console.warn;
  console.warn = (text: unknown) => void warnings.push(String(text));
  try {
    await run();
  } finally {
    console.warn = original;
  }
  return warnings;
}

describe('auth-passkey-setup', () => {
  it('says why, and offers both ways', async () => {
    const { element } = await reach();
    expect(heading(element)).to.equal('Sign in faster next time');
    const root = offer(element)?.shadowRoot;
    const reasons = [...(root?.querySelectorAll('li') ?? [])].map(text);
    expect(reasons).to.deep.equal(['Can’t be phished or guessed', 'Works on all your synced devices']);
    expect(root?.querySelector('svg')?.getAttribute('aria-hidden')).to.equal('true');
    expect(buttons('Create a passkey', element)).to.have.length(1);
    expect(buttons('Not now', element)).to.have.length(1);
  });

  it('has the focus at its heading after the sign-in form', async () => {
    const { element } = await reach({ passkeyPrompt: 'after-sign-in' });
    expect(text(focused())).to.equal('Sign in faster next time');
    element.remove();
  });

  it('creates a passkey, says so with the focus at the heading, and goes on automatically', async () => {
    const { page, element } = await reach();
    const announced: unknown[] = [];
    element.addEventListener('auth-signed-in', ({ detail }) => announced.push(detail.user));
    button('Create a passkey', element).focus();
    button('Create a passkey', element).click();
    await until(() => heading(element) === 'Your passkey is ready.', 'the passkey');
    await rendered(element);
    expect(text(focused())).to.equal('Your passkey is ready.');
    expect(announced).to.have.length(0);
    await inState(element, 'signedIn');
    expect(announced).to.have.length(1);
    expect((await page.auth.listWebAuthnCredentials()).credentials).to.have.length(1);
    expect(passkeys?.count).to.equal(1);
  });

  it('goes on with “Not now”, and is not shown again on this device, but to others', async () => {
    const { page, element } = await reach();
    button('Not now', element).click();
    await inState(element, 'signedIn');
    await signInAgain(element);
    const stored = [...page.storage.items].filter(([key]) => key.includes('passkeyDeclined'));
    expect(stored).to.have.length(1);
    const [, value = ''] = stored[0] ?? [];
    expect(value).to.match(/^\{"\w{1,7}":\d+\}$/);
    await addUser(page, 'grace', { email: 'grace@example.com' });
    element.signOut();
    await inState(element, 'signIn');
    await signIn(element, 'grace', password, 'passkeySetup');
  });

  it('is shown again after 30 days', async () => {
    const { page, element } = await reach();
    button('Not now', element).click();
    await inState(element, 'signedIn');
    element.signOut();
    await inState(element, 'signIn');
    const now = Date.now;
    Date.now = () => now() + 31 * 86_400_000;
    page.cognito.clock.advance(31 * 86_400_000);
    try {
      await signIn(element, 'ada', password, 'passkeySetup');
    } finally {
      Date.now = now;
    }
  });

  it('does not wait for a storage that is full or broken, and remembers the answer in the page', async () => {
    const { page, element } = await reach();
    const { setItem } = page.storage;
    page.storage.setItem = (key, value) => {
      if (key.includes('passkeyDeclined')) throw new DOMException('It is full.', 'QuotaExceededError');
      setItem.call(page.storage, key, value);
    };
    button('Not now', element).click();
    await inState(element, 'signedIn');
    page.storage.items.set(
      `auth-elements.passkeyDeclined.CognitoIdentityServiceProvider.localdemoclient0000000000`,
      '{',
    );
    await signInAgain(element);
  });

  it('stays after a closed prompt, with plain words and both ways', async () => {
    const { element } = await reach();
    if (passkeys) passkeys.answers = false;
    button('Create a passkey', element).click();
    await until(() => passkeys?.open.size === 1, 'the prompt');
    for (const { close } of passkeys?.open ?? []) close();
    await until(() => notice(element) !== '', 'the text');
    expect(notice(element)).to.equal('That was canceled. Try again, or do it later.');
    expect(buttons('Not now', element)).to.have.length(1);
    if (passkeys) passkeys.answers = true;
    button('Create a passkey', element).click();
    await until(() => heading(element) === 'Your passkey is ready.', 'the passkey');
    button('Continue', element).click();
    await inState(element, 'signedIn');
  });

  for (const [name, leave] of [
    ['“Not now”', (element: AuthAuthenticator) => button('Not now', element).click()],
    ['a sign-out', (element: AuthAuthenticator) => element.signOut()],
    ['its removal', (element: AuthAuthenticator) => element.remove()],
  ] as const)
    it(`closes the prompt and registers nothing: ${name}`, async () => {
      const { page, element } = await reach();
      if (passkeys) passkeys.answers = false;
      button('Create a passkey', element).click();
      await until(() => passkeys?.open.size === 1, 'the prompt');
      await rendered(element);
      expect(button('Not now', element).getAttribute('aria-disabled')).to.equal('false');
      button('One moment…', element).click();
      leave(element);
      await until(() => passkeys?.open.size === 0, 'the prompt closed');
      expect(passkeys?.count).to.equal(1);
      expect(page.calls).not.to.include('CompleteWebAuthnRegistration');
    });

  it('says that the device has one, and goes on', async () => {
    const { element } = await reach();
    navigator.credentials.create = () =>
      Promise.reject(new DOMException('One is enough.', 'InvalidStateError'));
    button('Create a passkey', element).click();
    await until(() => heading(element) === 'This device already has a passkey for you.', 'the text');
    button('Continue', element).click();
    await inState(element, 'signedIn');
  });

  it('warns the developer once of a pool without passkeys, and lets the user continue', async () => {
    const { page, element } = await reach();
    page.cognito.faults.add({ operation: 'StartWebAuthnRegistration', error: 'WebAuthnNotEnabledException' });
    const warnings = await warningsOf(async () => {
      button('Create a passkey', element).click();
      await until(() => heading(element) === 'No passkey was created', 'the text');
    });
    expect(warnings.filter((text) => text.includes('WebAuthnNotEnabledException'))).to.have.length(1);
    button('Continue', element).click();
    await inState(element, 'signedIn');
  });

  it('leaves the call to the app', async () => {
    const { element } = await reach();
    const sent: unknown[] = [];
    element.addEventListener('auth-submit', (event) => {
      event.preventDefault();
      sent.push(event.detail);
    });
    button('Create a passkey', element).click();
    await until(() => sent.length > 0, 'auth-submit');
    expect(sent).to.deep.equal([{ state: 'passkeySetup', values: {} }]);
    expect(passkeys?.count).to.equal(0);
  });
});

describe('passkey-prompt', () => {
  it('is off by default, and in a browser without passkeys', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    await signIn(element, 'ada', password);
    const restore = withoutPasskeys();
    try {
      element.passkeyPrompt = 'after-sign-in';
      await signInAgain(element);
    } finally {
      restore();
    }
  });

  it('warns once of an unknown word, names it and what is allowed, and reads the others', async () => {
    const warnings = await warningsOf(async () => {
      const { element } = await reach({ passkeyPrompt: 'after-lunch after-sign-in' });
      button('Not now', element).click();
      await inState(element, 'signedIn');
    });
    expect(warnings.filter((text) => text.includes('passkey-prompt'))).to.deep.equal([
      '[auth-elements] <auth-authenticator passkey-prompt="after-lunch"> is not known; allowed: after-sign-in, after-sign-up, off.',
    ]);
  });

  it('takes a list, and what the app sets later', async () => {
    const { element } = await reach({ passkeyPrompt: ['after-sign-up', 'after-sign-in'] });
    element.signOut();
    await inState(element, 'signIn');
    element.setAttribute('passkey-prompt', 'off');
    await signIn(element, 'ada', password, 'signedIn');
  });
});

describe('passkey-upgrade', () => {
  it('creates a passkey without a screen after a sign-in with a password', async () => {
    const page = createPage({
      firstFactors: ['PASSWORD', 'WEB_AUTHN'],
      passkeys: { relyingPartyId: location.hostname },
    });
    await addUser(page);
    const { SoftwarePasskeys } = await import('../../../test/browser/support/software-passkeys.js');
    passkeys = new SoftwarePasskeys();
    const browser = PublicKeyCredential as unknown as { getClientCapabilities?: unknown };
    const { getClientCapabilities } = browser;
    browser.getClientCapabilities = () => Promise.resolve({ conditionalCreate: true });
    try {
      const element = await mount(page, { passkeyUpgrade: true });
      await signIn(element, 'ada', password);
      await until(() => passkeys?.open.size === 1, 'the silent prompt');
      expect(passkeys.count).to.equal(0);
      for (const { answer, mediation } of passkeys.open) {
        expect(mediation).to.equal('conditional');
        answer();
      }
      await until(() => page.calls.includes('CompleteWebAuthnRegistration'), 'the passkey');
      await settled(element);
      expect(element.authState).to.equal('signedIn');
    } finally {
      browser.getClientCapabilities = getClientCapabilities;
    }
  });
});
