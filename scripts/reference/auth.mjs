// The tables of docs/reference/auth.md: the names from src/auth, words and proofs from test/verification.
import { tsImport } from 'tsx/esm/api';
import { code, row, table } from './page.mjs';
import { calls, constants, firstArguments, literals, members, parents, texts } from './source.mjs';

const load = (name) => tsImport(`../../test/verification/auth/${name}.ts`, import.meta.url);
const { differences } = await load('differences');
const { errors, events, promised } = await load('events');
const { cache, creation, functions, hub } = await load('functions');
const described = await load('options');

/** The tables by their places in the page. */
export function authTables({ problems, verify, compare }) {
  function functionTable() {
    const there = new Map(
      parents('src/auth/api.ts', 'AuthApi').flatMap(({ file, name }) => [...calls(file, name)]),
    );
    compare('The function', [...there.keys()], functions);
    const rows = [];
    for (const [name, overloads] of there) {
      const entries = functions[name] ?? [];
      if (entries.length !== overloads.length)
        problems.push(`${name} has ${overloads.length} overloads and ${entries.length} rows.`);
      for (const [index, { call, result }] of overloads.entries()) {
        const { does = '', proofs } = entries[index] ?? {};
        verify(code(call), { proofs });
        rows.push(row(code(call), result === 'void' ? 'nothing' : code(result), does));
      }
    }
    return table(['Function', 'Resolves with', 'Description'], rows);
  }

  const callRows = (entries) =>
    entries.map((each) => {
      verify(code(each.call), each);
      return row(code(each.call), each.does);
    });

  function callTable(source, name, rows) {
    compare(
      name,
      [...new Set(members(source, name).map((each) => each.name))].filter((each) => each !== 'use'),
      rows,
    );
    return table(['Function', 'Description'], callRows(Object.values(rows)));
  }

  /** The members of an interface, with what is said of each. */
  function memberTable(source, name, rows, head = 'Option') {
    const there = members(source, name);
    compare(
      `${name}:`,
      there.map((each) => each.name),
      rows,
    );
    return table(
      [head, 'Default', 'Description'],
      there.map((each) => {
        const said = rows[each.name] ?? {};
        verify(`${name}: ${code(each.name)}`, said);
        return row(code(each.name), said.default ?? '', said.does ?? '');
      }),
    );
  }

  const plainTable = (head, rows) =>
    table(
      [head, 'Description'],
      Object.entries(rows).map(([name, each]) => {
        verify(name, each);
        return row(name, each.does);
      }),
    );

  /** Where each shape of a config has an option. */
  function shapeTable() {
    const file = 'src/auth/config/config-shapes.ts';
    const [others, exports, six, outputs] = ['options', 'awsExports', 'amplify6', 'outputs'].map((name) =>
      texts(file, name),
    );
    const own = {
      ...Object.fromEntries(constants(file, 'sameNames').map((name) => [name, name])),
      ...others,
    };
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
      if (!(name in events)) problems.push(`The event ${name} has no row in test/verification.`);
    return table(
      ['Event', '`data`', 'Description'],
      Object.entries(events).map(([name, each]) => {
        verify(`The event ${code(name)}`, each);
        return row(code(name), each.data, each.does);
      }),
    );
  }

  function errorTable() {
    const there = literals('src/lib/auth-error.ts', 'OwnErrorCode');
    compare('The error code', there, errors);
    return table(
      ['Code', 'Description'],
      there.map((name) => {
        verify(`The error ${code(name)}`, errors[name]);
        return row(code(name), errors[name]?.does ?? '');
      }),
    );
  }

  const differenceTable = () =>
    table(
      ['In the guide or Amplify 5', 'Here'],
      differences.map((each) => {
        verify(each.theirs, each);
        return row(each.theirs, each.ours);
      }),
    );

  return {
    differences: differenceTable(),
    functions: functionTable(),
    hub: callTable('src/auth/events/hub.ts', 'HubClass', hub),
    cache: callTable('src/auth/cache.ts', 'CacheClass', cache),
    instances: table(['Function', 'Description'], callRows([creation])),
    shapes: plainTable('config', described.shapes),
    options: memberTable('src/auth/config/config-types.ts', 'AuthOptions', described.options),
    'options elsewhere': shapeTable(),
    oauth: memberTable('src/auth/config/oauth-types.ts', 'OAuthConfig', described.oauth, '`oauth`'),
    auth0: memberTable('src/auth/config/oauth-types.ts', 'Auth0Config', described.auth0, '`auth0`'),
    storage: plainTable('`storage`', described.storages),
    cookies: memberTable(
      'src/auth/storage/auth-storage.ts',
      'CookieOptions',
      described.cookieOptions,
      '`cookieStorage`',
    ),
    events: eventTable(),
    errors: errorTable(),
  };
}
