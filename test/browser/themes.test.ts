import { expect } from '@open-wc/testing';

import { button, endTransitions, heading } from './support/find.js';
import { createPage, mount, rendered } from './support/page.js';
import { type Reached, ways } from './support/reach.js';

/** Each ready theme, with the contrast of text that it promises (WCAG 2.2: 1.4.3, 1.4.6). */
const themes = { amplify: 4.5, compact: 4.5, contrast: 7 } as const;

const sheet = new CSSStyleSheet();

before(() => {
  document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
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

/** The relative luminance of an sRGB color as computed styles name it (WCAG 2.2). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (/rgba?\(([\d., ]+)/.exec(color)?.[1] ?? '')
    .split(',')
    .map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What a token is worth on this page, as a color. */
function colorOf(token: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(--auth-color-${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

for (const [name, least] of Object.entries(themes)) {
  describe(`the theme ${name}`, () => {
    before(async () => {
      const response = await fetch(`/src/styles/themes/${name}.css`);
      await sheet.replace(await response.text());
    });
    after(() => sheet.replace(''));
    afterEach(() => {
      document.documentElement.style.colorScheme = '';
      document.body.style.background = '';
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

      it(`has its contrasts in ${scheme}`, async () => {
        await ways.signIn();
        document.documentElement.style.colorScheme = scheme;
        const pairs = [
          ['text', 'surface', least],
          ['text-muted', 'surface', least],
          ['text-muted', 'surface-sunken', least],
          ['on-accent', 'accent', least],
          ['on-accent', 'accent-hover', least],
          ['on-accent', 'accent-active', least],
          ['link', 'surface', least],
          ['link', 'surface-sunken', least],
          ['danger', 'surface', least],
          ['success', 'success-subtle', least],
          ['warning', 'warning-subtle', least],
          ['accent-border', 'control', 3],
          ['border-control', 'surface', 3],
          ['danger-border', 'control', 3],
          ['focus', 'surface', 3],
          ['focus', 'canvas', 3],
        ] as const;
        for (const [one, other, wanted] of pairs) {
          const is = contrast(colorOf(one), colorOf(other));
          expect(is, `${one} on ${other}`).to.be.at.least(wanted);
        }
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
