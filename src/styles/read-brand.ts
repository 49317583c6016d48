import { replace, restore, themeOf, warnAbout } from './check-tokens.js';

/** Whether a color that CSS knows lets nothing through. Colors that a canvas does not read count as opaque. */
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
    if (!value || (isColor && isOpaque(value))) continue;
    warnAbout(token, value, isColor ? 'opaque color' : 'color');
    for (const place of places) if (valueOn(place) === value) replace(place, token, 'initial');
  }
  // What the root has, the parts of the page inherit.
  const place = valueOn(root) ? root : theme;
  const color = valueOn(place);
  return color ? { color, place } : undefined;
}
