// Reads where the styles in src use custom properties: `var(--auth-…)` with its fallback, the rule and the declaration around it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './source.mjs';

/** The index of the parenthesis that closes the one before `from`. */
function closing(text, from) {
  let depth = 1;
  for (let index = from; index < text.length; index++) {
    if (text[index] === '(') depth++;
    if (text[index] === ')') depth--;
    if (depth === 0) return index;
  }
  throw new Error(`No closing parenthesis: ${text.slice(from, from + 60)}`);
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** The selector of the rule around an index of a style sheet; at-rules are passed. */
function selectorAt(css, at) {
  let depth = 0;
  for (let index = at; index >= 0; index--) {
    if (css[index] === '}' && !/\$\{[^}]*$/.test(css.slice(0, index))) depth++;
    if (css[index] !== '{' || css[index - 1] === '$') continue;
    if (depth > 0) {
      depth--;
      continue;
    }
    const start = Math.max(...['{', '}', ';', '`'].map((each) => css.lastIndexOf(each, index - 1)));
    const selector = oneLine(css.slice(start + 1, index).replace(/\/\*[\s\S]*?\*\//g, ''));
    if (!selector.startsWith('@')) return selector;
  }
  return '';
}

/** The property that a value at an index is given to. */
const propertyAt = (css, at) => /([\w-]+)\s*:[^:;{}]*$/.exec(css.slice(0, at))?.[1] ?? '';

/** All source files with styles. */
const styleFiles = () =>
  readdirSync(join(root, 'src'), { recursive: true })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort();

/** Each `var(--auth-…)` in a string: `{name, fallback, selector, property}`. */
export function usesIn(text) {
  return [...text.matchAll(/var\(\s*(--auth-[\w-]*\w)\s*(,?)/g)].map(
    ({ 0: match, 1: name, 2: comma, index }) => {
      const from = index + match.length;
      return {
        name,
        fallback: comma ? oneLine(text.slice(from, closing(text, from))) : undefined,
        selector: selectorAt(text, index),
        property: propertyAt(text, index),
      };
    },
  );
}

/** Each `var(--auth-…)` of the source: as above, with its `file`. */
export const uses = () =>
  styleFiles().flatMap((file) =>
    usesIn(readFileSync(join(root, file), 'utf8')).map((use) => ({ file, ...use })),
  );

/** Each `--auth-…: value` of the source; of one name the first is the default. */
export const declarations = () =>
  styleFiles().flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/(--auth-[\w-]*\w)\s*:([^;{}]*);/g)].map(
      ([, name, value]) => ({ file, name, value: oneLine(value) }),
    ),
  );
