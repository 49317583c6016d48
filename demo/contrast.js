/**
 * The pairs of colors that must have a contrast (WCAG 2.2: 1.4.3, 1.4.11), by their tokens `--auth-color-…`:
 * foreground, background, least contrast. The tests of the themes and the theme editor read it.
 */
/** @type {[foreground: string, background: string, least: number][]} */
const table = [
  ['text', 'surface', 4.5],
  ['text', 'surface-sunken', 4.5],
  ['text', 'surface-hover', 4.5],
  ['text', 'surface-active', 4.5],
  ['text', 'control', 4.5],
  ['text', 'danger-subtle', 4.5],
  ['text', 'success-subtle', 4.5],
  ['text-muted', 'surface', 4.5],
  ['text-muted', 'surface-sunken', 4.5],
  ['text-muted', 'canvas', 4.5],
  ['text-muted', 'accent-subtle', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-hover', 4.5],
  ['on-accent', 'accent-active', 4.5],
  ['on-disabled', 'disabled', 4.5],
  ['link', 'surface', 4.5],
  ['link', 'surface-sunken', 4.5],
  ['link-hover', 'surface', 4.5],
  ['link-hover', 'surface-sunken', 4.5],
  ['danger', 'surface', 4.5],
  ['danger', 'danger-subtle', 4.5],
  ['success', 'surface', 4.5],
  ['success', 'success-subtle', 4.5],
  ['warning', 'warning-subtle', 4.5],
  ['on-provider-apple', 'provider-apple-hover', 4.5],
  ['accent', 'surface', 3],
  ['accent-border', 'control', 3],
  ['accent-border', 'accent-subtle', 3],
  ['accent-border', 'surface', 3],
  ['border-control', 'surface', 3],
  ['border-control', 'control', 3],
  ['border-hover', 'control', 3],
  ['danger-border', 'control', 3],
  ['focus', 'surface', 3],
  ['focus', 'canvas', 3],
  ['focus', 'surface-sunken', 3],
];

const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** Computed colors, one painted over the other, as red, green and blue from 0 to 255. */
export function paint(...colors) {
  pen.clearRect(0, 0, 1, 1);
  for (const color of colors) {
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
  }
  return pen.getImageData(0, 0, 1, 1).data;
}

function luminance(rgb) {
  const [red, green, blue] = [...rgb].map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of a color on another, from 1 to 21. Both are CSS colors without `var()`. */
export function contrast(foreground, background) {
  const [dark, light] = [luminance(paint(background, foreground)), luminance(paint(background))].sort(
    (one, other) => one - other,
  );
  return (light + 0.05) / (dark + 0.05);
}

/** The contrast of each pair with the tokens that `place` inherits: `{foreground, background, least, contrast}`. */
export function measure(place) {
  const probe = document.createElement('i');
  probe.hidden = true;
  place.append(probe);
  const style = getComputedStyle(probe);
  const colorOf = (value) => {
    probe.style.color = 'transparent';
    probe.style.color = value;
    return style.color;
  };
  const found = table.map(([foreground, background, least]) => {
    const surface = colorOf(`var(--auth-color-${background})`);
    const on = (value) => contrast(colorOf(value), surface);
    const own = on(`var(--auth-color-${foreground})`);
    // A button whose fill is close to the color of the card has an edge instead.
    const edge = foreground === 'accent' ? on('var(--auth-button-border-color, transparent)') : 1;
    return { foreground, background, least, contrast: Math.max(own, edge) };
  });
  probe.remove();
  return found;
}
