import type { Page } from 'puppeteer-core';

/** The properties that the style sheet of the page must not change, besides the box. */
const properties = [
  ...['font-size', 'font-weight', 'font-style', 'line-height', 'letter-spacing', 'word-spacing'],
  ...['text-transform', 'text-align', 'text-indent', 'text-decoration-line', 'text-shadow', 'white-space'],
  ...['color', 'background-color', 'background-image', 'opacity', 'box-shadow', 'visibility'],
  ...['padding-top', 'padding-right', 'padding-bottom', 'padding-left'],
  ...['margin-top', 'margin-right', 'margin-bottom', 'margin-left'],
  ...['border-top-width', 'border-right-width', 'border-bottom-width', 'border-left-width'],
  ...['border-top-style', 'border-left-style', 'border-top-color', 'border-left-color'],
  ...['border-top-left-radius', 'list-style-type', 'float', 'cursor'],
];

/** A part: its class with a count, its box in the card, and its properties. */
export interface Part {
  readonly name: string;
  readonly box: readonly number[];
  readonly style: Readonly<Record<string, string>>;
}

/** Returns every visible part of the screen and of its form, in document order. */
export function measure(page: Page): Promise<Part[]> {
  return page.evaluate((names) => {
    const authenticator = document.querySelector('auth-authenticator');
    const origin = authenticator?.getBoundingClientRect();
    const seen = new Map<string, number>();
    const parts: { name: string; box: number[]; style: Record<string, string> }[] = [];
    const left: Element[] = authenticator ? [authenticator] : [];
    for (let element = left.pop(); element; element = left.pop()) {
      const own = [...element.classList].filter((name) => name.startsWith('auth-')).join('.');
      const isPart = own !== '' || ['span', 'svg', 'bdi'].includes(element.localName);
      if (isPart && !own.includes('auth-hidden') && origin) {
        const kind = own ? `${element.localName}.${own}` : element.localName;
        const count = (seen.get(kind) ?? 0) + 1;
        seen.set(kind, count);
        const box = element.getBoundingClientRect();
        const computed = getComputedStyle(element);
        parts.push({
          name: count > 1 ? `${kind} (${count})` : kind,
          box: [box.left - origin.left, box.top - origin.top, box.width, box.height],
          style: Object.fromEntries(
            names
              // The style and color of a border of width 0 are ignored.
              .filter((name) => !/^border-.*-(style|color)$/.test(name) || computed.borderTopWidth !== '0px')
              .map((name) => [name, computed.getPropertyValue(name)]),
          ),
        });
      }
      if (element.localName === 'template' || element.localName === 'svg') continue;
      left.push(...[...(element.shadowRoot?.children ?? []), ...element.children].reverse());
    }
    return parts;
  }, properties);
}

const sides = ['left', 'top', 'width', 'height'];

/** The differences from the same screen on a bare page. Boxes may differ by a pixel. */
export function differences(bare: readonly Part[], hosted: readonly Part[]): string[] {
  const found: string[] = [];
  if (bare.length !== hosted.length) found.push(`${bare.length} parts became ${hosted.length}`);
  bare.forEach(({ name, box, style }, index) => {
    const other = hosted[index];
    if (other?.name !== name) return;
    sides.forEach((side, at) => {
      const [one = 0, two = 0] = [box[at], other.box[at]];
      if (Math.abs(one - two) > 1) found.push(`${name}: ${side} ${one.toFixed(1)} → ${two.toFixed(1)}`);
    });
    for (const [property, value] of Object.entries(style))
      if (other.style[property] !== value)
        found.push(`${name}: ${property} ${value} → ${other.style[property] ?? 'none'}`);
  });
  return found;
}
