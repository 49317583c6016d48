import { css } from 'lit';

import { colorRoles } from './colors.js';

const colors = colorRoles({
  canvas: ['gray-50', 'gray-950'],
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
  :where(:root, [data-auth-theme]) {
    --auth-palette-gray-100: #f2f3f6;
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
`;
