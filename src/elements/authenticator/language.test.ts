import { expect } from '@open-wc/testing';
import { setLanguage } from '../../localization/index.js';
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
} from '../../../test/browser/support/page.js';

afterEach(() => setLanguage('en'));

describe('the language', () => {
  it('changes what is shown, and keeps what is typed', async () => {
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

  it('is told to the browser at the card and at the form, with its direction', async () => {
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
