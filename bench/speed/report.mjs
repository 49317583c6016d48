// Writes what npm run bench has measured.
import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';

import { format } from 'prettier';

import { root } from '../../scripts/library.mjs';
import { reference, titleOf } from './pages.mjs';
import { slowLine } from './serve.mjs';

const number = (value, digits) => (value === undefined ? '–' : value.toFixed(digits));
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map(row).join('\n');

function machine() {
  const [{ model = 'unknown' } = {}] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${model.trim()}, ${memory} GiB, ${platform()} ${arch()}, Node ${process.version}`;
}

/**
 * Writes bench/results.json, which the site reads too, and docs/benchmarks.md.
 * @param {{ forms: any[], signIns: any[], browser: string, rounds: { fast: number, slow: number } }} result
 */
export async function writeReport({ forms, signIns, browser, rounds }) {
  const base = forms.find(({ page }) => page.name === reference);
  const ratios = forms.map(({ page, fast, slow }) => ({
    title: titleOf(page),
    kilobytes: fast.bytes / 1000,
    requests: fast.requests,
    fast: fast.ready / base.fast.ready,
    slow: slow.ready / base.slow.ready,
    heap: fast.heap,
    key: fast.key,
    layoutShift: fast.layoutShift,
  }));
  const [own] = signIns;
  const signInRows = signIns.map(({ page, fast, slow }) => [
    page === own.page ? `**${titleOf(page)}**` : titleOf(page),
    ...[
      [fast.block, own.fast.block],
      [fast.whole, own.fast.whole],
      [slow.block, own.slow.block],
      [slow.whole, own.slow.whole],
    ].map(([value, unit]) => `${number(value / unit, 1)} (${Math.round(value)} ms)`),
  ]);
  const formRows = ratios.map(({ title, kilobytes, requests, fast, slow, heap, key, layoutShift }) => [
    title === titleOf(own.page) ? `**${title}**` : title,
    number(kilobytes, 1),
    String(requests),
    ...[number(fast, 2), number(slow, 2), number(heap, 1), number(key, 2), number(layoutShift, 3)],
  ]);
  const text = `# Benchmarks

\`npm run bench\` measures these pages side by side in one run and writes this file. Times depend on the machine, so they are
ratios; compare figures of the same run only.

- Machine: ${machine()}
- Browser: ${browser}
- Rounds: ${rounds.fast} fast, ${rounds.slow} slow; medians
- Slow: CPU 4× slower, ${Math.round(slowLine.latency)} ms until a response begins, ${(slowLine.bytesPerSecond * 8) / 1e6} Mbit/s

## A page with a sign-in form

All pages are built by esbuild, minified, and served compressed by gzip from the same server. **Ready** is the time until the
first field can be used, relative to the bare form: the least that a page with lit and xstate can do.

${table(
  [
    'page',
    'scripts and styles until ready, kB',
    'requests until ready',
    'ready, fast',
    'ready, slow',
    'heap, MiB',
    'script per key, ms',
    'layout shift',
  ],
  formRows,
)}

- The script of auth-elements is \`auth-elements.js\` of the CDN; the others load what their documentation says.
- Hanko asks its service before it shows a form; here a stand-in answers at once.
- The heap is measured after a garbage collection, when the page has loaded all that it loads on its own.

## A sign-in with a password (SRP)

From the call to the tokens, with the local Cognito: relative to auth-elements.

${table(
  ['library', 'longest block', 'whole sign-in', 'longest block, CPU 4×', 'whole sign-in, CPU 4×'],
  signInRows,
)}
`;
  const options = JSON.parse(readFileSync(join(root, '.prettierrc.json'), 'utf8'));
  const write = async (file, content, parser) =>
    writeFileSync(join(root, file), await format(content, { ...options, parser }));
  const rounded = (_key, value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value);
  await write('bench/results.json', JSON.stringify(ratios, rounded), 'json');
  await write('docs/benchmarks.md', text, 'markdown');
  console.log(`\n${text.slice(text.indexOf('## '))}`);
  console.log('Wrote docs/benchmarks.md and bench/results.json.');
}
