// What the theme editor writes: its settings as CSS, and in the fragment of the address.

const fonts = {
  serif: 'Charter, Georgia, Cambria, serif',
  humanist: "'Gill Sans', Ubuntu, Tahoma, sans-serif",
  geometric: "Montserrat, 'Century Gothic', sans-serif",
  mono: "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
};

const densities = {
  compact: {
    'size-control': '2.25rem',
    'space-2': '0.3125rem',
    'space-5': '0.875rem',
    'space-6': '1rem',
    'space-8': '1.25rem',
  },
  roomy: { 'size-control': '3.25rem', 'space-5': '1.5rem', 'space-6': '2rem', 'space-8': '2.5rem' },
};

/** The looks: none, and the ready-made themes by the names of their files. */
export const looks = [
  'default',
  'minimal',
  'rounded',
  'material',
  'midnight',
  'high-contrast',
  'compact',
  'amplify',
];

/** Fills a menu with the ready-made themes. */
export const fillLooks = (select) => select.replaceChildren(...looks.map((look) => new Option(look, look)));

/** Each setting: its default, and what its value must match. */
const rules = {
  look: ['default', new RegExp(`^(${looks.join('|')})$`)],
  brand: ['', /^(#[0-9a-f]{6})?$/i],
  radius: ['', /^(0|4|8|12|20)?$/],
  density: ['', /^(compact|roomy)?$/],
  font: ['', /^(serif|humanist|geometric|mono)?$/],
  logo: ['', /^(\/(?!\/)[\w./-]*)?$/],
  rtl: ['', /^1?$/],
  all: ['', /^1?$/],
};

export const defaults = Object.fromEntries(Object.entries(rules).map(([name, [value]]) => [name, value]));

/** The settings that differ from the defaults, as a fragment. */
export const toFragment = (settings) =>
  new URLSearchParams(
    Object.entries(settings).filter(([name, value]) => value !== defaults[name]),
  ).toString();

/** Settings of a fragment, and the names of those that are unknown or have no valid value. */
export function fromFragment(fragment) {
  const settings = { ...defaults };
  const ignored = [];
  for (const [name, value] of new URLSearchParams(fragment.replace(/^#/, ''))) {
    if (Object.hasOwn(rules, name) && rules[name][1].test(value)) settings[name] = value;
    else ignored.push(name);
  }
  return { settings, ignored };
}

/** The tokens that settings change, without those of the theme. */
function tokensOf({ brand, radius, density, font }) {
  return {
    ...(brand && { brand }),
    ...(radius && {
      'radius-control': `${radius}px`,
      'radius-panel': `${radius * 1.25}px`,
      'radius-card': `${radius * 2}px`,
      'input-radius': `${radius}px`,
      'button-radius': `${radius}px`,
    }),
    ...densities[density],
    ...(font && { 'font-family': fonts[font] }),
  };
}

/** The CSS of settings; `theme` is the text of the style sheet of the ready-made theme. */
export function toCss(settings, theme) {
  const own = Object.entries(tokensOf(settings)).map(([name, value]) => `  --auth-${name}: ${value};\n`);
  const rule = own.length > 0 ? `:root,\n[data-auth-theme] {\n${own.join('')}}\n` : '';
  return [theme, rule].filter(Boolean).join('\n');
}
