import { expect } from '@open-wc/testing';

import { button, description, field, focused, text } from '../../../test/browser/support/find.js';
import {
  actions,
  allFactors,
  app,
  atRest,
  configured,
  count,
  form,
  isOpen,
  lead,
  mail,
  passkey,
  phone,
  press,
  record,
  row,
  rows,
  send,
  shown,
  sms,
  status,
  turnOn,
  withPart,
} from '../../../test/browser/support/mfa-part.js';
import {
  addUser,
  createPage,
  email,
  inState,
  mount,
  type Page,
  password,
  place,
  signIn,
  until,
} from '../../../test/browser/support/page.js';
import { setLanguage } from '../../localization/index.js';

const number = 'Phone number';
const code = '6-digit code';
const notices: Partial<typeof allFactors> & { autoVerifiedAttributes: ['email', 'phone_number'] } = {
  ...allFactors,
  autoVerifiedAttributes: ['email', 'phone_number'],
};

const multiFactor = {
  ...allFactors,
  firstFactors: ['PASSWORD' as const, 'WEB_AUTHN' as const],
  passkeys: {
    relyingPartyId: location.hostname,
    factorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' as const,
  },
};

function addPasskey(page: Page): void {
  record(page).passkeys.set('key', {
    id: 'key',
    publicKey: new Uint8Array(),
    relyingPartyId: location.hostname,
    attachment: 'platform',
    transports: ['internal'],
    created: 0,
    counter: 0,
  });
}

describe('auth-mfa', () => {
  it('shows what the config says that the pool has, off at first', async () => {
    const { part } = await withPart();
    expect(rows(part)).to.deep.equal(['Authenticator app Off', 'Text message Off', 'Email Off']);
    expect(actions(part, sms)).to.deep.equal(['Set up']);
    expect(text(part.shadowRoot?.querySelector('.auth-section-lead'))).to.equal(
      'Ask for more than your password when you sign in.',
    );
    await expect(part).to.be.accessible();
  });

  it('shows an app and text messages where the config does not say, and what is on in any case', async () => {
    const unknown = await withPart(allFactors, { config: {} });
    expect(rows(unknown.part)).to.deep.equal(['Authenticator app Off', 'Text message Off']);
    const on = await withPart(allFactors, { config: {}, before: (page) => turnOn(page, mail) });
    expect(rows(on.part)).to.deep.equal([
      'Authenticator app Off',
      'Text message Off',
      `Email ${email} Default`,
    ]);
  });

  it('is hidden where the config says that MFA is off, and says so to the developer once', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => warnings.push(words.join(' '));
    const page = createPage({}, { mfa: { configuration: 'OFF', types: [] } });
    await addUser(page);
    const part = document.createElement('auth-mfa');
    const element = await mount(page, {}, part);
    await signIn(element, 'ada', password);
    await until(() => warnings.length > 0, 'a warning');
    part.requestUpdate();
    await part.updateComplete;
    console.warn = warn;
    expect(part.available).to.be.false;
    expect(warnings).to.deep.equal(['[auth-elements] <auth-mfa> is hidden: mfa of the config says OFF.']);
    expect(count(page, 'GetUserAuthFactors')).to.equal(0);
  });

  it('is hidden for a user of an identity provider', async () => {
    const page = createPage(allFactors, configured());
    await addUser(page, 'google_7');
    page.pagePool.users
      .find('google_7')
      ?.attributes.set('identities', JSON.stringify([{ providerName: 'Google', userId: '7' }]));
    const part = document.createElement('auth-mfa');
    const element = await mount(page, {}, part);
    await signIn(element, 'google_7', password);
    await until(() => count(page, 'GetUserAuthFactors') > 0, 'a read');
    await until(() => !part.available, 'hidden');
  });

  it('turns on codes to an address that is verified, and says where they go', async () => {
    const { page, part } = await withPart();
    await press(part, 'Set up', mail);
    expect(lead(part)).to.equal(`We’ll email a code to ${email} when you sign in.`);
    expect(focused() === button('Turn on', form(part))).to.be.true;
    await expect(part).to.be.accessible();
    await send(part, {}, 'Turn on');
    expect(status(part)).to.equal('Email turned on.');
    expect(rows(part)[2]).to.equal(`Email ${email} Default`);
    expect(record(page).preferredFactor).to.equal(mail);
    expect(focused() === button('Turn off', row(part, mail))).to.be.true;
    expect(!part.shadowRoot?.querySelector('.auth-section-lead')).to.be.true;
  });

  it('asks for a phone number, then for the code that is sent there, and turns it on', async () => {
    const { page, part } = await withPart(notices);
    await press(part, 'Set up', sms);
    expect(lead(part)).to.equal('We’ll text you a code when you sign in.');
    await until(() => part.querySelector('select'), 'the countries');
    expect(focused() === field(number, part) || focused()?.matches('select')).to.be.true;
    await expect(part).to.be.accessible();
    await send(part, { [number]: phone }, 'Send code');
    expect(lead(part)).to.match(/^Enter the code we sent to \+\*+0000\.$/);
    expect(focused() === field(code, part)).to.be.true;
    await expect(part).to.be.accessible();
    await send(part, { [code]: page.code() }, 'Turn on');
    expect(status(part)).to.equal('Text message turned on.');
    expect(rows(part)[1]).to.equal(`Text message ${phone} Default`);
    expect(record(page).preferredFactor).to.equal(sms);
  });

  it('asks a pool that does not verify numbers on its own for the code', async () => {
    const { page, part } = await withPart();
    await press(part, 'Set up', sms);
    await until(() => part.querySelector('select'), 'the countries');
    await send(part, { [number]: phone }, 'Send code');
    expect(count(page, 'GetUserAttributeVerificationCode')).to.equal(1);
    await send(part, { [code]: page.code() }, 'Turn on');
    expect(rows(part)[1]).to.equal(`Text message ${phone} Default`);
  });

  it('verifies a number that the user has, without storing it again', async () => {
    const { page, part } = await withPart(allFactors, { phone });
    record(page).attributes.set('phone_number_verified', 'false');
    part.auth = page.auth;
    await page.auth.currentAuthenticatedUser({ bypassCache: true });
    document.dispatchEvent(new Event('visibilitychange'));
    const tab = document.createElement('auth-mfa');
    part.after(tab);
    await shown(tab);
    await press(tab, 'Set up', sms);
    await send(tab, {}, 'Send code');
    expect(count(page, 'UpdateUserAttributes')).to.equal(0);
    await send(tab, { [code]: page.code() }, 'Turn on');
    expect(rows(tab)[1]).to.equal(`Text message ${phone} Default`);
    await until(() => rows(part)[1] === `Text message ${phone} Default`, 'the news');
  });

  it('makes another one the default', async () => {
    const { page, part } = await withPart(allFactors, {
      phone,
      before: (page) => turnOn(page, app, sms, mail),
    });
    expect(rows(part)).to.deep.equal([
      'Authenticator app Default',
      `Text message ${phone} On`,
      `Email ${email} On`,
    ]);
    await press(part, 'Make default', mail);
    expect(status(part)).to.equal('Your default is now: Email.');
    expect(rows(part)).to.deep.equal([
      'Authenticator app On',
      `Text message ${phone} On`,
      `Email ${email} Default`,
    ]);
    expect(record(page).preferredFactor).to.equal(mail);
    expect(row(part, mail).contains(part.shadowRoot?.activeElement ?? null)).to.be.true;
    await expect(part).to.be.accessible();
  });

  it('turns the default off after a question; another one is the default then', async () => {
    const { page, part } = await withPart(allFactors, {
      phone,
      before: (page) => turnOn(page, sms, mail),
    });
    await press(part, 'Turn off', sms);
    expect(lead(part)).to.equal('Turn this off? Your new default: Email.');
    expect(focused()?.matches('.auth-row-question')).to.be.true;
    expect(form(part).querySelector('.auth-row-buttons-danger')).to.exist;
    await expect(part).to.be.accessible();
    button('Cancel', form(part)).click();
    await part.updateComplete;
    expect(count(page, 'SetUserMFAPreference')).to.equal(0);
    await press(part, 'Turn off', sms);
    const off = button('Turn off', form(part));
    off.click();
    off.click();
    await atRest(part);
    expect(count(page, 'SetUserMFAPreference')).to.equal(1);
    expect(status(part)).to.equal('Text message turned off.');
    expect(rows(part).slice(1)).to.deep.equal(['Text message Off', `Email ${email} Default`]);
    await press(part, 'Turn off', mail);
    expect(lead(part)).to.equal('Turn off two-step sign-in? Your password alone will be enough.');
    await send(part, {}, 'Turn off');
    expect([...record(page).factors]).to.deep.equal([]);
    expect(focused() === button('Set up', row(part, mail))).to.be.true;
  });

  it('does not offer to turn off the last one where the config says that one is needed', async () => {
    const { page, part } = await withPart(allFactors, {
      config: configured('ON'),
      before: (page) => turnOn(page, app),
    });
    expect(actions(part, app)).to.deep.equal(['Replace']);
    expect(text(part.shadowRoot?.querySelector('.auth-section-lead'))).to.equal(
      'Your account needs a second step.',
    );
    await press(part, 'Set up', mail);
    await send(part, {}, 'Turn on');
    expect(actions(part, app)).to.deep.equal(['Replace', 'Turn off']);
    expect(record(page).preferredFactor).to.equal(app);
  });

  it('turns a passkey on as both factors beside another one, and off with the last of the others', async () => {
    const { page, part } = await withPart(multiFactor, {
      before: (page) => {
        addPasskey(page);
        turnOn(page, mail);
      },
    });
    expect(rows(part)[3]).to.equal('Passkey Off');
    await press(part, 'Turn on', passkey);
    expect(status(part)).to.equal('Passkey turned on.');
    expect(rows(part).slice(2)).to.deep.equal([`Email ${email} Default`, 'Passkey On']);
    expect(actions(part, passkey)).to.deep.equal(['Turn off']);
    await press(part, 'Turn off', passkey);
    await send(part, {}, 'Turn off');
    expect(record(page).passkeyMfa).to.be.false;
    expect([...record(page).factors]).to.deep.equal([mail]);
    await press(part, 'Turn on', passkey);
    await press(part, 'Turn off', mail);
    await send(part, {}, 'Turn off');
    expect(record(page).passkeyMfa).to.be.false;
    expect(rows(part)[3]).to.equal('Passkey Off · Turn on another step first.');
    expect(actions(part, passkey)).to.deep.equal([]);
  });

  it('says to a user without a passkey where to add one, where the app has passkeys', async () => {
    const { part } = await withPart(multiFactor, {
      config: {
        ...configured(),
        signInMethods: ['password', 'passkey'],
        authenticationFlowType: 'USER_SRP_AUTH',
      },
    });
    expect(rows(part)[3]).to.equal('Passkey Off · Add a passkey under “Passkeys” first.');
    expect(actions(part, passkey)).to.deep.equal([]);
    await expect(part).to.be.accessible();
  });

  it('follows another part or tab, and closes a form that has nothing left to do', async () => {
    const { page, element, part } = await withPart();
    const tab = document.createElement('auth-mfa');
    tab.auth = page.auth;
    element.after(tab);
    await shown(tab);
    await press(part, 'Set up', mail);
    await press(tab, 'Set up', mail);
    await send(tab, {}, 'Turn on');
    await until(() => rows(part)[2] === `Email ${email} Default`, 'the news');
    await part.updateComplete;
    expect(isOpen(part)).to.be.false;
    await press(part, 'Turn off', mail);
    await press(tab, 'Turn off', mail);
    await send(tab, {}, 'Turn off');
    await until(() => rows(part)[2] === 'Email Off', 'the news');
    await part.updateComplete;
    expect(isOpen(part)).to.be.false;
  });

  it('is closed and empty for the next user', async () => {
    const { page, element, part } = await withPart(allFactors, {
      phone,
      before: (page) => turnOn(page, sms, app),
    });
    await press(part, 'Turn off', sms);
    await addUser(page, 'bob', { email: 'bob@example.com' });
    element.signOut();
    await inState(element, 'signIn');
    expect(part.available).to.be.false;
    expect(isOpen(part)).to.be.false;
    await signIn(element, 'bob', password);
    await shown(part);
    expect(rows(part)).to.deep.equal(['Authenticator app Off', 'Text message Off', 'Email Off']);
    expect(text(part.shadowRoot)).not.to.include(phone);
  });

  it('stands alone with an `auth`', async () => {
    const page = createPage(allFactors, configured());
    await addUser(page);
    await page.auth.signIn('ada', password);
    const part = document.createElement('auth-mfa');
    part.auth = page.auth;
    place().append(part);
    await shown(part);
    await press(part, 'Set up', mail);
    await send(part, {}, 'Turn on');
    expect(rows(part)[2]).to.equal(`Email ${email} Default`);
    await page.auth.signOut();
    await until(() => !part.available, 'signed out');
  });

  it('goes by keyboard: Enter sends the code, Escape closes an empty form', async () => {
    const { part } = await withPart();
    await press(part, 'Set up', app);
    field('Enter the code it shows', part).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
    );
    await part.updateComplete;
    expect(isOpen(part)).to.be.false;
    expect(focused() === button('Set up', row(part, app))).to.be.true;
    await press(part, 'Set up', app);
    const input = field('Enter the code it shows', part);
    input.form?.requestSubmit();
    await atRest(part);
    expect(description(field('Enter the code it shows', part))).not.to.equal('');
  });

  it('speaks Arabic, from right to left', async () => {
    const { part } = await withPart(allFactors, { before: (page) => turnOn(page, mail) });
    await press(part, 'Set up', app);
    await setLanguage('ar');
    await part.updateComplete;
    expect(part.shadowRoot?.querySelector('section')?.dir).to.equal('rtl');
    expect(part.querySelector('form')?.dir).to.equal('rtl');
    expect(part.querySelector('code')?.dir).to.equal('ltr');
    await expect(part).to.be.accessible();
    await setLanguage('en');
  });
});
