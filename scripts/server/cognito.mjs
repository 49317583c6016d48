// The local Cognito of the demo, built from src/local-cognito and loaded into this process.
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';

import { root } from '../library.mjs';
import { challengeNames, challengeTriggers } from './challenge.mjs';

/** @typedef {ReturnType<typeof import('../../src/local-cognito/index.js').createLocalCognito>} LocalCognito */

export const poolId = 'us-east-1_LocalDemo';
const clientId = 'localdemoclient0000000000';

const aliases = { email: ['email'], phone_number: ['phone_number'], alias: ['email', 'phone_number'] };

/** What the demo lets people choose, as {signInName, mfa, mfaTypes, challenge}, in the pool's own terms. Throws on other values. */
export function poolOptions({ signInName, mfa, mfaTypes, challenge }) {
  const names = ['username', 'email', 'phone_number', 'alias'];
  if (!names.includes(signInName)) throw new TypeError(`signInName must be one of ${names.join(', ')}.`);
  if (!['OFF', 'OPTIONAL', 'ON'].includes(mfa)) throw new TypeError('mfa must be OFF, OPTIONAL or ON.');
  const types = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'];
  if (!Array.isArray(mfaTypes) || mfaTypes.length === 0 || !mfaTypes.every((type) => types.includes(type))) {
    throw new TypeError(`mfaTypes must be a list with one or both of ${types.join(', ')}.`);
  }
  if (!challengeNames.includes(challenge))
    throw new TypeError(`challenge must be one of ${challengeNames.join(', ')}.`);
  const isPhone = signInName === 'phone_number';
  const needsPhone = isPhone || mfaTypes.includes('SMS_MFA');
  return {
    usernameAttributes: signInName === 'email' || isPhone ? aliases[signInName] : [],
    aliasAttributes: signInName === 'alias' ? aliases.alias : [],
    autoVerifiedAttributes: isPhone ? ['phone_number'] : ['email'],
    requiredAttributes: isPhone ? ['phone_number'] : ['email'],
    mfa,
    triggers: challengeTriggers(challenge),
    mfaTypes: needsPhone ? mfaTypes : mfaTypes.filter((type) => type !== 'SMS_MFA'),
  };
}

/** Where the demo starts. */
export const defaultChoice = {
  signInName: 'email',
  mfa: 'OPTIONAL',
  mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
  challenge: 'none',
};

/** The scripts that pages load of src/local-cognito, by path: with what the demo's pools may ask, and what passkeys need. */
const scripts = {
  '/local-cognito.js': [
    `export * from './src/local-cognito/index.ts';`,
    `export { seedUsers } from './src/local-cognito/seed-users.ts';`,
    `export { challengeTriggers } from './scripts/server/challenge.mjs';`,
  ],
  '/webauthn-library.js': [`export * from './src/local-cognito/passkeys/webauthn-library.ts';`],
};

/**
 * Puts what is imported with the first passkey into a separate script.
 * @type {import('esbuild').Plugin}
 */
const separate = {
  name: 'separate',
  setup({ onResolve }) {
    onResolve({ filter: /\/webauthn-library\.js$/ }, ({ path }) => ({
      path: `/${basename(path)}`,
      external: true,
    }));
  },
};

/** Bundles the script that pages load at a path; resolves to its text, or to undefined if there is none. */
export async function bundleForPages(path) {
  if (!Object.hasOwn(scripts, path)) return undefined;
  const { outputFiles } = await build({
    stdin: { contents: scripts[path].join('\n'), resolveDir: root },
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
    plugins: [separate],
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** The stand-ins for other companies' sign-in pages, each with users to choose from. */
const providers = [
  { name: 'Google', type: 'Google', id: '1001' },
  { name: 'SignInWithApple', type: 'SignInWithApple', id: '1002' },
  { name: 'AcmeSSO', type: 'OIDC', id: '1003' },
].map(({ id, ...provider }) => ({
  ...provider,
  users: [
    {
      id,
      attributes: {
        email: 'ada@example.com',
        email_verified: 'true',
        name: 'Ada Lovelace',
        phone_number: '+442079460000',
      },
    },
  ],
}));

/** The pool of the members' pages: it has everything that the account shows. */
const membersPool = {
  id: 'us-east-1_LocalMembers',
  usernameAttributes: ['email'],
  autoVerifiedAttributes: ['email', 'phone_number'],
  attributesRequireVerificationBeforeUpdate: ['email', 'phone_number'],
  mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
  firstFactors: ['PASSWORD', 'WEB_AUTHN'],
  passkeys: { relyingPartyId: 'localhost' },
  deviceTracking: 'USER_OPT_IN',
  sessionTracking: { maxPerUser: 20 },
};

let builds = 0;

/** Builds and loads src/local-cognito; its hosted pages send people back to `callbackUrls`. Resolves to {cognito, handler, isForeign, choice} with the demo's pool in it. */
export async function loadCognito(callbackUrls) {
  const outfile = join(root, `.cache/local-cognito-${process.pid}.mjs`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  await build({
    stdin: {
      contents: ['index', 'node', 'wire/foreign-page']
        .map((name) => `export * from './src/local-cognito/${name}.ts';`)
        .join('\n'),
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
  });
  const { createLocalCognito, isForeign, toNodeHandler } = await import(
    `${pathToFileURL(outfile).href}?build=${builds++}`
  );
  /** @type {LocalCognito} */
  const cognito = createLocalCognito({
    pools: [
      {
        id: poolId,
        clients: [{ id: clientId, callbackUrls, logoutUrls: callbackUrls }],
        providers,
        ...poolOptions(defaultChoice),
      },
      { ...membersPool, clients: [{ id: 'localmembersclient0000000' }] },
    ],
  });
  return { cognito, handler: toNodeHandler(cognito.fetch), isForeign, choice: defaultChoice };
}
