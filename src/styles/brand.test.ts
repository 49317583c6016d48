import { expect } from '@open-wc/testing';

import { contrast, measure, paint } from '../../demo/contrast.js';
import { button, endTransitions } from '../../test/browser/support/find.js';
import { createPage, mount } from '../../test/browser/support/page.js';
import { lateTokens, warningsOf } from '../../test/browser/support/styles.js';
import { providerTokenStyles } from '../elements/federated-buttons/federated-buttons.styles.js';
import { brandStyles } from './brand.js';
import { computeBrandStyles } from './brand-script.js';
import { lateTokenStyles } from './late-tokens.js';
import { inBothSchemes } from './read-brand.js';
import { adoptMissing } from './style-sheets.js';
import { tokenStyles } from './tokens.js';

const page = document.documentElement;

before(() => {
  adoptMissing(document, [tokenStyles, lateTokenStyles, providerTokenStyles, brandStyles]);
});
afterEach(() => {
  page.removeAttribute('style');
});
after(() => {
  document.adoptedStyleSheets = [];
});

/** 200 colors: corners of the gamut, near-grays, and others that are the same in each run. */
function brands(): string[] {
  const fixed = ['#000', '#fff', '#ff0', '#00f', '#0f0', '#f00', '#0ff', '#f0f', '#808181', '#0a7d55'];
  let state = 7;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647);
  const random = Array.from({ length: 190 }, () => `#${(next() % 0x1000000).toString(16).padStart(6, '0')}`);
  return [...fixed, ...random];
}

describe('the colors of a brand', () => {
  for (const scheme of ['light', 'dark']) {
    it(`have their contrasts for any brand, in ${scheme}`, () => {
      page.style.colorScheme = scheme;
      const low: string[] = [];
      for (const brand of brands()) {
        page.style.setProperty('--auth-brand', brand);
        for (const { foreground, background, contrast, least } of measure(document.body))
          if (!(contrast >= least))
            low.push(`${brand}: ${foreground} on ${background} ${contrast.toFixed(2)}`);
      }
      expect(low).to.eql([]);
    });
  }
});

describe('the colors of a brand, where the browser has no relative colors', () => {
  const sheet = new CSSStyleSheet();
  before(() => {
    document.adoptedStyleSheets = [];
    adoptMissing(document, [tokenStyles, lateTokenStyles, providerTokenStyles]);
    document.adoptedStyleSheets.push(sheet);
  });

  for (const scheme of ['light', 'dark']) {
    it(`have their contrasts for any brand, in ${scheme}`, () => {
      page.style.colorScheme = scheme;
      const low: string[] = [];
      for (const brand of brands()) {
        sheet.replaceSync(computeBrandStyles(brand).cssText);
        for (const { foreground, background, contrast: is, least } of measure(document.body))
          if (!(is >= least)) low.push(`${brand}: ${foreground} on ${background} ${is.toFixed(2)}`);
      }
      expect(low).to.eql([]);
    });

    it(`are those of the style sheet, in ${scheme}`, () => {
      page.style.colorScheme = scheme;
      for (const brand of ['#0a7d55', '#ffd400', '#1a1a2e', '#d81b60']) {
        const computed = sheetColors(() => sheet.replaceSync(computeBrandStyles(brand).cssText));
        page.style.setProperty('--auth-brand', brand);
        const derived = sheetColors(() => sheet.replaceSync(brandStyles.cssText));
        for (const [token, color] of Object.entries(computed))
          expect(distance(color, derived[token] ?? ''), `${brand}: ${token}`).to.be.at.most(6);
      }
    });
  }
});

/** The largest difference of two colors in red, green or blue, from 0 to 255. */
function distance(one: string, other: string): number {
  const [first, second] = [one, other].map((color) => [...paint(color)]);
  return Math.max(...(first ?? []).map((part, index) => Math.abs(part - (second?.[index] ?? 0))));
}

/** The colors that a brand decides, after a change. */
function sheetColors(change: () => void): Record<string, string> {
  change();
  const probe = document.createElement('i');
  document.body.append(probe);
  const names = [
    'accent',
    'on-accent',
    'accent-hover',
    'accent-active',
    'accent-border',
    'link',
    'link-hover',
    'focus',
    'accent-subtle',
    'info-edge',
  ];
  const found = names.map((name) => {
    probe.style.color = `var(--auth-color-${name})`;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(found);
}

describe('the colors of a brand for each scheme, where the browser has no relative colors', () => {
  const sheet = new CSSStyleSheet();
  it('are those of the brand in that scheme', () => {
    document.adoptedStyleSheets = [];
    adoptMissing(document, [tokenStyles, lateTokenStyles]);
    document.adoptedStyleSheets.push(sheet);
    const both = inBothSchemes('light-dark(#0a7d55, #7de0b5)');
    expect(both).to.eql(['rgb(10, 125, 85)', 'rgb(125, 224, 181)']);
    for (const [index, scheme] of ['light', 'dark'].entries()) {
      page.style.colorScheme = scheme;
      const alone = sheetColors(() => sheet.replaceSync(computeBrandStyles(both[index] ?? '').cssText));
      expect(sheetColors(() => sheet.replaceSync(computeBrandStyles(...both).cssText))).to.eql(alone);
    }
  });
});

describe('--auth-brand', () => {
  const colorsOf = async (brand: string | undefined): Promise<Record<string, string>> => {
    document.adoptedStyleSheets = [];
    if (brand !== undefined) page.style.setProperty('--auth-brand', brand);
    const element = await mount(createPage());
    await lateTokens();
    endTransitions();
    const submit = getComputedStyle(button('Sign in', element));
    const link = getComputedStyle(button('Forgot password?', element));
    return { background: submit.backgroundColor, text: submit.color, link: link.color };
  };

  it('is the color of the button, with text in black or white', async () => {
    expect(await colorsOf('#0a7d55')).to.include({ background: 'rgb(10, 125, 85)' });
    const dark = await colorsOf('#0a7d55');
    expect(contrast(dark['text'] ?? '', '#fff')).to.be.below(1.01);
    const bright = await colorsOf('#ffd400');
    expect(contrast(bright['text'] ?? '', '#000')).to.be.below(1.01);
    expect(contrast(bright['link'] ?? '', '#fff')).to.be.at.least(4.5);
  });

  it('leaves the default colors alone if it is not set', async () => {
    expect(await colorsOf(undefined)).to.eql({
      background: 'rgb(33, 95, 219)',
      text: 'rgb(255, 255, 255)',
      link: 'rgb(33, 95, 219)',
    });
  });

  for (const [scheme, background] of [
    ['light', 'rgb(10, 125, 85)'],
    ['dark', 'rgb(125, 224, 181)'],
  ] as const)
    it(`may be one for each scheme: ${scheme}`, async () => {
      page.style.colorScheme = scheme;
      const warnings = await warningsOf(async () => {
        const found = await colorsOf('light-dark(#0a7d55, #7de0b5)');
        expect(found['background']).to.equal(background);
        expect(contrast(found['text'] ?? '', background)).to.be.at.least(4.5);
        expect(contrast(found['link'] ?? '', scheme === 'light' ? '#fff' : '#181b21')).to.be.at.least(4.5);
      });
      expect(warnings).to.eql([]);
    });

  it('is not used if it lets something through in one of the schemes', async () => {
    const warnings = await warningsOf(() => colorsOf('light-dark(#0a7d55, rgb(125 224 181 / 0.5))'));
    expect(warnings.length).to.equal(1);
    expect(warnings[0]).to.include('is not a valid opaque color. The default is used.');
  });

  it('gives way to a token that the page sets on the root', async () => {
    page.style.setProperty('--auth-color-link', 'rgb(1, 2, 3)');
    const { background, link } = await colorsOf('#0a7d55');
    page.style.removeProperty('--auth-color-link');
    expect(background).to.equal('rgb(10, 125, 85)');
    expect(link).to.equal('rgb(1, 2, 3)');
  });

  it('follows a change', async () => {
    await colorsOf('#0a7d55');
    page.style.setProperty('--auth-brand', '#7d0a55');
    endTransitions();
    expect(getComputedStyle(button('Sign in')).backgroundColor).to.equal('rgb(125, 10, 85)');
  });

  it('is not used if it lets something through', async () => {
    const warnings = await warningsOf(() => colorsOf('rgb(10 125 85 / 0.2)'));
    expect(warnings).to.eql([
      '[auth-elements] --auth-brand: “rgb(10 125 85 / 0.2)” is not a valid opaque color. The default is used.',
    ]);
    expect(getComputedStyle(button('Sign in')).backgroundColor).to.equal('rgb(33, 95, 219)');
  });

  it('of the page stays when one element has a wrong one', async () => {
    await colorsOf('#0a7d55');
    const { parentElement: place } = await mount(createPage());
    place?.style.setProperty('--auth-brand', 'bluish');
    const element = place?.firstElementChild;
    if (element) place.append(element);
    await lateTokens();
    expect(getComputedStyle(page).getPropertyValue('--auth-brand')).to.equal('#0a7d55');
  });

  for (const value of ['bananas', 'currentColor'])
    it(`is not used if it is not a color: the colors of the theme stay, with one warning: ${value}`, async () => {
      const warnings = await warningsOf(() => colorsOf(value));
      expect(warnings).to.eql([
        `[auth-elements] --auth-brand: “${value}” is not a valid color. The default is used.`,
      ]);
      const submit = getComputedStyle(button('Sign in'));
      expect(submit.backgroundColor).to.equal('rgb(33, 95, 219)');
      expect(contrast(submit.color, submit.backgroundColor)).to.be.at.least(4.5);
    });

  it('is used in a browser that protects canvases from being read', async () => {
    const { prototype } = CanvasRenderingContext2D;
    const { getImageData } = prototype;
    const computed = computeBrandStyles('#0a7d55').cssText;
    prototype.getImageData = () => new ImageData(1, 1);
    try {
      const warnings = await warningsOf(() => colorsOf('#0a7d55'));
      expect(warnings).to.eql([]);
      expect(getComputedStyle(button('Sign in')).backgroundColor).to.equal('rgb(10, 125, 85)');
      expect(computeBrandStyles('rgb(10, 125, 85)').cssText).to.equal(computed);
    } finally {
      prototype.getImageData = getImageData;
    }
  });

  describe('of a part of the page', () => {
    const theme = new CSSStyleSheet();
    const cleanUp: (() => void)[] = [];
    afterEach(() => cleanUp.splice(0).forEach((run) => run()));

    /** The colors of the buttons of two authenticators: in a part with this markup, and elsewhere on the page, whose buttons are black. */
    async function colorsIn(part: HTMLElement, where: HTMLElement | ShadowRoot): Promise<string[]> {
      document.adoptedStyleSheets = [];
      theme.replaceSync(':where(:root, [data-auth-theme]):not(_) { --auth-color-accent: rgb(0, 0, 0) }');
      document.adoptedStyleSheets.push(theme);
      const elsewhere = await mount(createPage());
      const inPart = await mount(createPage());
      elsewhere.parentElement?.append(part);
      where.append(inPart);
      cleanUp.push(() => part.remove());
      await lateTokens();
      endTransitions();
      return [inPart, elsewhere].map(
        (element) => getComputedStyle(button('Sign in', element)).backgroundColor,
      );
    }
    const div = (style: string, theme?: string): HTMLElement => {
      const part = document.createElement('div');
      part.style.cssText = style;
      if (theme !== undefined) part.dataset['authTheme'] = theme;
      return part;
    };

    it('is that of the part, and the others keep the colors of the theme', async () => {
      const part = div('--auth-brand: rgb(10, 125, 85)', '');
      expect(await colorsIn(part, part)).to.eql(['rgb(10, 125, 85)', 'rgb(0, 0, 0)']);
    });

    it('counts in shadow roots of the part', async () => {
      const part = div('', undefined);
      const outer = part.attachShadow({ mode: 'open' });
      const inner = div('--auth-brand: rgb(10, 125, 85)', 'dark');
      const host = div('');
      outer.append(inner);
      inner.append(host);
      expect(await colorsIn(part, host.attachShadow({ mode: 'open' }))).to.eql([
        'rgb(10, 125, 85)',
        'rgb(0, 0, 0)',
      ]);
      const card = getComputedStyle(host.shadowRoot?.querySelector('input') ?? host);
      expect(contrast(card.backgroundColor, '#000')).to.be.below(2);
    });

    it('is not used where no theme is declared, with a warning', async () => {
      const part = div('--auth-brand: rgb(10, 125, 85)');
      const warnings = await warningsOf(async () =>
        expect(await colorsIn(part, part)).to.eql(['rgb(0, 0, 0)', 'rgb(0, 0, 0)']),
      );
      expect(warnings).to.eql([
        '[auth-elements] --auth-brand is set inside a theme, where nothing follows it. Set it on :root, or on an element with data-auth-theme.',
      ]);
    });
  });
});
