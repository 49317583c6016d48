import { css } from 'lit';

import { whenIdle } from '../lib/idle.js';
import { lazy } from '../lib/lazy.js';
import { brandStyles } from './brand.js';
import { checkTokens, themeOf } from './check-tokens.js';
import { colorRoles } from './colors.js';
import { partStyles } from './part-styles.js';
import { type Brand, inBothSchemes, readBrand } from './read-brand.js';
import { adoptTokenSheet } from './style-sheets.js';
import { tokenStyles } from './tokens.js';

const colors = colorRoles({
  canvas: ['gray-50', 'gray-950'],
  'text-disabled': ['gray-500'],
  'surface-hover': ['gray-100', 'gray-850'],
  'surface-active': ['gray-200', 'gray-800'],
  'accent-subtle': ['blue-50', 'blue-950'],
  'info-edge': ['blue-200', 'blue-900'],
  success: ['green-600', 'green-300'],
  'success-edge': ['green-200', 'green-900'],
  'success-subtle': ['green-50', 'green-950'],
  warning: ['amber-700', 'amber-300'],
  'warning-edge': ['amber-200', 'amber-900'],
  'warning-subtle': ['amber-50', 'amber-950'],
});

/**
 * The tokens that only later screens, success messages and apps use. Adopted like the others: see tokens.ts.
 */
export const lateTokenStyles = css`
  /* A length: calc() has no use for a 0 without unit. */
  @property --auth-border-width {
    syntax: '<length>';
    inherits: true;
    initial-value: 1px;
  }
  :where(:root, [data-auth-theme]) {
    --auth-palette-gray-100: #f2f3f6;
    --auth-palette-gray-500: #828892;
    --auth-palette-gray-850: #21252b;
    --auth-palette-gray-950: #0c0e12;
    --auth-palette-blue-50: #f1f6ff;
    --auth-palette-blue-900: #213d74;
    --auth-palette-blue-950: #172745;
    --auth-palette-green-50: #eefbf2;
    --auth-palette-green-200: #b7e9c7;
    --auth-palette-green-300: #72d699;
    --auth-palette-green-600: #117342;
    --auth-palette-green-900: #234630;
    --auth-palette-green-950: #152c1e;
    --auth-palette-amber-50: #fff8e7;
    --auth-palette-amber-200: #f3dba9;
    --auth-palette-amber-300: #ebc166;
    --auth-palette-amber-700: #84550f;
    --auth-palette-amber-900: #513b1c;
    --auth-palette-amber-950: #342611;
    ${colors.light}
    --auth-color-qr-ink: #000;
    --auth-color-qr-paper: #fff;
    --auth-size-mark: calc(var(--auth-size-unit) * 1.5);
    --auth-size-tick: calc(var(--auth-size-unit) * 1.125);
    --auth-size-avatar: calc(var(--auth-size-unit) * 2.5);
    --auth-size-step: calc(var(--auth-size-unit) * 1.5);
    --auth-size-qr: calc(var(--auth-size-unit) * 10);
    --auth-size-account: calc(var(--auth-size-unit) * 40);
    --auth-font-size-section: calc(var(--auth-size-unit) * 1.125);
    --auth-opacity-disabled: 0.55;
    --auth-radius-panel: calc(var(--auth-size-unit) * 0.625);
    --auth-font-family-code:
      ui-monospace, 'SF Mono', SFMono-Regular, 'Cascadia Mono', Consolas, 'Liberation Mono', Menlo, monospace;
    --auth-font-size-code: calc(var(--auth-size-unit) * 1.25);
    --auth-font-tracking-code: 0.32em;
    --auth-shape-dot: 30%;
    --auth-shape-tick: polygon(14% 47%, 26% 35%, 42% 51%, 74% 19%, 86% 31%, 42% 75%);
  }
  @supports (color: light-dark(#000, #fff)) {
    :where(:root, [data-auth-theme]) {
      ${colors.adapted}
    }
  }
  @media (forced-colors: active) {
    :where(:root, [data-auth-theme]) {
      --auth-color-text-disabled: GrayText;
    }
  }
`;

const loadBrandScript = lazy(() => import('./brand-script.js'));

/** What the style sheet of a brand needs: see `@supports` in brand.ts. */
const relativeColors = ['color(from red xyz-d65 x y z)', 'light-dark(red, red)'] as const;

async function adoptBrand(element: HTMLElement, { color, place }: Brand): Promise<void> {
  const isPart = place !== place.ownerDocument.documentElement;
  const styles = relativeColors.every((each) => CSS.supports('color', each))
    ? brandStyles
    : (await loadBrandScript()).computeBrandStyles(...inBothSchemes(color));
  // Elsewhere on the page, the colors of the theme stay.
  if (isPart) place.dataset['authBrand'] = '';
  adoptTokenSheet(isPart ? place : element, isPart ? partStyles(styles) : styles);
}

/** Adds the tokens of this file; then the colors of `--auth-brand` if that is set, and warns about wrong values. */
export function adoptLateTokens(element: HTMLElement): void {
  adoptTokenSheet(element, lateTokenStyles);
  whenIdle(() => {
    if (!element.isConnected) return;
    // A theme around the element may be declared in another root.
    const theme = themeOf(element);
    for (const tokens of [tokenStyles, lateTokenStyles]) adoptTokenSheet(theme, tokens);
    const brand = readBrand(element);
    if (brand) void adoptBrand(element, brand).catch(() => undefined);
    checkTokens(element, lateTokenStyles);
  });
}
