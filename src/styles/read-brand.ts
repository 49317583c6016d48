import { replace, restore, themeOf, warnAbout } from './check-tokens.js';

/** A color that CSS knows, as it is in light and in dark: it may be a `light-dark()`. */
export function inBothSchemes(color: string): readonly [light: string, dark: string] {
  const computed = (scheme: 'light' | 'dark'): string => {
    const probe = document.createElement('i');
    const style = { color, 'color-scheme': scheme, 'forced-color-adjust': 'none' };
    for (const [name, value] of Object.entries(style)) probe.style.setProperty(name, value, 'important');
    document.documentElement.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };
  return [computed('light'), computed('dark')];
}

/** Whether a computed color lets nothing through: only others are written with an alpha. A canvas may be protected from reading. */
const isOpaque = (color: string): boolean => !/^rgba|\//.test(color);

/** A brand, and the element that has it: the root, or a part of the page with a theme of its own. */
export interface Brand {
  readonly color: string;
  readonly place: HTMLElement;
}

/**
 * The brand around an element; undefined without one. One that is not an opaque color is removed, with a warning: the colors
 * of the theme stay.
 */
export function readBrand(element: HTMLElement): Brand | undefined {
  const token = '--auth-brand';
  const { documentElement: root } = element.ownerDocument;
  const theme = themeOf(element);
  const places = new Set([root, theme, element]);
  places.forEach(restore);
  const valueOn = (place: HTMLElement): string => getComputedStyle(place).getPropertyValue(token).trim();
  for (const value of new Set([...places].map(valueOn))) {
    // A surface in the color of its text would hide the text.
    const isColor = CSS.supports('color', value) && !/currentColor/i.test(value);
    if (!value || (isColor && inBothSchemes(value).every(isOpaque))) continue;
    warnAbout(token, value, isColor ? 'opaque color' : 'color');
    for (const place of places) if (valueOn(place) === value) replace(place, token, 'initial');
  }
  // What the root has, the parts of the page inherit.
  const place = valueOn(root) ? root : theme;
  const color = valueOn(place);
  return color ? { color, place } : undefined;
}
