// The tables of docs/reference/messages.md: every message that the elements show, as lit-localize finds it in the source.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';

import { code, row, table } from './page.mjs';
import { root } from './source.mjs';

const descriptions = JSON.parse(readFileSync(join(root, 'locales/descriptions.json'), 'utf8'));
const config = JSON.parse(readFileSync(join(root, 'lit-localize.json'), 'utf8'));

/** `${app}` and `${this.app}` are `{app}`; elements put their own markup in the place of `PLACEHOLDER`. */
const placeholder = (text) =>
  text.replace(/^\$\{(?:.*[.#])?(\w+)\}$/, (_, name) => `{${name === 'PLACEHOLDER' ? 'destination' : name}}`);

const textOf = (contents) =>
  contents.map((part) => (typeof part === 'string' ? part : placeholder(part.untranslatable))).join('');

/** What a message belongs to, by its id and the module that it is in. */
function owner(id, file) {
  if (id.startsWith('common.')) return 'Several elements';
  const [, folder, name] = /^src\/(\w+)\/(?:([\w-]+)\/)?/.exec(file) ?? [];
  return folder === 'elements' && name && name !== 'base' ? `<auth-${name}>` : 'Several elements';
}

/** Every message: `{id, text, owner}`, by id. */
function messages() {
  const localizer = new RuntimeLitLocalizer({
    ...config,
    baseDir: root,
    resolve: (path) => join(root, path),
  });
  const { messages: found } = localizer.extractSourceMessages();
  return found
    .map(({ name, contents, file }) => ({
      id: name,
      text: textOf(contents),
      owner: owner(name, file.fileName.replaceAll('\\', '/').replace(root.replaceAll('\\', '/'), '')),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One table for each element. */
export function messageTables() {
  const all = messages();
  const owners = [...new Set(all.map((each) => each.owner))].sort();
  return owners
    .map((name) =>
      [
        `## ${name.startsWith('<') ? code(name) : name}`,
        table(
          ['Message', 'English text', 'Where it stands'],
          all
            .filter((each) => each.owner === name)
            .map(({ id, text }) => row(code(id), text, descriptions[id])),
        ),
      ].join('\n\n'),
    )
    .join('\n\n');
}
