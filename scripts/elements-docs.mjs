#!/usr/bin/env node
// Writes the tables of docs/elements.md: the names and their words from src/elements, proofs and states from scripts/elements.
// With --check only says whether they are stale. Fails where something has no row, a row no test, or a test is not there.
import { described, shared } from './elements/elements.mjs';
import { promises } from './elements/promises.mjs';
import { rules, screenStates, transitions } from './elements/states.mjs';
import { elements } from './reference/elements.mjs';
import { code, createPage, row, table } from './reference/page.mjs';
import { constants } from './reference/source.mjs';

const { problems, proof, compare, write } = createPage({
  path: 'docs/elements.md',
  script: 'scripts/elements-docs.mjs',
  rows: 'scripts/elements',
});

const names = (found) => found.map(({ name }) => name);

/** The proofs of what is in a list of an element: its own, or those of what all screens inherit. */
function proofsOf(element, kind, found) {
  const own = described[element.name]?.[kind] ?? {};
  for (const name of Object.keys(own))
    if (!names(found).includes(name)) problems.push(`${element.tag} has no ${name} among its ${kind}.`);
  return (name) => own[name] ?? shared[kind]?.[name] ?? [];
}

/** A table of one kind; nothing where there is nothing of that kind. */
function list(element, kind, found, head, cells) {
  if (found.length === 0) return [];
  const proofs = proofsOf(element, kind, found);
  const rows = found.map((each) => {
    const where = `${element.tag}: ${kind} ${each.name || '(default)'}`;
    if (!each.does) problems.push(`${where} has no docstring.`);
    return row(...cells(each), each.does, proof(where, { proofs: proofs(each.name) }));
  });
  return [table([...head, '', 'proof'], rows)];
}

/** What is only looks: documentation.node.test.ts holds it against the templates. */
const plain = (found, head, cells) =>
  found.length === 0
    ? []
    : [
        table(
          [head, ''],
          found.map((each) => row(cells(each), each.does)),
        ),
      ];

function section(element) {
  const { guide, beyond, proofs } = described[element.name] ?? {};
  const facts = [
    `Class ${code(element.className)}, module ${code(`auth-elements/elements/${element.name}`)}.`,
    guide && `In the guide: ${guide}.`,
    beyond && `Beyond the guide: ${beyond}.`,
  ];
  return [
    `### ${code(`<${element.tag}>`)}`,
    `${element.does}`,
    facts.filter(Boolean).join(' '),
    `Proof: ${proof(element.tag, { proofs }).replaceAll('<br>', '; ')}.`,
    ...list(
      element,
      'properties',
      element.properties,
      ['property', 'attribute', 'type', 'default'],
      (each) => [
        code(each.name),
        each.attribute && code(each.attribute),
        code(each.type),
        each.default && code(each.default),
      ],
    ),
    ...list(element, 'getters', element.getters, ['read only', 'type'], (each) => [
      code(each.name),
      code(each.type),
    ]),
    ...list(element, 'methods', element.methods, ['method'], (each) => [code(each.call)]),
    ...list(element, 'slots', element.slots, ['slot'], (each) => [each.name ? code(each.name) : '(default)']),
    ...list(element, 'events', element.events, ['event'], (each) => [code(each.name)]),
    ...plain(element.parts, 'part', (each) => code(each.name)),
    ...plain(element.tokens, 'custom property', (each) => code(each.name)),
  ].join('\n\n');
}

function elementSections() {
  const found = elements();
  compare('The element', names(found), described);
  return found.map(section).join('\n\n');
}

function stateTable() {
  compare('The state', constants('src/machine/types.ts', 'authStates'), screenStates);
  return table(
    ['state', 'screen', '`authData`', 'proof'],
    Object.entries(screenStates).map(([name, each]) =>
      row(code(name), each.screen, each.data, proof(name, each)),
    ),
  );
}

const transitionTable = () =>
  table(
    ['from', 'result', 'next', 'proof'],
    transitions.map((each) =>
      row(each.from, each.result, each.next, proof(`${each.from}: ${each.result}`, each)),
    ),
  );

const plainTable = (head, rows) =>
  table(
    [head, 'proof'],
    rows.map((each) => row(each.does, proof(each.does, each))),
  );

await write({
  elements: elementSections(),
  states: stateTable(),
  transitions: transitionTable(),
  rules: plainTable('rule', rules),
  ...Object.fromEntries(Object.entries(promises).map(([name, rows]) => [name, plainTable('', rows)])),
});
