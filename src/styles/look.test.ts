import { expect } from '@open-wc/testing';

import { button, deep, endTransitions, field } from '../../test/browser/support/find.js';
import { createPage, mount, rendered } from '../../test/browser/support/page.js';
import { ways } from '../../test/browser/support/reach.js';
import { setLanguage } from '../localization/index.js';

const styleOf = (element: Element) => {
  endTransitions();
  return getComputedStyle(element);
};

/** The card around the screens. */
function cardOf(element: Element): Element {
  const card = element.shadowRoot?.querySelector('[part=card]');
  if (!card) throw new Error('There is no card.');
  return card;
}

/** A style sheet of the page, until the test ends. */
function pageStyle(text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
  sheets.push(sheet);
}
const sheets: CSSStyleSheet[] = [];
afterEach(() => {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => !sheets.includes(each));
  sheets.length = 0;
  document.documentElement.style.colorScheme = '';
});

describe('the look', () => {
  it('is light or dark by color-scheme, and by theme whatever that says', async () => {
    const element = await mount(createPage());
    const background = () => styleOf(cardOf(element)).backgroundColor;
    document.documentElement.style.colorScheme = 'light';
    const light = background();
    document.documentElement.style.colorScheme = 'dark';
    const dark = background();
    expect(dark === light).to.be.false;
    element.theme = 'light';
    await rendered(element);
    expect(background()).to.equal(light);
    document.documentElement.style.colorScheme = 'light';
    element.theme = 'dark';
    await rendered(element);
    expect(background()).to.equal(dark);
    element.theme = undefined;
    await rendered(element);
    expect(background()).to.equal(light);
  });

  it('follows tokens that any ancestor sets', async () => {
    const element = await mount(createPage());
    element.parentElement?.style.setProperty('--auth-color-accent', 'rgb(10, 125, 85)');
    expect(styleOf(button('Sign in', element)).backgroundColor).to.equal('rgb(10, 125, 85)');
    element.style.setProperty('--auth-color-accent', 'rgb(125, 10, 85)');
    expect(styleOf(button('Sign in', element)).backgroundColor).to.equal('rgb(125, 10, 85)');
  });

  it('takes rules for its classes within a selector of the page’s, and for its parts', async () => {
    pageStyle(`
      auth-sign-in .auth-button { text-transform: uppercase; }
      auth-authenticator::part(card) { outline: 3px solid rgb(1, 2, 3); }
    `);
    const element = await mount(createPage());
    expect(styleOf(button('Sign in', element)).textTransform).to.equal('uppercase');
    expect(styleOf(cardOf(element)).outlineColor).to.equal('rgb(1, 2, 3)');
  });

  it('breaks a word that is longer than a line, in a heading, a label and a footer', async () => {
    const long = 'Longest'.repeat(9);
    const element = await mount(createPage(), { appName: long });
    element.style.inlineSize = '320px';
    const label = element.querySelector('.auth-label');
    // Of the text nodes, Lit has only those with values.
    label?.prepend(long);
    for (const each of [deep('.auth-heading', element), deep('.auth-footer', element), label]) {
      expect(each?.textContent).to.include(long);
      expect(each && each.scrollWidth <= each.clientWidth, each?.className).to.be.true;
    }
    const { right } = cardOf(element).getBoundingClientRect();
    expect(label && label.getBoundingClientRect().right < right).to.be.true;
  });

  it('breaks no word of a label beside a link', async () => {
    const element = await mount(createPage());
    element.style.inlineSize = '320px';
    const { labels } = field('Password', element);
    const link = element.querySelector('.auth-aside');
    link?.prepend('A link that would take all of the line');
    const label = labels?.[0];
    expect(label && label.scrollWidth <= label.clientWidth).to.be.true;
    expect(label?.getClientRects().length === 1 && label.offsetHeight < 30).to.be.true;
  });

  it('breaks Korean at spaces, and Japanese between phrases where the browser can', async () => {
    const element = await mount(createPage());
    const wordBreak = () => styleOf(field('Password', element)).wordBreak;
    const phrase = CSS.supports('word-break', 'auto-phrase') ? 'auto-phrase' : 'normal';
    expect(wordBreak()).to.equal(phrase);
    const input = element.querySelector('input') ?? element;
    try {
      await setLanguage('ko');
      await rendered(element);
      expect(styleOf(input).wordBreak).to.equal('keep-all');
      await setLanguage('ja');
      await rendered(element);
      expect(styleOf(input).wordBreak).to.equal(phrase);
    } finally {
      await setLanguage('en');
    }
  });

  it('has no space between a full-width question mark and the link after it', async () => {
    const element = await mount(createPage(), { appName: 'Acme' });
    const space = (): number => {
      const [question, link] = [...(deep('.auth-footer', element)?.children ?? [])].map((each) =>
        each.getBoundingClientRect(),
      );
      return question && link ? link.left - question.right : NaN;
    };
    expect(space()).to.be.closeTo(4, 0.1);
    try {
      for (const language of ['ja', 'zh-Hans', 'zh-Hant']) {
        await setLanguage(language);
        await rendered(element);
        expect(space(), language).to.be.closeTo(0, 0.1);
      }
    } finally {
      await setLanguage('en');
    }
  });

  it('has the text of a choice in the color of the theme, whatever that of the page', async () => {
    const { element } = await ways['selectMFAType setting']();
    pageStyle('auth-select-mfa-type { color: rgb(1, 2, 3); --auth-color-text: rgb(4, 5, 6) }');
    expect(styleOf(deep('.auth-choice-title', element) ?? element).color).to.equal('rgb(4, 5, 6)');
  });

  it('is not broken by rules of the page for elements', async () => {
    pageStyle(`
      input { border: 0; padding: 0; background: red; }
      button { background: red; text-transform: uppercase; }
      label { display: inline; font-size: 40px; }
    `);
    const element = await mount(createPage());
    expect(styleOf(button('Sign in', element)).textTransform).to.equal('none');
    const input = field('Password', element);
    expect(styleOf(input).borderTopWidth).to.equal('1px');
    expect(styleOf(input).backgroundColor === 'rgb(255, 0, 0)').to.be.false;
    expect(styleOf(input.labels?.[0] ?? input).fontSize === '40px').to.be.false;
  });
});
