import './define.js';

import { expect } from '@open-wc/testing';

import { button, buttons, deep, endTransitions, focused, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  inState,
  mount,
  type Page,
  password,
  place,
  signIn,
  until,
} from '../../../test/browser/support/page.js';
import type { PoolOptions } from '../../local-cognito/index.js';
import { setLanguage } from '../../localization/index.js';
import { AuthChangePassword } from '../change-password/change-password.js';
import type { AuthAccount } from './account.js';

interface Mounted {
  readonly page: Page;
  readonly element: Element;
  readonly account: AuthAccount;
}

const shown = (account: AuthAccount): string[] =>
  [...account.children].filter((child) => !(child as HTMLElement).hidden).map(({ localName }) => localName);
const listed = (account: AuthAccount): string[] =>
  [...(account.shadowRoot?.querySelectorAll('nav button') ?? [])].map(text);

/** The account of ada. */
async function signedIn(
  pool: Partial<PoolOptions> = {},
  parts?: string,
): Promise<Mounted & { element: Awaited<ReturnType<typeof mount>> }> {
  const page = createPage(pool);
  await addUser(page);
  const account = document.createElement('auth-account');
  account.parts = parts;
  const element = await mount(page, {}, account);
  await signIn(element, 'ada', password);
  await until(() => shown(account).includes('auth-change-password'), 'the password');
  return { page, element, account };
}

/** A part of the page. */
class OwnPart extends AuthChangePassword {
  protected override heading(): string {
    return 'Billing';
  }
}
customElements.define('own-part', OwnPart);

describe('auth-account', () => {
  it('shows what the user pool offers, and hides the rest', async () => {
    const { account } = await signedIn();
    await until(() => !deep('[aria-busy=true]', account), 'all read');
    expect(shown(account)).not.to.include('auth-sessions');
    expect(document.querySelector('auth-change-password form')).not.to.equal(null);
    endTransitions();
    await expect(account).to.be.accessible();
  });

  it('shows its parts from the top down, and does not wait long for a slow one', async () => {
    const page = createPage({
      firstFactors: ['PASSWORD', 'WEB_AUTHN'],
      passkeys: { relyingPartyId: location.hostname },
    });
    await addUser(page);
    await page.auth.signIn('ada', password);
    page.cognito.faults.add({ operation: 'ListWebAuthnCredentials', times: 1, delay: 2500 });
    const account = document.createElement('auth-account');
    account.auth = page.auth;
    account.parts = 'contact devices passkeys change-password';
    place().append(account);
    await until(() => text(account.shadowRoot).includes('Loading…'), 'the loading text');
    await until(() => shown(account).length > 0, 'the first part');
    expect(shown(account)).to.deep.equal(['auth-contact']);
    expect(text(account.shadowRoot)).not.to.include('Loading…');
    await until(() => shown(account).includes('auth-change-password'), 'the part after the slow one');
    expect(deep('[aria-busy=true]', account)?.textContent).to.include('Loading…');
    await until(() => !deep('[aria-busy=true]', account), 'the slow one');
    expect(shown(account)).to.deep.equal(['auth-contact', 'auth-passkeys', 'auth-change-password']);
  });

  it('shows the parts that the page asks for, in their order, and warns of unknown names', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (...args: unknown[]) => void warnings.push(args.join(' '));
    try {
      const { account } = await signedIn({}, 'change-password, passkey');
      expect([...account.children].map(({ localName }) => localName)).to.deep.equal(['auth-change-password']);
      expect(warnings.join()).to.include('"passkey" is unknown. Expected one of: ');
      account.parts = [];
      await account.updateComplete;
      expect(account.children).to.have.length(0);
    } finally {
      console.warn = warn;
    }
  });

  it('does not add a part that the page has put there, and keeps what the page has put there', async () => {
    const page = createPage();
    await addUser(page);
    const account = document.createElement('auth-account');
    account.parts = 'change-password';
    const own = document.createElement('auth-change-password');
    const other = document.createElement('p');
    account.append(own, other);
    const element = await mount(page, {}, account);
    await signIn(element, 'ada', password);
    await until(() => own.available, 'the password');
    expect([...account.children]).to.deep.equal([own, other]);
  });

  it('stands alone with an `auth`, which its parts use', async () => {
    const page = createPage();
    await addUser(page);
    await page.auth.signIn('ada', password);
    const account = document.createElement('auth-account');
    account.auth = page.auth;
    place().append(account);
    await until(() => shown(account).includes('auth-change-password'), 'the password');
  });

  it('shows nothing once the user has signed out', async () => {
    const { element, account } = await signedIn();
    element.signOut();
    await inState(element, 'signIn');
    await until(() => shown(account).length === 0, 'nothing');
    expect(listed(account)).to.deep.equal([]);
  });

  it('lists its parts where there is room, and leads to them', async () => {
    const page = createPage();
    await addUser(page);
    await page.auth.signIn('ada', password);
    const account = document.createElement('auth-account');
    account.auth = page.auth;
    const container = place();
    container.style.inlineSize = '60rem';
    account.append(document.createElement('own-part'));
    container.append(account);
    await until(() => listed(account).includes('Delete account'), 'the list');
    endTransitions();
    await expect(account).to.be.accessible();
    button('Password', container).click();
    await until(() => focused()?.matches('.auth-section-heading'), 'the heading');
    expect(buttons('Password', container)[0]?.getAttribute('aria-current')).to.equal('true');
    container.style.inlineSize = '20rem';
    await until(() => buttons('Password', container).length === 0, 'no list');
  });

  it('speaks Arabic, from right to left', async () => {
    const { account } = await signedIn();
    await setLanguage('ar');
    await account.updateComplete;
    expect(account.shadowRoot?.querySelector('div')?.dir).to.equal('rtl');
    await expect(account).to.be.accessible();
    await setLanguage('en');
  });
});
