import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import esbuild, { minify as esbuildMinify } from 'rollup-plugin-esbuild';
import literals from 'rollup-plugin-html-literals';

import { target } from './scripts/browsers.mjs';
import { exchanged, root } from './scripts/library.mjs';
import { collectLicenses } from './scripts/licenses.mjs';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const dependencies = Object.keys(manifest.dependencies);
const isDependency = (id) => dependencies.some((name) => id === name || id.startsWith(`${name}/`));

/** Modules that run in Node only, where its built-ins are the platform. */
const nodeModules = ['/local-cognito/node.ts', '/cli/'];

/** What the modules load from the files for script tags, so that the package has it once: messages, and the verification of passkeys. */
const isShared = (file) => /\/(generated\/languages\/[\w.-]+|webauthn-library)\.[jt]s$/.test(file);

/** Every module of src, tests and shared files aside: each keeps its own file in the package. */
function modules() {
  const files = readdirSync(join(root, 'src'), { recursive: true }).map((file) => file.replaceAll('\\', '/'));
  const sources = files.filter(
    (file) =>
      /(?<!\.d|\.test)\.ts$/.test(file) && !['cdn.ts', 'cdn-screens.ts'].includes(file) && !isShared(file),
  );
  return Object.fromEntries(sources.map((file) => [file.replace(/\.ts$/, ''), join(root, 'src', file)]));
}

const exchange = {
  name: 'exchange',
  resolveId(source, importer) {
    const ours = exchanged(source, importer);
    return ours === undefined ? null : (ours ?? '\0empty');
  },
  load: (id) => (id === '\0empty' ? 'export default undefined;' : null),
};

/**
 * Declares reactive properties without the helper for decorators, which is larger: what `@property(options)` and
 * `@state()` of Lit do for a class member is `createProperty`.
 */
const properties = {
  name: 'properties',
  transform(code, id) {
    if (!id.startsWith(join(root, 'src')) || !code.includes('__decorateClass')) return null;
    const helper = /^var __defProp = [^]*?\n};\n/m.exec(code)?.[0] ?? '';
    const declared = code
      // Each line stays where it is.
      .replace(helper, helper.replace(/.+/g, ''))
      .replace(
        /import \{ (?:property|state)(?:, (?:property|state))* \} from ["']lit\/decorators\.js["'];/,
        '',
      )
      .replace(
        /__decorateClass\(\[(\s*)(property|state)\(((?:[^()]|\([^()]*\))*)\)(\s*)\], (\w+)\.prototype, ("\w+"), \d\);/g,
        (_, before, decorator, options, after, name, member) =>
          `${name}.createProperty(${[member, decorator === 'property' ? options : options ? `{ ...${options}, state: true }` : '{ state: true }'].filter(Boolean).join(', ')})${before}${after};`,
      );
    if (declared.includes('__decorateClass'))
      this.error(`${id} has a decorator that the build cannot replace.`);
    return { code: declared, map: null };
  },
};

/**
 * Shortens the table of `Auth` in src/auth/auth.ts, where a function is routed to the function of the same name: a list of
 * names compresses better. The source keeps a line for each, which an editor can follow.
 */
const routes = {
  name: 'routes',
  transform(code, id) {
    if (id !== join(root, 'src/auth/auth.ts')) return null;
    const names = {};
    const rest = code.replace(
      /^ *(\w+): (toUserPool|toSignedInUser)\(\((\w+)\) => \3\.\1\),$/gm,
      (_, name, route) => {
        (names[route] ??= []).push(name);
        return '';
      },
    );
    const lists = Object.entries(names).map(
      ([route, list]) =>
        `...Object.fromEntries(${JSON.stringify(list)}.map((name) => [name, ${route}((part) => part[name])])),`,
    );
    const shortened = rest.replace('    cancelSignIn,\n', (line) => `${lists.join(' ')}${line}`);
    if (shortened === rest) this.error(`${id} has another form than this plugin expects.`);
    return { code: shortened, map: null };
  },
};

const fatal = ['UNRESOLVED_IMPORT', 'MISSING_EXPORT', 'MISSING_NODE_BUILTINS', 'MISSING_GLOBAL_NAME'];

function onwarn(warning, warn) {
  if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.every((id) => id.includes('node_modules')))
    return;
  if (warning.code === 'THIS_IS_UNDEFINED' && warning.id?.includes('node_modules')) return;
  if (warning.code === 'EMPTY_BUNDLE') return;
  if (fatal.includes(warning.code)) throw new Error(warning.message);
  warn(warning);
}

/** Spaces between elements stay (as one), so that what the tests saw is what is shipped. */
const minifyOptions = { conservativeCollapse: true, keepClosingSlash: true };

function plugins() {
  return [
    exchange,
    nodeResolve({
      browser: true,
      preferBuiltins: false,
      ignoreSideEffectsForRoot: true,
      exportConditions: ['browser', 'production', 'default'],
      extensions: ['.ts', '.mjs', '.js'],
    }),
    commonjs(),
    replace({
      preventAssignment: true,
      values: { 'process.env.NODE_ENV': '"production"' },
      include: '**/node_modules/**',
    }),
    replace({
      preventAssignment: true,
      delimiters: ['', ''],
      values: { "typeof require === 'function'": 'false' },
      include: '**/amazon-cognito-identity-js/**',
    }),
    literals({
      include: ['src/**/*.ts'],
      exclude: ['src/styles/colors.ts'],
      failOnError: true,
      options: { minifyOptions },
    }),
    esbuild({ tsconfig: join(root, 'tsconfig.json'), target }),
    properties,
    routes,
    collectLicenses(),
  ];
}

/**
 * Terser output is smaller, and compresses better if esbuild mangles names first. `unsafe_arrows` breaks only functions
 * that are called with `new` and do not use `this`: there are none. `keep_fargs: false` and `pure_getters` are safe,
 * because no code reads `length` of a function or relies on the side effects of a getter. `inline: 1`, because functions
 * that are not inlined compress better.
 */
const minify = (format) => [
  esbuildMinify({ minify: false, minifyIdentifiers: true, target, legalComments: 'none' }),
  terser({
    ecma: 2020,
    module: format === 'es',
    compress: { passes: 3, inline: 1, keep_fargs: false, pure_getters: true, unsafe_arrows: true },
    format: { comments: false },
  }),
];

/** The messages of one language: see scripts/localize.mjs. */
const isLanguage = (id) => id.includes('/generated/languages/');

/** The path in dist/cdn of a file that the module for script tags loads, by its name without hash. */
function cdnFile(name, folder) {
  const file = readdirSync(join(root, 'dist/cdn', folder)).find(
    (each) => each.replace(/-[\w-]{8}\.js$/, '') === name,
  );
  if (!file) throw new Error(`dist/cdn/${folder} has no ${name}: build the module for script tags first.`);
  return `${folder}/${file}`;
}

const sharedFiles = {
  name: 'shared-files',
  resolveId(source, importer) {
    const module = importer ? resolve(dirname(importer), source) : source;
    if (!isShared(module)) return null;
    const name = basename(module).replace(/\.[jt]s$/, '');
    const path = cdnFile(name, isLanguage(module) ? 'languages' : 'chunks');
    // Rollup writes the way from src, which is that in dist.
    return { id: join(root, 'src/cdn', path), external: 'relative' };
  },
};

/** The npm package: a file for each module of src, dependencies imported, the rest in vendor/. Needs the output of `cdnBuild`. */
export const packageBuild = {
  input: modules(),
  external: (id, importer) =>
    isDependency(id) ||
    (id.startsWith('node:') && nodeModules.some((name) => importer?.includes(`/src${name}`))),
  onwarn,
  plugins: [sharedFiles, ...plugins()],
  output: {
    dir: join(root, 'dist'),
    format: 'es',
    minifyInternalExports: false,
    entryFileNames: '[name].js',
    chunkFileNames: 'vendor/[name].js',
    hoistTransitiveImports: false,
    manualChunks: (id) => (id.includes('/node_modules/@lit/localize/') ? 'lit-localize' : undefined),
  },
};

/** What the elements of the account share. */
const accountBase = readdirSync(join(root, 'src/elements/base/account')).map(
  (file) => `elements/base/account/${file.replace(/\.ts$/, '')}`,
);

/** The elements of the account, each in a file of its own. They need the machine: it knows the user. */
const accountParts = [
  'profile',
  'contact',
  'change-password',
  'mfa',
  'passkeys',
  'sessions',
  'devices',
  'connected',
  'delete-account',
];

/**
 * Parts that share code are one file each: what a file imports has one address only, so that a file that hangs there would
 * hold back every further attempt at those that import it.
 */
const together = {
  'auth-machine': ['controllers/run-machine', 'forms/form-parts'],
  define: ['cdn-screens', 'elements/federated-buttons/define', 'elements/federated-buttons/alternatives'],
  'user-pool': ['auth/user-pool/index', 'auth/user-pool/factors/index'],
  account: accountBase,
  ...Object.fromEntries(accountParts.map((name) => [`auth-${name}`, [`elements/${name}/define`]])),
  'auth-account': ['elements/account/define'],
  'user-button': ['elements/user-button/define'],
  passkeys: ['auth/user-pool/passkeys/index'],
  'hosted-ui': ['auth/hosted-ui/index', 'auth/hosted-ui/sign-out'],
  'identity-pool': ['auth/identity-pool/index'],
  'token-providers': ['google', 'facebook', 'amazon'].map((name) => `auth/federated/token-providers/${name}`),
};

function manualChunks(id, { getModuleInfo }) {
  const reach = (file, seen = new Set()) => {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const imported of getModuleInfo(file)?.importedIds ?? []) reach(imported, seen);
    return seen;
  };
  const holds = (name) => reach(join(root, `src/${name}.ts`)).has(id);
  // The first file reaches it through Lit's index of decorators only, and does not use it.
  if (id.endsWith('/decorators/state.js')) return 'define';
  if (holds('cdn')) return undefined;
  return Object.keys(together).find((name) => together[name].some(holds));
}

/** What files import from others beside the first one: without those they could do nothing. */
const imports = {
  passkeys: ['user-pool'],
  'hosted-ui': ['user-pool'],
  federation: ['user-pool', 'identity-pool'],
  'identity-pool': ['user-pool'],
  'token-providers': ['user-pool'],
  'phone-entry': ['define'],
  account: ['define', 'auth-machine'],
  'auth-account': ['define', 'auth-machine', 'account'],
  'user-button': ['define', 'auth-machine', 'account'],
  // Both read user agents.
  sandbox: ['define', 'auth-machine', 'account'],
  ...Object.fromEntries(accountParts.map((name) => [`auth-${name}`, ['define', 'auth-machine', 'account']])),
};

/** Fails where another file comes to depend on one that may hang. */
const fewImports = {
  name: 'few-imports',
  generateBundle(_, bundle) {
    for (const { name, isEntry, imports: files = [] } of Object.values(bundle)) {
      const needed = files.map((file) => bundle[file]).filter((file) => file && !file.isEntry);
      const wrong = needed.find((file) => !isEntry && !imports[name]?.includes(file.name));
      if (wrong) this.error(`chunks/${name} must not import from chunks/${wrong.name}: see "together".`);
    }
  },
};

/** The first `import()` in a syntax tree that is no `() => import(…)`; methods can be called `import` too. */
function dynamicImport(node) {
  if (node === null || typeof node !== 'object') return undefined;
  if (node.type === 'ImportExpression') return node;
  if (node.type === 'ArrowFunctionExpression' && node.body.type === 'ImportExpression') return undefined;
  for (const child of Object.values(node)) {
    const found = dynamicImport(child);
    if (found) return found;
  }
  return undefined;
}

/** Gives each `lazy(() => import(…))` the address of a further attempt: see src/lib/lazy.ts. */
const attempts = {
  name: 'attempts',
  renderChunk(code) {
    const lazy = /\(\) => import\((["'][^"']+["'])\)/g;
    const done = code.replace(lazy, '(again) => import($1 + again)');
    const rest = /\bimport\((?!["'][^"']+["'] \+ again\))/.test(done) && dynamicImport(this.parse(code));
    if (rest) throw new Error(`Not lazy: ${code.slice(rest.start, rest.start + 80)}`);
    // Each line stays where it is.
    return { code: done, map: null };
  },
};

/**
 * The script-tag module and the chunks it loads when they are needed. Chunks import from the entry itself:
 * a facade would cost the first view one more round trip.
 * @satisfies {import('rollup').RollupOptions}
 */
export const cdnBuild = {
  input: { 'auth-elements': join(root, 'src/cdn.ts') },
  preserveEntrySignatures: 'allow-extension',
  onwarn,
  plugins: plugins(),
  output: {
    dir: join(root, 'dist/cdn'),
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: ({ facadeModuleId }) =>
      `${isLanguage(facadeModuleId ?? '') ? 'languages' : 'chunks'}/[name]-[hash].js`,
    manualChunks,
    onlyExplicitManualChunks: true,
    plugins: [attempts, fewImports, ...minify('es')],
  },
};

/** A script in one file would carry the whole local Cognito: it says so instead. */
const withoutSandbox = {
  name: 'without-sandbox',
  load: (id) =>
    id.endsWith('/elements/authenticator/sandbox.ts')
      ? `export function openSandbox() {
           const text = 'The sandbox needs <script type="module">: the classic script comes without it.';
           throw Object.assign(new Error(text), { code: 'NotConfigured' });
         }`
      : null,
};

/** The same in one classic script, with one global. It loads the languages from the files of the module. */
export const classicBuild = {
  input: join(root, 'src/cdn.ts'),
  external: (id) => /\/languages\/[\w.-]+\.js$/.test(id) && !id.includes('node_modules'),
  onwarn,
  plugins: [withoutSandbox, ...plugins()],
  output: {
    file: join(root, 'dist/cdn/auth-elements.classic.js'),
    format: 'iife',
    name: 'AuthElements',
    inlineDynamicImports: true,
    paths: (id) =>
      id.includes('/languages/') ? `./${cdnFile(basename(id).replace(/\.[jt]s$/, ''), 'languages')}` : id,
    plugins: [attempts, ...minify('iife')],
  },
};

export default [cdnBuild, classicBuild, packageBuild];
