// The tables of docs/reference/tokens.md: every custom property that the styles declare or read.
import { tsImport } from 'tsx/esm/api';

import { declarations, uses } from './css.mjs';
import { code, row, shorten, table } from './page.mjs';

const load = (path) => tsImport(`../../src/styles/${path}`, import.meta.url);

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** What the sheets declare on the root, by name; where light and dark differ, both in `light-dark()`. */
async function declared() {
  const { tokenStyles } = await load('tokens.ts');
  const { lateTokenStyles } = await load('late-tokens.ts');
  const found = new Map();
  // Queries (contrast, motion, width) adapt the values; the default is the first.
  for (const { cssText } of [tokenStyles, lateTokenStyles])
    for (const [, name = '', value = ''] of cssText.matchAll(/(--auth-[\w-]+)\s*:([^;}]*)/g)) {
      const text = oneLine(value);
      if (!found.has(name) || text.startsWith('light-dark(')) found.set(name, text);
    }
  // The logos of providers: colors that the sheet of their buttons sets.
  for (const { name = '', value } of declarations())
    if (name.startsWith('--auth-color-') && !found.has(name)) found.set(name, value);
  return found;
}

/** Where a value is used: the classes of the selector, or another token that it is the value of. */
function places({ file, selector, property }) {
  if (property.startsWith('--auth-')) return [code(property)];
  const classes = selector.match(/\.auth-[\w-]+/g);
  if (classes) return [code(classes.at(-1))];
  const element = /^src\/elements\/([\w-]+)\//.exec(file)?.[1];
  return element && element !== 'base' ? [code(`<auth-${element}>`)] : [code(file.replace(/^src\//, ''))];
}

const unique = (list) => [...new Set(list)];

const groups = {
  Palette: /^--auth-palette-/,
  Colors: /^--auth-color-/,
  'Sizes and spaces': /^--auth-(size|space|border|radius)-/,
  Fonts: /^--auth-font-/,
  'Shadows, motion, opacity and shapes': /^--auth-(shadow|motion|opacity|shape)-/,
};

const words = {
  Palette: 'Raw colors. The color roles below refer to them.',
  Colors: 'What a color is used for, in light and dark.',
};

function groupOf(name, isDeclared) {
  const found = Object.entries(groups).find(([, pattern]) => pattern.test(name));
  return found && isDeclared ? found[0] : `\`${name.split('-').slice(0, 4).join('-')}…\``;
}

/** Every token: `{name, defaults, group, usedIn}`. */
export async function tokens() {
  const values = await declared();
  const used = uses();
  const names = unique([...values.keys(), ...used.map(({ name }) => name)]).sort();
  return names
    .filter((name) => name !== '--auth-palette')
    .map((name) => {
      const own = used.filter((each) => each.name === name);
      return {
        name,
        isDeclared: values.has(name),
        defaults: values.has(name)
          ? [values.get(name)]
          : unique(own.flatMap(({ fallback }) => fallback ?? [])),
        group: groupOf(name, values.has(name)),
        usedIn: unique([
          ...[...values].filter(([, value]) => value.includes(`(${name})`)).map(([other]) => code(other)),
          ...own.flatMap(places),
        ]),
      };
    });
}

const rows = (list) =>
  table(
    ['Token', 'Default', 'Used in'],
    list.map(({ name, defaults, usedIn }) =>
      row(
        code(name),
        defaults.map(code).join(' or '),
        usedIn.length > 0 ? shorten(usedIn) : 'your own styles',
      ),
    ),
  );

/** `{set, elements}`: the tokens that the root declares by group, and those that are unset until an app sets them. */
export async function tokenTables(problems) {
  const all = await tokens();
  for (const { name, defaults } of all) if (defaults.length === 0) problems.push(`${name} has no default.`);
  const sections = Object.keys(groups).map((group) =>
    [
      `### ${group}`,
      words[group] ?? '',
      rows(all.filter((each) => each.isDeclared && each.group === group)),
    ].join('\n\n'),
  );
  return {
    set: sections.join('\n\n'),
    elements: rows(all.filter(({ isDeclared }) => !isDeclared)),
  };
}
