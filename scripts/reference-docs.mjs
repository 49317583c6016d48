#!/usr/bin/env node
// Writes the generated tables of docs/reference. With --check only says whether they are stale.
import { messageTables } from './reference/messages.mjs';
import { createPage } from './reference/page.mjs';
import { tokenTables } from './reference/tokens.mjs';

const script = 'scripts/reference-docs.mjs';

const tokens = createPage({ path: 'docs/reference/tokens.md', script });
await tokens.write(await tokenTables(tokens.problems));

const messages = createPage({ path: 'docs/reference/messages.md', script });
await messages.write({ messages: messageTables() });
