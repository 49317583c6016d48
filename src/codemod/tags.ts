import { inGuide } from '../lib/guide.js';
import type { Edits } from './edits.js';
import { attributes, states, tags, uselessAttributes } from './tables.js';

const guide = inGuide('migrating/ui-components.md');

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

/** A name, and a value in quotes or bare, or the beginning of one in braces of JSX, Svelte, Astro or Lit. */
const attribute = /(\s+)(?:([^\s=<>"'{}/]+)(?:=("[^"]*"|'[^']*'|(?:\$?\{)|[^\s"'<>{}$]+))?|\{)/y;

/** Renames the attributes of a start tag, from the end of its name on. */
function migrateAttributes(edits: Edits, from: number, tag: string): void {
  const { source } = edits;
  let end = from;
  for (;;) {
    attribute.lastIndex = end;
    const match = attribute.exec(source);
    if (!match) break;
    const [whole, space = '', given, value = ''] = match;
    const after = whole.endsWith('{') ? endOfBraces(source, match.index + whole.length) : attribute.lastIndex;
    if (after === undefined) break;
    end = after;
    const start = match.index + space.length;
    if (given === undefined) noteBraces(edits, start, end, tag);
    else if (isUseless(given)) edits.replace(match.index, end, '');
    else migrateAttribute(edits, { start, given, value, tag });
  }
  if (!/^\s*\/?>/.test(source.slice(end)))
    edits.note(end, `<amplify-${tag}>: its attributes from here on are left alone; ${guide}.`);
}

/** What is in braces of its own: a spread, whose names are elsewhere, or a shorthand of Svelte and Astro. */
function noteBraces(edits: Edits, start: number, end: number, tag: string): void {
  const text = edits.source.slice(start, end).replace(/\s+/g, ' ');
  if (/^\{ ?\/\*.*\*\/ ?\}$/.test(text)) return;
  edits.note(
    start,
    `<amplify-${tag}>: ${text} is left alone: attributes may have other names now; ${guide}.`,
  );
}

/** The prefix of a binding of Vue, Angular or Lit, the name, and the end. */
const binding = /^([:@.?[(]*)([^\])]*)([\])]*)$/;

const isUseless = (given: string): boolean => uselessAttributes.includes(binding.exec(given)?.[2] ?? '');

interface Attribute {
  readonly start: number;
  readonly given: string;
  readonly value: string;
  readonly tag: string;
}

function migrateAttribute(edits: Edits, { start, given, value, tag }: Attribute): void {
  const [, before = '', name = '', after = ''] = binding.exec(given) ?? [];
  const renamed = attributes.get(name);
  if (renamed === undefined) {
    if (!/^(data-|aria-|v-|#|\*|on)/.test(given) && !given.startsWith('@'))
      edits.note(start, `<amplify-${tag}>: ${name} has another form now; ${guide}.`);
    return;
  }
  edits.replace(start, start + given.length, `${before}${renamed}${after}`);
  if (name === 'federated')
    edits.note(start, `federated: its members are named in snake case now; ${guide}.`);
  if (renamed === 'auth-state') migrateState(edits, start + given.length + 1, value);
}

/** A string, which ends in its line: an apostrophe may also stand in text. A comment, or a brace. */
const inBraces = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[^]*?\*\/|[{}]/g;

/** Returns the place after the brace that closes the one before a place; undefined without one. */
function endOfBraces(source: string, from: number): number | undefined {
  let depth = 1;
  inBraces.lastIndex = from;
  for (let match = inBraces.exec(source); match; match = inBraces.exec(source)) {
    if (match[0] === '{') depth++;
    else if (match[0] === '}') depth--;
    if (depth === 0) return inBraces.lastIndex;
  }
  return undefined;
}

function migrateState(edits: Edits, start: number, value: string): void {
  const state = states.get(value.replace(/["']/g, ''));
  if (state !== undefined) edits.replace(start, start + value.length, `"${state}"`);
  else edits.note(start, `auth-state takes names such as signIn and signUp; ${guide}.`);
}
