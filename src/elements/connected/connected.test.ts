import './define.js';
import '../change-password/define.js';

import { expect } from '@open-wc/testing';

import { inside, rows } from '../../../test/browser/support/account.js';
import { alertText, button, buttons, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  inState,
  mount,
  password,
  place,
  signIn,
  until,
} from '../../../test/browser/support/page.js';
import { setLanguage } from '../../localization/index.js';

const google = { userId: '123', providerName: 'Google', providerType: 'Google', issuer: null, primary: true };

/** A user who is connected with providers is signed in. */
async function signedIn(identities: string, username = 'ada') {
  const page = createPage();
  await addUser(page, username);
  page.pagePool.users.find(username)?.attributes.set('identities', identities);
  const part = document.createElement('auth-connected');
  const settings = document.createElement('auth-change-password');
  const element = await mount(page, {}, part, settings);
  await signIn(element, username, password);
  return { page, element, part, settings };
}

describe('auth-connected', () => {
  it('shows each provider by its name, with the ID of the user there', async () => {
    const { part, settings } = await signedIn(
      JSON.stringify([
        google,
        { ...google, providerName: 'LoginWithAmazon', userId: 'amzn1.account.A' },
        { ...google, providerName: 'SignInWithApple', userId: '000.a' },
        { ...google, providerName: 'Acme-SSO', userId: 'ada@acme.example' },
      ]),
    );
    await until(() => rows(part).length > 0, 'the rows');
    expect(rows(part)).to.deep.equal([
      'Google 123',
      'Amazon amzn1.account.A',
      'Apple 000.a',
      'Acme-SSO ada@acme.example',
    ]);
    expect(text(part.shadowRoot)).to.include('They can’t be changed here.');
    expect(buttons('', inside(part))).to.have.length(0);
    await expect(part).to.be.accessible();
    // ada has a password of the user pool too.
    await until(() => settings.available, 'the password');
  });

  it('goes without the password for a user whose username is made of the provider’s', async () => {
    const { part, settings } = await signedIn(JSON.stringify([google]), 'Google_123');
    await until(() => rows(part).length === 1 && !settings.available, 'no password');
  });

  it('is hidden for a user without a provider', async () => {
    for (const identities of ['[]', 'no JSON', '{}']) {
      const page = createPage();
      await addUser(page);
      await page.auth.signIn('ada', password);
      page.pagePool.users.find('ada')?.attributes.set('identities', identities);
      const part = document.createElement('auth-connected');
      part.auth = page.auth;
      place().append(part);
      await until(() => part.available, 'reading');
      await until(() => !part.available, 'hidden');
      expect(text(part.shadowRoot)).to.equal('');
    }
  });

  it('can be read again when reading has failed', async () => {
    const { page, element, part } = await signedIn(JSON.stringify([google]));
    await until(() => rows(part).length === 1, 'the row');
    page.cognito.faults.add({ operation: 'GetUser', drop: true, times: 1 });
    part.remove();
    await until(() => !part.available, 'the end of the removal');
    element.append(part);
    await until(() => buttons('Try again', inside(part)).length > 0, 'the failure');
    expect(alertText(inside(part))).to.include('We can’t reach the server.');
    button('Try again', inside(part)).click();
    await until(() => rows(part).length === 1, 'the row');
  });

  it('is empty for the next user, and speaks Arabic from right to left', async () => {
    const { element, part } = await signedIn(JSON.stringify([google]));
    await until(() => rows(part).length === 1, 'the row');
    await setLanguage('ar');
    await part.updateComplete;
    expect(part.shadowRoot?.querySelector('section')?.dir).to.equal('rtl');
    await expect(part).to.be.accessible();
    await setLanguage('en');
    element.signOut();
    await inState(element, 'signIn');
    expect(text(part.shadowRoot)).to.equal('');
  });
});
