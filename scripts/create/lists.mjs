// The lists that name every screen, and how a screen gets into each.
import { titles } from './screen-files.mjs';

/**
 * Inserts a line before the first of the listed lines that names a later screen, or after the last one.
 * @param {string} text
 * @param {RegExp} listed Matches a line of the list; its group is the name.
 * @param {string} name
 * @param {string} line
 */
function insertLine(text, listed, name, line) {
  const lines = text.split('\n');
  const names = lines.map((each) => listed.exec(each)?.[1]);
  const later = names.findIndex((each) => each !== undefined && each > name);
  const last = names.findLastIndex((each) => each !== undefined);
  if (last < 0) throw new Error(`Found no line like ${listed}.`);
  return lines.toSpliced(later < 0 ? last + 1 : later, 0, line).join('\n');
}

/**
 * Inserts lines before the last occurrence of a string.
 * @param {string} text
 * @param {string} end
 * @param {string} lines
 */
function insertBefore(text, end, lines) {
  const index = text.lastIndexOf(end);
  if (index < 0) throw new Error(`Found no "${end.trim()}".`);
  return text.slice(0, index) + lines + text.slice(index);
}

/**
 * The path of each list → its content with the screen.
 * @type {Record<string, (text: string, screen: import('./screen-files.mjs').Screen) => string>}
 */
export const lists = {
  'src/elements/base/screens.ts': (text, { name, state }) =>
    insertBefore(text, '} as const satisfies', `  '${name}': ['${state}'],\n`),

  'src/define.ts': (text, { name }) =>
    insertLine(
      text,
      /^import '\.\/elements\/([\w-]+)\/define\.js';$/,
      name,
      `import './elements/${name}/define.js';`,
    ),

  'src/index.ts': (text, { name, className }) =>
    insertLine(
      text,
      /^export \{ Auth\w+ \} from '\.\/elements\/([\w-]+)\//,
      name,
      `export { ${className} } from './elements/${name}/${name}.js';`,
    ),

  'package.json'(text, { name }) {
    const manifest = JSON.parse(text);
    const key = `elements/${name}`;
    manifest.typesVersions['*'][key] = [`dist/${key}/${name}.d.ts`];
    return `${JSON.stringify(manifest, null, 2)}\n`;
  },

  'docs/architecture.md': (text, { name }) =>
    insertLine(
      text,
      /^\| `src\/elements\/([\w-]+)`/,
      name,
      `| \`src/elements/${name}\` | \`<auth-${name}>\` |`,
    ),

  'test/verification/elements/elements.ts': (text, { name }) =>
    insertBefore(
      text,
      '\n};\n',
      `
  '${name}': {
    proofs: [screen('${name}', '${titles.shown}')],
    events: { 'auth-submit': [screen('${name}', '${titles.taken}')] },
  },`,
    ),
};
