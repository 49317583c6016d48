import { expect } from '@open-wc/testing';

import { alertText, field } from '../../../test/browser/support/find.js';
import {
  addUser,
  createAuthenticator,
  createPage,
  mount,
  password,
  place,
  settled,
  signIn,
} from '../../../test/browser/support/page.js';
import type { AuthApi } from '../../auth/api.js';

/** The Auth of a page, with a function that throws. */
const broken = (auth: AuthApi, name: keyof AuthApi): AuthApi => ({
  ...auth,
  [name]: () => {
    throw new TypeError(`${name} is broken`);
  },
});

describe('a custom Auth', () => {
  for (const name of ['mayBeSignedIn', 'onEvent', 'configure'] as const)
    it(`that throws in ${name} is an error on the screen`, async () => {
      const unhandled: unknown[] = [];
      const note = (event: PromiseRejectionEvent): void => {
        event.preventDefault();
        unhandled.push(event.reason);
      };
      addEventListener('unhandledrejection', note);
      const page = createPage();
      const element = createAuthenticator({ auth: broken(page.auth, name) });
      const told: string[] = [];
      element.addEventListener('auth-error', ({ detail }) => told.push(detail.error.message));
      place().append(element);
      await settled(element);
      expect(told).to.deep.equal([`${name} is broken`]);
      expect(element.authState).to.equal('signIn');
      expect(alertText(element)).to.equal('Something went wrong. Try again.');
      expect(field('Password', element)).to.exist;
      element.auth = page.auth;
      await addUser(page);
      await element.updateComplete;
      await settled(element);
      await signIn(element, 'ada', password);
      removeEventListener('unhandledrejection', note);
      expect(unhandled).to.deep.equal([]);
    });

  it('that throws in preload is still used', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount({ auth: broken(page.auth, 'preload') });
    await signIn(element, 'ada', password);
  });

  it('that throws in mayBeSignedIn later may be moved', async () => {
    const page = createPage();
    await addUser(page);
    const auth = { ...page.auth };
    const element = await mount({ auth });
    Object.assign(auth, broken(page.auth, 'mayBeSignedIn'));
    await signIn(element, 'ada', password);
    place().append(element);
    expect(element.authState).to.equal('signedIn');
  });
});
