import { expect } from '@open-wc/testing';

import { button, description, field, heading, text } from '../../test/browser/support/find.js';
import {
  addUser,
  clientId,
  createPage,
  email,
  inState,
  mount,
  password,
  submit,
  until,
} from '../../test/browser/support/page.js';
import { ways } from '../../test/browser/support/reach.js';
import { setLanguage } from '../localization/index.js';

const key = `auth-elements.pending.${clientId}`;
const stored = () => sessionStorage.getItem(key);

describe('a reload', () => {
  it('comes back to the code that confirms an account, with where it went', async () => {
    const { page, element } = await ways.confirmSignUp();
    element.remove();
    const again = await mount({ auth: page.open() });
    expect(again.authState).to.equal('confirmSignUp');
    expect(heading(again)).to.equal('Check your email');
    expect(again.querySelector('auth-confirm-sign-up')?.shadowRoot?.textContent).to.include('a***@e***');
    submit({ '6-digit code': page.code() }, 'Confirm', again);
    await inState(again, 'signedUp');
    expect(field('Email or username', again).value).to.equal('ada');
  });

  it('comes back to the new password, when a code went out', async () => {
    const { page, element } = await ways['forgotPassword submit']();
    element.remove();
    const again = await mount({ auth: page.open() });
    submit(
      { '6-digit code': page.code(), 'New password': 'New-Horse-99', 'Confirm password': 'New-Horse-99' },
      'Reset password',
      again,
    );
    await inState(again, 'signIn');
    expect(stored()).to.be.null;
  });

  it('keeps no secret and no full address', async () => {
    await ways.confirmSignUp();
    expect(stored()).to.include('"username":"ada"');
    expect(stored()).to.not.include('Horse');
    expect(stored()).to.not.include(email);
    expect(Object.keys(JSON.parse(stored() ?? '{}') as object).sort()).to.deep.equal([
      'authData',
      'initialState',
      'until',
    ]);
  });

  it('keeps it for 15 minutes', async () => {
    const { page, element } = await ways.confirmSignUp();
    const step = JSON.parse(stored() ?? '{}') as { until: number };
    expect(step.until - Date.now()).to.be.within(14 * 60_000, 15 * 60_000);
    element.remove();
    sessionStorage.setItem(key, JSON.stringify({ ...step, until: Date.now() - 1 }));
    const again = await mount({ auth: page.open() });
    expect(again.authState).to.equal('signIn');
  });

  it('drops what is kept for longer than that: the clock was put back', async () => {
    const { page, element } = await ways.confirmSignUp();
    const step = JSON.parse(stored() ?? '{}') as { until: number };
    element.remove();
    sessionStorage.setItem(key, JSON.stringify({ ...step, until: Date.now() + 16 * 60_000 }));
    const again = await mount({ auth: page.open() });
    expect(again.authState).to.equal('signIn');
    expect(stored()).to.be.null;
  });

  it('does not make the 15 minutes longer', async () => {
    const { page, element } = await ways.confirmSignUp();
    const step = JSON.parse(stored() ?? '{}') as { until: number };
    const until = step.until - 10 * 60_000;
    element.remove();
    sessionStorage.setItem(key, JSON.stringify({ ...step, until }));
    await mount({ auth: page.open() });
    expect((JSON.parse(stored() ?? '{}') as { until: number }).until).to.equal(until);
  });

  it('is for this client only', async () => {
    const { element } = await ways.confirmSignUp();
    element.remove();
    const step = stored() ?? '';
    const other = createPage();
    sessionStorage.setItem('auth-elements.pending.another', step);
    expect((await mount(other)).authState).to.equal('signIn');
  });

  for (const [what, text] of [
    ['broken', '{"initialState":'],
    ['of another shape', '{"initialState":"signedIn","authData":{"username":"eve"},"until":9e15}'],
    ['without a name', '{"initialState":"confirmSignUp","authData":{},"until":9e15}'],
    ['null', 'null'],
  ] as const) {
    it(`starts over when what was kept is ${what}`, async () => {
      const page = createPage();
      sessionStorage.setItem(key, text);
      expect((await mount(page)).authState).to.equal('signIn');
    });
  }

  it('starts over when the person went back before', async () => {
    const { element } = await ways.confirmSignUp();
    button('Back to sign in', element).click();
    await inState(element, 'signIn');
    expect(stored()).to.be.null;
  });

  it('shows the session rather than the step', async () => {
    const { page, element } = await ways.confirmSignUp();
    element.remove();
    await addUser(page, 'bob', { email: 'bob@example.com' });
    await page.auth.signIn('bob', password);
    const again = await mount(page);
    expect(again.authState).to.equal('signedIn');
    expect(stored()).to.be.null;
  });

  it('offers to send the code again without waiting, since the time of the last one is unknown', async () => {
    const { page, element } = await ways.confirmSignUp();
    expect(button('Send again in 0:30', element).getAttribute('aria-disabled')).to.equal('true');
    await setLanguage('fa');
    await until(() => /۰:[۲۳][۰-۹]/.test(text(element.querySelector('.auth-countdown'))), 'Persian digits');
    await setLanguage('en');
    element.remove();
    const again = await mount({ auth: page.open() });
    button('Send again', again).click();
    await inState(again, 'confirmSignUp');
    expect(description(field('6-digit code', again))).to.equal('');
    expect(again.querySelector('[role="status"]')?.textContent).to.include('We sent a new code');
  });
});
