// Builds the pages by one bundler, and serves them compressed, with a local Cognito.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';

import { root } from '../../scripts/library.mjs';
import { npm } from '../../scripts/pack.mjs';
import { password, username, userPoolClientId, userPoolId } from '../pages/pool.js';
import { pages, pagesFolder, signIns } from './pages.mjs';

const built = join(root, '.cache/bench');
const cdn = join(root, 'dist/cdn');
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};

/**
 * Stencil imports its parts by a computed path, which esbuild understands if nothing follows it.
 * @type {import('esbuild').Plugin}
 */
const stencilParts = {
  name: 'stencil-parts',
  setup({ onLoad }) {
    onLoad({ filter: /ui-components\/dist\/esm\/index-\w+\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        "`./${bundleId}.entry.js${ ''}`",
        '`./${bundleId}.entry.js`',
      ),
    }));
  },
};

async function bundle(name, entry) {
  await build({
    entryPoints: [join(pagesFolder, name, `${entry}.js`)],
    outdir: join(built, name),
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'error',
    plugins: [stencilParts],
  });
}

/** Installs what the pages need, and bundles them. */
export async function buildPages() {
  rmSync(built, { recursive: true, force: true });
  const toBundle = [
    ...pages.filter(({ script }) => !script).map(({ name }) => ({ name, entry: 'page' })),
    ...signIns,
  ];
  for (const { name, entry } of toBundle) {
    if (existsSync(join(pagesFolder, name, 'package.json'))) {
      console.log(`${name}: installing…`);
      await npm(`bench/pages/${name}`, 'ci', '--ignore-scripts', '--prefer-offline', '--loglevel=error');
    }
    await bundle(name, entry);
  }
}

function pageHtml(name) {
  const { script = `/${name}/page.js`, body = '' } = pages.find((page) => page.name === name) ?? {};
  const hasStyles = existsSync(join(built, name, 'page.css'));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${name}</title>
<link rel="icon" href="data:,">
${hasStyles ? `<link rel="stylesheet" href="/${name}/page.css">` : ''}
<script type="module" src="${script}"></script>
<body>${body}</body>
</html>`;
}

/** What Hanko's service answers when a sign-in starts: a form for the email address. */
const hankoStart = {
  name: 'login_init',
  status: 200,
  csrf_token: 'benchmark',
  payload: {},
  links: [],
  actions: {
    continue_with_login_identifier: {
      action: 'continue_with_login_identifier',
      href: '/login?action=continue_with_login_identifier%40benchmark',
      description: 'Enter an identifier to login.',
      inputs: { email: { name: 'email', type: 'email', required: true, min_length: 3, max_length: 120 } },
    },
  },
};

function contentOf(path) {
  if (path.startsWith('/hanko/api/'))
    return { type: '.json', content: JSON.stringify(path.endsWith('/login') ? hankoStart : {}) };
  const [, name = ''] = path.split('/');
  if (path === `/${name}/`) return { type: '.html', content: pageHtml(name) };
  if (path.endsWith('/sign-in.html'))
    return { type: '.html', content: pageHtml(name).replace(/src="[^"]*"/, `src="/${name}/sign-in.js"`) };
  const [folder, rest] = name === 'cdn' ? [cdn, path.slice('/cdn'.length)] : [built, path];
  const file = resolve(folder, `.${rest}`);
  return file.startsWith(folder + sep) && existsSync(file)
    ? { type: extname(file), content: readFileSync(file) }
    : undefined;
}

async function startCognito() {
  const load = (name) => import(join(root, 'dist/local-cognito', name));
  const [{ createLocalCognito }, { toNodeHandler }, { seedUsers }] = await Promise.all(
    ['index.js', 'node.js', 'seed-users.js'].map(load),
  );
  const cognito = createLocalCognito({ pools: [{ id: userPoolId, clients: [{ id: userPoolClientId }] }] });
  await seedUsers(cognito, [{ username, password }]);
  return toNodeHandler(cognito.fetch);
}

/**
 * The delay of a response on a slow line, which all responses share: the figures of «Slow 4G» in Chromium's DevTools. The server
 * slows down, not the browser, because DevTools takes a stack trace for each request.
 */
class SlowLine {
  #freeAt = 0;

  /** @param {number} bytes */
  delayOf(bytes) {
    const now = performance.now();
    this.#freeAt = Math.max(this.#freeAt, now + slowLine.latency) + (bytes / slowLine.bytesPerSecond) * 1000;
    return this.#freeAt - now;
  }
}
/** In ms, and bytes per second. */
export const slowLine = { latency: 562.5, bytesPerSecond: 180_000 };

/** Serves the pages on a free port; resolves to the URL, the switch for a slow line, and a function that stops the server. */
export async function servePages() {
  const cognito = await startCognito();
  const compressed = new Map();
  /** @type {SlowLine | undefined} */
  let line;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    if (pathname.startsWith('/cognito/')) {
      request.url = pathname.slice('/cognito'.length);
      cognito(request, response);
      return;
    }
    const found = compressed.get(pathname) ?? contentOf(pathname);
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    const content = found.gzipped ?? gzipSync(found.content, { level: 9 });
    compressed.set(pathname, { ...found, gzipped: content });
    response.writeHead(200, {
      'Content-Type': types[found.type] ?? 'application/octet-stream',
      'Content-Encoding': 'gzip',
      'Content-Length': content.length,
      'Cache-Control': 'no-store',
    });
    if (line) setTimeout(() => response.end(content), line.delayOf(content.length));
    else response.end(content);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    /** @param {boolean} slow */
    setSlow(slow) {
      line = slow ? new SlowLine() : undefined;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
