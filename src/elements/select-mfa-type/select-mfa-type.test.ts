import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import {
  alertText,
  button,
  buttons,
  deep,
  focused,
  heading,
  text,
} from '../../../test/browser/support/find.js';
import { inState, rendered, sessionKeys, settled, submit } from '../../../test/browser/support/page.js';
import { type Reached, ways } from '../../../test/browser/support/reach.js';
import { totpCode } from '../../local-cognito/index.js';
import { setLanguage } from '../../localization/index.js';

const radios = (element: Element) => [...element.querySelectorAll<HTMLInputElement>('input[type=radio]')];
const offered = (element: Element) => radios(element).map(({ value, checked }) => [value, checked]);
const choose = (value: string, element: Element) =>
  element.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.click();

/** The choice of a user whom the service offers these. */
async function offeredBy(
  availableFactors: readonly string[] | undefined,
): Promise<Reached & { errors: string[] }> {
  const reached = await ways.signedIn();
  const user = await reached.page.auth.currentAuthenticatedUser();
  const errors: string[] = [];
  reached.element.addEventListener('auth-error', ({ detail }) => errors.push(detail.error.code));
  Object.assign(user, { challengeName: 'SELECT_MFA_TYPE', challengeParam: { availableFactors } });
  reached.element.transition('selectMFAType', user);
  await inState(reached.element, 'selectMFAType');
  return { ...reached, errors };
}

describe('auth-select-mfa-type, during sign-in', () => {
  it('offers what the service offers, the first chosen, in a group with a name', async () => {
    const { element } = await ways.selectMFAType();
    expect(heading(element)).to.equal('One more step');
    expect(offered(element)).to.deep.equal([
      ['SOFTWARE_TOKEN_MFA', true],
      ['SMS_MFA', false],
    ]);
    const group = element.querySelector('fieldset');
    expect(group?.getAttribute('role')).to.equal('radiogroup');
    expect(text(element.querySelector(`#${group?.getAttribute('aria-labelledby') ?? ''}`))).to.equal(
      'Second step',
    );
    expect(buttons('Back to sign in', element)).to.have.length(1);
  });

  it('goes on to the code of the app', async () => {
    const { page, element } = await ways.selectMFAType();
    button('Continue', element).click();
    await inState(element, 'confirmSignIn');
    const secret = page.pagePool.users.find('ada')?.totp.secret ?? '';
    const code = await totpCode(secret, page.cognito.clock.now());
    submit({ '6-digit code': code }, 'Confirm', element);
    await inState(element, 'signedIn');
  });

  it('goes on to a texted code, chosen with the arrow keys', async () => {
    const { page, element } = await ways.selectMFAType();
    radios(element)[0]?.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(focused() === radios(element)[1]).to.be.true;
    await sendKeys({ press: 'Enter' });
    await inState(element, 'confirmSignIn');
    expect(heading(element)).to.equal('Check your phone');
    expect(page.cognito.outbox.last()?.destination).to.equal('+442079460000');
    submit({ '6-digit code': page.code() }, 'Confirm', element);
    await inState(element, 'signedIn');
  });

  it('offers a code by email', async () => {
    const { element } = await offeredBy(['SMS_MFA', 'EMAIL_OTP']);
    expect(offered(element)).to.deep.equal([
      ['SMS_MFA', true],
      ['EMAIL_OTP', false],
    ]);
  });

  for (const service of [undefined, []]) {
    it(`shows an error when there is nothing to choose: ${JSON.stringify(service)}`, async () => {
      const { element, errors } = await offeredBy(service);
      expect(errors).to.deep.equal(['UnsupportedChallenge']);
      expect(alertText(element)).to.equal('This account needs a step we don’t offer here (SELECT_MFA_TYPE).');
      expect(radios(element)).to.be.empty;
      expect(buttons('Continue', element)).to.be.empty;
      expect(element.authState).to.equal('selectMFAType');
      expect(buttons('Back to sign in', element)).to.have.length(1);
    });
  }

  it('can be chosen again when the service refuses a choice that it offered', async () => {
    const { page, element } = await ways.selectMFAType();
    page.pagePool.users.find('ada')?.factors.delete('SMS_MFA');
    choose('SMS_MFA', element);
    button('Continue', element).click();
    await settled(element);
    expect(alertText(element)).to.equal('That choice can’t be used for this account.');
    choose('SOFTWARE_TOKEN_MFA', element);
    button('Continue', element).click();
    await inState(element, 'confirmSignIn');
  });

  it('starts the sign-in over when it took too long', async () => {
    const { page, element } = await ways.selectMFAType();
    page.cognito.clock.advance(4 * 60_000);
    button('Continue', element).click();
    await inState(element, 'signIn');
    expect(alertText(element)).to.equal('That took too long. Sign in again.');
    expect(sessionKeys(page)).to.be.empty;
  });

  it('keeps the choice when the network is down', async () => {
    const { page, element } = await ways.selectMFAType();
    page.cognito.faults.add({ operation: 'RespondToAuthChallenge', drop: true, times: 1 });
    choose('SMS_MFA', element);
    button('Continue', element).click();
    await settled(element);
    expect(alertText(element)).to.include('can’t reach the server');
    expect(radios(element)[1]?.checked).to.be.true;
    button('Continue', element).click();
    await inState(element, 'confirmSignIn');
    expect(heading(element)).to.equal('Check your phone');
  });

  it('takes no other choice while a call is pending', async () => {
    const { page, element } = await ways.selectMFAType();
    const release = page.hold();
    button('Continue', element).click();
    await rendered(element);
    choose('SMS_MFA', element);
    expect(radios(element)[0]?.checked).to.be.true;
    expect(deep('fieldset', element)?.getAttribute('aria-disabled')).to.equal('true');
    release();
    await inState(element, 'confirmSignIn');
    expect(heading(element)).to.equal('Enter your code');
  });

  it('speaks Arabic, from right to left', async () => {
    const { element } = await ways.selectMFAType();
    await setLanguage('ar');
    await rendered(element);
    expect(heading(element)).to.equal('خطوة أخرى');
    expect(element.querySelector('form')?.dir).to.equal('rtl');
    await expect(element).to.be.accessible();
    await setLanguage('en');
  });

  it('has touch targets of the required size', async () => {
    const { element } = await ways.selectMFAType();
    for (const label of element.querySelectorAll('.auth-choice'))
      expect(label.getBoundingClientRect().height).to.be.greaterThan(44);
  });
});
