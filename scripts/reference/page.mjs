// A page of docs/ whose tables are generated into places that comments mark.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { findTest, root } from './source.mjs';

/** The longest list that a cell shows in full. */
const longest = 180;

const escaped = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const line = (cells) => `| ${cells.map(escaped).join(' | ')} |`;

export const row = (...cells) => cells;

/** A table. */
export const table = (head, rows) => [head, head.map(() => '---'), ...rows].map(line).join('\n');

export const code = (text) => `\`${text}\``;

/** A list for a cell: as many entries as fit, and the number of the others. */
export function shorten(list) {
  const shown = list.filter((_, index) => list.slice(0, index + 1).join(', ').length <= longest);
  const others = list.length - shown.length;
  return others > 0 ? `${shown.join(', ')} and ${others} more` : shown.join(', ');
}

/** One page. */
export function createPage(path) {
  const problems = [];
  const verified = [];

  /** Notes the tests behind a row, for docs/verification.md; every row needs one. */
  function verify(where, { proofs = [] } = {}) {
    if (proofs.length === 0) problems.push(`${where} has no test.`);
    const tests = proofs.map(findTest);
    for (const { problem } of tests) if (problem) problems.push(`${where}: ${problem}.`);
    verified.push({ where, tests });
  }

  /** Compares the names in the code with those that are described. */
  function compare(what, there, rows) {
    for (const name of there)
      if (!(name in rows)) problems.push(`${what} ${name} has no row in test/verification.`);
    for (const name of Object.keys(rows))
      if (!there.includes(name))
        problems.push(`${what} ${name} has a row in test/verification, and is not there.`);
  }

  /** Puts the tables into their places; with `--check`, only reports whether the page is stale. Fails where something was wrong. */
  async function write(tables) {
    const file = join(root, path);
    const before = readFileSync(file, 'utf8');
    let text = before;
    for (const [name, content] of Object.entries(tables)) {
      const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
      const from = text.indexOf(start);
      const to = text.indexOf(end);
      if (from === -1 || to < from) throw new Error(`${path} has no place for the table "${name}".`);
      text = `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
    }
    text = await format(text, { ...(await resolveConfig(file)), filepath: file });
    if (problems.length > 0) {
      console.error(`${path}:\n- ${problems.join('\n- ')}`);
      process.exitCode = 1;
    } else if (!process.argv.includes('--check')) {
      writeFileSync(file, text);
    } else if (text !== before) {
      console.error(`${path} is stale: run node scripts/reference-docs.mjs`);
      process.exitCode = 1;
    }
  }

  return { problems, verified, verify, compare, write };
}
