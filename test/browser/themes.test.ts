import { expect } from '@open-wc/testing';

import { contrast, measure } from '../../demo/contrast.js';
import { providerTokenStyles } from '../../src/elements/federated-buttons/federated-buttons.styles.js';
import { lateTokenStyles } from '../../src/styles/late-tokens.js';
import { adoptMissing } from '../../src/styles/style-sheets.js';
import { button, endTransitions, heading } from './support/find.js';
import { createPage, mount, rendered } from './support/page.js';
import { type Reached, ways } from './support/reach.js';

/** Each ready theme, with the contrast of text that it promises (WCAG 2.2: 1.4.3, 1.4.6). */
const themes = {
  // No style sheet: the defaults.
  default: 4.5,
  amplify: 4.5,
  compact: 4.5,
  'high-contrast': 7,
  material: 4.5,
  midnight: 4.5,
  minimal: 4.5,
  rounded: 4.5,
} as const;

const sheet = new CSSStyleSheet();

const textOf = async (path: string): Promise<string> => (await fetch(path)).text();

before(() => {
  document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
  adoptMissing(document, [lateTokenStyles, providerTokenStyles]);
});
after(() => {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
});

async function withErrors(): Promise<Reached> {
  const page = createPage();
  const element = await mount(page, { authState: 'signUp' });
  button('Create account', element).click();
  await rendered(element);
  return { page, element };
}

/** The style rules of a sheet, also those within conditions. */
const styleRules = (rules: CSSRuleList): CSSStyleRule[] =>
  [...rules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return rule;
    return rule instanceof CSSGroupingRule ? styleRules(rule.cssRules) : [];
  });

for (const [name, least] of Object.entries(themes)) {
  describe(`the theme ${name}`, () => {
    before(async () => {
      if (name !== 'default') await sheet.replace(await textOf(`/src/styles/themes/${name}.css`));
    });
    after(() => sheet.replace(''));
    afterEach(() => {
      document.documentElement.style.colorScheme = '';
      document.body.style.background = '';
    });

    it('sets tokens that exist, and nothing else', async () => {
      const known = new Set((await textOf('/docs/reference/tokens.md')).match(/--auth-[\w-]+/g));
      for (const rule of styleRules(sheet.cssRules)) {
        expect(rule.selectorText).to.equal(':where(:root, [data-auth-theme]):not(_)');
        expect(rule.cssRules.length).to.equal(0);
        expect([...rule.style].filter((token) => !known.has(token))).to.eql([]);
      }
    });

    for (const scheme of ['light', 'dark']) {
      it(`can be read in ${scheme}`, async () => {
        for (const reach of [withErrors, ways.signIn, ways.TOTPSetup, ways.signedIn]) {
          const { element } = await reach();
          document.documentElement.style.colorScheme = scheme;
          document.body.style.background = 'var(--auth-color-canvas)';
          endTransitions();
          await expect(element).to.be.accessible();
          element.remove();
        }
      });

      it(`has what the browser draws in fields as dark as the fields, in ${scheme}`, async () => {
        const { element } = await ways.signIn();
        document.documentElement.style.colorScheme = scheme;
        endTransitions();
        const field = getComputedStyle(element.querySelector('input') ?? element);
        const isDark = contrast(field.backgroundColor, '#fff') > contrast(field.backgroundColor, '#000');
        expect(field.colorScheme).to.equal(isDark ? 'dark' : 'light');
      });

      it(`has its contrasts in ${scheme}`, async () => {
        await ways.signIn();
        document.documentElement.style.colorScheme = scheme;
        const low = measure(document.body).filter(
          (pair) => !(pair.contrast >= (pair.least === 4.5 ? least : pair.least)),
        );
        expect(low.map((pair) => `${pair.foreground} on ${pair.background}: ${pair.contrast}`)).to.eql([]);
      });
    }

    it('keeps every target at 24 px or more', async () => {
      const { element } = await ways.signIn();
      expect(heading(element)).to.equal('Sign in');
      for (const target of element.querySelectorAll('button, input')) {
        const { width, height } = target.getBoundingClientRect();
        expect(Math.min(width, height), target.className).to.be.at.least(24);
      }
    });
  });
}

describe('the themes', () => {
  it('differ from each other in colors, in shape or in size', async () => {
    const looks = new Map<string, string>();
    for (const name of Object.keys(themes)) {
      sheet.replaceSync(name === 'default' ? '' : await textOf(`/src/styles/themes/${name}.css`));
      const { element } = await ways.signIn();
      const submit = getComputedStyle(button('Sign in', element));
      const input = element.querySelector('input');
      const field = input && getComputedStyle(input);
      const look = [
        submit.backgroundColor,
        submit.borderRadius,
        submit.minHeight,
        field?.borderRadius,
        field?.borderWidth,
        field?.backgroundColor,
      ].join();
      expect(looks.get(look), name).to.equal(undefined);
      looks.set(look, name);
      element.remove();
    }
    sheet.replaceSync('');
  });

  it('have contrast as the earlier name of high-contrast', async () => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/src/styles/themes/contrast.css';
    const loaded = new Promise((resolve) => (link.onload = resolve));
    document.head.append(link);
    await loaded;
    const width = getComputedStyle(document.documentElement).getPropertyValue('--auth-border-width');
    link.remove();
    expect(width).to.equal('2px');
  });
});
