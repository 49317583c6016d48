import { expect } from '@open-wc/testing';

import { createPage, email, password, place, settled, until } from '../../../test/browser/support/page.js';
import { ways } from '../../../test/browser/support/reach.js';
import { Auth } from '../../auth/auth.js';

/** What would be taken, in every field of a form that is empty. */
function fill(form: HTMLFormElement): void {
  const inputs = form.querySelectorAll<HTMLInputElement>('input:not([type=radio], [type=checkbox])');
  for (const input of inputs) {
    if (input.value) continue;
    // Firefox does not know the token, so its property is empty.
    if (input.getAttribute('autocomplete') === 'one-time-code') input.value = '123456';
    else if (input.type === 'password') input.value = password;
    else input.value = input.type === 'email' ? email : 'ada';
  }
}

const formless = ['signedIn', 'reconnecting', 'selectMFAType setting', 'MFASetup none'];
const isForm = (view: string): boolean => !formless.includes(view);

describe('auth-submit', () => {
  for (const [view, reach] of Object.entries(ways).filter(([name]) => isForm(name)))
    it(`leaves the call of each form to the page: ${view}`, async () => {
      const { page, element } = await reach();
      const form = element.querySelector('form');
      if (!form) throw new Error(`There is no form in ${view}.`);
      await until(() => !form.querySelector('[type=submit][aria-disabled=true]'), 'a form at rest');
      fill(form);
      const before = element.authState;
      const states: string[] = [];
      element.addEventListener('auth-submit', (event) => {
        event.preventDefault();
        states.push(event.detail.state);
      });
      page.calls.length = 0;
      form.requestSubmit();
      await until(() => states.length > 0, 'auth-submit');
      await settled(element);
      expect(states).to.deep.equal([before]);
      expect(element.authState).to.equal(before);
      expect(page.calls).to.be.empty;
    });
});

describe('a screen that stands alone', () => {
  it('takes a brand above its heading and a line below its links', async () => {
    Auth.configure({ ...createPage().auth.configure() });
    const screen = document.createElement('auth-sign-in');
    for (const slot of ['header', 'footer']) {
      const child = document.createElement('p');
      Object.assign(child, { slot, textContent: slot });
      screen.append(child);
    }
    place().append(screen);
    await screen.updateComplete;
    const top = (element: Element | null | undefined) => element?.getBoundingClientRect().top ?? NaN;
    const order = [
      screen.querySelector('[slot=header]'),
      screen.shadowRoot?.querySelector('[part=heading]'),
      screen.querySelector('form'),
      screen.shadowRoot?.querySelector('[part=footer]'),
      screen.querySelector('[slot=footer]'),
    ].map(top);
    expect(order).to.deep.equal([...order].sort((a, b) => a - b));
    expect(order.some(Number.isNaN)).to.be.false;
  });
});
