import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

const markdown = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

const files = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...[...markdown('docs'), ...markdown('bench'), ...markdown('test'), ...markdown('.github')],
];

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The text without code, in which links and headings are not meant as such. */
const prose = (file: string): string =>
  read(file)
    .replace(/^( *)```[\s\S]*?^\1```$/gm, '')
    .replace(/`[^`\n]*`/g, (code) => (/\]\(/.test(code) ? '' : code));

/** The ids that GitHub gives to the headings of a file. */
function anchors(file: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [, heading = ''] of prose(file).matchAll(/^#+ (.+)$/gm)) {
    const id = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let unique = id;
    for (let count = 1; ids.has(unique); count++) unique = `${id}-${count}`;
    ids.add(unique);
  }
  return ids;
}

function brokenLinks(file: string): string[] {
  const links = [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path ? join(dirname(file), path) : file;
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && !anchors(target).has(anchor);
  });
}

describe('the documentation', () => {
  for (const file of files)
    it(`links to files and headings that exist: ${file}`, () => {
      assert.deepEqual(brokenLinks(file), []);
    });

  // The paths in the guide to the command line are those of the user's project.
  for (const file of files.filter((name) => !/(CHANGELOG|command-line)\.md$/.test(name)))
    it(`names source files that exist: ${file}`, () => {
      const paths = [...read(file).matchAll(/`((?:src|test|scripts|docs|demo|bench|locales)\/[\w./-]+)`/g)];
      assert.deepEqual(
        paths
          .map(([, path = '']) => path)
          // Generated folders do not exist in a fresh clone.
          .filter((path) => !path.includes('/generated') && !existsSync(join(root, path))),
        [],
      );
    });

  it('describes every folder of src, and no others', () => {
    const [, table = ''] = /## Folders\n([\s\S]*?)\nOutside/.exec(read('docs/architecture.md')) ?? [];
    const described = [...table.matchAll(/^\| `(src[^`]*)`/gm)].map(([, folder = '']) => folder);
    const found = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath }) => relative(root, parentPath))
      .filter((folder) => !folder.startsWith('src/localization/generated'));
    assert.deepEqual(described.sort(), [...new Set(found)].sort());
  });

  it('lists every guide', () => {
    const index = read('docs/guides/README.md');
    const missing = markdown('docs/guides')
      .map((file) => relative('docs/guides', file))
      .filter((name) => name !== 'README.md' && !index.includes(`](${name})`));
    assert.deepEqual(missing, []);
  });

  it('lists every theme, and tests each', () => {
    const themes = readdirSync(join(root, 'src/styles/themes'))
      .map((file) => file.replace('.css', ''))
      .sort();
    const listed = [...read('docs/guides/theming.md').matchAll(/themes\/([\w-]+)\.css` +\|/g)];
    assert.deepEqual(listed.map(([, theme]) => theme).sort(), themes);
    const [, table = ''] = /^const themes = \{(.*?)^\}/ms.exec(read('test/browser/themes.test.ts')) ?? [];
    const tested = [...table.matchAll(/^ +'?([\w-]+)'?: [\d.]+,/gm)].map(([, theme]) => theme);
    // The default has no file; contrast only imports another one.
    assert.deepEqual(
      tested.filter((theme) => theme !== 'default').sort(),
      themes.filter((theme) => theme !== 'contrast'),
    );
  });

  it('lists every decision under its title', () => {
    const index = read('docs/decisions/README.md');
    const missing = markdown('docs/decisions')
      .filter((file) => !file.endsWith('README.md'))
      .filter((file) => {
        const [, title = ''] = /^# \d+\. (.+)$/m.exec(read(file)) ?? [];
        return !index.includes(`[${title}](${relative('docs/decisions', file)})`);
      });
    assert.deepEqual(missing, []);
  });

  it('gives every decision the same parts', () => {
    for (const file of markdown('docs/decisions').filter((name) => !name.endsWith('README.md')))
      assert.match(
        read(file),
        /^# \d+\. .+\n\n\d{4}-\d\d-\d\d · (accepted|superseded by .+)\n[\s\S]*\n## Context\n[\s\S]+\n## Decision\n[\s\S]+\n## Consequences\n/,
        file,
      );
  });

  it('has a README of at most 150 lines', () => {
    assert.ok(read('README.md').split('\n').length <= 151);
  });
});
