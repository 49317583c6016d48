import { expect } from '@open-wc/testing';

import { alertText, button, description, field, focused, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  email,
  inState,
  mount,
  password,
  rendered,
  settled,
  signIn,
  submit,
  until,
} from '../../../test/browser/support/page.js';
import { ways } from '../../../test/browser/support/reach.js';
import { encodeQr } from '../../forms/totp/qr-code.js';
import { totpCode } from '../../local-cognito/index.js';
import { setLanguage } from '../../localization/index.js';

const label = 'Enter the code it shows';
const secretIn = (element: Element) => text(element.querySelector('code')).replaceAll(' ', '');

describe('auth-totp-setup', () => {
  it('shows the same key as a QR code with a name and as text in groups of four', async () => {
    const { element } = await ways.TOTPSetup();
    await until(() => element.querySelector('svg[role="img"]'), 'a QR code');
    const image = element.querySelector('svg[role="img"]');
    expect(image?.getAttribute('aria-label')).to.equal('QR code for your authenticator app');
    const groups = text(element.querySelector('code')).split(' ');
    expect(groups.slice(0, -1).every((group) => /^[A-Z2-7]{4}$/.test(group))).to.be.true;
    const issuer = location.hostname;
    const uri = `otpauth://totp/${issuer}:ada?secret=${secretIn(element)}&issuer=${issuer}`;
    const { path } = await encodeQr(uri);
    expect(image?.querySelector('path')?.getAttribute('d') === path).to.be.true;
  });

  it('numbers its steps in the digits of the language', async () => {
    const { element } = await ways.TOTPSetup();
    const numbers = () =>
      [...element.querySelectorAll('.auth-step')].map((step) => getComputedStyle(step, '::before').content);
    expect(numbers()).to.deep.equal(['"1"', '"2"', '"3"']);
    await setLanguage('fa');
    await until(() => numbers()[0] !== '"1"', 'Persian digits');
    expect(numbers()).to.deep.equal(['"۱"', '"۲"', '"۳"']);
    await setLanguage('en');
  });

  it('names the issuer that the page gives', async () => {
    const page = createPage({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    await addUser(page);
    const own = Object.assign(document.createElement('auth-totp-setup'), {
      issuer: 'Larkspur & Co\ud800',
      slot: 'totp-setup',
    });
    const element = await mount(page, {}, own);
    await signIn(element, 'ada', password, 'TOTPSetup');
    await until(() => own.querySelector('svg[role="img"]'), 'a QR code');
    const issuer = 'Larkspur%20%26%20Co%EF%BF%BD';
    const { path } = await encodeQr(`otpauth://totp/${issuer}:ada?secret=${secretIn(own)}&issuer=${issuer}`);
    expect(own.querySelector('svg[role="img"] path')?.getAttribute('d') === path).to.be.true;
  });

  it('goes on with the code of the app', async () => {
    const { page, element } = await ways.TOTPSetup();
    submit({ [label]: await totpCode(secretIn(element), page.cognito.clock.now()) }, 'Turn on', element);
    await inState(element, 'signedIn');
    expect(page.calls).to.include('SetUserMFAPreference');
  });

  it('says at the code that it is wrong, and keeps the key', async () => {
    const { element } = await ways.TOTPSetup();
    const before = secretIn(element);
    submit({ [label]: '000000' }, 'Turn on', element);
    await settled(element);
    expect(description(field(label, element))).to.include('didn’t match. Check it or wait');
    expect(secretIn(element)).to.equal(before);
  });

  it('can ask again for a key that did not come', async () => {
    const page = createPage({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    await addUser(page);
    const element = await mount(page);
    page.cognito.faults.add({ operation: 'AssociateSoftwareToken', drop: true, times: 1 });
    await signIn(element, 'ada', password, 'TOTPSetup');
    expect(alertText(element)).to.include('can’t reach the server');
    expect(() => button('Turn on', element)).to.throw();
    const again = button('Try again', element);
    again.focus();
    again.click();
    await settled(element);
    expect(secretIn(element)).to.not.equal('');
    expect(alertText(element)).to.equal('');
    expect(focused()?.isConnected && focused() !== document.body).to.be.true;
  });

  it('leaves the focus where it is when the key comes', async () => {
    const { page, element } = await ways.signedIn();
    const release = page.hold();
    element.transition('TOTPSetup');
    await rendered(element);
    const code = field(label, element);
    code.focus();
    release();
    await settled(element);
    expect(secretIn(element)).to.not.equal('');
    expect(focused() === code).to.be.true;
  });

  it('keeps three groups of the key on a line, also beside a button with a long word', async () => {
    const { element } = await ways.TOTPSetup();
    element.style.inlineSize = '320px';
    const lines = (): number => {
      const range = document.createRange();
      range.selectNodeContents(element.querySelector('code') ?? element);
      return new Set([...range.getClientRects()].map(({ top }) => top)).size;
    };
    const groups = text(element.querySelector('code')).split(' ').length;
    try {
      for (const language of ['en', 'bg', 'uk']) {
        await setLanguage(language);
        await rendered(element);
        expect(lines(), language).to.be.at.most(Math.ceil(groups / 3));
        const [code, box] = ['code', '.auth-secret'].map((each) =>
          element.querySelector(each)?.getBoundingClientRect(),
        );
        expect(code && box && box.right - code.right, language).to.be.at.least(12);
      }
    } finally {
      await setLanguage('en');
    }
  });

  it('copies the key without the spaces', async () => {
    const { element } = await ways.TOTPSetup();
    const copied: string[] = [];
    const { writeText } = navigator.clipboard;
    navigator.clipboard.writeText = (content) => {
      copied.push(content);
      return Promise.resolve();
    };
    button('Copy', element).click();
    await rendered(element);
    await until(() => text(element.querySelector('.auth-tool')) === 'Copied', 'Copied');
    expect(text(element.querySelector('.auth-secret [role=status]'))).to.equal('Copied');
    expect(button('Copied', element)).to.exist;
    navigator.clipboard.writeText = writeText;
    expect(copied).to.deep.equal([secretIn(element)]);
  });

  it('handles a blocked clipboard', async () => {
    const { element } = await ways.TOTPSetup();
    const { writeText } = navigator.clipboard;
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('blocked', 'NotAllowedError'));
    button('Copy', element).click();
    await settled(element);
    navigator.clipboard.writeText = writeText;
    expect(button('Copy', element)).to.exist;
  });

  it('can be opened by a signed-in user, and left again', async () => {
    const { element } = await ways.signedIn();
    element.transition('TOTPSetup', element.user);
    await settled(element);
    expect(secretIn(element)).to.not.equal('');
    button('Back', element).click();
    await inState(element, 'signedIn');
    expect(element.user?.attributes?.['email']).to.equal(email);
  });
});
