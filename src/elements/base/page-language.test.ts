import { expect } from '@open-wc/testing';

import { button, heading } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  mount,
  password,
  place,
  signIn,
  until,
} from '../../../test/browser/support/page.js';
import { getLanguage, setLanguage } from '../../localization/index.js';

/** A screen without an authenticator, in an element that says its language. */
function placeAlone(language: string) {
  const host = place();
  host.lang = language;
  const screen = document.createElement('auth-sign-in');
  host.append(screen);
  return { host, screen };
}

describe('the language of a screen without an authenticator', () => {
  after(() => setLanguage('en'));

  // First of all: nothing has asked for a language yet.
  it('is that of the page around it, also later', async () => {
    const { host } = placeAlone('fr');
    await until(() => heading(host) === 'Connexion', 'French');
    host.lang = 'en';
    await until(() => heading(host) === 'Sign in', 'English');
  });

  it('does not take the place of the one that an authenticator has', async () => {
    const element = await mount(createPage(), {}, '');
    element.lang = 'ar';
    await until(() => getLanguage() === 'ar', 'Arabic');
    const { screen } = placeAlone('fr');
    await screen.updateComplete;
    expect(screen.querySelector('form')?.lang).to.equal('ar');
  });

  it('is not read from what the elements render', async () => {
    await setLanguage('en');
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    await signIn(element, 'ada', password);
    await setLanguage('fr');
    await until(() => button('Se déconnecter', element).lang === 'fr', 'French');
    // English needs no file, so it is rendered while the German one loads.
    void setLanguage('en');
    await setLanguage('de');
    expect(getLanguage()).to.equal('de');
    await until(() => button('Abmelden', element).lang === 'de', 'German');
  });
});
