import { expect } from '@open-wc/testing';

import { button, description, field, text } from '../../../test/browser/support/find.js';
import { inState, settled, submit } from '../../../test/browser/support/page.js';
import { ways } from '../../../test/browser/support/reach.js';

describe('auth-verify-contact', () => {
  it('offers what is not verified, the first chosen, in a group with a name', async () => {
    const { element } = await ways.verifyContact();
    const radios = [...element.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    expect(radios.map(({ value, checked }) => [value, checked])).to.deep.equal([
      ['email', true],
      ['phone_number', false],
    ]);
    expect(text(element.querySelector('fieldset > legend'))).to.equal('Contact');
  });

  it('sends the code to what is chosen', async () => {
    const { page, element } = await ways.verifyContact();
    element.querySelector<HTMLInputElement>('input[value=phone_number]')?.click();
    button('Send code', element).click();
    await settled(element);
    expect(page.cognito.outbox.last()?.destination).to.equal('+442079460000');
    submit({ '6-digit code': page.code() }, 'Confirm', element);
    await inState(element, 'signedIn');
    expect(page.calls).to.include('VerifyUserAttribute');
  });

  it('says at the code that it is wrong', async () => {
    const { page, element } = await ways['verifyContact code']();
    submit({ '6-digit code': page.code() === '000000' ? '111111' : '000000' }, 'Confirm', element);
    await settled(element);
    expect(description(field('6-digit code', element))).to.include('didn’t match');
  });

  for (const view of ['verifyContact', 'verifyContact code'] as const) {
    it(`can be skipped: ${view}`, async () => {
      const { element } = await ways[view]();
      button('Skip for now', element).click();
      await inState(element, 'signedIn');
    });
  }
});
