// Turns an HTML sample of the docs into a page that runs here: with a user pool in the page.

const poolAttributes =
  /\s+(?:region|user-pool-id|user-pool-web-client-id|identity-pool-id|endpoint|config)=(?:"[^"]*"|'[^']*')/g;

/** The template language of a framework, a script that a build step bundles, or something left out. */
const needsBuild =
  /[\s<]([@:]|v-|\(|\[)[\w-]+[\])]?=|\{\{|@if|…>|<script(?![^>]*\stype="module")[^>]*>\s*import\s/;

/** The pool of the sandbox has passwords only, and no providers. */
const needsPool = /\ssign-in-methods=|<template slot="google"/;

/** Whether a sample is a page of elements that runs as it is, with the pool of the sandbox. */
export const isRunnable = (html) =>
  /<auth-[a-z-]+/.test(html) && !needsBuild.test(html) && !needsPool.test(html);

/** The sample with a user pool that lives in the page. Elements that need a user are put into an authenticator. */
export function withSandbox(html) {
  const source = /<auth-authenticator/.test(html)
    ? html
    : `<auth-authenticator>\n  <template>\n${html.trimEnd()}\n  </template>\n</auth-authenticator>`;
  return source.replace(/<auth-authenticator([^>]*)>/g, (_, attributes) => {
    const kept = attributes.replace(poolAttributes, '').trimEnd();
    const sandbox = /\ssandbox\b/.test(kept) ? '' : ' sandbox';
    const names = /username-attributes/.test(kept) ? '' : ' username-attributes="email"';
    return `<auth-authenticator${sandbox}${names}${kept}>`;
  });
}

/** What samples import, all from the file of the script tag. */
const importNames = ['', '/define', '/account', '/auth', '/localization'].map(
  (name) => `auth-elements${name}`,
);

const scriptTag = /<script\b[^>]*\bsrc="[^"]*auth-elements\.js"[^>]*>\s*<\/script>/g;

const documentTags = /<\/?(?:html|head|body)\b[^>]*>|<!doctype[^>]*>|<meta charset[^>]*>/gi;

/**
 * The document of a frame without an origin. `modules` are those of playground-modules.json; they come as data, because
 * such a frame may not load modules from the server.
 */
export function frameDocument(html, modules, theme) {
  const dataUrl = (text) => `data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`;
  const entry = 'auth-elements-cdn/auth-elements.js';
  /** @type {Record<string, string>} */
  const imports = Object.fromEntries(
    Object.entries(modules).map(([name, text]) => [`auth-elements-cdn/${name}`, dataUrl(text)]),
  );
  const own = imports[entry] ?? '';
  for (const name of [...importNames, '/auth-elements/auth-elements.js']) imports[name] = own;
  const map = JSON.stringify({ imports }).replaceAll('<', '\\u003c');
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // What a shared link contains can send nothing.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' data:; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'">`,
    `<style>:root{color-scheme:${theme}}body{margin:0;padding:24px;font:15px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}</style>`,
    `<script type="importmap">${map}</script>`,
    `<script>${reporter}</script>`,
    `<script type="module">import ${JSON.stringify(entry)}; parent.postMessage({ frame: 'ready' }, '*');</script>`,
  ].join('\n');
  const body = html.replace(scriptTag, '').replace(documentTags, '');
  return `<!doctype html><html lang="en"><head>${head}</head><body>\n${body}\n</body></html>`;
}

/**
 * The sample as a file that runs in an empty folder, and also without a server. Its script comes from `source`, the
 * address of auth-elements.js.
 */
export function wholePage(html, source) {
  const names = [...importNames, '/auth-elements/auth-elements.js'];
  const isImported = names.some((name) => html.includes(`'${name}'`) || html.includes(`"${name}"`));
  const map = { imports: Object.fromEntries(names.map((name) => [name, source])) };
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>Acme</title>',
    ...(isImported ? [`<script type="importmap">${JSON.stringify(map)}</script>`] : []),
    '<!-- For a first try. On your site, serve your own copy of the files of auth-elements. -->',
    `<script type="module" src="${source}"></script>`,
  ];
  const body = html.replace(scriptTag, '').replace(documentTags, '').trim();
  const lines = ['<!doctype html>', '<html lang="en">', '<head>', ...head, '</head>', '<body>', body];
  return `${[...lines, '</body>', '</html>'].join('\n')}\n`;
}

/** Runs in the frame: its messages and its height go to the page around it, and what is wrong to the console of the browser as well. */
const reporter = `
const say = (kind, text) => parent.postMessage({ frame: kind, text: String(text) }, '*');
addEventListener('error', (event) => say('error', event.message));
addEventListener('unhandledrejection', (event) => say('error', event.reason?.message ?? event.reason));
for (const kind of ['log', 'warn', 'error']) {
  const write = console[kind].bind(console);
  console[kind] = (...values) => { if (kind !== 'log') write(...values); say(kind, values.map((value) => value instanceof Error ? value.message : typeof value === 'object' ? JSON.stringify(value) : String(value)).join(' ')); };
}
addEventListener('DOMContentLoaded', () => new ResizeObserver(() => say('height', document.documentElement.scrollHeight)).observe(document.body));
`;
