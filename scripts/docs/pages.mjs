// Puts the Markdown files of the project where the site's generator reads them, with links that lead to pages of the site.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, posix } from 'node:path';

import { islands, scenes } from '../../site/islands.mjs';
import { benchmarkRows } from './benchmarks.mjs';
import { eachLine, fences } from './markdown.mjs';
import { root } from './paths.mjs';
import { anchorFrom, splitFile } from './split.mjs';

/** Files with a place of their own on the site; the others in docs/ keep their path. */
const places = {
  'README.md': 'index.md',
  'CHANGELOG.md': 'changelog.md',
  'SECURITY.md': 'security-policy.md',
  'CONTRIBUTING.md': 'contributing/index.md',
  'test/README.md': 'contributing/tests.md',
  'bench/README.md': existsSync(join(root, 'docs/benchmarks.md')) ? 'contributing/sizes.md' : 'benchmarks.md',
  'docs/languages.md': 'reference/languages.md',
  'docs/local-cognito.md': 'reference/local-cognito.md',
  'docs/architecture.md': 'contributing/architecture.md',
  'docs/conventions.md': 'contributing/conventions.md',
  'docs/verification.md': 'contributing/verification.md',
};

/** The page that a Markdown file becomes. */
function placeOf(file) {
  if (places[file]) return places[file];
  const path = file.replace(/^docs\//, '').replace(/^decisions\//, 'contributing/decisions/');
  return path.replace(/(^|\/)README\.md$/, '$1index.md');
}

const markdownOfDocs = () =>
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`);

/** Every source file → its page. README.md has no page of its own: links to it lead to the landing page. */
function sources() {
  const files = [...Object.keys(places), ...markdownOfDocs()].filter((file) => existsSync(join(root, file)));
  return new Map([...new Set(files)].map((file) => [file, placeOf(file)]));
}

const isOutside = (link) => /^[a-z]+:/i.test(link);

/** A link of a source file as a link of its page; undefined where the site has no such page. */
function moved(link, file, page, { pages, anchors, images }) {
  const [path = '', anchor] = link.split('#');
  const target = path ? posix.join(posix.dirname(file), path) : file;
  if (/\.(png|svg|jpg)$/.test(path)) {
    images.add(target);
    return `/images/${posix.basename(target)}`;
  }
  const folder = pages.get(`${target.replace(/\/$/, '')}/README.md`);
  const found = pages.get(target) ?? folder;
  if (!found) return undefined;
  const part = anchorFrom(page, anchors.get(target) ?? new Map(), anchor);
  if (part) return part;
  if (found === page) return `#${anchor ?? ''}`;
  const relative = posix.relative(posix.dirname(page), found);
  return `${relative.startsWith('.') ? '' : './'}${relative}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** Rewrites the links of a page. Where the site has no such page, the text stays without its link. */
function moveLinks(text, file, page, staged) {
  return eachLine(text, (line) =>
    line.replace(/(!?)\[((?:`[^`]*`|[^[\]])*)\]\(([^)\s]+)\)/g, (whole, image, label, link) => {
      if (isOutside(link)) return whole;
      const to = moved(link, file, page, staged);
      return to === undefined ? label : `${image}[${label}](${to})`;
    }),
  );
}

/** `<!-- sample: docs/guides/frameworks.md > React 2 as React -->`: the second sample below that heading. */
function includeSamples(text) {
  return text.replace(
    /^<!-- sample: (\S+) > (.+?) (\d+)(?: as (.+?))? -->$/gm,
    (_, file, heading, nth, label) => {
      const all = fences(readFileSync(join(root, file), 'utf8')).filter((fence) => fence.heading === heading);
      const found = all[Number(nth) - 1];
      if (!found) throw new Error(`${file} has no sample ${nth} below «${heading}».`);
      return `\`\`\`${found.language}${label ? ` [${label}]` : ''}\n${found.code}\n\`\`\``;
    },
  );
}

/** Puts a live demo after the first paragraph of a page, if there is one for it. */
function addIsland(text, page) {
  const name = page.replace(/\.md$/, '');
  const scene = scenes[name.replace('reference/elements/', '')];
  const island = islands[name];
  const tag = scene
    ? `<SceneDemo scene="${scene}" />`
    : island &&
      `<LiveDemo source="${Buffer.from(island.html).toString('base64')}" title="${island.title}" />`;
  if (!tag) return text;
  const hasIntroduction = /^# .+\n\n[A-Za-z`“]/.test(text);
  const place = hasIntroduction ? /^(# .+\n\n[^\n]+\n)/ : /^(# .+\n)/;
  const shown = scene ? text.replace(/^!\[[^\]]*\]\([^)]*\)\n\n/m, '') : text;
  return shown.replace(place, `$1\n${tag}\n`);
}

/** Whether a page has sections to list beside it. */
const hasOutline = (text) => /^##+ /m.test(text);

/** The first paragraph, for search engines. */
function description(text) {
  const [, first = ''] = /^# .+\n\n([A-Z][^\n]+)/m.exec(text) ?? [];
  const plain = first.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*<>"\\]/g, '');
  return plain.length > 160 ? `${plain.slice(0, 157).replace(/\s\S*$/, '')}…` : plain;
}

/** Vue would read double braces of prose; tags in prose are text, as on GitHub. */
function escapeProse(text) {
  return eachLine(text, (line) => line.replaceAll('{{', '&#123;&#123;'));
}

/** Writes the pages into `folder`, and what the site shows of them as data. */
export function stagePages(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pages = sources();
  pages.delete('README.md');
  const files = [...pages].map(([file, page]) => {
    const text = readFileSync(join(root, file), 'utf8');
    return { file, ...splitFile(file, page, text) };
  });
  const images = new Set();
  const anchors = new Map(files.map(({ file, anchors: own }) => [file, own]));
  const staged = { pages: new Map([...pages, ['README.md', 'index.md']]), anchors, images };
  for (const { file, pages: parts } of files)
    for (const { page, text } of parts) {
      const body = moveLinks(escapeProse(text), file, page, staged);
      const target = join(folder, page);
      mkdirSync(dirname(target), { recursive: true });
      const front = `---\ndescription: ${JSON.stringify(description(text))}\n${hasOutline(text) ? '' : 'aside: false\n'}---\n\n`;
      writeFileSync(target, front + addIsland(body, page));
    }
  cpSync(join(root, 'site/pages'), folder, { recursive: true });
  for (const name of readdirSync(join(root, 'site/pages'), { recursive: true, encoding: 'utf8' }))
    if (extname(name) === '.md')
      writeFileSync(join(folder, name), includeSamples(readFileSync(join(folder, name), 'utf8')));
  for (const image of images) {
    mkdirSync(join(folder, 'public/images'), { recursive: true });
    cpSync(join(root, image), join(folder, 'public/images', posix.basename(image)));
  }
  const parts = files.flatMap(({ pages: [, ...others] }) =>
    others.map(({ page, title }) => ({ page, title })),
  );
  const data = { benchmarks: benchmarkRows(), guides: guides(), parts, version: packageVersion() };
  writeFileSync(join(folder, 'data.json'), JSON.stringify(data));
}

const packageVersion = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

/** The guides in the order of their index: path and title. */
function guides() {
  const index = readFileSync(join(root, 'docs/guides/README.md'), 'utf8');
  return [...index.matchAll(/^\| \[([^\]]+)\]\(([\w/-]+)\.md\)/gm)].map(([, title, name]) => ({
    name,
    title,
  }));
}
