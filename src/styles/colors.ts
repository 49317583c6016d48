import { unsafeCSS } from 'lit';

/** The role, as in `--auth-color-canvas` → its shade of the palette in light, and in dark where that is another one. */
const colors: Readonly<Record<string, readonly [light: string, dark?: string]>> = {
  canvas: ['gray-50', 'gray-950'],
  surface: ['gray-0', 'gray-900'],
  'surface-sunken': ['gray-50', 'gray-925'],
  'surface-hover': ['gray-100', 'gray-850'],
  'surface-active': ['gray-200', 'gray-800'],
  control: ['gray-0', 'gray-925'],
  text: ['gray-900', 'gray-50'],
  'text-muted': ['gray-600', 'gray-400'],
  'text-disabled': ['gray-500'],
  border: ['gray-200', 'gray-800'],
  'border-control': ['gray-450', 'gray-550'],
  'border-hover': ['gray-600', 'gray-400'],
  accent: ['blue-600'],
  'accent-hover': ['blue-700'],
  'accent-active': ['blue-800'],
  'on-accent': ['gray-0'],
  'accent-subtle': ['blue-50', 'blue-950'],
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
  success: ['green-600', 'green-300'],
  'success-edge': ['green-200', 'green-900'],
  'success-subtle': ['green-50', 'green-950'],
  warning: ['amber-700', 'amber-300'],
  'warning-edge': ['amber-200', 'amber-900'],
  'warning-subtle': ['amber-50', 'amber-950'],
  'info-edge': ['blue-200', 'blue-900'],
};

const declarations = (valueOf: (light: string, dark: string | undefined) => string | undefined) =>
  unsafeCSS(
    Object.entries(colors)
      .map(([role, [light, dark]]) => [role, valueOf(light, dark)])
      .filter(([, value]) => value)
      .map(([role, value]) => `--auth-color-${role}:${value};`)
      .join(''),
  );

const shade = (name: string): string => `var(--auth-palette-${name})`;

/** The roles in light. */
export const lightColors = declarations(shade);

/** The roles that the scheme changes, in either. */
export const adaptedColors = declarations(
  (light, dark) => dark && `light-dark(${shade(light)},${shade(dark)})`,
);
