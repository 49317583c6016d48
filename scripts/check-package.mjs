#!/usr/bin/env node
// Checks the package as npm would publish it: packed, its content read, installed elsewhere, its entries imported.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { checkBundlers } from './check-bundlers.mjs';
import { contentProblems, describeContent } from './release/contents.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const problems = [];

/** Runs a command and returns what it printed; a failure is noted as a problem. */
function run(name, command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) problems.push(`${name}:\n${error?.message ?? `${stdout}\n${stderr}`.trim()}`);
  else console.log(`${name}: fine`);
  return stdout;
}

const tool = (path) => join(root, 'node_modules', path);

/** custom-elements.json describes every element, and each module that it names is in the package. */
function checkCustomElements() {
  const { modules } = JSON.parse(readFileSync(join(root, manifest.customElements), 'utf8'));
  const described = modules.flatMap(({ declarations }) =>
    declarations.flatMap(({ tagName }) => tagName ?? []),
  );
  for (const tag of expand('./elements/*', '*').map((name) => `auth-${name}`))
    if (!described.includes(tag)) problems.push(`${manifest.customElements} does not describe <${tag}>.`);
  for (const { path } of modules)
    if (!existsSync(join(root, path)))
      problems.push(`${manifest.customElements} names ${path}, which is not there.`);
}

/** Every path that the manifest names; a `*` stands for one name. */
function targets() {
  const paths = [manifest.unpkg, manifest.jsdelivr, manifest.customElements, ...Object.values(manifest.bin)];
  for (const [entry, target] of Object.entries(manifest.exports)) {
    if (target === null) continue;
    for (const path of typeof target === 'string' ? [target] : Object.values(target)) {
      if (path.includes('*')) paths.push(...expand(entry, path));
      else paths.push(path);
    }
  }
  return [...new Set(paths)];
}

/** The themes and the languages are those of the source. The elements are the folders with a define module; each has to have every file that a pattern leads to. */
function expand(entry, path, target = path) {
  if (target.startsWith('./dist/themes/')) {
    const themes = readdirSync(join(root, 'src/styles/themes'));
    return themes.map((file) => path.replaceAll('*', file.replace('.css', '')));
  }
  if (target.startsWith('./dist/localization/')) {
    const { targetLocales } = JSON.parse(readFileSync(join(root, 'lit-localize.json'), 'utf8'));
    return targetLocales.map((language) => path.replaceAll('*', language));
  }
  const folder = join(root, 'dist/elements');
  const names = readdirSync(folder).filter(
    (name) => name !== 'base' && existsSync(join(folder, name, 'define.js')),
  );
  if (names.length === 0) problems.push(`${entry}: there is no element in dist/elements.`);
  return names.map((name) => path.replaceAll('*', name));
}

/** Declarations may import only what is installed with the package, or what runs them (node). */
function checkDeclarations(folder) {
  const peers = Object.keys(manifest.peerDependencies).map((name) => name.replace('@types/', ''));
  const allowed = [...Object.keys(manifest.dependencies), ...peers, 'node:'];
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.d\.ts$/.test(name),
  )) {
    const text = readFileSync(join(folder, file), 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
    for (const [, specifier = ''] of text.matchAll(/(?:from|import\(|import|module)\s*['"]([^'"]+)['"]/g)) {
      if (specifier.startsWith('.') || allowed.some((name) => specifier.startsWith(name))) continue;
      problems.push(`dist/${file} imports «${specifier}», which is not a dependency.`);
    }
  }
}

/** A user's TypeScript, with no leniency toward the declarations of this package. */
const consumer = `
import { Auth, AuthError, Cache, createAuth, Hub, type AuthApi } from '${manifest.name}/auth';
import type {} from '${manifest.name}';
import type {} from '${manifest.name}/define';
import { createLocalCognito } from '${manifest.name}/local-cognito';
import { setLanguage } from '${manifest.name}/localization';
import { AuthDriver, createCognitoFixture } from '${manifest.name}/testing';
export const auth: AuthApi = Auth;
export const used = [AuthError, Cache, Hub, createAuth, createLocalCognito, setLanguage, AuthDriver, createCognitoFixture];
`;

/** The entries for frameworks, which are checked with each framework by `npm run test:types`. */
const forFrameworks = Object.entries(manifest.exports)
  .filter(([, target]) => target?.types?.startsWith('./dist/frameworks/'))
  .map(([entry]) => `'${manifest.name}${entry.slice(1)}'`);

/** What the documentation imports from the package, each in a module of its own. */
function documentedImports() {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  return ['README.md', ...docs.map((name) => `docs/${name}`)]
    .filter((file) => file.endsWith('.md'))
    .flatMap(
      (file) => readFileSync(join(root, file), 'utf8').match(/^import .*'auth-elements[^']*';/gm) ?? [],
    )
    .filter((line) => !forFrameworks.some((entry) => line.includes(entry)));
}

const consumerOptions = {
  strict: true,
  noEmit: true,
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: ['node'],
  typeRoots: [join(root, 'node_modules/@types')],
};

/** For projects whose TypeScript does not read `exports`, `typesVersions` leads to the same declarations. */
const olderOptions = {
  ...consumerOptions,
  module: 'es2022',
  moduleResolution: 'node',
  // Some dependencies' declarations are for projects that read `exports`.
  skipLibCheck: true,
};

/** An import of every entry that has types. */
function everyEntry() {
  const entries = Object.entries(manifest.exports).filter(([, target]) => target?.types);
  const names = entries.flatMap(([entry, target]) =>
    entry.includes('*') ? expand(entry, entry, target.types) : [entry],
  );
  return [...new Set(names)]
    .map((entry) => `import type {} from '${manifest.name}${entry.slice(1)}';`)
    .join('\n');
}

const imports = `
const { Auth, Cache, createAuth, Hub } = await import('${manifest.name}/auth');
if (!Auth || !Cache || !Hub) throw new Error('Auth, Cache or Hub is missing');
const { signIn } = await import('${manifest.name}/amplify');
const { createLocalCognito } = await import('${manifest.name}/local-cognito');
await import('${manifest.name}/local-cognito/node');
const { createCognitoFixture } = await import('${manifest.name}/testing');
const users = [{ username: 'ada', password: 'Correct-Horse-9' }];
const auth = createAuth((await createCognitoFixture({ users })).config);
await auth.signIn('ada', 'Correct-Horse-9');
if (!(await auth.currentSession()).isValid()) throw new Error('no user is signed in');
if (typeof signIn !== 'function') throw new Error('amplify is missing');
if (typeof createLocalCognito !== 'function') throw new Error('createLocalCognito is missing');
`;

/** Imports every entry in plain Node, as a server that renders pages does. Those that need a framework or a browser are left out. */
function importsInNode() {
  const needsOther = ['./cdn', './angular', './react-components'];
  const names = Object.entries(manifest.exports)
    .filter(([entry, target]) => target?.types && !needsOther.includes(entry))
    .flatMap(([entry, target]) => (entry.includes('*') ? expand(entry, entry, target.types) : [entry]));
  return `
if (typeof window !== 'undefined') throw new Error('This is no server.');
for (const entry of ${JSON.stringify([...new Set(names)])}) await import('${manifest.name}' + entry.slice(1));
`;
}

const folder = mkdtempSync(join(tmpdir(), 'package-check-'));
try {
  for (const path of targets()) {
    if (!existsSync(join(root, path))) problems.push(`package.json names ${path}, which is not there.`);
  }
  checkDeclarations(join(root, 'dist'));
  checkCustomElements();
  const packed = run(
    'npm pack',
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
    root,
  );
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  const [content] = JSON.parse(packed);
  console.log(describeContent(content));
  problems.push(...contentProblems(content));
  run('publint', process.execPath, [tool('publint/src/cli.js'), 'run', tarball, '--strict'], root);
  const attw = [tool('@arethetypeswrong/cli/dist/index.js'), tarball, '--profile', 'esm-only'];
  run('attw', process.execPath, [...attw, '--format', 'ascii'], root);

  const app = join(folder, 'app');
  const put = (name, text) => writeFileSync(join(app, name), text);
  run('a new project', 'mkdir', [app], folder);
  put('package.json', JSON.stringify({ name: 'app', private: true, type: 'module' }));
  run('npm install', 'npm', ['install', tarball, '--no-audit', '--no-fund', '--prefer-offline'], app);
  run('import in Node', process.execPath, ['--input-type=module', '--eval', imports], app);
  run('every entry in Node', process.execPath, ['--input-type=module', '--eval', importsInNode()], app);
  run('the command', 'npx', ['--no-install', manifest.name, '--version'], app);
  put('use.ts', consumer);
  const snippets = documentedImports().map((line, index) => {
    put(`snippet-${index}.ts`, `${line}\n`);
    return `snippet-${index}.ts`;
  });
  put('tsconfig.json', JSON.stringify({ compilerOptions: consumerOptions, files: ['use.ts', ...snippets] }));
  run('types', process.execPath, [tool('typescript/bin/tsc'), '-p', app], app);
  put('entries.ts', everyEntry());
  put(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: olderOptions, files: ['entries.ts', 'use.ts', ...snippets] }),
  );
  run('types without exports', process.execPath, [tool('typescript/bin/tsc'), '-p', app], app);
  problems.push(...(await checkBundlers(app)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

if (problems.length > 0) {
  console.error(`\n${problems.join('\n\n')}`);
  process.exitCode = 1;
}
