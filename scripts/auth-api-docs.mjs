#!/usr/bin/env node
// Writes the tables of docs/auth-api.md: the names from src/auth, the words and proofs from scripts/auth-api.
// With --check only says whether they are stale. Fails where something has no row, a row no test, or a test is not there.
import { differences } from './auth-api/differences.mjs';
import { errors, events, promised } from './auth-api/events.mjs';
import { cache, creation, functions, hub } from './auth-api/functions.mjs';
import * as described from './auth-api/options.mjs';
import { code, createPage, row, table } from './reference/page.mjs';
import { calls, constants, firstArguments, literals, members, texts } from './reference/source.mjs';

const { problems, proof, compare, write } = createPage({
  path: 'docs/auth-api.md',
  script: 'scripts/auth-api-docs.mjs',
  rows: 'scripts/auth-api',
});

function functionTable() {
  const there = calls('src/auth/api.ts', 'AuthApi');
  compare('The function', [...there.keys()], functions);
  const rows = [];
  for (const [name, overloads] of there) {
    const entries = functions[name] ?? [];
    if (entries.length !== overloads.length)
      problems.push(`${name} has ${overloads.length} overloads and ${entries.length} rows.`);
    for (const [index, { call, result }] of overloads.entries()) {
      const { does = '', proofs } = entries[index] ?? {};
      rows.push(row(code(call), result === 'void' ? 'nothing' : code(result), does, proof(call, { proofs })));
    }
  }
  return table(['function', 'resolves with', '', 'proof'], rows);
}

const callRows = (entries) => entries.map((each) => row(code(each.call), each.does, proof(each.call, each)));

function callTable(source, name, rows) {
  compare(
    name,
    [...new Set(members(source, name).map((each) => each.name))].filter((each) => each !== 'use'),
    rows,
  );
  return table(['function', '', 'proof'], callRows(Object.values(rows)));
}

/** The members of an interface, with what is said of each. */
function memberTable(source, name, rows, head = 'option') {
  const there = members(source, name);
  compare(
    `${name}:`,
    there.map((each) => each.name),
    rows,
  );
  return table(
    [head, 'default', '', 'proof'],
    there.map((each) => {
      const said = rows[each.name] ?? {};
      return row(code(each.name), said.default ?? '', said.does ?? '', proof(each.name, said));
    }),
  );
}

const plainTable = (head, rows) =>
  table(
    [head, '', 'proof'],
    Object.entries(rows).map(([name, each]) => row(name, each.does, proof(name, each))),
  );

/** Where each shape of a config has an option. */
function shapeTable() {
  const file = 'src/auth/config/config-shapes.ts';
  const [others, exports, six, outputs] = ['options', 'awsExports', 'amplify6', 'outputs'].map((name) =>
    texts(file, name),
  );
  const own = { ...Object.fromEntries(constants(file, 'sameNames').map((name) => [name, name])), ...others };
  const paths = (path = '') =>
    path
      .replace(/^\?/, '')
      .split('|')
      .filter(Boolean)
      .map((each) => code(each.replace('!', 'not ')));
  const verified = (name) => (name === 'signupAttributes' ? 'verifiedAttributes' : '');
  const at = (shape, name) => [...paths(shape[name]), ...paths(shape[verified(name)])].join(', ');
  return table(
    ['option', '`aws-exports.js`', 'Amplify 6, in `Auth.Cognito`', '`amplify_outputs.json`, in `auth`'],
    Object.entries(own)
      .filter(([name]) => [exports, six, outputs].some((shape) => name in shape))
      .map(([name, path]) => row(code(path), at(exports, name), at(six, name), at(outputs, name))),
  );
}

function eventTable() {
  const emitted = [...new Set(firstArguments('src/auth', 'emit'))];
  for (const name of [...promised, ...emitted])
    if (!(name in events)) problems.push(`The event ${name} has no row in scripts/auth-api.`);
  return table(
    ['event', '`data`', '', 'proof'],
    Object.entries(events).map(([name, each]) => row(code(name), each.data, each.does, proof(name, each))),
  );
}

function errorTable() {
  const there = literals('src/lib/auth-error.ts', 'OwnErrorCode');
  compare('The error code', there, errors);
  return table(
    ['code', '', 'proof'],
    there.map((name) => row(code(name), errors[name]?.does ?? '', proof(name, errors[name] ?? {}))),
  );
}

const differenceTable = () =>
  table(
    ['in the guide or Amplify 5', 'here', 'proof'],
    differences.map((each) => row(each.theirs, each.ours, proof(each.theirs, each))),
  );

await write({
  differences: differenceTable(),
  functions: functionTable(),
  hub: callTable('src/auth/events/hub.ts', 'HubClass', hub),
  cache: callTable('src/auth/cache.ts', 'CacheClass', cache),
  instances: table(['function', '', 'proof'], callRows([creation])),
  shapes: plainTable('config', described.shapes),
  options: memberTable('src/auth/config/config.ts', 'AuthOptions', described.options),
  'options elsewhere': shapeTable(),
  oauth: memberTable('src/auth/config/oauth-config.ts', 'OAuthConfig', described.oauth, '`oauth`'),
  auth0: memberTable('src/auth/config/oauth-config.ts', 'Auth0Config', described.auth0, '`auth0`'),
  storage: plainTable('`storage`', described.storages),
  cookies: memberTable(
    'src/auth/storage/storage.ts',
    'CookieOptions',
    described.cookieOptions,
    '`cookieStorage`',
  ),
  events: eventTable(),
  errors: errorTable(),
});
