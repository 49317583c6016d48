import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createCssVariablesTheme } from 'shiki';
import { defineConfig, postcssIsolateStyles } from 'vitepress';

import { sidebars } from './sidebar.mjs';
import { slugify } from './slugify.mjs';
import { isRunnable } from './theme/sample.js';
import { removeUnusedStyles } from './unused-styles.mjs';

const base = process.env.DOCS_BASE ?? '/';
const srcDir = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../.cache/pages');
const data = existsSync(join(srcDir, 'data.json'))
  ? JSON.parse(readFileSync(join(srcDir, 'data.json'), 'utf8'))
  : { guides: [], parts: [] };

/** Keeps every request on the server of the site, and every frame too. Scripts of the playground are in data: URLs. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' data:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join('; ');

/** A column without a heading has a cell that is none, which screen readers do not announce. */
function emptyHeads(md) {
  md.core.ruler.push('empty-heads', ({ tokens }) => {
    for (const [index, token] of tokens.entries())
      if (token.type === 'th_open' && tokens[index + 1]?.content === '')
        for (const cell of [token, tokens[index + 2]]) cell.tag = 'td';
  });
}

/** Adds a button to the HTML samples that are a page of the elements: they run below. */
function runSamples(md) {
  const fence = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const { info, content } = tokens[index];
    const shown = fence(tokens, index, ...rest);
    if (!/^html\b/.test(info.trim()) || !isRunnable(content)) return shown;
    return `${shown}<RunSample source="${Buffer.from(content).toString('base64')}" />`;
  };
}

/** Parts of the generator's theme that this site does not have. */
const unusedParts =
  /^.*\/(?:VPHome|VPDocAsideCarbonAds|VPNavBarTranslations|VPNavScreenTranslations|VPNavBarSocialLinks|VPNavScreenSocialLinks|VPAlgoliaSearchBox|VPFooter|VPNavBarExtra|VPNavBarMenuGroup|VPNavScreenMenuGroup|VPDocFooterLastUpdated|VPDocAsideSponsors)\.vue$/;

const themeFile = (name) => fileURLToPath(new URL(`./theme/${name}`, import.meta.url));

export default defineConfig({
  base,
  srcDir: '.cache/pages',
  cacheDir: '.cache/vitepress',
  outDir: 'dist',
  title: 'auth-elements',
  titleTemplate: ':title · auth-elements',
  description:
    'Sign-in for Amazon Cognito as Web Components: one script tag on any page, or one import in any framework.',
  lang: 'en-US',
  lastUpdated: false,
  cleanUrls: false,
  metaChunk: true,
  router: { prefetchLinks: false },
  head: [
    // The canvas is dark before the style sheet has come.
    ['meta', { name: 'color-scheme', content: 'light dark' }],
    ['style', {}, 'html.dark{background:#0b0d12;color-scheme:dark}html:not(.dark){color-scheme:light}'],
    ['meta', { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy }],
    ['link', { rel: 'icon', href: `${base}icon.svg`, type: 'image/svg+xml' }],
    ['meta', { name: 'theme-color', content: '#ffffff', media: '(prefers-color-scheme: light)' }],
    ['meta', { name: 'theme-color', content: '#0b0d12', media: '(prefers-color-scheme: dark)' }],
  ],
  markdown: {
    // Its colors are variables, set in theme/style.css for light and dark: the pages are half as large.
    theme: createCssVariablesTheme({ name: 'site', variablePrefix: '--code-' }),
    anchor: { slugify },
    // `{name}` in a table is text, and an address is an example, as on GitHub.
    attrs: { disable: true },
    linkify: false,
    config(md) {
      emptyHeads(md);
      runSamples(md);
    },
  },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('auth-') } } },
  vite: {
    resolve: {
      alias: [
        { find: unusedParts, replacement: themeFile('Empty.vue') },
        { find: /^.*\/VPNavBarSearchButton\.vue$/, replacement: themeFile('SearchButton.vue') },
        { find: /^.*\/VPPage\.vue$/, replacement: themeFile('WholePage.vue') },
        { find: /^@docsearch\/css$/, replacement: themeFile('empty.css') },
      ],
    },
    define: { __VUE_OPTIONS_API__: 'false' },
    plugins: [removeUnusedStyles()],
    css: { postcss: { plugins: [postcssIsolateStyles()] } },
    build: { chunkSizeWarningLimit: 2000 },
  },
  themeConfig: {
    siteTitle: 'auth-elements',
    logo: '/icon.svg',
    nav: [
      { text: 'Get started', link: '/guides/getting-started' },
      { text: 'Guides', link: '/guides/', activeMatch: '^/guides/(?!getting-started)' },
      { text: 'Reference', link: '/reference/elements', activeMatch: '^/reference/' },
      { text: 'Playground', link: '/playground' },
      { text: 'Themes', link: '/themes' },
      { text: 'Screens', link: '/screens' },
      { text: 'Benchmarks', link: '/benchmarks' },
    ],
    sidebar: sidebars(data, srcDir),
    outline: { level: [2, 3], label: 'On this page' },
    docFooter: { prev: 'Previous', next: 'Next' },
    search: {
      provider: 'local',
      options: {
        miniSearch: { searchOptions: { boost: { title: 4, titles: 2 } } },
        _render(src, env, md) {
          // The tests and the decisions are for contributors, and would fill the results of users.
          if (/^contributing\/(verification|decisions|tests|sizes)/.test(env.relativePath)) return '';
          return md.render(src, env);
        },
      },
    },
    externalLinkIcon: false,
    notFound: {
      title: 'This page does not exist',
      quote: 'The address has a mistake, or the page has moved. Search for it, or go to the first page.',
      linkText: 'First page',
      linkLabel: 'Go to the first page',
    },
  },
});
