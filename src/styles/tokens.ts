import { css } from 'lit';

import { colorRoles } from './colors.js';

const colors = colorRoles({
  surface: ['gray-0', 'gray-900'],
  'surface-sunken': ['gray-50', 'gray-925'],
  control: ['gray-0', 'gray-925'],
  text: ['gray-900', 'gray-50'],
  'text-muted': ['gray-600', 'gray-400'],
  border: ['gray-200', 'gray-800'],
  'border-control': ['gray-450', 'gray-550'],
  'border-hover': ['gray-600', 'gray-400'],
  accent: ['blue-600'],
  'accent-hover': ['blue-700'],
  'accent-active': ['blue-800'],
  'on-accent': ['gray-0'],
  'accent-border': ['blue-600', 'blue-400'],
  link: ['blue-600', 'blue-300'],
  'link-hover': ['blue-800', 'blue-200'],
  focus: ['blue-500', 'blue-400'],
  disabled: ['gray-200', 'gray-800'],
  'on-disabled': ['gray-600', 'gray-400'],
  danger: ['red-600', 'red-300'],
  'danger-border': ['red-600', 'red-300'],
  'danger-edge': ['red-200', 'red-900'],
  'danger-subtle': ['red-50', 'red-950'],
});

/**
 * Palette, role and size tokens with their defaults, as far as the first view reads them; the others are in
 * late-tokens.ts. Adopted by the document only, at zero specificity and on the
 * root (never on a host), so that any ancestor of an element may set a role or element token. Source of the values:
 * the project's design reference. Element tokens (`--auth-button-background`, …) are never set: each is read where it
 * is used, with a role token as fallback.
 */
export const tokenStyles = css`
  :where(:root, [data-auth-theme]) {
    --auth-palette-gray-0: #ffffff;
    --auth-palette-gray-50: #f9fafb;
    --auth-palette-gray-200: #e2e4e8;
    --auth-palette-gray-400: #a5a9b2;
    --auth-palette-gray-450: #8c929b;
    --auth-palette-gray-550: #686d78;
    --auth-palette-gray-600: #5b616c;
    --auth-palette-gray-800: #2b2f37;
    --auth-palette-gray-900: #181b21;
    --auth-palette-gray-925: #12151a;
    --auth-palette-blue-200: #c3d8fe;
    --auth-palette-blue-300: #96bbfe;
    --auth-palette-blue-400: #6ea0fb;
    --auth-palette-blue-500: #4680f1;
    --auth-palette-blue-600: var(--auth-brand, #215fdb);
    --auth-palette-blue-700: #164fbe;
    --auth-palette-blue-800: #12429f;
    --auth-palette-red-50: #fff3f2;
    --auth-palette-red-200: #ffcac7;
    --auth-palette-red-300: #fc9c99;
    --auth-palette-red-600: #c0242b;
    --auth-palette-red-900: #622828;
    --auth-palette-red-950: #3a1b1a;
  }

  :where(:root, [data-auth-theme]) {
    ${colors.light}
  }

  @supports (color: light-dark(#000, #fff)) {
    :where(:root, [data-auth-theme]) {
      ${colors.adapted}
    }
  }

  :where(:root, [data-auth-theme]) {
    --auth-size-unit: 1rem;
    --auth-space-1: calc(var(--auth-size-unit) * 0.25);
    --auth-space-2: calc(var(--auth-size-unit) * 0.5);
    --auth-space-3: calc(var(--auth-size-unit) * 0.75);
    --auth-space-4: calc(var(--auth-size-unit) * 1);
    --auth-space-5: calc(var(--auth-size-unit) * 1.25);
    --auth-space-6: calc(var(--auth-size-unit) * 1.5);
    --auth-space-8: calc(var(--auth-size-unit) * 2);
    --auth-space-focus: 2px;
    --auth-size-card: calc(var(--auth-size-unit) * 25);
    --auth-size-control: calc(var(--auth-size-unit) * 2.75);
    --auth-size-target: calc(var(--auth-size-unit) * 1.75);
    --auth-size-icon: calc(var(--auth-size-unit) * 1.25);
    --auth-size-icon-small: calc(var(--auth-size-unit) * 1);
    --auth-size-code-column: calc(var(--auth-size-unit) * 6.75);
    --auth-size-loading: calc(var(--auth-size-unit) * 15);
    --auth-opacity-pulse: 0.35;
    --auth-border-width: 1px;
    --auth-border-ring: 2px;
    --auth-border-spinner: 2px;
    --auth-radius-small: calc(var(--auth-size-unit) * 0.25);
    --auth-radius-control: calc(var(--auth-size-unit) * 0.5);
    --auth-radius-card: calc(var(--auth-size-unit) * 1);
    --auth-radius-full: 100vmax;
    --auth-font-family:
      -apple-system, BlinkMacSystemFont, 'Segoe UI Variable Text', 'Segoe UI', Roboto, 'Noto Sans',
      'Helvetica Neue', Arial, system-ui, sans-serif;
    --auth-font-family-arabic:
      'SF Arabic', 'Geeza Pro', 'Segoe UI', 'Noto Sans Arabic', Tahoma, system-ui, sans-serif;
    --auth-font-size-caption: calc(var(--auth-size-unit) * 0.8125);
    --auth-font-size-label: calc(var(--auth-size-unit) * 0.875);
    --auth-font-size-body: calc(var(--auth-size-unit) * 0.9375);
    --auth-font-size-input: calc(var(--auth-size-unit) * 1);
    --auth-font-size-title: calc(var(--auth-size-unit) * 1.375);
    --auth-font-line-tight: 1.3;
    --auth-font-line-text: 1.5;
    --auth-font-line-tight-arabic: 1.5;
    --auth-font-line-text-arabic: 1.65;
    --auth-font-weight-text: 400;
    --auth-font-weight-label: 500;
    --auth-font-weight-strong: 600;
    --auth-font-tracking-title: -0.014em;
    --auth-font-tracking-text: normal;
    --auth-font-underline-offset: 0.2em;
    --auth-shadow-color: rgb(16 24 40 / 0.07);
    --auth-shadow-card: 0 1px 2px var(--auth-shadow-color), 0 10px 28px -10px var(--auth-shadow-color);
    --auth-shadow-control: 0 1px 2px var(--auth-shadow-color);
    --auth-motion-fast: 120ms;
    --auth-motion-spin: 800ms;
    --auth-motion-ease: cubic-bezier(0.2, 0, 0.2, 1);
    --auth-motion-spinner: auth-spin;
  }
  @supports (color: light-dark(#000, #fff)) {
    :where(:root, [data-auth-theme]) {
      --auth-shadow-color: light-dark(rgb(16 24 40 / 0.07), rgb(0 0 0 / 0.4));
    }
  }
  :where([data-auth-theme='auto']) {
    color-scheme: light dark;
  }
  :where([data-auth-theme='light']) {
    color-scheme: light;
  }
  :where([data-auth-theme='dark']) {
    color-scheme: dark;
  }

  @media (prefers-reduced-motion: reduce) {
    :where(:root, [data-auth-theme]) {
      --auth-motion-fast: 0s;
      --auth-motion-spin: 2.4s;
      --auth-motion-spinner: auth-pulse;
    }
  }
  @media (prefers-contrast: more) {
    :where(:root, [data-auth-theme]) {
      --auth-color-border: var(--auth-color-border-control);
      --auth-color-border-control: var(--auth-color-text);
      --auth-color-text-muted: var(--auth-color-text);
    }
  }
  @media (forced-colors: active) {
    :where(:root, [data-auth-theme]) {
      --auth-color-focus: Highlight;
      --auth-color-link: LinkText;
      --auth-color-link-hover: LinkText;
      --auth-color-accent-border: Highlight;
      --auth-color-danger-border: CanvasText;
      --auth-color-on-disabled: GrayText;
    }
  }
`;
