import { expect } from '@open-wc/testing';

import { addUser, createPage, mount, password, signIn } from '../../../test/browser/support/page.js';

describe('an engine without custom states', () => {
  const { prototype } = ElementInternals;
  const states = Object.getOwnPropertyDescriptor(prototype, 'states') ?? {};
  afterEach(() => Object.defineProperty(prototype, 'states', states));

  const older = {
    'has none': () => undefined,
    'knows another form only': () => ({
      add(name: string) {
        throw new SyntaxError(`The specified value '${name}' must start with '--'.`);
      },
      delete: () => false,
    }),
  };

  for (const [what, get] of Object.entries(older)) {
    it(`signs people in and out where it ${what}`, async () => {
      Object.defineProperty(prototype, 'states', { configurable: true, get });
      const page = createPage();
      await addUser(page);
      const element = await mount(page);
      await signIn(element, 'ada', password);
      expect(element.dataset['authState']).to.equal('signedIn');
      element.signOut();
      await element.updateComplete;
      expect(element.matches(':state(signed-in)')).to.be.false;
    });
  }
});
