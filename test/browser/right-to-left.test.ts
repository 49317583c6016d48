import { expect } from '@open-wc/testing';

import { setLanguage } from '../../src/localization/index.js';
import { deep, heading } from './support/find.js';
import { createPage, mount, rendered, type Settings } from './support/page.js';
import { ways } from './support/reach.js';

const inputsIn = (root: Element): Record<string, HTMLInputElement> =>
  Object.fromEntries([...root.querySelectorAll('input')].map((input) => [input.name, input]));

/** Types as a person would, and returns the direction of the line. */
function directionWith(input: HTMLInputElement | undefined, value: string): string {
  if (!input) throw new Error('There is no such field.');
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return getComputedStyle(input).direction;
}

/** The characters of a string in the heading, from left to right. */
function seen(text: string): string {
  const walker = document.createTreeWalker(deep('.auth-heading') ?? document, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.nodeValue?.indexOf(text) ?? -1;
    if (start < 0) continue;
    const places = Array.from(text).map((character, index) => {
      range.setStart(node, start + index);
      range.setEnd(node, start + index + 1);
      return { character, x: range.getBoundingClientRect().x };
    });
    return places
      .sort((one, other) => one.x - other.x)
      .map(({ character }) => character)
      .join('');
  }
  return '';
}

describe('in a language that is written from right to left', () => {
  afterEach(() => setLanguage('en'));

  for (const language of ['ar', 'fa', 'he'])
    it(`addresses, passwords and codes keep the order of their signs: ${language}`, async () => {
      await setLanguage(language);
      const settings: Settings = { authState: 'signUp' };
      const element = await mount(createPage(), settings);
      const { username, email, password } = inputsIn(element);
      expect(directionWith(email, 'maria@')).to.equal('ltr');
      expect(directionWith(username, 'maria.')).to.equal('ltr');
      expect(directionWith(username, 'علي')).to.equal('rtl');
      element.querySelector<HTMLElement>('.auth-reveal')?.click();
      await rendered(element);
      expect(password?.type).to.equal('text');
      expect(directionWith(password, '!ab12(')).to.equal('ltr');
      // The button is beside the password, not above it.
      const button = element.querySelector('.auth-reveal')?.getBoundingClientRect();
      const box = password?.getBoundingClientRect();
      const room = password && parseFloat(getComputedStyle(password).paddingRight);
      expect((box?.right ?? 0) - (button?.left ?? 0)).to.be.closeTo(room ?? 0, 2);
    });

  it('the field for an email address that signs in is left to right', async () => {
    await setLanguage('he');
    const element = await mount(createPage({ usernameAttributes: ['email'] }), {
      usernameAttributes: 'email',
    });
    expect(directionWith(inputsIn(element)['username'], 'maria@example.')).to.equal('ltr');
  });

  it('the code is left to right', async () => {
    const { element } = await ways.confirmSignUp();
    await setLanguage('fa');
    await rendered(element);
    expect(directionWith(inputsIn(element)['code'], '123 456')).to.equal('ltr');
  });

  for (const language of ['ar', 'fa', 'he'])
    for (const name of ['Acme Inc.', 'C++', '+15550100', '(one) two!'])
      it(`a name keeps the order of its signs: ${name} in ${language}`, async () => {
        await setLanguage(language);
        await mount(createPage(), { appName: name });
        expect(heading()).to.include(name);
        expect(seen(name)).to.equal(name);
      });
});

describe('the type of Arabic', () => {
  afterEach(async () => {
    await setLanguage('en');
    document.documentElement.lang = 'en';
  });

  const look = () => {
    const element = deep('.auth-heading');
    const { letterSpacing, fontFamily, lineHeight, fontSize } = getComputedStyle(element ?? document.body);
    const label = getComputedStyle(deep('.auth-label') ?? document.body);
    return {
      letterSpacing,
      isArabic: fontFamily.includes('Geeza') && label.fontFamily.includes('Geeza'),
      line: (parseFloat(lineHeight) / parseFloat(fontSize)).toFixed(2),
    };
  };

  it('is that of the language shown, in a page of another language', async () => {
    const element = await mount(createPage());
    expect(look()).to.include({ isArabic: false, line: '1.30' });
    await setLanguage('ar');
    await rendered(element);
    expect(look()).to.eql({ letterSpacing: 'normal', isArabic: true, line: '1.50' });
  });

  it('is not that of another language, in an Arabic page', async () => {
    document.documentElement.lang = 'ar';
    const element = await mount(createPage());
    await setLanguage('de');
    await rendered(element);
    expect(look()).to.include({ isArabic: false, line: '1.30' });
  });
});
