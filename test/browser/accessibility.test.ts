import { expect } from '@open-wc/testing';

import { setLanguage } from '../../src/localization/index.js';
import { button, buttons, endTransitions } from './support/find.js';
import { createPage, mount, rendered, submit } from './support/page.js';
import { ways } from './support/reach.js';

async function assertAccessible(element: Element): Promise<void> {
  endTransitions();
  await expect(element).to.be.accessible();
}

describe('accessibility', () => {
  afterEach(async () => {
    document.documentElement.style.colorScheme = '';
    document.body.style.background = '';
    await setLanguage('en');
  });

  for (const [view, reach] of Object.entries(ways)) {
    it(`finds no problems in ${view}, light and dark`, async () => {
      const { element } = await reach();
      await assertAccessible(element);
      document.documentElement.style.colorScheme = 'dark';
      document.body.style.background = 'var(--auth-color-canvas)';
      await assertAccessible(element);
    });
  }

  it('finds no problems while errors are shown', async () => {
    const page = createPage();
    const element = await mount(page, { authState: 'signUp' });
    button('Create account', element).click();
    await rendered(element);
    await assertAccessible(element);
  });

  it('finds no problems while a call is pending', async () => {
    const page = createPage();
    const element = await mount(page);
    const release = page.hold();
    submit({ 'Email or username': 'ada', Password: 'x' }, 'Sign in', element);
    await rendered(element);
    expect(element.matches(':state(busy)')).to.be.true;
    await assertAccessible(element);
    release();
  });

  it('finds no problems with a revealed password, in Arabic', async () => {
    await setLanguage('ar');
    const element = await mount(createPage(), { authState: 'signUp' });
    for (const reveal of buttons('إظهار كلمة المرور', element)) reveal.click();
    await rendered(element);
    expect(element.querySelectorAll('input[data-secret][type="text"]')).to.have.length(2);
    await assertAccessible(element);
  });
});
