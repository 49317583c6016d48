import type { Edits } from './edits.js';
import { attributes, states, tags, uselessAttributes } from './tables.js';

const guide = 'see docs/guides/migrating/ui-components.md';

/** Renames the elements of `@aws-amplify/ui-components` and their attributes. */
export function migrateTags(edits: Edits): void {
  for (const match of edits.source.matchAll(/<(\/?)amplify-([a-z\d-]+)/g)) {
    const [whole, slash = '', old = ''] = match;
    const name = tags.get(old);
    if (name === undefined) {
      if (!slash) edits.note(match.index, `<amplify-${old}> has no successor; ${guide}.`);
      continue;
    }
    const end = match.index + whole.length;
    edits.replace(match.index + slash.length + 1, end, `auth-${name}`);
    if (!slash) migrateAttributes(edits, end, old);
  }
}

/** A value: quoted, in braces of JSX with at most one more pair inside, or bare. */
const attribute = /(\s+)([^\s=<>"'{}/]+)(?:=("[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s"'<>{}]+))?/y;

/** Renames the attributes of a start tag, from the end of its name on. */
function migrateAttributes(edits: Edits, from: number, tag: string): void {
  let end = from;
  attribute.lastIndex = from;
  for (let match = attribute.exec(edits.source); match; match = attribute.exec(edits.source)) {
    const [whole, space = '', given = '', value = ''] = match;
    const start = match.index + space.length;
    // A binding of Vue, Angular or Lit.
    const [, before = '', name = '', after = ''] = /^([:@.?[(]*)([^\])]*)([\])]*)$/.exec(given) ?? [];
    const renamed = attributes.get(name);
    if (uselessAttributes.includes(name)) edits.replace(match.index, match.index + whole.length, '');
    else if (renamed === undefined) {
      if (!/^(data-|aria-|v-|#|\*|on)/.test(given) && !given.startsWith('@'))
        edits.note(start, `<amplify-${tag}>: ${name} has another form now; ${guide}.`);
    } else {
      edits.replace(start, start + given.length, `${before}${renamed}${after}`);
      if (name === 'federated')
        edits.note(start, `federated: its members are named in snake case now; ${guide}.`);
      if (renamed === 'auth-state') migrateState(edits, start + given.length + 1, value);
    }
    end = attribute.lastIndex;
  }
  if (!/^\s*\/?>/.test(edits.source.slice(end)))
    edits.note(end, `<amplify-${tag}>: its attributes from here on are left alone; ${guide}.`);
}

function migrateState(edits: Edits, start: number, value: string): void {
  const state = states.get(value.replace(/["']/g, ''));
  if (state !== undefined) edits.replace(start, start + value.length, `"${state}"`);
  else edits.note(start, `auth-state takes names such as signIn and signUp; ${guide}.`);
}
