import { expect } from '@open-wc/testing';

import { alertText, button, description, field, focused, text } from '../../../test/browser/support/find.js';
import {
  actions,
  allFactors,
  app,
  appCode,
  atRest,
  codeOfApp,
  count,
  form,
  isOpen,
  lead,
  loseAnswer,
  phone,
  press,
  record,
  row,
  rows,
  secretIn,
  send,
  shown,
  sms,
  status,
  turnOn,
  withPart,
} from '../../../test/browser/support/mfa-part.js';
import {
  addUser,
  inState,
  password,
  signIn,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import { encodeQr } from '../../forms/totp/qr-code.js';

const oldSecret = 'JBSWY3DPEHPK3PXP';

/** The set-up of an app is open. */
async function atKey(...wishes: Parameters<typeof withPart>) {
  const reached = await withPart(...wishes);
  await press(reached.part, 'Set up', app);
  return reached;
}

describe('auth-mfa: an authenticator app', () => {
  it('is set up with a QR code or a key, and is then on and the default', async () => {
    const { page, part } = await withPart();
    expect(rows(part)[0]).to.equal('Authenticator app Off');
    await press(part, 'Set up', app);
    expect(lead(part)).to.equal('You need an authenticator app on your phone.');
    await until(() => part.querySelector('svg[role=img]'), 'the QR code');
    const issuer = location.hostname;
    const { path } = await encodeQr(
      `otpauth://totp/${issuer}:ada%40example.com?secret=${secretIn(part)}&issuer=${issuer}`,
    );
    expect(part.querySelector('svg[role=img] path')?.getAttribute('d') === path).to.be.true;
    expect(focused() === field(codeOfApp, part)).to.be.true;
    await expect(part).to.be.accessible();
    await send(part, { [codeOfApp]: await appCode(page, part) }, 'Turn on');
    expect(status(part)).to.equal('Authenticator app turned on.');
    expect(rows(part)[0]).to.equal('Authenticator app Default');
    expect(actions(part, app)).to.deep.equal(['Replace', 'Turn off']);
    expect(focused() === button('Replace', row(part, app))).to.be.true;
    expect(record(page).preferredFactor).to.equal(app);
    expect(!part.querySelector('code')).to.be.true;
    await expect(part).to.be.accessible();
  });

  it('is on, and not the default, beside another factor', async () => {
    const { page, part } = await atKey(allFactors, { phone, before: (page) => turnOn(page, sms) });
    await send(part, { [codeOfApp]: await appCode(page, part) }, 'Turn on');
    expect(rows(part).slice(0, 2)).to.deep.equal(['Authenticator app On', `Text message ${phone} Default`]);
    expect(record(page).preferredFactor).to.equal(sms);
  });

  it('copies the key', async () => {
    const { part } = await atKey();
    const copied: string[] = [];
    const { writeText } = navigator.clipboard;
    navigator.clipboard.writeText = (content) => {
      copied.push(content);
      return Promise.resolve();
    };
    button('Copy', part).click();
    await until(() => text(part.querySelector('.auth-tool')) === 'Copied', 'Copied');
    navigator.clipboard.writeText = writeText;
    expect(copied).to.deep.equal([secretIn(part)]);
  });

  it('is replaced, and the old one works until the code of the new one is there', async () => {
    const { page, part } = await withPart(allFactors, { before: (page) => turnOn(page, app) });
    await press(part, 'Replace', app);
    expect(lead(part)).to.equal('Your old app works until the new one is confirmed.');
    const secret = secretIn(part);
    expect(secret).not.to.equal(oldSecret);
    expect(record(page).totp.secret).to.equal(oldSecret);
    button('Cancel', part).click();
    await part.updateComplete;
    expect(record(page).totp.secret).to.equal(oldSecret);
    await press(part, 'Replace', app);
    expect(secretIn(part)).not.to.equal(secret);
    await send(part, { [codeOfApp]: await appCode(page, part) }, 'Replace');
    expect(status(part)).to.equal('Your authenticator app is replaced. The old one doesn’t work any more.');
    expect(record(page).totp.secret).not.to.equal(oldSecret);
    expect(rows(part)[0]).to.equal('Authenticator app Default');
    expect(count(page, 'SetUserMFAPreference')).to.equal(0);
  });

  it('says at the code that it is wrong, and keeps the key', async () => {
    const { page, part } = await atKey();
    const secret = secretIn(part);
    await send(part, { [codeOfApp]: '000000' }, 'Turn on');
    expect(description(field(codeOfApp, part))).to.include('didn’t match. Check it or wait');
    page.cognito.faults.add({ operation: 'VerifySoftwareToken', error: 'CodeMismatchException', times: 1 });
    await send(part, { [codeOfApp]: await appCode(page, part) }, 'Turn on');
    expect(description(field(codeOfApp, part))).to.include('didn’t match. Check it or wait');
    await expect(part).to.be.accessible();
    expect(secretIn(part)).to.equal(secret);
    expect(rows(part)[0]).to.equal('Authenticator app Off');
    await send(part, { [codeOfApp]: await appCode(page, part) }, 'Turn on');
    expect(rows(part)[0]).to.equal('Authenticator app Default');
  });

  it('leaves nothing of the key when it is left: Cancel, Escape, another row, removal, another user', async () => {
    const { page, element, part } = await atKey(allFactors, { phone });
    const isClean = () => !part.querySelector('code, svg[role=img]') && !part.querySelector('input');
    button('Cancel', part).click();
    await part.updateComplete;
    expect(isClean()).to.be.true;
    expect(focused() === button('Set up', row(part, app))).to.be.true;
    await press(part, 'Set up', app);
    field(codeOfApp, part).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await part.updateComplete;
    expect(isClean()).to.be.true;
    await press(part, 'Set up', app);
    await press(part, 'Set up', sms);
    expect(isClean() && isOpen(part)).to.be.true;
    await press(part, 'Set up', app);
    part.remove();
    await until(isClean, 'nothing of the key');
    element.append(part);
    await until(() => rows(part).length > 0, 'the rows');
    expect(isOpen(part)).to.be.false;
    await press(part, 'Set up', app);
    await addUser(page, 'bob', { email: 'bob@example.com' });
    element.signOut();
    await inState(element, 'signIn');
    expect(isClean()).to.be.true;
    await signIn(element, 'bob', password);
    await until(() => rows(part).length > 0, 'the rows');
    expect(isOpen(part)).to.be.false;
  });

  it('shows no key that comes after the part was removed, or for another user', async () => {
    const { page, element, part } = await withPart();
    const hasKey = () => !!part.querySelector('code');
    let release = page.hold();
    button('Set up', row(part, app)).click();
    await part.updateComplete;
    part.remove();
    await until(() => !part.available, 'removed');
    release();
    element.append(part);
    await shown(part);
    expect(hasKey()).to.be.false;
    release = page.hold();
    button('Set up', row(part, app)).click();
    await part.updateComplete;
    const signedOut = page.auth.signOut();
    await inState(element, 'signIn');
    release();
    await signedOut;
    expect(hasKey()).to.be.false;
    expect(part.available).to.be.false;
  });

  it('turns nothing on when it was canceled while the code was checked', async () => {
    const { page, part } = await atKey();
    const release = page.hold();
    submit({ [codeOfApp]: await appCode(page, part) }, 'Turn on', part);
    await part.updateComplete;
    button('Cancel', part).click();
    release();
    await atRest(part);
    expect(count(page, 'SetUserMFAPreference')).to.equal(0);
    expect(rows(part)[0]).to.equal('Authenticator app Off');
    expect(isOpen(part)).to.be.false;
  });

  it('says that it is replaced, also when that was canceled while the code was checked', async () => {
    const { page, part } = await withPart(allFactors, { before: (page) => turnOn(page, app) });
    await press(part, 'Replace', app);
    const secret = secretIn(part);
    const release = page.hold();
    submit({ [codeOfApp]: await appCode(page, part) }, 'Replace', part);
    await part.updateComplete;
    button('Cancel', part).click();
    release();
    await until(() => status(part), 'the message');
    expect(status(part)).to.equal('Your authenticator app is replaced. The old one doesn’t work any more.');
    expect(record(page).totp.secret).to.equal(secret);
    expect(isOpen(part)).to.be.false;
  });

  it('is not replaced once another tab has turned it off: the form closes', async () => {
    const { page, element, part } = await withPart(allFactors, { before: (page) => turnOn(page, app) });
    const tab = document.createElement('auth-mfa');
    tab.auth = page.auth;
    element.after(tab);
    await shown(tab);
    await press(part, 'Replace', app);
    await press(tab, 'Turn off', app);
    await send(tab, {}, 'Turn off');
    await until(() => rows(part)[0] === 'Authenticator app Off', 'the news');
    await part.updateComplete;
    expect(isOpen(part)).to.be.false;
  });

  it('does not say that it is replaced if it was turned off while the code was checked', async () => {
    const { page, part } = await withPart(allFactors, { before: (page) => turnOn(page, app) });
    await press(part, 'Replace', app);
    record(page).factors.delete(app);
    await send(part, { [codeOfApp]: await appCode(page, part) }, 'Replace');
    expect(status(part)).to.equal('');
    expect(rows(part)[0]).to.equal('Authenticator app Off');
    expect(isOpen(part)).to.be.false;
  });

  it('sends once when a button is pressed twice', async () => {
    const { page, part } = await withPart();
    let release = page.hold();
    button('Set up', row(part, app)).click();
    button('Set up', row(part, app)).click();
    release();
    await atRest(part);
    expect(count(page, 'AssociateSoftwareToken')).to.equal(1);
    type(codeOfApp, await appCode(page, part), part);
    release = page.hold();
    const press = button('Turn on', part);
    press.click();
    press.click();
    release();
    await atRest(part);
    expect(count(page, 'VerifySoftwareToken')).to.equal(1);
    expect(count(page, 'SetUserMFAPreference')).to.equal(1);
  });

  for (const operation of ['VerifySoftwareToken', 'SetUserMFAPreference'])
    it(`goes on after an answer that was lost: ${operation}`, async () => {
      const { page, part } = await atKey();
      loseAnswer(page, operation);
      await send(part, { [codeOfApp]: await appCode(page, part) }, 'Turn on');
      if (operation === 'VerifySoftwareToken') {
        expect(alertText(form(part))).to.include('We can’t reach the server.');
        await send(part, {}, 'Turn on');
      }
      expect(rows(part)[0]).to.equal('Authenticator app Default');
      expect(status(part)).to.equal('Authenticator app turned on.');
    });

  it('turns on an app that was checked, without another code, when only that call failed', async () => {
    const { page, part } = await atKey();
    page.cognito.faults.add({ operation: 'SetUserMFAPreference', drop: true, times: 1 });
    await send(part, { [codeOfApp]: await appCode(page, part) }, 'Turn on');
    expect(alertText(form(part))).to.include('We can’t reach the server.');
    expect(rows(part)[0]).to.equal('Authenticator app Off');
    await send(part, {}, 'Turn on');
    expect(count(page, 'VerifySoftwareToken')).to.equal(1);
    expect(rows(part)[0]).to.equal('Authenticator app Default');
  });

  it('can be asked for again when the key did not come', async () => {
    const { page, part } = await withPart();
    page.cognito.faults.add({ operation: 'AssociateSoftwareToken', drop: true, times: 1 });
    await press(part, 'Set up', app);
    expect(alertText(part.shadowRoot ?? part)).to.include('We can’t reach the server.');
    expect(isOpen(part)).to.be.false;
    await press(part, 'Set up', app);
    expect(secretIn(part)).not.to.equal('');
  });

  it('says that the key has ended when another tab has set up an app', async () => {
    const { page, part } = await withPart(allFactors, { before: (page) => turnOn(page, app) });
    await press(part, 'Replace', app);
    const code = await appCode(page, part);
    delete record(page).totp.pending;
    await send(part, { [codeOfApp]: code }, 'Replace');
    expect(alertText(part.shadowRoot ?? part)).to.equal(
      'This key doesn’t work any more. Set up the app again.',
    );
    expect(!part.querySelector('code')).to.be.true;
    expect(rows(part)[0]).to.equal('Authenticator app Default');
  });

  it('is hidden in a pool without it, says so, and warns the developer', async () => {
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => warnings.push(words.join(' '));
    const { part } = await withPart({ mfaTypes: ['SMS_MFA'] }, { config: {} });
    await press(part, 'Set up', app);
    console.warn = warn;
    expect(alertText(part.shadowRoot ?? part)).to.equal('That choice can’t be used for this account.');
    expect(rows(part).map((each) => each.split(' ')[0])).to.deep.equal(['Text']);
    expect(warnings.filter((each) => String(each).includes('mfa.types'))).to.have.length(1);
    expect(focused()?.matches('h2')).to.be.true;
  });
});
