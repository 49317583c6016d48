import { expect } from '@open-wc/testing';

import { alertText, button, deep, description, field, heading } from '../../../test/browser/support/find.js';
import {
  addUser,
  createAuthenticator,
  createPage,
  mount,
  password,
  place,
  rendered,
  settled,
  signIn,
  submit,
  until,
} from '../../../test/browser/support/page.js';
import { getLanguage, setLanguage } from '../../localization/index.js';

afterEach(() => setLanguage('en'));

describe('the language', () => {
  it('changes the messages, and keeps typed values', async () => {
    const element = await mount(createPage());
    const input = field('Password', element);
    input.value = 'half typ';
    await setLanguage('fr');
    await rendered(element);
    expect(heading(element)).to.equal('Connexion');
    expect(field('Mot de passe', element)).to.equal(input);
    expect(input.value).to.equal('half typ');
    await setLanguage('en');
    await rendered(element);
    expect(heading(element)).to.equal('Sign in');
  });

  it('is set on the card and on the form, with its direction', async () => {
    const element = await mount(createPage());
    const form = element.querySelector('form');
    const card = () => deep('section', element);
    expect([form?.lang, form?.dir, card()?.lang, card()?.dir]).to.deep.equal(['en', 'ltr', 'en', 'ltr']);
    await setLanguage('ar');
    await rendered(element);
    expect([form?.lang, form?.dir, card()?.lang, card()?.dir]).to.deep.equal(['ar', 'rtl', 'ar', 'rtl']);
  });

  it('changes errors that are shown', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    submit({ 'Email or username': 'ada', Password: 'wrong' }, 'Sign in', element);
    await settled(element);
    const english = alertText(element);
    await setLanguage('fr');
    await rendered(element);
    expect([english, '']).to.not.include(alertText(element));
    submit({ 'Adresse e-mail ou nom d’utilisateur': '' }, 'Se connecter', element);
    await rendered(element);
    const [name] = element.querySelectorAll('input');
    const french = name && description(name);
    expect(french).to.not.equal('');
    await setLanguage('en');
    await rendered(element);
    expect(name && description(name)).to.equal('Enter your email or username.');
  });

  it('is that of the page around it, when it starts', async () => {
    const host = place();
    host.lang = 'fr';
    const element = createAuthenticator(createPage());
    host.append(element);
    await settled(element);
    expect(heading(element)).to.equal('Connexion');
  });

  it('is that of the page around a shadow root of the page', async () => {
    const outer = place();
    outer.lang = 'fr';
    const inner = document.createElement('div');
    outer.attachShadow({ mode: 'open' }).append(inner);
    const element = createAuthenticator(createPage());
    inner.attachShadow({ mode: 'open' }).append(element);
    await settled(element);
    expect(heading(element)).to.equal('Connexion');
  });

  it('is the one that the page chose, whatever its document says', async () => {
    const root = document.documentElement;
    const before = root.getAttribute('lang');
    root.lang = 'en';
    try {
      await setLanguage('fr');
      const element = await mount(createPage());
      expect(heading(element)).to.equal('Connexion');
      // Also after it was taken away, put back, and started again.
      const parent = element.parentElement;
      element.remove();
      parent?.append(element);
      element.appName = 'Acme';
      element.auth = createPage().auth;
      await settled(element);
      expect(getLanguage()).to.equal('fr');
    } finally {
      if (before === null) root.removeAttribute('lang');
      else root.lang = before;
    }
  });

  it('follows a lang that comes later: at the element, around it, at the host of a shadow root', async () => {
    const outer = place();
    const inner = document.createElement('div');
    outer.attachShadow({ mode: 'open' }).append(inner);
    const element = createAuthenticator(createPage());
    inner.append(element);
    await settled(element);
    const input = field('Password', element);
    input.value = 'half typ';
    const shows = async (language: string) => {
      await until(() => getLanguage() === language, language);
      await rendered(element);
      expect(element.querySelector('form')?.lang).to.equal(language);
      expect(input.value).to.equal('half typ');
    };
    outer.lang = 'fr';
    await shows('fr');
    inner.lang = 'ar';
    await shows('ar');
    element.lang = 'en';
    await shows('en');
    element.removeAttribute('lang');
    await shows('ar');
    inner.removeAttribute('lang');
    await shows('fr');
    const other = place();
    other.lang = 'ar';
    other.append(element);
    await shows('ar');
    other.lang = 'fr';
    await shows('fr');
  });

  it('is the one set last, by lang or by a call', async () => {
    const host = place();
    host.lang = 'ar';
    const element = createAuthenticator(createPage());
    host.append(element);
    await settled(element);
    // Changes are followed from a moment later on.
    await import('../../localization/follow-language.js');
    await new Promise((resolve) => setTimeout(resolve));
    host.lang = 'en';
    await setLanguage('fr');
    await rendered(element);
    expect(heading(element)).to.equal('Connexion');
    element.lang = 'en';
    await until(() => heading(element) === 'Sign in', 'English');
    element.remove();
    element.lang = 'ar';
    await setLanguage('fr');
    expect(getLanguage()).to.equal('fr');
  });

  it('changes the button and the greeting of people who are signed in', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    await signIn(element, 'ada', password);
    expect(button('Sign out', element)).to.exist;
    await setLanguage('fr');
    await rendered(element);
    expect(button('Se déconnecter', element).lang).to.equal('fr');
  });
});
