import { type CSSResult, unsafeCSS } from 'lit';

/** The roles, as in `--auth-color-canvas` → the shade of the palette in light, and in dark if it differs. */
type Colors = Readonly<Record<string, readonly [light: string, dark?: string]>>;

const shade = (name: string): string => `var(--auth-palette-${name})`;

/** The declarations of roles: in light, and of those that differ in dark. */
export function colorRoles(colors: Colors): { readonly light: CSSResult; readonly adapted: CSSResult } {
  const declare = (valueOf: (light: string, dark: string | undefined) => string | undefined) =>
    unsafeCSS(
      Object.entries(colors)
        .map(([role, [light, dark]]) => [role, valueOf(light, dark)])
        .filter(([, value]) => value)
        .map(([role, value]) => `--auth-color-${role}:${value};`)
        .join(''),
    );
  return {
    light: declare(shade),
    adapted: declare((light, dark) => dark && `light-dark(${shade(light)},${shade(dark)})`),
  };
}
