import { expect } from '@open-wc/testing';

import { alertText, button, description, field, text } from '../../../test/browser/support/find.js';
import {
  actions,
  allFactors,
  app,
  atRest,
  count,
  form,
  isOpen,
  loseAnswer,
  mail,
  passkey,
  phone,
  press,
  record,
  rows,
  send,
  sms,
  status,
  turnOn,
  withPart,
} from '../../../test/browser/support/mfa-part.js';
import { addUser, email, inState, password, submit, until } from '../../../test/browser/support/page.js';

const code = '6-digit code';
const shadow = (part: HTMLElement) => part.shadowRoot ?? part;
const required = 'Your account needs a second step, so this one stays on.';

/** At the code for a new phone number. */
async function atCode() {
  const reached = await withPart({ ...allFactors, autoVerifiedAttributes: ['email', 'phone_number'] });
  await press(reached.part, 'Set up', sms);
  await until(() => reached.part.querySelector('select'), 'the countries');
  await send(reached.part, { 'Phone number': phone }, 'Send code');
  return reached;
}

describe('auth-mfa: what the service refuses', () => {
  for (const [name, error] of Object.entries({
    'the pool does not have it': {
      code: 'InvalidParameterException',
      message: 'Email MFA has not been enabled by the userPool',
    },
    'the feature plan does not have it': { code: 'FeatureUnavailableInTierException', message: 'No.' },
  }))
    it(`is hidden, and said: ${name}`, async () => {
      const { page, part } = await withPart();
      page.cognito.faults.add({ operation: 'SetUserMFAPreference', error });
      await press(part, 'Set up', mail);
      await send(part, {}, 'Turn on');
      expect(alertText(shadow(part))).to.equal('That choice can’t be used for this account.');
      expect(rows(part)).to.deep.equal(['Authenticator app Off', 'Text message Off']);
      expect(isOpen(part)).to.be.false;
      await expect(part).to.be.accessible();
    });

  it('keeps the passkeys of a pool where they are one factor away from both', async () => {
    const { page, part } = await withPart(
      {
        ...allFactors,
        firstFactors: ['PASSWORD', 'WEB_AUTHN'],
        passkeys: { relyingPartyId: location.hostname },
      },
      {
        before: (page) => {
          turnOn(page, mail);
          record(page).passkeys.set('key', {
            id: 'key',
            publicKey: new Uint8Array(),
            relyingPartyId: location.hostname,
            attachment: 'platform',
            transports: ['internal'],
            created: 0,
            counter: 0,
          });
        },
      },
    );
    await press(part, 'Turn on', passkey);
    expect(alertText(shadow(part))).to.equal('That choice can’t be used for this account.');
    expect(rows(part)).to.have.length(3);
    expect(record(page).preferredFactor).to.equal(mail);
  });

  it('says that the last one stays on, where it is refused', async () => {
    const { page, part } = await withPart(allFactors, { before: (page) => turnOn(page, mail) });
    page.cognito.faults.add({
      operation: 'SetUserMFAPreference',
      error: { code: 'InvalidParameterException', message: 'MFA is required.' },
      times: 1,
    });
    await press(part, 'Turn off', mail);
    await send(part, {}, 'Turn off');
    expect(alertText(form(part))).to.equal(required);
    expect(rows(part)[2]).to.equal(`Email ${email} Default`);
    await expect(part).to.be.accessible();
    button('Cancel', form(part)).click();
    await part.updateComplete;
    expect(actions(part, mail)).to.deep.equal(['Turn off']);
  });

  it('says that the last one stays on, where the call succeeds and does nothing', async () => {
    const { page, part } = await withPart(allFactors, { before: (page) => turnOn(page, mail) });
    const { factors } = record(page);
    factors.delete = () => true;
    await press(part, 'Turn off', mail);
    await send(part, {}, 'Turn off');
    Reflect.deleteProperty(factors, 'delete');
    expect(alertText(form(part))).to.equal(required);
    expect(rows(part)[2]).to.equal(`Email ${email} On`.replace('On', 'Default'));
  });

  it('says at the address that it is taken, and at the code that it is wrong or has expired', async () => {
    const { page, part } = await atCode();
    await send(part, { [code]: page.code() === '000000' ? '000001' : '000000' }, 'Turn on');
    expect(description(field(code, part))).to.include('That code didn’t match.');
    page.cognito.faults.add({ operation: 'VerifyUserAttribute', error: 'ExpiredCodeException', times: 1 });
    await send(part, { [code]: page.code() }, 'Turn on');
    expect(description(field(code, part))).to.equal('That code has expired. Get a new one.');
    page.cognito.faults.add({ operation: 'VerifyUserAttribute', error: 'AliasExistsException', times: 1 });
    await send(part, { [code]: page.code() }, 'Turn on');
    expect(description(field('Phone number', part))).to.equal('That number can’t be used. Try another.');
    await expect(part).to.be.accessible();
  });

  it('sends another code', async () => {
    const { page, part } = await atCode();
    const now = Date.now();
    const clock = Date.now;
    Date.now = () => now + 31_000;
    part.requestUpdate();
    await part.updateComplete;
    button('Send again', part).click();
    await until(() => text(form(part).querySelector('[role=status]')).startsWith('We sent'), 'the notice');
    Date.now = clock;
    expect(count(page, 'GetUserAttributeVerificationCode')).to.equal(1);
    await send(part, { [code]: page.code() }, 'Turn on');
    expect(rows(part)[1]).to.equal(`Text message ${phone} Default`);
  });
});

describe('auth-mfa: calls that fail or come late', () => {
  it('shows what is done though its answer was lost', async () => {
    const { page, part } = await withPart(allFactors, { phone });
    await press(part, 'Set up', mail);
    loseAnswer(page, 'SetUserMFAPreference');
    await send(part, {}, 'Turn on');
    expect(status(part)).to.equal('Email turned on.');
    await press(part, 'Set up', sms);
    await send(part, {}, 'Turn on');
    loseAnswer(page, 'SetUserMFAPreference');
    await press(part, 'Make default', sms);
    expect(status(part)).to.equal('Your default is now: Text message.');
    await press(part, 'Turn off', sms);
    loseAnswer(page, 'SetUserMFAPreference');
    await send(part, {}, 'Turn off');
    expect(status(part)).to.equal('Text message turned off.');
    expect(alertText(shadow(part))).to.equal('');
  });

  it('takes a code whose answer was lost as entered', async () => {
    const { page, part } = await atCode();
    loseAnswer(page, 'VerifyUserAttribute');
    await send(part, { [code]: page.code() }, 'Turn on');
    expect(rows(part)[1]).to.equal(`Text message ${phone} Default`);
  });

  it('can be repeated where only the last call failed: the number is verified by then', async () => {
    const { page, part } = await atCode();
    page.cognito.faults.add({ operation: 'SetUserMFAPreference', drop: true, times: 1 });
    await send(part, { [code]: page.code() }, 'Turn on');
    expect(alertText(form(part))).to.include('We can’t reach the server.');
    expect(rows(part)[1]).to.equal('Text message Off');
    await send(part, {}, 'Turn on');
    expect(rows(part)[1]).to.equal(`Text message ${phone} Default`);
  });

  it('says that it could not be read, and reads again', async () => {
    const { page, part } = await withPart();
    page.cognito.faults.add({ operation: 'GetUserAuthFactors', drop: true, times: 1 });
    part.remove();
    const again = document.createElement('auth-mfa');
    again.auth = page.auth;
    document.querySelector('auth-authenticator')?.append(again);
    await until(() => alertText(shadow(again)).includes('We can’t reach the server.'), 'the error');
    button('Try again', shadow(again)).click();
    await until(() => rows(again).length > 0, 'the rows');
  });

  it('changes nothing of another user who has signed in in another tab', async () => {
    const { page, part } = await withPart(allFactors, { before: (page) => turnOn(page, mail) });
    await addUser(page, 'bob', { email: 'bob@example.com' });
    await press(part, 'Turn off', mail);
    await page.open({}).signIn('bob', password);
    const bob = page.pagePool.users.find('bob');
    bob?.factors.add('EMAIL_OTP');
    submit({}, 'Turn off', form(part));
    await until(() => !isOpen(part), 'closed');
    expect([...(bob?.factors ?? [])]).to.deep.equal([mail]);
  });

  it('is gone with everything else when the session was ended elsewhere', async () => {
    const { page, element, part } = await withPart();
    await press(part, 'Set up', app);
    page.pagePool.users.delete('ada');
    submit({ 'Enter the code it shows': '123456' }, 'Turn on', part);
    await inState(element, 'signIn');
    expect(part.available).to.be.false;
    expect(!part.querySelector('code, input')).to.be.true;
  });

  it('says that it is turned off, also when that was canceled meanwhile', async () => {
    const { page, part } = await withPart(allFactors, { phone, before: (page) => turnOn(page, sms, app) });
    await press(part, 'Turn off', sms);
    const release = page.hold();
    submit({}, 'Turn off', form(part));
    await part.updateComplete;
    button('Cancel', part).click();
    release();
    await until(() => status(part), 'the message');
    expect(status(part)).to.equal('Text message turned off.');
    expect(rows(part)[0]).to.equal('Authenticator app Default');
    expect(isOpen(part)).to.be.false;
  });

  it('waits for a slow answer, and takes no other action meanwhile', async () => {
    const { page, part } = await withPart(allFactors, {
      phone,
      before: (page) => turnOn(page, app, sms, mail),
    });
    const release = page.hold();
    button('Make default', part.shadowRoot?.querySelector(`[data-row=${sms}]`) ?? part).click();
    await part.updateComplete;
    button('Make default', part.shadowRoot?.querySelector(`[data-row=${mail}]`) ?? part).click();
    expect(rows(part)[0]).to.equal('Authenticator app Default');
    release();
    await atRest(part);
    expect(rows(part)[1]).to.equal(`Text message ${phone} Default`);
    expect(count(page, 'SetUserMFAPreference')).to.equal(1);
  });
});
