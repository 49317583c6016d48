import { type CSSResult, unsafeCSS } from 'lit';

/** Red, green and blue from 0 to 1, in linear light. */
type Color = readonly [number, number, number];
type Lch = readonly [lightness: number, chroma: number, hue: number];

const map = ([one, two, three]: Color, change: (part: number) => number): Color => [
  change(one),
  change(two),
  change(three),
];
const dot = ([a, b, c]: Color, [x, y, z]: Color): number => a * x + b * y + c * z;

const toLinear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const fromLinear = (part: number): number =>
  part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;

/** The parts of any CSS color from 0 to 255. */
function partsOf(color: string): readonly number[] {
  // Most are computed to this form. The canvas, which reads the others, may be protected from that.
  if (/^rgb\([\d., ]+\)$/.test(color)) return [...color.matchAll(/[\d.]+/g)].map(Number);
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return [];
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data];
}

function parse(color: string): Color {
  const [red = 0, green = 0, blue = 0] = partsOf(color);
  return map([red, green, blue], (part) => toLinear(part / 255));
}

/** As `rgb()`, clipped to the gamut. */
const write = (color: Color): string => {
  const parts = map(color, (part) => Math.round(255 * fromLinear(Math.min(1, Math.max(0, part)))));
  return `rgb(${parts.join(' ')})`;
};

/** Oklab, as in CSS Color 4. */
function toLch(color: Color): Lch {
  const [l, m, s] = map(
    [
      dot(color, [0.4122214708, 0.5363325363, 0.0514459929]),
      dot(color, [0.2119034982, 0.6806995451, 0.1073969566]),
      dot(color, [0.0883024619, 0.2817188376, 0.6299787005]),
    ],
    Math.cbrt,
  );
  const a = dot([l, m, s], [1.9779984951, -2.428592205, 0.4505937099]);
  const b = dot([l, m, s], [0.0259040371, 0.7827717662, -0.808675766]);
  return [dot([l, m, s], [0.2104542553, 0.793617785, -0.0040720468]), Math.hypot(a, b), Math.atan2(b, a)];
}

function fromLch([lightness, chroma, hue]: Lch): Color {
  const lab: Color = [lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const lms = map(
    [
      dot(lab, [1, 0.3963377774, 0.2158037573]),
      dot(lab, [1, -0.1055613458, -0.0638541728]),
      dot(lab, [1, -0.0894841775, -1.291485548]),
    ],
    (part) => part ** 3,
  );
  return [
    dot(lms, [4.0767416621, -3.3077115913, 0.2309699292]),
    dot(lms, [-1.2684380046, 2.6097574011, -0.3413193965]),
    dot(lms, [-0.0041960863, -0.7034186147, 1.707614701]),
  ];
}

/** The colors that follow from a brand: in light, and in dark if it differs. The rules are those of brand.ts. */
function colorsOf(brand: Color): Record<string, readonly [light: string, dark?: string]> {
  const y = dot(brand, [0.2126, 0.7152, 0.0722]);
  const [l, c, h] = toLch(brand);
  const scale = (factor: number): string => write(map(brand, (part) => part * factor));
  const upTo = (luminance: number, most = 1): string => scale(Math.min(most, luminance / Math.max(y, 0.001)));
  const at = (lightness: number, chroma: number): string =>
    write(fromLch([lightness, Math.min(c, chroma), h]));
  const target = y < 0.02 || (y > 0.179 && y < 0.5) ? 1 : 0;
  const shift = (share: number): string => write(fromLch([l + (target - l) * share, c * (1 - share), h]));
  const line = [upTo(0.2), at(Math.max(l, 0.72), 0.13)] as const;
  return {
    'color-accent': [write(brand)],
    'color-on-accent': [y < 0.179 ? '#fff' : '#000'],
    'color-accent-hover': [shift(0.12)],
    'color-accent-active': [shift(0.22)],
    'color-accent-border': line,
    'color-focus': line,
    'button-border-color': [y > 0.26 ? line[0] : 'transparent', l < 0.57 ? line[1] : 'transparent'],
    'color-link': [upTo(0.14), at(Math.max(l, 0.8), 0.11)],
    'color-link-hover': [upTo(0.08, 0.6), at(Math.max(l, 0.88), 0.06)],
    'color-accent-subtle': [at(0.972, 0.013), at(0.275, 0.06)],
    'color-info-edge': [at(0.88, 0.057), at(0.37, 0.1)],
  };
}

const sheets = new Map<string, CSSResult>();

/**
 * What brand.ts has, for browsers without relative colors: the style sheet for a brand, whose colors in light and dark are
 * those that CSS computes.
 */
export function computeBrandStyles(light: string, dark = light): CSSResult {
  const key = `${light}, ${dark}`;
  const known = sheets.get(key);
  if (known) return known;
  const inDark = colorsOf(parse(dark));
  const colors = Object.entries(colorsOf(parse(light))).map(([name, [value]]) => {
    const [first, second = first] = inDark[name] ?? [value];
    return [name, value, second] as const;
  });
  const rule = (declarations: string[]): string =>
    `:where(:root,[data-auth-theme]):not(_){${declarations.join(';')}}`;
  const plain = rule(colors.map(([name, value]) => `--auth-${name}:${value}`));
  const both = rule(
    colors.flatMap(([name, value, other]) =>
      value === other ? [] : `--auth-${name}:light-dark(${value},${other})`,
    ),
  );
  const styles = unsafeCSS(
    `@media not all and (forced-colors:active){${plain}@supports (color:light-dark(red,red)){${both}}}`,
  );
  sheets.set(key, styles);
  return styles;
}
