// Lets each framework's own tool check its sample. The line after a comment «refused: …» must have an error with these words,
// and no other line may have one.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const folder = fileURLToPath(new URL('.', import.meta.url));

const tsc = (project) => ['typescript/bin/tsc', '-p', project];

/** The sample of each framework, and its tool with its arguments. */
const projects = {
  dom: { sample: 'sample.ts', tool: tsc('dom') },
  react: { sample: 'sample.tsx', tool: tsc('react') },
  'react-18': { sample: 'sample.tsx', tool: tsc('react-18') },
  preact: { sample: 'sample.tsx', tool: tsc('preact') },
  solid: { sample: 'sample.tsx', tool: tsc('solid') },
  vue: { sample: 'Sample.vue', tool: ['vue-tsc/bin/vue-tsc.js', '-p', 'vue'] },
  svelte: {
    sample: 'Sample.svelte',
    tool: ['svelte-check/bin/svelte-check', '--workspace', 'svelte', '--output', 'machine-verbose'],
  },
  angular: { sample: 'sample.html', tool: ['@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', 'angular'] },
};

/** An error as svelte-check prints it, or as tsc, vue-tsc and ngc do; otherwise undefined. */
function errorIn(text) {
  const json = /^\d+ (\{"type":"ERROR".*)$/.exec(text)?.[1];
  if (json) {
    const { filename, start, message } = JSON.parse(json);
    return { file: filename, line: start.line + 1, said: message };
  }
  const [, file, line, said] = /^(\S+?)[(:](\d+)[,:]\d+\)?(?::| -) error (.*)$/.exec(text) ?? [];
  if (file) return { file, line: Number(line), said };
  return /^error\b/.test(text) ? { file: 'The project', line: 0, said: text } : undefined;
}

/** The errors that a tool prints, each by `file:line`, with what it says. */
function check(tool) {
  const [script, ...args] = tool;
  const { stdout, stderr, error } = spawnSync(
    process.execPath,
    [`${folder}node_modules/${script}`, ...args],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  if (error) throw error;
  const errors = new Map();
  let place = '';
  for (const text of stripVTControlCharacters(stdout + stderr).split('\n')) {
    const found = errorIn(text);
    if (found) place = `${found.file.split('/').at(-1)}:${found.line}`;
    // The lines after an error say more about it.
    if (place) errors.set(place, `${errors.get(place) ?? ''}${found?.said ?? text}\n`);
  }
  return errors;
}

/** Quotes and spaces differ between the tools. */
const plain = (text) => text.replace(/[\\'"\s]/g, '');

for (const [project, { sample, tool }] of Object.entries(projects))
  describe(`the types for ${project}`, () => {
    const lines = readFileSync(`${folder}${project}/${sample}`, 'utf8').split('\n');
    const wrong = lines.flatMap((text, index) => {
      const words = /refused: (.*?)(?: -->)?$/.exec(text)?.[1];
      return words ? [{ words, place: `${sample}:${index + 2}`, code: lines[index + 1]?.trim() }] : [];
    });
    let errors = new Map();

    it('refuse wrong names, values and events', () => {
      errors = check(tool);
      assert.notEqual(wrong.length, 0);
      const problems = wrong
        .map((each) => ({ ...each, said: errors.get(each.place) ?? 'Nothing is refused.' }))
        .filter(({ words, said }) => !plain(said).includes(plain(words)));
      assert.deepEqual(problems, []);
    });

    it('take everything else', () => {
      const places = wrong.map(({ place }) => place);
      assert.deepEqual(
        [...errors].filter(([place]) => !places.includes(place)),
        [],
      );
    });
  });
