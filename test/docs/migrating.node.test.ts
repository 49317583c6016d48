// What the migration guides name is there: elements, functions, tokens, and in the snippets of calls, what they do.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import type { CognitoUser } from '../../src/auth/types.js';
import { addTotpUser, createWorld, password } from '../auth/fixtures.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const folder = 'docs/guides/migrating';
const guides = readdirSync(join(root, folder)).map((name): [string, string] => [
  name,
  read(`${folder}/${name}`),
]);

const all = (pattern: RegExp, text: string): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, name = '']) => name)),
];

describe('the migration guides', () => {
  const tokens = read('docs/reference/tokens.md') + read('docs/reference/elements.md');
  for (const [name, text] of guides) {
    it(`name elements and tokens that there are: ${name}`, () => {
      for (const element of all(/<\/?auth-([a-z-]+)/g, text))
        assert.ok(existsSync(join(root, 'src/elements', element)), `<auth-${element}>`);
      for (const token of all(/(--auth-[a-z\d-]+)/g, text)) assert.ok(tokens.includes(`\`${token}\``), token);
      for (const theme of all(/(themes\/[a-z-]+\.css)/g, text))
        assert.ok(existsSync(join(root, 'src/styles', theme)), theme);
    });
  }

  it('name functions of Auth that there are', () => {
    const { auth } = createWorld();
    const unknown = (names: string[]) => {
      assert.ok(names.length >= 20, names.join());
      return names.filter((name) => !(name in auth || ['Auth', 'createAuth', 'nextStep'].includes(name)));
    };
    const section = (file: string, heading: string): string =>
      read(`${folder}/${file}.md`).split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
    const newNames = (text: string): string[] =>
      text
        .split('\n')
        .filter((line) => /^\| `/.test(line) && !line.startsWith('| `Hub`'))
        .flatMap((line) => all(/`(\w+)[(`]/g, line.split(/ \| /)[1] ?? ''));
    assert.deepEqual(
      unknown(all(/`(\w+)`/g, section('amplify-1-5', 'Functions')).filter((name) => name !== 'Auth')),
      [],
    );
    assert.deepEqual(unknown(newNames(section('amplify-6', 'The functions here and in Auth'))), []);
    const codes = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'SELECT_MFA_TYPE', 'MFA_SETUP', 'NEW_PASSWORD_REQUIRED'];
    const others = [...codes, 'CUSTOM_CHALLENGE', 'CUSTOM_AUTH', 'authenticationFlowType', 'signOut'];
    const names = newNames(section('identity-js', 'CognitoUser'));
    assert.deepEqual(unknown(names.filter((name) => !others.includes(name))), []);
  });

  it('have a row for each element of @aws-amplify/ui-components 1.9.40', () => {
    const text = read(`${folder}/ui-components.md`);
    const named = all(/<amplify-([a-z\d-]+)/g, text);
    const screens = 'authenticator sign-in sign-up confirm-sign-up confirm-sign-in forgot-password'.split(
      ' ',
    );
    const others = 'require-new-password verify-contact totp-setup select-mfa-type greetings sign-out'.split(
      ' ',
    );
    for (const element of [...screens, ...others, 'chatbot', 'auth-fields', 'federated-buttons'])
      assert.ok(named.includes(element), element);
  });

  it('sign in with an app as the snippet for amazon-cognito-identity-js does', async () => {
    const world = createWorld();
    const secret = await addTotpUser(world);
    const code = /\/\/ new\n([^]*?)```/.exec(read(`${folder}/identity-js.md`))?.[1] ?? '';
    let token: unknown;
    const names = {
      createAuth: () => world.auth,
      UserPoolId: '',
      ClientId: '',
      Username: 'ada',
      Password: password,
      askForCode: () => world.totp(secret),
      start: (given: unknown) => (token = given),
    };
    world.cognito.clock.advance(30_000);
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const run = new Function('names', `return (async () => { with (names) { ${code} } })();`) as (
      given: object,
    ) => Promise<CognitoUser>;
    await run(names);
    assert.match(String(token), /^[\w-]+\.[\w-]+\.[\w-]+$/);
  });
});
