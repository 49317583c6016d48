import { expect } from '@open-wc/testing';

import { contrast } from '../../demo/contrast.js';
import { button, deep, endTransitions, field } from '../../test/browser/support/find.js';
import { createPage, mount } from '../../test/browser/support/page.js';
import { lateTokens, warningsOf } from '../../test/browser/support/styles.js';

const sheet = new CSSStyleSheet();

before(() => document.adoptedStyleSheets.push(sheet));
after(() => {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
});
afterEach(() => sheet.replaceSync(''));

/** The warnings about the tokens of a theme. */
function warningsAbout(theme: string): Promise<string[]> {
  sheet.replaceSync(`:root, [data-auth-theme] { ${theme} }`);
  return warningsOf(async () => {
    await mount(createPage());
    await lateTokens();
    endTransitions();
  });
}

describe('a theme with a wrong value', () => {
  it('is named once, with the token and the value; the default is used', async () => {
    expect(await warningsAbout('--auth-color-accent: reddish')).to.eql([
      '[auth-elements] --auth-color-accent: “reddish” is not a valid color. The default is used.',
    ]);
    const submit = getComputedStyle(button('Sign in'));
    expect(submit.backgroundColor).to.equal('rgb(33, 95, 219)');
    expect(await warningsAbout('--auth-color-accent: reddish')).to.eql([]);
  });

  it('is named once for a shade that many roles refer to', async () => {
    expect(await warningsAbout('--auth-palette-gray-900: blackish')).to.eql([
      '[auth-elements] --auth-palette-gray-900: “blackish” is not a valid color. The default is used.',
    ]);
    const input = getComputedStyle(field('Password'));
    expect(contrast(input.color, input.backgroundColor)).to.be.at.least(4.5);
  });

  it('is named for sizes, fonts, shadows and the tokens of elements', async () => {
    const warnings = await warningsAbout(`
      --auth-radius-control: round;
      --auth-size-control: big;
      --auth-font-weight-strong: very;
      --auth-motion-fast: soon;
      --auth-button-background: shiny;
      --auth-card-padding: 1rem 2rem;
      --auth-color-link: var(--nothing);
    `);
    expect(warnings.map((text) => text.replace('[auth-elements] ', '')).sort()).to.eql([
      '--auth-button-background: “shiny” is not a valid background. The default is used.',
      '--auth-card-padding: “1rem 2rem” is not a valid length. The default is used.',
      '--auth-color-link refers to a property that is not set. The default is used.',
      '--auth-font-weight-strong: “very” is not a valid font weight. The default is used.',
      '--auth-motion-fast: “soon” is not a valid duration. The default is used.',
      '--auth-radius-control: “round” is not a valid radius. The default is used.',
      '--auth-size-control: “big” is not a valid size. The default is used.',
    ]);
    const submit = getComputedStyle(button('Sign in'));
    expect(submit.borderRadius).to.equal('8px');
    expect(submit.minHeight).to.equal('44px');
    expect(submit.backgroundColor).to.equal('rgb(33, 95, 219)');
  });

  it('is named for each token, though another one has a value like it', async () => {
    const warnings = await warningsAbout(
      '--auth-motion-fast: 0; --auth-size-control: 40; --auth-size-icon: 0',
    );
    expect(warnings.map((text) => text.replace('[auth-elements] ', '')).sort()).to.eql([
      '--auth-motion-fast: “0” is not a valid duration. The default is used.',
      '--auth-size-control: “40” is not a valid size. The default is used.',
    ]);
  });

  it('is used again in an element that is connected after it was corrected', async () => {
    sheet.replaceSync(':root { --auth-card-padding: wide }');
    const element = await mount(createPage());
    await lateTokens();
    expect(element.style.getPropertyValue('--auth-card-padding')).to.equal('initial');
    sheet.replaceSync(':root { --auth-card-padding: 7px }');
    element.parentElement?.append(element);
    await lateTokens();
    expect(getComputedStyle(element).getPropertyValue('--auth-card-padding')).to.equal('7px');
  });

  it('is not looked for in an element that is in no slot', async () => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' });
    const warnings = await warningsOf(async () => {
      host.append(document.createElement('auth-loading'));
      document.body.append(host);
      await lateTokens();
    });
    const style = host.firstElementChild?.getAttribute('style');
    host.remove();
    expect(warnings).to.eql([]);
    expect(style).to.equal(null);
  });

  it('is not one that CSS knows', async () => {
    expect(
      await warningsAbout(`
        --auth-color-accent: color-mix(in oklab, teal, light-dark(black, white) 10%);
        --auth-card-background: linear-gradient(#fff, #eee);
        --auth-card-max-inline-size: none;
        --auth-card-shadow: none;
        --auth-input-radius: 4px 4px 0 0;
        --auth-size-control: calc(1rem + 1vw);
        --auth-space-focus: -2px;
        --auth-input-block-size: min-content;
        --auth-border-width: thin;
        --auth-button-border-color: transparent;
      `),
    ).to.eql([]);
  });

  it('is one of a shade or a unit that is set where no theme is declared', async () => {
    const warnings = await warningsOf(async () => {
      const element = await mount(createPage());
      element.style.cssText =
        '--auth-palette-blue-600: teal; --auth-size-unit: 20px; --auth-color-accent: teal';
      element.parentElement?.append(element);
      await lateTokens();
    });
    expect(warnings.map((text) => text.replace(/\[auth-elements\] | is set inside.*/g, '')).sort()).to.eql([
      '--auth-palette-blue-600',
      '--auth-size-unit',
    ]);
  });

  it('is no line of the width 0: the corners of the card and of its footer stay the same', async () => {
    expect(await warningsAbout('--auth-border-width: 0')).to.eql([]);
    const card = deep('[part=footer]');
    expect(card && getComputedStyle(card).borderEndStartRadius).to.equal('16px');
  });
});
