// The pages that npm run bench measures. Each but the first has a folder in bench/pages with what it installs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../../scripts/library.mjs';

export const pagesFolder = join(root, 'bench/pages');

/**
 * @typedef {object} BenchPage
 * @property {string} name The folder in bench/pages.
 * @property {string} title
 * @property {string} [from] The package whose version is shown.
 * @property {string} [script] The URL of its script; default: page.js of its folder, bundled.
 * @property {string} [body] What its HTML has besides.
 */

const id = 'user-pool-id="us-east-1_Benchmark" user-pool-web-client-id="benchmark0000000000000000"';

/** The page that all others are compared with. */
export const reference = 'bare';

/** @type {readonly BenchPage[]} */
export const pages = [
  { name: reference, title: 'bare lit + xstate form' },
  {
    name: 'auth-elements',
    title: 'auth-elements',
    script: '/cdn/auth-elements.js',
    body: `<auth-authenticator region="us-east-1" ${id}></auth-authenticator>`,
  },
  { name: 'hanko', title: 'Hanko Elements', from: '@teamhanko/hanko-elements' },
  { name: 'firebaseui', title: 'FirebaseUI', from: 'firebaseui' },
  { name: 'amplify-ui-react', title: 'Amplify UI React', from: '@aws-amplify/ui-react' },
  {
    name: 'amplify-ui-components',
    title: 'Amplify UI web components',
    from: '@aws-amplify/ui-components',
  },
];

/** The pages whose `signIn()` is measured: both have no form. */
export const signIns = [
  { name: 'auth-elements', title: 'auth-elements', entry: 'sign-in' },
  {
    name: 'cognito-identity',
    title: 'amazon-cognito-identity-js',
    entry: 'page',
    from: 'amazon-cognito-identity-js',
  },
];

/** The title with the version that is installed. */
export function titleOf({ name, title, from }) {
  if (!from) return title;
  const { dependencies } = JSON.parse(readFileSync(join(pagesFolder, name, 'package.json'), 'utf8'));
  return `${title} ${dependencies[from]}`;
}
