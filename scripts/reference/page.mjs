// A page of docs/ whose tables are generated: rows with the tests that prove them, and what is wrong with them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { missing, root } from './source.mjs';

const cell = (text) => text.replaceAll('|', '\\|');

export const row = (...cells) => `| ${cells.map(cell).join(' | ')} |`;
export const table = (head, rows) => [row(...head), row(...head.map(() => '---')), ...rows].join('\n');
export const code = (text) => `\`${text}\``;

/** The longest text of a cell that reads well. */
const longest = 200;

/** A list for a cell: as many entries as fit, and the number of the others. */
export function shorten(list) {
  const shown = list.filter((_, index) => list.slice(0, index + 1).join(', ').length <= longest - 20);
  const others = list.length - shown.length;
  return others > 0 ? `${shown.join(', ')} and ${others} more` : shown.join(', ');
}

/** One page. `script` writes it, `rows` is the folder of what is said in it. */
export function createPage({ path, script, rows: folder = '' }) {
  const problems = [];

  /** The tests behind a row; every row needs one. */
  function proof(where, { proofs = [] }) {
    if (proofs.length === 0) problems.push(`${where} has no test.`);
    for (const each of proofs) {
      const problem = missing(each);
      if (problem) problems.push(`${where}: ${problem}.`);
    }
    return proofs.map((each) => each.replace(/^(.*?) › /, '`$1` › ')).join('<br>');
  }

  /** Holds what is described against what there is. */
  function compare(what, there, rows) {
    for (const name of there) if (!(name in rows)) problems.push(`${what} ${name} has no row in ${folder}.`);
    for (const name of Object.keys(rows))
      if (!there.includes(name)) problems.push(`${what} ${name} is described, and is not there.`);
  }

  /** Puts the tables into their places; with --check only says whether the page is stale. Fails where something was wrong. */
  async function write(tables) {
    const file = join(root, path);
    const before = readFileSync(file, 'utf8');
    let text = before;
    for (const [name, content] of Object.entries(tables)) {
      const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
      const from = text.indexOf(start);
      const to = text.indexOf(end);
      if (from === -1 || to < from) throw new Error(`${path} has no place for the table «${name}».`);
      text = `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
    }
    text = await format(text, { ...(await resolveConfig(file)), filepath: file });
    if (problems.length > 0) {
      console.error(`${path}:\n- ${problems.join('\n- ')}`);
      process.exitCode = 1;
    } else if (!process.argv.includes('--check')) {
      writeFileSync(file, text);
    } else if (text !== before) {
      console.error(`${path} is stale: run node ${script}`);
      process.exitCode = 1;
    }
  }

  return { problems, proof, compare, write };
}
