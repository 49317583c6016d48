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
  'local-cognito': ['lib'],
  cli: ['lib', 'auth', 'local-cognito'],
  testing: ['lib', 'local-cognito', 'auth', 'machine', 'controllers', 'elements'],
};

/** Test files may import any layer: they test against local-cognito, and elements from outside. */
const tests = ['**/*.test.ts', 'test/**/*.ts'];

/** The only element file that imports local-cognito; loaded for the sandbox only. */
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
            ? [{ regex: '^(lit|@lit/.*)(/|$)', message: `src/${layer} must not import Lit.` }]
            : []),
          ...(layer === 'auth' || layer === 'local-cognito'
            ? [{ regex: '^xstate(/|$)', message: `src/${layer} must not import XState.` }]
            : []),
          ...(layer !== 'auth'
            ? [
                {
                  regex: '^amazon-cognito-identity-js',
                  allowTypeImports: layer === 'testing',
                  message: 'Only src/auth may import amazon-cognito-identity-js.',
                },
              ]
            : []),
          ...(layer === 'local-cognito'
            ? [
                {
                  regex: '^node:',
                  message: 'Only src/local-cognito/node.ts may use Node modules.',
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
      ...['dist', 'coverage', '.cache', 'site/dist', 'site/.cache', 'src/localization/generated'],
      // As other tools write them.
      'test/config-files/*.js',
      // Projects of their own, each checked by its framework's compiler, strictly.
      ...['react', 'vue', 'svelte', 'angular', 'next', 'astro'].map((framework) => `demo/${framework}`),
      'test/types/*/',
      // Projects of their own, which import what is installed there.
      'test/kit/*/',
      // Checked with the frameworks, which are installed there.
      'src/frameworks',
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
      // amazon-cognito-identity-js is deprecated as a whole; this project uses it on purpose.
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
            // Deprecated only to stand out; the tests use servers on localhost without TLS.
            { from: 'package', package: 'oauth4webapi', name: ['allowInsecureRequests'] },
          ],
        },
      ],
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Do not create markup from strings.' },
        { property: 'outerHTML', message: 'Do not create markup from strings.' },
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
    // The strings that sigv4.ts signs come from the URL parser, and are well-formed.
    ignores: [...tests, 'src/lib/urls.ts', 'src/local-cognito/identity-pool/sigv4.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          globals: ['encodeURIComponent', 'encodeURI', 'escape'].map((name) => ({
            name,
            message: 'Throws on lone surrogates; use encodeText of src/lib/urls.ts.',
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
    files: ['src/local-cognito/node.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off', 'no-console': 'off' },
  },
  {
    files: ['src/lib/warn.ts'],
    rules: { 'no-console': ['error', { allow: ['warn'] }] },
  },
  {
    // src/cdn.ts imports Lit first: the order of modules in the bundle costs 0.2 kB otherwise.
    ignores: ['src/cdn.ts'],
    plugins: { 'import-sort': importSort },
    rules: { 'import-sort/imports': 'error' },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  // Functions in these files run in the browser that they drive.
  {
    files: ['scripts/docs/check/*.mjs', 'bench/speed/measure.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  {
    files: ['bench/pages/**', 'demo/**', 'test/**/*.js', 'site/.vitepress/theme/*.js'],
    languageOptions: { globals: globals.browser },
  },
);
