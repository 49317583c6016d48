import './define.js';

import { expect } from '@open-wc/testing';

import { answered, inside, mountPart, rows, status } from '../../../test/browser/support/account.js';
import {
  alertText,
  button,
  buttons,
  endTransitions,
  focused,
  text,
} from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  inState,
  mount,
  type Page,
  password,
  signIn,
  until,
} from '../../../test/browser/support/page.js';
import {
  loadVerification,
  SoftwarePasskeys,
  withoutPasskeys,
} from '../../../test/browser/support/software-passkeys.js';
import type { PoolOptions } from '../../local-cognito/index.js';
import type { Passkey } from '../../local-cognito/passkeys/passkeys.js';
import { setLanguage } from '../../localization/index.js';
import type { AuthPasskeys } from './passkeys.js';

let passkeys: SoftwarePasskeys;
before(loadVerification);
beforeEach(() => {
  passkeys = new SoftwarePasskeys();
});
afterEach(() => passkeys.remove());

const question = 'Remove this passkey? You can’t sign in with it any more.';
const pool = {
  firstFactors: ['PASSWORD', 'WEB_AUTHN'],
  passkeys: { relyingPartyId: location.hostname },
} satisfies Partial<PoolOptions>;

/** ada is signed in, with these passkeys, and the part in the content of the authenticator. */
async function signedIn(stored: readonly Partial<Passkey>[] = [], options: Partial<PoolOptions> = pool) {
  const page = losing(createPage(options));
  await addUser(page);
  for (const [index, passkey] of stored.entries()) addPasskey(page, `key${index}`, passkey);
  return mountPart(page, 'auth-passkeys');
}

/** Lets a page lose the answer to the next call of an operation, which the service has performed. */
function losing(page: Page) {
  const lost = new Set<string>();
  const auth = page.open({
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const operation = request.headers.get('x-amz-target')?.split('.')[1] ?? '';
      page.calls.push(operation);
      const response = await page.cognito.fetch(request);
      if (lost.delete(operation)) throw new TypeError('Failed to fetch');
      return response;
    },
  });
  return { ...page, auth, lose: (operation: string) => lost.add(operation) };
}

function addPasskey({ pagePool }: Page, id: string, passkey: Partial<Passkey> = {}): void {
  pagePool.users.find('ada')?.passkeys.set(id, {
    id,
    publicKey: new Uint8Array(),
    relyingPartyId: location.hostname,
    attachment: 'platform',
    transports: ['internal'],
    created: Date.UTC(2026, 0, 5, 12),
    counter: 0,
    ...passkey,
  });
}

const count = (page: Page, operation: string): number =>
  page.calls.filter((call) => call === operation).length;

/** Asks to remove the passkey of a row. */
async function ask(part: AuthPasskeys, index = 0): Promise<void> {
  buttons('Remove', inside(part))[index]?.click();
  await part.updateComplete;
  await until(() => text(part).includes(question), 'the question');
  endTransitions();
}

describe('auth-passkeys', () => {
  it('says why passkeys are good to a user without one', async () => {
    const { part } = await signedIn();
    expect(text(inside(part))).to.include(
      'Use your fingerprint, face, or screen lock instead of a password.',
    );
    expect(text(inside(part))).to.include('Can’t be phished or guessed');
    await expect(part).to.be.accessible();
  });

  it('shows name, kind and date of each passkey', async () => {
    const { part } = await signedIn([
      {},
      { attachment: 'cross-platform', transports: ['usb', 'nfc'] },
      { attachment: 'cross-platform', transports: ['hybrid', 'internal'] },
      { attachment: 'cross-platform', transports: [] },
    ]);
    expect(rows(part)).to.deep.equal([
      'Platform passkey Added Jan 5, 2026',
      'Roaming passkey Security key · Added Jan 5, 2026',
      'Roaming passkey Phone · Added Jan 5, 2026',
      'Roaming passkey Added Jan 5, 2026',
    ]);
    await expect(part).to.be.accessible();
  });

  it('reads all pages', async () => {
    const page = createPage(pool);
    await addUser(page);
    for (const id of ['a', 'b', 'c']) addPasskey(page, id);
    const part = document.createElement('auth-passkeys');
    const { listWebAuthnCredentials: list } = page.auth;
    const auth = { ...page.auth, listWebAuthnCredentials: (o?: object) => list({ ...o, pageSize: 1 }) };
    await mount({ auth }, {}, part).then((element) => signIn(element, 'ada', password));
    await until(() => rows(part).length === 3, 'three passkeys');
    expect(count(page, 'ListWebAuthnCredentials')).to.equal(3);
  });

  it('adds a passkey, and knows that it is on this device', async () => {
    const { page, part } = await signedIn();
    button('Add a passkey', inside(part)).focus();
    button('Add a passkey', inside(part)).click();
    button('Add a passkey', inside(part)).click();
    await until(() => rows(part).length === 1, 'the passkey');
    await answered(part);
    expect(rows(part)[0]).to.match(/^Platform passkey This device Added /);
    expect(status(part)).to.equal('Your passkey is ready.');
    expect(passkeys.count).to.equal(1);
    expect(count(page, 'StartWebAuthnRegistration')).to.equal(1);
    expect(focused() === button('Add a passkey', inside(part))).to.be.true;
    await expect(part).to.be.accessible();
  });

  it('does not claim a passkey of a security key for this device', async () => {
    const { part } = await signedIn();
    passkeys.device.settings.attachment = 'cross-platform';
    button('Add a passkey', inside(part)).click();
    await until(() => rows(part).length === 1, 'the passkey');
    await answered(part);
    expect(rows(part)[0]).to.match(/^Roaming passkey Security key · Added /);
  });

  it('says that this device has one already', async () => {
    const { part } = await signedIn();
    for (const notice of ['Your passkey is ready.', 'This device already has a passkey for you.']) {
      button('Add a passkey', inside(part)).click();
      await until(() => status(part) === notice, notice);
      await answered(part);
    }
    expect(rows(part)).to.have.length(1);
    expect(alertText(inside(part))).to.equal('');
  });

  it('says quietly that the prompt was closed, and can be tried again', async () => {
    const { page, part } = await signedIn();
    passkeys.answers = false;
    button('Add a passkey', inside(part)).click();
    await until(() => passkeys.open.size === 1, 'the prompt');
    for (const prompt of passkeys.open) prompt.close();
    await until(() => status(part) === 'That was canceled. Try again, or do it later.', 'the text');
    expect(alertText(inside(part))).to.equal('');
    expect(count(page, 'CompleteWebAuthnRegistration')).to.equal(0);
    passkeys.answers = true;
    button('Add a passkey', inside(part)).click();
    await until(() => status(part) === 'Your passkey is ready.', 'the passkey');
  });

  it('shows what the service has when the answer to a new passkey is lost', async () => {
    const { page, part } = await signedIn();
    page.lose('CompleteWebAuthnRegistration');
    button('Add a passkey', inside(part)).click();
    await until(() => alertText(inside(part)) !== '', 'the error');
    expect(alertText(inside(part))).to.include('We can’t reach the server.');
    expect(rows(part)).to.have.length(1);
  });

  it('removes a passkey after a question, once, and gives the focus to the heading', async () => {
    const { page, part } = await signedIn([{}, {}]);
    await ask(part);
    expect(text(focused())).to.equal(question);
    await expect(part).to.be.accessible();
    const confirm = part.querySelector<HTMLButtonElement>('[type=submit]');
    confirm?.click();
    confirm?.click();
    await until(() => rows(part).length === 1, 'the removal');
    await answered(part);
    expect(count(page, 'DeleteWebAuthnCredential')).to.equal(1);
    expect(status(part)).to.equal('The passkey is removed.');
    expect(text(focused())).to.equal('Passkeys');
    expect(part.querySelector('button')).to.equal(null);
  });

  it('keeps it after Cancel and after Escape, with the focus back at the row', async () => {
    const { page, part } = await signedIn([{}]);
    await ask(part);
    button('Cancel', part).click();
    await part.updateComplete;
    expect(focused() === button('Remove', inside(part))).to.be.true;
    await ask(part);
    const escape = new KeyboardEvent('keydown', {
      key: 'Escape',
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    focused()?.dispatchEvent(escape);
    await part.updateComplete;
    expect(escape.defaultPrevented).to.be.true;
    expect(text(part)).to.equal('');
    expect(focused() === button('Remove', inside(part))).to.be.true;
    expect(count(page, 'DeleteWebAuthnCredential')).to.equal(0);
  });

  it('counts a passkey that is gone already as removed', async () => {
    const { page, part } = await signedIn([{}]);
    await ask(part);
    page.pagePool.users.find('ada')?.passkeys.clear();
    button('Remove', part).click();
    await until(() => status(part) === 'The passkey is removed.', 'the notice');
    expect(rows(part)).to.deep.equal([]);
    expect(alertText(part)).to.equal('');
  });

  it('shows what the service has when the answer to a removal is lost', async () => {
    const { page, part } = await signedIn([{}]);
    await ask(part);
    page.lose('DeleteWebAuthnCredential');
    button('Remove', part).click();
    await until(() => status(part) === 'The passkey is removed.', 'the notice');
    expect(rows(part)).to.deep.equal([]);
  });

  it('keeps the question when the service cannot be reached', async () => {
    const { page, part } = await signedIn([{}]);
    await ask(part);
    page.cognito.faults.add({ operation: 'DeleteWebAuthnCredential', drop: true, times: 1 });
    button('Remove', part).click();
    await until(() => alertText(part) !== '', 'the error');
    expect(alertText(part)).to.include('We can’t reach the server.');
    await answered(part);
    button('Remove', part).click();
    await until(() => status(part) === 'The passkey is removed.', 'the notice');
  });

  it('does not ask for a passkey of which another tab says that it is removed', async () => {
    const { page, part } = await signedIn([{}, {}]);
    await ask(part);
    const other = document.createElement('auth-passkeys');
    part.parentElement?.append(other);
    await until(() => buttons('Remove', inside(other)).length === 2, 'the other part');
    await ask(other);
    button('Remove', other).click();
    await until(() => rows(part).length === 1, 'the news');
    await until(() => text(part) === '', 'the end of the question');
    expect(page.pagePool.users.find('ada')?.passkeys.size).to.equal(1);
  });

  it('says that a browser without passkeys cannot add one', async () => {
    const putBack = withoutPasskeys();
    try {
      const page = createPage(pool);
      await addUser(page);
      addPasskey(page, 'a');
      const part = document.createElement('auth-passkeys');
      const element = await mount(page, {}, part);
      await signIn(element, 'ada', password);
      await until(() => buttons('Remove', inside(part)).length === 1, 'the row');
      expect(text(inside(part))).to.include('This browser can’t use passkeys. Try another one.');
      expect(buttons('Add a passkey', inside(part))).to.have.length(0);
    } finally {
      putBack();
    }
  });

  it('says that the user pool takes no passkeys, to the developer too', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (warning: unknown) => void warnings.push(String(warning));
    try {
      const { part } = await signedIn([], { firstFactors: ['PASSWORD'] });
      button('Add a passkey', inside(part)).click();
      await until(() => alertText(inside(part)), 'the message');
      expect(alertText(inside(part))).to.equal(
        'Something isn’t set up right on our side. Trying again won’t help.',
      );
      expect(part.available).to.be.true;
      expect(passkeys.count).to.equal(0);
    } finally {
      console.warn = warn;
    }
    expect(warnings.filter((text) => text.includes('WebAuthnNotEnabledException'))).to.have.length(1);
  });

  it('closes the prompt and shows nothing when the user signs out', async () => {
    const { page, element, part } = await signedIn([{}]);
    passkeys.answers = false;
    button('Add a passkey', inside(part)).click();
    await until(() => passkeys.open.size === 1, 'the prompt');
    element.signOut();
    await inState(element, 'signIn');
    await until(() => passkeys.open.size === 0, 'the end of the prompt');
    expect(text(inside(part))).to.equal('');
    await addUser(page, 'grace', { email: 'grace@example.com' });
    await signIn(element, 'grace', password);
    await until(() => buttons('Add a passkey', inside(part)).length > 0, 'the part');
    expect(rows(part)).to.deep.equal([]);
    expect(status(part)).to.equal('');
  });

  it('speaks Arabic, from right to left', async () => {
    const { part } = await signedIn([{}]);
    await setLanguage('ar');
    await part.updateComplete;
    expect(inside(part).querySelector('section')?.dir).to.equal('rtl');
    expect(rows(part)[0]).not.to.include('Added');
    await expect(part).to.be.accessible();
    await setLanguage('en');
  });
});
