import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const groups = {
  Start: ['getting-started', 'frameworks', 'server-rendering', 'command-line', 'editors'],
  Build: ['authenticator', 'sign-up-fields', 'social-sign-in', 'account', 'custom-screens', 'headless'],
  Design: ['theming', 'languages'],
  Ship: ['testing', 'security', 'supported-browsers'],
};
/** Pages with an entry elsewhere, or in the bar above. */
const withPlace = [
  'index',
  'playground',
  'themes',
  'screens',
  'benchmarks',
  'changelog',
  'security-policy',
].map((name) => `${name}.md`);
const migration = /^migrating\b/;

/** A title as HTML, which is what the sidebar shows. */
const asHtml = (title) => title.replaceAll('`', '').replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const titleOf = (file) => asHtml(/^# (.+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? file);

/** The pages that list more pages below them: only there, because every page has its whole sidebar. */
const opened = ['/reference/elements', '/reference/auth', '/contributing/'];

/** The sidebars by path. */
export const sidebars = (data, srcDir) =>
  Object.fromEntries(['/', ...opened].map((path) => [path, sidebar(data, srcDir, path)]));

/** The guides by group, each guide of the index in one; then the reference and the project. */
function sidebar({ guides, parts }, srcDir, path) {
  if (!existsSync(srcDir)) return [];
  const known = Object.values(groups).flat();
  const item = ({ name, title }) => ({
    text: title.replace('Migrating: ', 'From '),
    link: `/guides/${name}`,
  });
  const inGroup = (names) => names.flatMap((name) => guides.filter((guide) => guide.name === name)).map(item);
  const others = guides.filter(({ name }) => !known.includes(name) && !migration.test(name)).map(item);
  const page = (link, text) => {
    const file = join(srcDir, `${link.replace(/\/$/, '/index')}.md`);
    return existsSync(file) ? [{ text: text ?? titleOf(file), link }] : [];
  };
  const group = (link, text) => {
    if (!link.startsWith(path) || path === '/') return page(link, text);
    const items = parts
      .filter(({ page: part }) => `/${part}`.startsWith(`${link}/`))
      .map(({ page: part, title }) => ({
        text: asHtml(title),
        link: `/${part.replace('.md', '')}`,
      }));
    return page(link, text).map((first) => ({ ...first, collapsed: true, items }));
  };
  const decisions = existsSync(join(srcDir, 'contributing/decisions'))
    ? readdirSync(join(srcDir, 'contributing/decisions'))
        .filter((name) => /^\d/.test(name))
        .sort()
    : [];
  const otherPages = readdirSync(srcDir)
    .filter((name) => name.endsWith('.md') && !withPlace.includes(name))
    .sort()
    .flatMap((name) => page(`/${name.replace('.md', '')}`));
  return [
    ...Object.entries(groups).map(([text, names]) => ({
      text,
      items: [...inGroup(names), ...(text === 'Ship' ? [...others, ...otherPages] : [])],
    })),
    { text: 'Coming from elsewhere', items: guides.filter(({ name }) => migration.test(name)).map(item) },
    {
      text: 'Reference',
      items: [
        ...group('/reference/elements'),
        ...group('/reference/auth'),
        { text: 'Events', link: '/reference/auth#events' },
        { text: 'Errors', link: '/reference/auth#errors' },
        ...page('/reference/tokens'),
        ...page('/reference/messages'),
        ...page('/reference/languages'),
        ...page('/reference/local-cognito'),
      ],
    },
    {
      text: 'Project',
      items: [
        ...page('/benchmarks', 'Benchmarks'),
        ...page('/changelog'),
        ...page('/security-policy'),
        ...page('/contributing/', 'Contributing'),
        ...page('/contributing/architecture'),
        ...page('/contributing/conventions'),
        ...page('/contributing/tests', 'Tests'),
        ...group('/contributing/verification'),
        {
          text: 'Decisions',
          link: '/contributing/decisions/',
          ...(path === '/contributing/' && {
            collapsed: true,
            items: decisions.flatMap((name) => page(`/contributing/decisions/${name.replace('.md', '')}`)),
          }),
        },
      ],
    },
  ].filter(({ items }) => items.length > 0);
}
