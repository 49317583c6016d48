#!/usr/bin/env node
// Writes the tables of docs/reference, docs/languages.md and docs/verification.md. With --check, only reports whether they are stale.
// Fails where something has no description, no default or no test, or where a test is not there.
import { authTables } from './reference/auth.mjs';
import { elementTables } from './reference/elements.mjs';
import { languageTables } from './reference/languages.mjs';
import { messageTables } from './reference/messages.mjs';
import { createPage } from './reference/page.mjs';
import { threatLists } from './reference/threats.mjs';
import { tokenTables } from './reference/tokens.mjs';

const elements = createPage('docs/reference/elements.md');
await elements.write(await elementTables(elements));

const auth = createPage('docs/reference/auth.md');
await auth.write(await authTables(auth));

const tokens = createPage('docs/reference/tokens.md');
await tokens.write(await tokenTables(tokens.problems));

const messages = createPage('docs/reference/messages.md');
await messages.write({ messages: messageTables() });

await createPage('docs/languages.md').write(languageTables());

const threats = createPage('docs/threat-model.md');
await threats.write(await threatLists(threats));

const unlinked = (text) => text.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');

/** The statement of each row, and the tests that prove it. */
const verification = (rows) =>
  rows
    .map(({ where, tests }) =>
      [`- ${unlinked(where)}`, ...tests.map(({ file, title }) => `  - \`${file}\` › ${title}`)].join('\n'),
    )
    .join('\n');

/** Rows of the tables of an element; the others are about states and what all elements guarantee. */
const isOfElement = ({ where }) => /^(`<auth-|All screens)/.test(where);

await createPage('docs/verification.md').write({
  elements: verification(elements.verified.filter(isOfElement)),
  states: verification(elements.verified.filter((row) => !isOfElement(row))),
  auth: verification(auth.verified),
  threats: verification(threats.verified),
});
