#!/usr/bin/env node
// Writes the tables of docs/reference and docs/verification.md. With --check, only reports whether they are stale.
// Fails where something has no description, no default or no test, or where a test is not there.
import { authTables } from './reference/auth.mjs';
import { elementTables } from './reference/elements.mjs';
import { messageTables } from './reference/messages.mjs';
import { createPage } from './reference/page.mjs';
import { tokenTables } from './reference/tokens.mjs';

const elements = createPage('docs/reference/elements.md');
await elements.write(await elementTables(elements));

const auth = createPage('docs/reference/auth.md');
await auth.write(await authTables(auth));

const tokens = createPage('docs/reference/tokens.md');
await tokens.write(await tokenTables(tokens.problems));

const messages = createPage('docs/reference/messages.md');
await messages.write({ messages: messageTables() });

const unlinked = (text) => text.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');

/** The statement of each row, and the tests that prove it. */
const verification = ({ verified }) =>
  verified
    .map(({ where, tests }) =>
      [`- ${unlinked(where)}`, ...tests.map(({ file, title }) => `  - \`${file}\` › ${title}`)].join('\n'),
    )
    .join('\n');

await createPage('docs/verification.md').write({
  elements: verification(elements),
  auth: verification(auth),
});
