#!/usr/bin/env node
// npm run release -- [patch|minor|major|VERSION] [--dry-run] [--compatible]: checks, builds twice, writes version, changelog and
// snippets, commits and tags. It publishes nothing. See docs/versioning.md.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { root } from './library.mjs';
import { releaseChangelog, unreleased } from './release/changelog.mjs';
import { contentProblems, describeContent } from './release/contents.mjs';
import { hashesOf } from './release/integrity.mjs';
import { updateSnippets } from './release/snippets.mjs';
import { compareReports, isAtLeast, nextVersion, smallestStep } from './release/versions.mjs';
import { ensureDependencies, fail, run } from './setup.mjs';

const report = 'docs/api-report.txt';
const read = (file) => readFileSync(join(root, file), 'utf8');
const capture = (command, ...args) =>
  execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const node = (...args) => run(process.execPath, args);
const step = (text) => console.log(`\n── ${text}`);

const problems = [];
/** Notes what keeps a release from being made; a dry run goes on. */
const problem = (text) => {
  problems.push(text);
  console.log(`✗ ${text}`);
};

function checkRepository(manifest) {
  step('repository');
  const branch = capture('git', 'branch', '--show-current');
  if (branch !== 'main') problem(`The branch is ${branch || 'detached'}; releases are made from main.`);
  if (capture('git', 'status', '--porcelain')) problem('There are changes that are not committed.');
  if (!manifest.repository)
    problem('package.json has no "repository", which npm compares with the origin of a build (provenance).');
}

/** The version of the last release, or undefined before the first. */
function lastRelease({ version }) {
  const tags = capture('git', 'tag', '--list', `v${version}`);
  return tags ? version : undefined;
}

function chooseVersion(manifest, wanted, isCompatible) {
  step('version');
  const last = lastRelease(manifest);
  const announced = unreleased(read('CHANGELOG.md'));
  if (!announced) problem('CHANGELOG.md has no section "Unreleased" with entries.');
  if (!last) {
    console.log(`There is no tag v${manifest.version}: this is the release of ${manifest.version}.`);
    if (wanted && wanted !== manifest.version)
      problem(`The first release is ${manifest.version}, the version in package.json.`);
    return manifest.version;
  }
  const change = compareReports(capture('git', 'show', `v${last}:${report}`), read(report));
  const smallest = smallestStep(last, change);
  const next = nextVersion(last, wanted ?? announced?.version ?? smallest);
  const { added, removed } = change;
  console.log(`Since ${last}, ${added.length} lines of the API are new and ${removed.length} are gone.`);
  for (const line of removed.slice(0, 40)) console.log(`  - ${line}`);
  if (!isAtLeast(last, next, smallest) && !isCompatible)
    problem(
      `${next} is less than the ${smallest} version that these changes need. If they break no user, add --compatible.`,
    );
  console.log(`Next version: ${next}`);
  return next;
}

/** Every file of dist/ as text, to compare two builds. */
function contentOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  return new Map(
    entries.map(({ parentPath, name }) => [
      join(parentPath, name),
      readFileSync(join(parentPath, name), 'latin1'),
    ]),
  );
}

/** Builds twice: the same source gives the same files, so that anyone can check the hashes. */
async function buildTwice() {
  step('build, twice');
  await node('scripts/build.mjs');
  const first = contentOf(join(root, 'dist'));
  await node('scripts/build.mjs');
  const second = contentOf(join(root, 'dist'));
  const different = [...new Set([...first.keys(), ...second.keys()])].filter(
    (file) => first.get(file) !== second.get(file),
  );
  if (different.length > 0) problem(`Two builds differ in ${different.slice(0, 5).join(', ')}.`);
  else console.log(`Two builds gave the same ${first.size} files.`);
}

function checkContent() {
  step('content of the package');
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    const printed = capture('npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', folder);
    const packed = JSON.parse(printed.slice(printed.indexOf('[')))[0];
    console.log(describeContent(packed));
    contentProblems(packed).forEach(problem);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The pages that may show the URL of a CDN. */
const pages = () => [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file.replaceAll('\\', '/')}`),
];

/** What a release changes: file → new content. */
function changes(version) {
  const hashes = hashesOf(join(root, 'dist/cdn'));
  const withVersion = (file) => read(file).replace(/("version": ")[^"]*(")/, `$1${version}$2`);
  const lock = JSON.parse(read('package-lock.json'));
  lock.version = version;
  lock.packages[''].version = version;
  const all = new Map([
    ['package.json', withVersion('package.json')],
    ['package-lock.json', `${JSON.stringify(lock, null, 2)}\n`],
    ...pages().map((file) => /** @type {const} */ ([file, updateSnippets(read(file), version, hashes)])),
  ]);
  const today = new Date().toISOString().slice(0, 10);
  if (unreleased(read('CHANGELOG.md')))
    all.set('CHANGELOG.md', releaseChangelog(read('CHANGELOG.md'), version, today));
  return [...all].filter(([file, text]) => existsSync(join(root, file)) && text !== read(file));
}

async function release() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, compatible: { type: 'boolean' } },
  });
  const isDry = values['dry-run'] ?? false;
  const manifest = JSON.parse(read('package.json'));
  await ensureDependencies();
  checkRepository(manifest);
  step('public API');
  await node('scripts/api-report.mjs', '--check').catch(() => problem(`${report} is not up to date.`));
  const version = chooseVersion(manifest, positionals[0], values.compatible ?? false);
  if (!isDry && problems.length === 0) {
    step('all checks and tests');
    await node('scripts/verify.mjs').catch(() => problem('npm run verify has failed.'));
  }
  if (isDry || problems.length === 0) {
    await buildTwice();
    checkContent();
  }

  if (!isDry && problems.length > 0) throw new Error(`\nNot released:\n${problems.join('\n')}`);
  step(isDry ? 'what a release would change' : 'changes');
  const changed = changes(version);
  for (const [file, text] of changed) {
    console.log(file);
    if (!isDry) writeFileSync(join(root, file), text);
  }
  const commands = [
    ['git', 'add', ...changed.map(([file]) => file)],
    ['git', 'commit', '--quiet', '--message', `Release ${version}`],
    ['git', 'tag', '--annotate', `v${version}`, '--message', `Release ${version}`],
  ];
  for (const [command = '', ...args] of commands)
    if (isDry) console.log(`$ ${command} ${args.join(' ')}`);
    else capture(command, ...args);
  console.log(`\nThen, by a person or by CI:\n$ git push --follow-tags\n$ npm publish`);
  if (isDry)
    console.log(
      problems.length > 0
        ? `\nDry run of ${version}: nothing was changed. Before a release:\n- ${problems.join('\n- ')}`
        : `\nDry run of ${version}: nothing was changed, and nothing is in the way.`,
    );
}

await release().catch(fail);
