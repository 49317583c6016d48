import { replace, restore, themeOf, warnAbout } from './check-tokens.js';

/** A color that CSS knows, as it is in light and in dark: it may be a `light-dark()`, which a canvas does not read. */
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

/** Whether a color lets nothing through. Colors that a canvas does not read count as opaque. */
function isOpaque(color: string): boolean {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return true;
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  return pen.getImageData(0, 0, 1, 1).data[3] === 255;
}

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
    const isColor = CSS.supports('color', value);
    if (!value || (isColor && inBothSchemes(value).every(isOpaque))) continue;
    warnAbout(token, value, isColor ? 'opaque color' : 'color');
    for (const place of places) if (valueOn(place) === value) replace(place, token, 'initial');
  }
  // What the root has, the parts of the page inherit.
  const place = valueOn(root) ? root : theme;
  const color = valueOn(place);
  return color ? { color, place } : undefined;
}
