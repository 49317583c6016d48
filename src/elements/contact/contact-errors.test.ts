import './define.js';

import { expect } from '@open-wc/testing';

import { answered, status } from '../../../test/browser/support/account.js';
import { alertText, button, description, field, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  email,
  inState,
  mount,
  type Page,
  password,
  signIn,
  submit,
  until,
} from '../../../test/browser/support/page.js';
import { loadFormParts } from '../../forms/load-form-parts.js';
import type { PoolOptions } from '../../local-cognito/index.js';
import type { AuthContact } from './contact.js';

const other = 'ada@example.org';
const user = (page: Page) => page.pagePool.users.find('ada');
const form = (part: Element) => part.querySelector('form') ?? part;
const emailRow = (part: Element) => part.shadowRoot?.querySelector('[data-row=email]') ?? part;
const value = (part: Element) => text(emailRow(part).querySelector('.auth-row-value'));
const count = (page: Page, call: string) => page.calls.filter((each) => each === call).length;

async function send(part: AuthContact, values: Record<string, string>, label = 'Continue'): Promise<void> {
  submit(values, label, part);
  await answered(part);
}

async function atAddress(pool: Partial<PoolOptions> = {}) {
  const page = createPage(pool);
  await addUser(page);
  const part = document.createElement('auth-contact');
  const element = await mount(page, {}, part);
  await signIn(element, 'ada', password);
  await until(() => part.shadowRoot?.querySelector('.auth-row'), 'the rows');
  await loadFormParts();
  button('Change', emailRow(part)).click();
  await answered(part);
  return { page, element, part };
}

async function atCode(pool?: Partial<PoolOptions>) {
  const reached = await atAddress(pool);
  await send(reached.part, { Email: other });
  return reached;
}

/** The service does the next call of an operation, and its response is lost. */
function loseAnswer({ cognito }: Page, operation: string): void {
  const { fetch } = cognito;
  Reflect.set(cognito, 'fetch', async (request: Request) => {
    const response = await fetch.call(cognito, request);
    if (!request.headers.get('x-amz-target')?.endsWith(`.${operation}`)) return response;
    Reflect.set(cognito, 'fetch', fetch);
    throw new TypeError('Failed to fetch');
  });
}

/** The service does the next call of an operation, and its response comes when the returned function is called. */
function holdAnswer({ cognito }: Page, operation: string): () => void {
  const { fetch } = cognito;
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  Reflect.set(cognito, 'fetch', async (request: Request) => {
    const response = await fetch.call(cognito, request);
    if (request.headers.get('x-amz-target')?.endsWith(`.${operation}`)) await released;
    return response;
  });
  return () => {
    Reflect.set(cognito, 'fetch', fetch);
    release();
  };
}

describe('auth-contact: refusals of an address', () => {
  it('names one that another account has at the field, without saying so', async () => {
    const { page, part } = await atAddress({ usernameAttributes: [], aliasAttributes: ['email'] });
    page.cognito.faults.add({
      operation: 'UpdateUserAttributes',
      error: { code: 'AliasExistsException', message: 'An account with the email already exists.' },
      times: 1,
    });
    await send(part, { Email: other });
    expect(description(field('Email', part))).to.equal('That email can’t be used. Try another.');
    expect(field('Email', part).value).to.equal(other);
    expect(user(page)?.attributes.get('email')).to.equal(email);
    await expect(part).to.be.accessible();
    await send(part, {});
    expect(field('6-digit code', part).value).to.equal('');
  });

  it('checks the form of an address before it is sent', async () => {
    const { page, part } = await atAddress();
    await send(part, { Email: 'ada@' });
    expect(description(field('Email', part))).not.to.equal('');
    expect(count(page, 'UpdateUserAttributes')).to.equal(0);
  });

  it('says at the field that no code could be sent', async () => {
    const { page, part } = await atAddress();
    page.cognito.faults.add({
      operation: 'UpdateUserAttributes',
      error: 'CodeDeliveryFailureException',
      times: 1,
    });
    await send(part, { Email: other });
    expect(description(field('Email', part))).to.include('We couldn’t send the code.');
  });

  it('keeps what was typed when the client may not write it, and after too many tries', async () => {
    const { page, part } = await atAddress();
    page.cognito.faults.add({
      operation: 'UpdateUserAttributes',
      error: {
        code: 'NotAuthorizedException',
        message: 'A client attempted to write unauthorized attribute',
      },
    });
    await send(part, { Email: other });
    expect(alertText(form(part))).to.include('can’t be changed here. Nothing was saved.');
    page.cognito.faults.clear();
    page.cognito.faults.add({ operation: 'UpdateUserAttributes', error: 'LimitExceededException', times: 1 });
    await send(part, {});
    expect(alertText(form(part))).to.equal('Too many tries. Wait a few minutes.');
    expect(field('Email', part).value).to.equal(other);
  });

  it('sends once when the button is pressed twice', async () => {
    const { page, part } = await atAddress();
    const release = page.hold();
    submit({ Email: other }, 'Continue', part);
    await part.updateComplete;
    button('One moment…', part).click();
    release();
    await answered(part);
    expect(count(page, 'UpdateUserAttributes')).to.equal(1);
    expect(field('6-digit code', part).value).to.equal('');
  });

  it('stays closed when it was canceled while the call was running', async () => {
    const { page, part } = await atAddress();
    const release = page.hold();
    submit({ Email: other }, 'Continue', part);
    await part.updateComplete;
    button('Cancel', part).click();
    release();
    await until(() => value(part) === `${other} Not verified`, 'the row');
    expect(part.querySelector('input')).to.equal(null);
  });

  it('shows nothing of a code for the user before', async () => {
    const { page, part } = await atAddress({ attributesRequireVerificationBeforeUpdate: ['email'] });
    await addUser(page, 'grace', { email: 'grace@example.com' });
    const release = holdAnswer(page, 'UpdateUserAttributes');
    submit({ Email: other }, 'Continue', part);
    await until(() => page.cognito.outbox.messages().length > 0, 'the code');
    await page.auth.signIn('grace', password);
    await until(() => value(part).includes('grace@example.com'), 'the next user');
    release();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await answered(part);
    expect(value(part)).to.equal('grace@example.com Verified');
    button('Change', emailRow(part)).click();
    await answered(part);
    expect(field('Email', part).value).to.equal('');
  });

  it('says that it is saved after it was canceled, and nothing about a refusal', async () => {
    const { page, part } = await atAddress();
    // The pool verifies no address any more.
    page.pagePool.update({ autoVerifiedAttributes: [] });
    for (const fault of [undefined, 'AliasExistsException']) {
      if (fault)
        page.cognito.faults.add({
          operation: 'UpdateUserAttributes',
          error: { code: fault, message: fault },
          times: 1,
        });
      const release = holdAnswer(page, 'UpdateUserAttributes');
      submit({ Email: fault ? email : other }, 'Continue', part);
      await until(() => count(page, 'UpdateUserAttributes') === (fault ? 2 : 1), 'the call');
      button('Cancel', part).click();
      await part.updateComplete;
      release();
      await until(() => !part.shadowRoot?.querySelector('[aria-disabled=true]'), 'the answer');
      expect([status(part), alertText(part)]).to.deep.equal(fault ? ['', ''] : ['Saved.', '']);
      button('Change', emailRow(part)).click();
      await answered(part);
    }
  });

  it('does not take the focus from where the user has gone meanwhile', async () => {
    const { page, part, element } = await atAddress();
    // The pool verifies no address any more.
    page.pagePool.update({ autoVerifiedAttributes: [] });
    const search = document.createElement('input');
    element.after(search);
    const release = holdAnswer(page, 'UpdateUserAttributes');
    submit({ Email: other }, 'Continue', part);
    await until(() => count(page, 'UpdateUserAttributes') === 1, 'the call');
    search.focus();
    release();
    await until(() => status(part) === 'Saved.', 'saved');
    await answered(part);
    expect(document.activeElement).to.equal(search);
  });

  it('shows a change whose response was lost', async () => {
    const { page, part } = await atAddress();
    loseAnswer(page, 'UpdateUserAttributes');
    await send(part, { Email: other });
    expect(value(part)).to.equal(`${other} Not verified`);
    expect(status(part)).to.equal('Saved.');
  });

  it('can be repeated when the request was lost', async () => {
    const { page, part } = await atAddress();
    page.cognito.faults.add({ operation: 'UpdateUserAttributes', drop: true, times: 1 });
    await send(part, { Email: other });
    expect(alertText(form(part))).to.include('We can’t reach the server.');
    expect(value(part)).to.equal(`${email} Verified`);
    await send(part, {});
    expect(value(part)).to.equal(`${other} Not verified`);
  });
});

describe('auth-contact: refusals of a code', () => {
  it('answers a wrong and an expired one at the field, and sends another', async () => {
    const { page, part } = await atCode();
    await send(part, { '6-digit code': page.code() === '000000' ? '000001' : '000000' }, 'Confirm');
    expect(description(field('6-digit code', part))).to.include('That code didn’t match.');
    page.cognito.faults.add({ operation: 'VerifyUserAttribute', error: 'ExpiredCodeException', times: 1 });
    await send(part, { '6-digit code': page.code() }, 'Confirm');
    expect(description(field('6-digit code', part))).to.equal('That code has expired. Get a new one.');
    const now = Date.now();
    const clock = Date.now;
    Date.now = () => now + 31_000;
    part.requestUpdate();
    await part.updateComplete;
    button('Send again', part).click();
    const notice = () => text(form(part).querySelector('[role=status]'));
    await until(() => notice() === 'We sent a new code to a***@e***.', 'the notice');
    Date.now = clock;
    expect(count(page, 'GetUserAttributeVerificationCode')).to.equal(1);
    await send(part, { '6-digit code': page.code() }, 'Confirm');
    expect(value(part)).to.equal(`${other} Verified`);
  });

  it('asks for another address when another account has verified it in the meantime', async () => {
    const { page, part } = await atCode({ attributesRequireVerificationBeforeUpdate: ['email'] });
    page.cognito.faults.add({ operation: 'VerifyUserAttribute', error: 'AliasExistsException', times: 1 });
    await send(part, { '6-digit code': page.code() }, 'Confirm');
    expect(description(field('Email', part))).to.equal('That email can’t be used. Try another.');
    expect(field('Email', part).value).to.equal(other);
    expect(value(part)).to.include(`${email} Verified`);
  });

  it('takes a code whose response was lost as entered', async () => {
    const { page, part } = await atCode();
    loseAnswer(page, 'VerifyUserAttribute');
    await send(part, { '6-digit code': page.code() }, 'Confirm');
    expect(value(part)).to.equal(`${other} Verified`);
    expect(status(part)).to.equal('Your email is verified.');
  });

  it('is gone with everything else when the session was ended elsewhere', async () => {
    const { page, element, part } = await atCode();
    page.pagePool.users.delete('ada');
    submit({ '6-digit code': page.code() }, 'Confirm', part);
    await inState(element, 'signIn');
    expect(part.available).to.be.false;
    expect(part.querySelector('input')).to.equal(null);
  });
});
