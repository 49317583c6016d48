// The entry for browsers has the other half of the library too, and polyfills.
import parseJson5 from 'json5/lib/parse.js';

import { isRecord } from '../../lib/guards.js';

/** Where an object of values may begin: after `=`, `default`, or the bracket of a call such as `configure(`. */
const starts = /(?:=|\bdefault|\()\s*(?=\{)/g;

/** Strings and comments: an object in them is not that of the file. */
const inert = /(['"])(?:\\[^]|(?!\1)[^\\\n])*\1|`(?:\\[^]|[^\\`])*`|\/\/.*|\/\*[^]*?\*\//g;

/** The place of something that is not a value. */
export interface Obstacle {
  /** The line in the file, from 1. */
  readonly line: number;
  /** The column in that line, from 1. */
  readonly column: number;
  /** The line as it stands there. */
  readonly source: string;
}

/**
 * Reads the object literals of a JavaScript or TypeScript file without running it, such as `const awsmobile = {…};`: objects,
 * lists, strings, numbers, `true`, `false` and `null`, with comments. Of an object with anything else, such as
 * `process.env.POOL`, it returns where that is.
 */
export function readObjects(text: string): { objects: object[]; obstacles: Obstacle[] } {
  const objects: object[] = [];
  const obstacles: Obstacle[] = [];
  let end = 0;
  const code = text.replace(inert, (each) => ' '.repeat(each.length));
  for (const { 0: lead, index } of code.matchAll(starts)) {
    const start = index + lead.length;
    if (start < end) continue;
    const found = readObject(text.slice(start));
    if ('at' in found) obstacles.push(placeOf(text, start + found.at));
    else {
      objects.push(found.object);
      end = start + found.length;
    }
  }
  return { objects, obstacles };
}

type Found = { readonly object: object; readonly length: number } | { readonly at: number };

/** Reads the object at the start of a string; the rest may be anything. */
function readObject(text: string): Found {
  const whole = parse(text);
  if (!('at' in whole)) return { object: whole.value, length: text.length };
  // The parser stops at the first character after the object, too.
  const cut = parse(text.slice(0, whole.at));
  return 'at' in cut ? whole : { object: cut.value, length: whole.at };
}

function parse(text: string): { readonly value: object } | { readonly at: number } {
  try {
    const value: unknown = parseJson5(text);
    return isRecord(value) ? { value } : { at: 0 };
  } catch (error) {
    const { lineNumber = 1, columnNumber = 1 } = error as { lineNumber?: number; columnNumber?: number };
    const before = text.split('\n').slice(0, lineNumber - 1);
    return { at: before.reduce((sum, line) => sum + line.length + 1, columnNumber - 1) };
  }
}

function placeOf(text: string, at: number): Obstacle {
  const lines = text.slice(0, at).split('\n');
  const line = lines.length;
  return { line, column: (lines.at(-1) ?? '').length + 1, source: (text.split('\n')[line - 1] ?? '').trim() };
}
