#!/usr/bin/env node
// npm run test:mutation [-- part of a name]: breaks one rule of local-cognito at a time, in a copy; the tests named must fail.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { ensureDependencies, fail } from './setup.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const COPIED = [
  'package.json',
  'tsconfig.json',
  'src/lib',
  'src/local-cognito',
  'test/conformance',
  'test/vectors',
];
const AT_ONCE = 2;
const LONGEST_SECONDS = 60;
/** Limit in seconds for a test file on unchanged sources. The time it takes sets the limit of its mutants. */
const LONGEST_UNCHANGED_SECONDS = 180;
const secondsByFile = new Map();

/** Lists what is wrong with the mutants themselves: a string that is not in the file exactly once, a duplicate name. */
function staleMutants(mutants, folder) {
  return mutants.flatMap(({ name, file, find, replace, tests }, i) => {
    const count = readFileSync(join(folder, file), 'utf8').split(find).length - 1;
    const problems = [
      count !== 1 && `its text is ${count} times in ${file}, not once`,
      find === replace && 'it changes nothing',
      tests.length === 0 && 'it names no tests',
      mutants.findIndex((other) => other.name === name) !== i && 'its name is given twice',
    ];
    return problems.filter(Boolean).map((problem) => `stale: ${name} – ${problem}`);
  });
}

function makeCopy(folder) {
  mkdirSync(folder);
  for (const path of COPIED) cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** Runs test files in a copy, to the first failure; resolves to how many tests passed, and which failed or whether it hung. */
function runTests(folder, files, longestSeconds) {
  const reporter = pathToFileURL(join(root, 'scripts/mutation-verdict.mjs')).href;
  const options = ['--import', 'tsx', '--test', `--test-reporter=${reporter}`];
  return new Promise((done, refuse) => {
    // A group of its own, so that the processes of the test files end with it.
    const child = spawn(process.execPath, [...options, ...files], {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    const result = { passed: 0, failed: undefined, hung: false, code: undefined, errors: '' };
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { failed } = JSON.parse(line);
      if (failed === undefined) result.passed++;
      else if (result.failed === undefined) {
        result.failed = failed;
        stop(child);
      }
    });
    child.stderr.on('data', (part) => (result.errors += part));
    const timer = setTimeout(() => {
      result.hung = true;
      stop(child);
    }, longestSeconds * 1000);
    child.once('error', refuse);
    child.once('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      done({ ...result, code });
    });
  });
}

const running = new Set();

function stop(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Whether the unchanged sources pass a test file. */
async function passes(folder, file) {
  const start = performance.now();
  const { passed, failed, hung, code, errors } = await runTests(folder, [file], LONGEST_UNCHANGED_SECONDS);
  secondsByFile.set(file, (performance.now() - start) / 1000);
  if (passed > 0 && code === 0) return true;
  const problem =
    failed ?? (hung ? `took more than ${LONGEST_UNCHANGED_SECONDS} s` : `it did not run ${errors}`);
  console.log(`FAILS     ${file} without any mutant: ${problem}`);
  return false;
}

/** Applies a mutant, runs its tests, and reverts it. Returns whether a test failed. */
async function isCaught(folder, { name, file, find, replace, tests }) {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(find, () => replace);
  const { transform } = await import('esbuild');
  // A mutant that does not parse would be caught by every test.
  await transform(after, { loader: 'ts', logLevel: 'silent' }).catch((error) => {
    throw new Error(`${name} does not compile: ${error.message}`);
  });
  // A loaded machine slows both runs down, so the limit follows what the same files took without the mutant.
  const unchanged = tests.reduce((sum, test) => sum + secondsByFile.get(test), 0);
  const longestSeconds = Math.max(LONGEST_SECONDS, Math.ceil(3 * unchanged));
  const start = performance.now();
  writeFileSync(path, after);
  const result = await runTests(folder, tests, longestSeconds).finally(() => writeFileSync(path, before));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const { passed, failed, hung, code, errors } = result;
  if (failed !== undefined) console.log(`caught    ${name}: «${failed}» (${seconds} s)`);
  else if (hung) console.log(`caught    ${name}: hung, stopped after ${longestSeconds} s`);
  else if (code !== 0) console.log(`BROKEN    ${name}: the tests did not run ${errors}`);
  else console.log(`SURVIVED  ${name}: ${passed} tests passed (${seconds} s)`);
  return failed !== undefined || hung;
}

/** Works a list off, one item for each copy at a time; resolves to how many came out true. */
async function countTrue(folders, items, judge) {
  const left = [...items];
  let count = 0;
  const work = async (folder) => {
    for (let item = left.shift(); item !== undefined; item = left.shift())
      if (await judge(folder, item)) count++;
  };
  await Promise.all(folders.map(work));
  return count;
}

async function main(part = '') {
  await ensureDependencies();
  const { tsImport } = await import('tsx/esm/api');
  const { mutants } = await tsImport('../test/mutation/index.ts', import.meta.url);
  const chosen = mutants.filter(({ name }) => name.includes(part));
  if (chosen.length === 0) throw new Error(`There is no mutant whose name has «${part}» in it.`);
  const temporary = mkdtempSync(join(tmpdir(), 'mutants-'));
  const clear = () => {
    for (const child of running) stop(child);
    rmSync(temporary, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => (clear(), process.exit(1)));
  try {
    const folders = Array.from({ length: AT_ONCE }, (_, i) => join(temporary, String(i)));
    folders.forEach(makeCopy);
    const stale = staleMutants(mutants, folders[0]);
    if (stale.length > 0) throw new Error(stale.join('\n'));
    const files = [...new Set(chosen.flatMap(({ tests }) => tests))].sort();
    console.log(`${files.length} test files without any mutant, then ${chosen.length} mutants…`);
    if ((await countTrue(folders, files, passes)) < files.length) {
      throw new Error('Tests that fail by themselves catch nothing: mend them first.');
    }
    const caught = await countTrue(folders, chosen, isCaught);
    console.log(`\n${chosen.length} mutants, ${caught} caught`);
    if (caught < chosen.length) process.exitCode = 1;
  } finally {
    clear();
  }
}

await main(process.argv[2]).catch(fail);
