// The statements of docs/threat-model.md, each with its tests.
import { tsImport } from 'tsx/esm/api';

const { security } = await tsImport('../../test/verification/security.ts', import.meta.url);

/** The lists by their places in the page. */
export function threatLists({ verify }) {
  const list = (rows) => {
    for (const each of rows) verify(each.does, each);
    return rows.map(({ does }) => `- ${does}`).join('\n');
  };
  return Object.fromEntries(Object.entries(security).map(([name, rows]) => [name, list(rows)]));
}
