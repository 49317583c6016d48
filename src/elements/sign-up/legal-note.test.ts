import { expect } from '@open-wc/testing';

import { field, text } from '../../../test/browser/support/find.js';
import { createPage, mount, rendered, type, until } from '../../../test/browser/support/page.js';
import type { AuthOptions } from '../../auth/config/config-types.js';
import { putVocabularies, setLanguage } from '../../localization/index.js';
import type { AuthAuthenticator } from '../authenticator/authenticator.js';
import type { SignUpConfig } from './sign-up-config.js';

const terms = { default: 'https://example.com/terms', fr: '/fr/conditions', 'pt-BR': '/pt' };

/** The links of the form: address and text. */
const links = (element: Element): string[] =>
  [...element.querySelectorAll<HTMLAnchorElement>('form a')].map(
    (link) => `${link.getAttribute('href') ?? ''} ${text(link)}`,
  );
const note = (element: Element): string =>
  [...element.querySelectorAll('form .auth-hint')]
    .map((each) => text(each))
    .find((each) => each.includes('agree')) ?? '';

async function open(config: AuthOptions, signUpConfig?: unknown): Promise<AuthAuthenticator> {
  const page = createPage({}, config);
  return mount(page, { authState: 'signUp', signUpConfig: signUpConfig as SignUpConfig });
}

describe('what a new user agrees to', () => {
  let warnings: string[];
  const { warn } = console;
  beforeEach(() => {
    warnings = [];
    console.warn = (...parts: unknown[]) => warnings.push(parts.join(' '));
  });
  afterEach(async () => {
    console.warn = warn;
    await setLanguage('en');
  });

  it('is not shown without a page', async () => {
    const element = await open({});
    expect(links(element)).to.deep.equal([]);
    expect(note(element)).to.equal('');
  });

  it('links to the page for the region that the page asks for; where only English has one, to the default', async () => {
    const element = await open({
      terms: { default: '/terms', en: '/en', fr: '/fr', 'fr-CA': '/ca' },
      privacy: { default: '/privacy', en: '/en' },
    });
    expect(links(element)[0]).to.equal('/en terms of use');
    await setLanguage('fr-CA');
    await until(() => links(element)[0]?.startsWith('/ca '), 'the page of Canada');
    expect(links(element)[1]?.startsWith('/privacy ')).to.be.true;
    await setLanguage('fr-BE');
    await until(() => links(element)[0]?.startsWith('/fr '), 'the page in French');
  });

  it('links to the page for a language by its older code', async () => {
    const element = await open({ terms: { default: '/terms', iw: '/he' } });
    await setLanguage('iw');
    await until(() => links(element)[0]?.startsWith('/he '), 'the page in Hebrew');
  });

  it('has both links where a message of the app lacks the place of one', async () => {
    const element = await open({ terms: '/terms', privacy: '/privacy' });
    await putVocabularies({ de: { 'sign-up.agree.both': 'OK: {first}' } });
    await setLanguage('de');
    await until(() => text(element).includes('OK: '), 'the text of the app');
    expect(links(element).map((link) => link.split(' ')[0])).to.deep.equal(['/terms', '/privacy']);
  });

  it('links to the pages of the config, in the language of the form', async () => {
    const element = await open({ terms, privacy: '/privacy' });
    expect(note(element)).to.equal(
      'By creating an account, you agree to the terms of use and the privacy policy.',
    );
    expect(links(element)).to.deep.equal([
      'https://example.com/terms terms of use',
      '/privacy privacy policy',
    ]);
    for (const link of element.querySelectorAll<HTMLAnchorElement>('form a'))
      expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener']);
    const typed = type('Email', 'ada@example.com', element);
    await setLanguage('fr');
    await until(() => links(element)[0]?.startsWith('/fr/conditions '), 'the page in French');
    expect(typed.value).to.equal('ada@example.com');
    await setLanguage('ar');
    await until(() => links(element)[0]?.startsWith('https://example.com/terms '), 'the default page');
  });

  it('has one link if one page is configured', async () => {
    const element = await open({ privacy: '/privacy' });
    expect(note(element)).to.equal('By creating an account, you agree to the privacy policy.');
  });

  it('prefers the links of signUpConfig to those of the config', async () => {
    const element = await open({ terms, privacy: '/privacy' }, { terms: '/own' });
    expect(links(element)).to.deep.equal(['/own terms of use', '/privacy privacy policy']);
  });

  it('is agreed to by a field for consent, where there is one', async () => {
    const element = await open({ terms, privacy: '/privacy' }, { signUpFields: [{ type: 'terms' }] });
    expect(links(element)).to.deep.equal([
      'https://example.com/terms terms of service',
      '/privacy privacy policy',
    ]);
    expect(note(element)).to.equal('By creating an account, you agree to the privacy policy.');
    expect(field('I agree to the terms of service', element)).to.be.instanceOf(HTMLInputElement);
  });

  it('is never a link that runs code: signUpConfig names it in a warning', async () => {
    for (const bad of [
      'javascript:alert(1)',
      7,
      '',
      {},
      { fr: 'data:text/html,x' },
      { fr_CA: '/fr' },
      [],
      'mailto:a@example.com',
    ]) {
      const element = await open({ privacy: '/privacy' }, { terms: bad });
      await rendered(element);
      expect(links(element)).to.deep.equal(['/privacy privacy policy']);
      element.remove();
    }
    expect(warnings.join()).to.contain(
      'signUpConfig.terms: "javascript:alert(1)" is not usable; allowed: a URL, or URLs by language.',
    );
  });

  it('is never a link that runs code: the Auth config is named in a warning', async () => {
    const element = await open({ terms: { fr: '/fr', default: 'javascript:alert(2)' }, privacy: '/privacy' });
    await until(() => links(element).length > 0, 'the link');
    expect(links(element)).to.deep.equal(['/privacy privacy policy']);
    expect(warnings.join()).to.contain('The Auth config.terms: object is not usable');
  });
});
