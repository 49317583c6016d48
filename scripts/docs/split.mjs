// Long files of reference become several pages: the parts of a section, each with its own page.
import { posix } from 'node:path';

import { slugify } from '../../site/.vitepress/slugify.mjs';

/**
 * File → the section whose parts become pages (all of the file if none is named), and the level of their headings.
 * The pages are in a folder with the name of the file's own page.
 */
const splits = {
  'docs/reference/elements.md': { section: 'Elements', level: 3, head: ['Element', 'What it does'] },
  'docs/reference/auth.md': { section: 'Functions', level: 3, head: ['Group', 'What it does', 'Functions'] },
  'docs/reference/messages.md': { level: 2, head: ['Where'] },
  'docs/verification.md': { level: 2, head: ['Part', 'What is verified'] },
};

/** The headings of a Markdown text, outside of code samples. */
function headings(lines) {
  let fence = false;
  return lines.flatMap((line, index) => {
    if (/^ *```/.test(line)) fence = !fence;
    const [, marks, title] = /^(#+) (.+)$/.exec(fence ? '' : line) ?? [];
    return marks && title ? [{ index, level: marks.length, title, slug: slugify(plain(title)) }] : [];
  });
}

const plain = (title) => title.replace(/`/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');

/** The first sentence of a part. */
function firstSentence(lines) {
  const paragraph = lines.slice(1).find((line) => /^[A-Z`]/.test(line)) ?? '';
  return /^.*?[.:](?= |$)/.exec(paragraph)?.[0].replace(/:$/, '.') ?? paragraph;
}

/**
 * A source file and its page as pages: `text` of each, and the page of each anchor. The first page is that of the file,
 * with a list of the others in place of their text.
 * @param {string} file
 * @param {string} page
 * @param {string} text
 * @returns {{ pages: { page: string, text: string, title?: string }[], anchors: Map<string, string> }}
 */
export function splitFile(file, page, text) {
  const split = splits[file];
  if (!split) return { pages: [{ page, text }], anchors: new Map() };
  const lines = text.split('\n');
  const found = headings(lines);
  const section = found.find(({ level, title }) => level === split.level - 1 && title === split.section);
  if (split.section && !section) throw new Error(`${file} has no section «${split.section}».`);
  const begin = section?.index ?? 0;
  const end = section
    ? (found.find(({ index, level }) => index > begin && level <= section.level)?.index ?? lines.length)
    : lines.length;
  const starts = found.filter(({ index, level }) => index > begin && index < end && level === split.level);
  const folder = page.replace(/\.md$/, '');
  const anchors = new Map();
  const parts = starts.map(({ index, title, slug }, position) => {
    const stop = starts[position + 1]?.index ?? end;
    const target = `${folder}/${slug}.md`;
    const inside = found.filter((heading) => heading.index > index && heading.index < stop);
    anchors.set(slug, target);
    for (const heading of inside) anchors.set(heading.slug, target);
    const own = lines.slice(index, stop).filter((line) => !/^<!-- (end|generated): /.test(line));
    const raised = own.map((line, offset) =>
      offset === 0 || inside.some((heading) => heading.index === index + offset)
        ? line.slice(split.level - 1)
        : line,
    );
    return { page: target, text: `${raised.join('\n').trimEnd()}\n`, title, slug, inside, own };
  });
  const [first] = starts;
  const list = parts.map(({ title, slug, inside, own }) => {
    const names = inside.map((heading) => `[${heading.title}](#${heading.slug})`).join(' ');
    const cells = [`[${title}](#${slug})`, firstSentence(own), names];
    return `| ${cells.slice(0, split.head.length).join(' | ')} |`;
  });
  const top = `| ${split.head.join(' | ')} |\n|${split.head.map(() => ' --- |').join('')}`;
  const overview = [...lines.slice(0, first?.index), top, ...list, '', ...lines.slice(end)].join('\n');
  return { pages: [{ page, text: overview }, ...parts], anchors };
}

/** The address of an anchor of a split file, seen from a page; undefined if that anchor is on the file's own page. */
export function anchorFrom(page, anchors, anchor) {
  const target = anchors.get(anchor);
  if (!target) return undefined;
  const relative = posix.relative(posix.dirname(page), target);
  const isPart = posix.basename(target) === `${anchor}.md`;
  return `${relative.startsWith('.') ? '' : './'}${relative}${isPart ? '' : `#${anchor}`}`;
}
