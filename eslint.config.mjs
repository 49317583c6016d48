import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import importSort from 'eslint-plugin-simple-import-sort';
import { configs as wc } from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * The layers, lowest first. A layer may import the layers named in its list and packages, nothing else.
 * @type {Record<string, string[]>}
 */
const layers = {
  lib: [],
  auth: ['lib'],
  machine: ['lib', 'auth'],
  localization: ['lib'],
  styles: ['lib'],
  controllers: ['lib', 'auth', 'machine', 'localization', 'styles'],
  forms: ['lib', 'auth', 'machine', 'localization', 'styles', 'controllers'],
  elements: ['lib', 'auth', 'machine', 'localization', 'styles', 'controllers', 'forms'],
  'local-cognito': [],
  testing: ['lib', 'local-cognito', 'auth', 'machine', 'controllers', 'elements'],
};

/** Test files may reach across layers: they test against local-cognito and look at elements from outside. */
const tests = ['**/*.test.ts', 'test/**/*.ts'];

/** The one place where an element meets the local Cognito; loaded only where a page asks for the sandbox. */
const sandbox = 'src/elements/authenticator/sandbox.ts';

/** @type {import('typescript-eslint').ConfigArray} */
const directionRules = Object.entries(layers).map(([layer, allowed]) => ({
  files: [`src/${layer}/**/*.ts`],
  ignores: [...tests, sandbox],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(\\.\\./)+(?:${['define', 'cdn', 'index', ...Object.keys(layers)]
              .filter((other) => other !== layer && !allowed.includes(other))
              .join('|')})(?:/|\\.)`,
            message: `src/${layer} may import only from: ${[layer, ...allowed].join(', ')}.`,
          },
          ...(layer === 'machine'
            ? [
                {
                  regex: '^(\\.\\./)+auth/(?!(causes|factors|failure-kinds)\\.js)',
                  allowTypeImports: true,
                  message:
                    'The machine imports types, error kinds and factors from auth. The live Auth is an argument.',
                },
              ]
            : []),
          ...(['auth', 'machine', 'local-cognito'].includes(layer)
            ? [{ regex: '^(lit|@lit/.*)(/|$)', message: `src/${layer} knows nothing of Lit.` }]
            : []),
          ...(layer === 'auth' || layer === 'local-cognito'
            ? [{ regex: '^xstate(/|$)', message: `src/${layer} knows nothing of XState.` }]
            : []),
          ...(layer !== 'auth'
            ? [
                {
                  regex: '^amazon-cognito-identity-js',
                  allowTypeImports: layer === 'testing',
                  message: 'Only src/auth speaks to amazon-cognito-identity-js.',
                },
              ]
            : []),
          ...(layer === 'local-cognito'
            ? [
                {
                  regex: '^node:',
                  message: 'Only src/local-cognito/node.ts and cli.ts may use Node modules.',
                },
              ]
            : []),
        ],
      },
    ],
  },
}));

export default tseslint.config(
  {
    ignores: [
      ...['dist', 'coverage', '.cache', 'src/localization/generated'],
      // As other tools write them.
      'test/config-files/*.js',
      // Projects of their own, each checked by its framework's compiler, strictly.
      ...['react', 'vue', 'svelte', 'angular'].map((framework) => `demo/${framework}`),
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/unbound-method': 'off',
      // The library is marked so as a whole, in favor of another one; it is the one that this project speaks through.
      '@typescript-eslint/no-deprecated': [
        'error',
        {
          allow: [
            {
              from: 'package',
              package: 'amazon-cognito-identity-js',
              name: [
                'AuthenticationDetails',
                'CognitoAccessToken',
                'CognitoIdToken',
                'CognitoRefreshToken',
                'CognitoUser',
                'CognitoUserAttribute',
                'CognitoUserPool',
                'CognitoUserSession',
                'CookieStorage',
                'IAuthenticationCallback',
                'ISignUpResult',
              ],
            },
            // Marked so to stand out; the tests speak to servers on this computer without TLS.
            { from: 'package', package: 'oauth4webapi', name: ['allowInsecureRequests'] },
          ],
        },
      ],
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Markup from text is never made here.' },
        { property: 'outerHTML', message: 'Markup from text is never made here.' },
      ],
      'no-eval': 'error',
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/elements/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    rules: { ...litA11y.configs.recommended.rules, 'wc/guard-super-call': 'off' },
  },
  ...directionRules,
  {
    files: ['src/**/*.ts'],
    // Signed here are texts that the URL parser gave out, which are well-formed.
    ignores: [...tests, 'src/lib/urls.ts', 'src/local-cognito/identity-pool/sigv4.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          globals: ['encodeURIComponent', 'encodeURI', 'escape'].map((name) => ({
            name,
            message: 'It throws at half a surrogate pair, or mangles it: use encodeText of src/lib/urls.ts.',
          })),
          checkGlobalObject: true,
        },
      ],
    },
  },
  {
    files: tests,
    languageOptions: { globals: globals.mocha },
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['describe', 'it', 'test', 'before', 'after'], package: 'node:test' },
          ],
        },
      ],
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name="only"][object.name=/^(describe|suite|it|test)$/]',
          message: 'Exclusive tests hide the others.',
        },
        {
          selector:
            'CallExpression[callee.name=/^(describe|suite|it|test)$/] > ObjectExpression > Property[key.name="only"]',
          message: 'Exclusive tests hide the others.',
        },
      ],
    },
  },
  {
    // With the accessibility plug-in each assertion of chai is a promise, and only that plug-in's need be awaited.
    files: ['src/**/*.test.ts', 'test/browser/**'],
    ignores: ['**/*.node.test.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    files: ['src/local-cognito/node.ts', 'src/local-cognito/cli.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off', 'no-console': 'off' },
  },
  {
    files: ['src/lib/warn.ts'],
    rules: { 'no-console': ['error', { allow: ['warn'] }] },
  },
  {
    // Frameworks are extended by merging into a namespace or an interface of theirs, and only that tells what is read-only.
    files: ['src/element-props.ts', 'src/react.ts', 'src/vue.ts', 'src/svelte.ts'],
    rules: {
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    // src/cdn.ts imports Lit first: the order of modules in the bundle costs 0.2 kB otherwise.
    ignores: ['src/cdn.ts'],
    plugins: { 'import-sort': importSort },
    rules: { 'import-sort/imports': 'error' },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  { files: ['demo/**', 'test/**/*.js'], languageOptions: { globals: globals.browser } },
);
