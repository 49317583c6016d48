// The tables of docs/reference/auth.md: words from the TSDoc in src/auth, proofs from test/verification.
import { tsImport } from 'tsx/esm/api';

import { code, row, table } from './page.mjs';
import { calls, constants, docOf, literals, members, parents, texts } from './source.mjs';

const load = (name) => tsImport(`../../test/verification/auth/${name}.ts`, import.meta.url);
const { differences } = await load('differences');
const { errors, events } = await load('events');
const { cache, creation, functions, hub } = await load('functions');
const proven = await load('options');

const config = 'src/auth/config/config-types.ts';
const hosted = 'src/auth/config/oauth-types.ts';

/** `SignUpApi` is `Sign up`, `MfaApi` is `MFA`. */
function heading(name) {
  const [first, ...rest] = name.replace(/Api$/, '').split(/(?=[A-Z])/);
  return [
    first.length > 3 || rest.length > 0 ? first : first.toUpperCase(),
    ...rest.map((each) => each.toLowerCase()),
  ].join(' ');
}

/** The documentation of a call, with its example. */
function details({ call, result, isAsync, doc }) {
  const list = [
    ...doc.params.map(({ name, words }) => `- ${code(name)}: ${words}`),
    doc.returns && `- ${isAsync ? 'Resolves with' : 'Returns'} ${code(result)}: ${doc.returns}`,
    ...doc.throws.map((each) => `- ${isAsync ? 'Rejects with' : 'Throws'} ${each}`),
  ];
  return [`**${code(call)}**`, doc.summary, ...doc.more, list.filter(Boolean).join('\n'), doc.example]
    .filter(Boolean)
    .join('\n\n');
}

/** The tables by their places in the page. */
export function authTables({ problems, verify, compare }) {
  /** Records the tests of a declaration, which must have a TSDoc comment. */
  function check(where, { summary }, proofs) {
    if (!summary) problems.push(`${where} has no TSDoc.`);
    verify(where, { proofs });
  }

  function functionSections() {
    const subjects = parents('src/auth/api.ts', 'AuthApi').map((each) => ({
      name: each.name,
      summary: docOf(each.file, each.name).summary,
      there: calls(each.file, each.name),
    }));
    compare(
      'The function',
      subjects.flatMap(({ there }) => [...there.keys()]),
      functions,
    );
    return subjects.map(functionSection).join('\n\n');
  }

  function functionSection({ name, summary, there }) {
    const rows = [];
    for (const [name, overloads] of there) {
      const entries = functions[name] ?? [];
      if (entries.length !== overloads.length)
        problems.push(`${name} has ${overloads.length} overloads and ${entries.length} rows.`);
      for (const [index, { call, result, doc }] of overloads.entries()) {
        check(code(call), doc, entries[index]);
        if (!doc.example) problems.push(`${call} has no @example.`);
        const link = `[${code(call)}](#${name.toLowerCase()})`;
        rows.push(row(link, result === 'void' ? 'nothing' : code(result), doc.summary));
      }
    }
    return [
      `### ${heading(name)}`,
      summary,
      table(['Function', 'Resolves with', 'Description'], rows),
      ...[...there].flatMap(([each, overloads]) => [`#### ${code(each)}`, ...overloads.map(details)]),
    ].join('\n\n');
  }

  /** The table of `Hub` or `Cache`: one row for each call, with its parameters. */
  function callTable(source, name, object, proofs) {
    const there = calls(source, name);
    compare(name, [...there.keys()], proofs);
    const rows = [...there].flatMap(([each, overloads]) =>
      overloads.map(({ call, doc }) => {
        check(code(`${object}.${call}`), doc, proofs[each]);
        const { summary, params, returns } = doc;
        const more = [
          ...params.map((param) => `${code(param.name)}: ${param.words}`),
          returns && `Returns: ${returns}`,
        ];
        return row(code(`${object}.${call}`), [summary, ...more.filter(Boolean)].join(' '));
      }),
    );
    return table(['Function', 'Description'], rows);
  }

  function creationTable() {
    const doc = docOf('src/auth/auth.ts', 'createAuth');
    check(code('createAuth(config?)'), doc, creation);
    return table(
      ['Function', 'Description'],
      [row(code('createAuth(config?)'), [doc.summary, ...doc.more].join(' '))],
    );
  }

  /** The members of an interface, with their defaults. */
  function memberTable(source, name, proofs, head = 'Option') {
    const there = members(source, name);
    compare(
      `${name}:`,
      there.map((each) => each.name),
      proofs,
    );
    return table(
      [head, 'Default', 'Description'],
      there.map(({ name: member, doc }) => {
        check(`${name}: ${code(member)}`, doc, proofs[member]);
        return row(code(member), doc.defaultValue ?? '', doc.summary);
      }),
    );
  }

  /** The items of the list in a comment. */
  function itemTable(head, items, proofs) {
    compare(head, Object.keys(items), proofs);
    return table(
      [head, 'Description'],
      Object.entries(items).map(([name, words]) => {
        verify(name, { proofs: proofs[name] });
        return row(name, words);
      }),
    );
  }

  /** Where each shape of a config has an option. */
  function shapeTable() {
    const file = 'src/auth/config/config-shapes.ts';
    const [others, exports, amplify6, amplifyOutputs] = ['options', 'awsExports', 'amplify6', 'outputs'].map(
      (name) => texts(file, name),
    );
    // Not a member of these shapes, but of their `oauth`.
    const six = { ...amplify6, socialProviders: 'loginWith.oauth.providers' };
    const outputs = { ...amplifyOutputs, socialProviders: 'oauth.identity_providers' };
    const own = {
      ...Object.fromEntries(constants(file, 'sameNames').map((name) => [name, name])),
      ...others,
      socialProviders: 'oauth.providers',
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
        .filter(([name]) => [exports, six, outputs].some((/** @type {object} */ shape) => name in shape))
        .map(([name, path]) => row(code(path), at(exports, name), at(six, name), at(outputs, name))),
    );
  }

  function eventTable() {
    const there = members('src/auth/events/event-map.ts', 'AuthEventMap');
    compare(
      'The event',
      there.map((each) => each.name),
      events,
    );
    return table(
      ['Event', '`data`', 'Description'],
      there.map(({ name, type, doc }) => {
        check(`The event ${code(name)}`, doc, events[name]);
        return row(code(name), type === 'undefined' ? 'nothing' : code(type), doc.summary);
      }),
    );
  }

  function errorTable() {
    const there = literals('src/lib/auth-error.ts', 'OwnErrorCode');
    compare(
      'The error code',
      there.map((each) => each.name),
      errors,
    );
    return table(
      ['Code', 'Description'],
      there.map(({ name, words }) => {
        check(`The error ${code(name)}`, { summary: words }, errors[name]);
        return row(code(name), words);
      }),
    );
  }

  const differenceTable = () =>
    table(
      ['In the Amplify guide or Amplify 5', 'Here'],
      differences.map((each) => {
        verify(each.theirs, each);
        return row(each.theirs, each.ours);
      }),
    );

  const storage = members(config, 'AuthOptions').find(({ name }) => name === 'storage');

  return {
    differences: differenceTable(),
    functions: functionSections(),
    hub: callTable('src/auth/events/hub.ts', 'HubClass', 'Hub', hub),
    cache: callTable('src/auth/cache.ts', 'CacheClass', 'Cache', cache),
    instances: creationTable(),
    shapes: itemTable('config', docOf(config, 'AuthConfigInput').items, proven.shapes),
    options: memberTable(config, 'AuthOptions', proven.options),
    'options elsewhere': shapeTable(),
    oauth: memberTable(hosted, 'OAuthConfig', proven.oauth, '`oauth`'),
    auth0: memberTable(hosted, 'Auth0Config', proven.auth0, '`auth0`'),
    storage: itemTable('`storage`', storage.doc.items, proven.storages),
    cookies: memberTable(
      'src/auth/storage/auth-storage.ts',
      'CookieOptions',
      proven.cookieOptions,
      '`cookieStorage`',
    ),
    events: eventTable(),
    errors: errorTable(),
  };
}
