// The tables of docs/reference/elements.md: the elements from the custom elements manifest, states and guarantees from test/verification.
import { tsImport } from 'tsx/esm/api';

import { createManifest, elementsOf } from './manifest.mjs';
import { code, row, table } from './page.mjs';
import { constants } from './source.mjs';

const load = (name) => tsImport(`../../test/verification/elements/${name}.ts`, import.meta.url);
const { described, shared } = await load('elements');
const { promises } = await load('promises');
const { rules, screenStates, transitions } = await load('states');

const folderOf = ({ tagName }) => tagName.replace(/^auth-/, '');
const call = ({ name, parameters = [] }) =>
  `${name}(${parameters.map((each) => each.name + (each.optional || each.default ? '?' : '')).join(', ')})`;

/** What an element has, by kind. */
const kinds = ({ members = [], slots = [], events = [], cssParts = [], cssProperties = [] }) => ({
  properties: members.filter(({ kind, readonly }) => kind === 'field' && !readonly),
  getters: members.filter(({ kind, readonly }) => kind === 'field' && readonly),
  methods: members.filter(({ kind }) => kind === 'method'),
  slots,
  events,
  parts: cssParts,
  tokens: cssProperties,
});

const valueOf = (text) => (text && text !== 'undefined' ? code(text) : '');

/** The head and the cells of each kind's table. */
const columns = {
  properties: [
    ['Property', 'Attribute', 'Type', 'Default', 'Description'],
    (each) => [
      code(each.name),
      each.attribute ? code(each.attribute) : '',
      code(each.type.text),
      valueOf(each.default),
    ],
  ],
  getters: [['Read-only property', 'Type', 'Description'], (each) => [code(each.name), code(each.type.text)]],
  methods: [['Method', 'Description'], (each) => [code(call(each))]],
  slots: [['Slot', 'Description'], (each) => [each.name ? code(each.name) : '(default)']],
  events: [['Event', 'Type', 'Description'], (each) => [code(each.name), code(each.type.text)]],
  parts: [['Part', 'Description'], (each) => [code(each.name)]],
  tokens: [['Custom property', 'Default', 'Description'], (each) => [code(each.name), valueOf(each.default)]],
};

/** Parts and custom properties are only looks: documentation.node.test.ts compares them with the templates. */
const verifiedKinds = ['properties', 'getters', 'methods', 'slots', 'events'];

/** Whether a member of an element has no tests but those of all screens. */
const isShared = (element, kind, name) =>
  !described[folderOf(element)]?.[kind]?.[name] && name in (shared[kind] ?? {});

/** Records the tests of inherited members, once for all screens. */
function verifyShared({ problems, verify }, elements) {
  for (const [kind, rows] of Object.entries(shared))
    for (const [name, proofs] of Object.entries(rows)) {
      verify(`All screens, ${kind}: ${code(name)}`, { proofs });
      const isUsed = elements.some(
        (each) => isShared(each, kind, name) && kinds(each)[kind].some((member) => member.name === name),
      );
      if (!isUsed) problems.push(`No screen shares the tests of ${name}.`);
    }
}

function list({ problems, verify }, element, kind, found) {
  if (found.length === 0) return [];
  const [head, cells] = columns[kind];
  const own = described[folderOf(element)]?.[kind] ?? {};
  for (const name of Object.keys(own))
    if (!found.some((each) => each.name === name))
      problems.push(`${element.tagName} has no ${name} among its ${kind}.`);
  for (const each of found) {
    const where = `${code(`<${element.tagName}>`)} ${kind}: ${each.name ? code(each.name) : '(default)'}`;
    if (!each.description) problems.push(`${where} has no docstring.`);
    if (verifiedKinds.includes(kind) && !isShared(element, kind, each.name))
      verify(where, { proofs: own[each.name] });
  }
  return [
    table(
      head,
      found.map((each) => row(...cells(each), each.description ?? '')),
    ),
  ];
}

function section(page, element) {
  const { guide, beyond, proofs } = described[folderOf(element)] ?? {};
  page.verify(code(`<${element.tagName}>`), { proofs });
  const facts = [
    `Class ${code(element.name)}, module ${code(`auth-elements/elements/${folderOf(element)}`)}.`,
    guide && `In the Amplify guide: ${guide}.`,
    beyond && `Beyond the Amplify guide: ${beyond}.`,
  ];
  return [
    `### ${code(`<${element.tagName}>`)}`,
    element.description,
    facts.filter(Boolean).join(' '),
    ...Object.entries(kinds(element)).flatMap(([kind, found]) => list(page, element, kind, found)),
  ].join('\n\n');
}

function stateTable({ compare, verify }) {
  compare('The state', constants('src/machine/types.ts', 'authStates'), screenStates);
  for (const [name, each] of Object.entries(screenStates)) verify(`The state ${code(name)}`, each);
  return table(
    ['State', 'Screen', '`authData`'],
    Object.entries(screenStates).map(([name, { screen, data }]) => row(code(name), screen, data)),
  );
}

function transitionTable({ verify }) {
  for (const each of transitions) verify(`From ${each.from}: ${each.result}`, each);
  return table(
    ['From', 'Result', 'Next'],
    transitions.map(({ from, result, next }) => row(from, result, next)),
  );
}

function statements({ verify }, rows) {
  for (const each of rows) verify(each.does, each);
  return rows.map(({ does }) => `- ${does}`).join('\n');
}

/** The tables by their places in the page. */
export function elementTables(page) {
  const elements = elementsOf(createManifest());
  page.compare('The element', elements.map(folderOf), described);
  verifyShared(page, elements);
  return {
    elements: elements.map((each) => section(page, each)).join('\n\n'),
    states: stateTable(page),
    transitions: transitionTable(page),
    rules: statements(page, rules),
    ...Object.fromEntries(Object.entries(promises).map(([name, rows]) => [name, statements(page, rows)])),
  };
}
