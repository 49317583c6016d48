// The development server: the demo, the built CDN files and the local Cognito on one loopback address.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { root } from '../library.mjs';
import { bundleForPages, loadCognito } from './cognito.mjs';
import { createControl } from './control.mjs';
import { contentSecurityPolicy, HttpError, openEvents, sendFile, sendJson, sendScript } from './http.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {number} [port] Default 8080; 0 takes any free port.
 * @property {boolean} [search] Goes on to the next port when this one is taken; default false.
 * @property {boolean} [watch] Builds the CDN files, and again on each change; default false, which serves dist/cdn.
 * @property {boolean} [quiet] Default false.
 */
/**
 * @typedef {object} RunningServer
 * @property {string} url Ends with a slash.
 * @property {import('./cognito.mjs').LocalCognito} cognito
 * @property {() => Promise<void>} close
 */

const host = '127.0.0.1';
const demo = join(root, 'demo');
const themes = join(root, 'src/styles/themes');
const liveReload = `new EventSource('/_local/reload').addEventListener('reload', () => location.reload());\n`;

/** @param {import('node:http').Server} server */
const portOf = (server) => /** @type {import('node:net').AddressInfo} */ (server.address()).port;

/** Listens on the port, or on the first free one from there when `search` is set. */
async function listen(server, port, search) {
  for (let candidate = port; ; candidate++) {
    const error = await new Promise((done) => {
      server.once('error', done);
      server.listen(candidate, host, () => {
        server.off('error', done);
        done(undefined);
      });
    });
    if (!error) return portOf(server);
    if (error.code !== 'EADDRINUSE' || !search || candidate >= port + 100) {
      throw error.code === 'EADDRINUSE' ? new Error(`Port ${candidate} is in use.`) : error;
    }
  }
}

/**
 * Starts the demo, the built CDN files and the local Cognito on 127.0.0.1. Throws when the port is taken.
 * @param {ServerOptions} [options]
 * @returns {Promise<RunningServer>}
 */
export async function startServer({ port = 8080, search = false, watch = false, quiet = false } = {}) {
  const log = quiet ? () => {} : (line) => console.log(line);
  const reloads = new Set();
  let cdn = join(root, 'dist/cdn');
  let current;
  let stopWatching = async () => {};
  const control = createControl(() => current);

  async function prepare() {
    const pages = [host, 'localhost'].map((name) => `http://${name}:${portOf(server)}/`);
    current = await loadCognito(pages);
    if (watch) {
      const { startWatching, watchedCdn } = await import('./watch.mjs');
      cdn = watchedCdn;
      stopWatching = await startWatching({
        log,
        reload: () => reloads.forEach((send) => send('reload', {})),
        restartCognito: async () => {
          current = await loadCognito(pages);
          log('Loaded the changed local Cognito; its people are gone.');
        },
      });
    } else if (!existsSync(join(cdn, 'auth-elements.js'))) {
      throw new Error('dist/cdn is missing: run npm run build first.');
    }
  }

  /** The folder that serves a path, and the path in it. */
  function place(path) {
    for (const [prefix, folder] of Object.entries({ '/auth-elements/themes': themes, '/auth-elements': cdn }))
      if (path.startsWith(`${prefix}/`)) return [folder, path.slice(prefix.length)];
    return [demo, path];
  }

  function transformHtml(file) {
    if (!watch) return undefined;
    const tag = '<script type="module" src="/_local/reload.js"></script>';
    return readFileSync(file, 'utf8').replace('</body>', `${tag}</body>`);
  }

  function openReloads(request, response) {
    const send = openEvents(request, response, () => reloads.delete(send));
    reloads.add(send);
  }

  async function answer(request, response) {
    await ready;
    // Two slashes at the start would be read as a host.
    const address = `http://${host}${request.url}`;
    if (!URL.canParse(address)) throw new HttpError(400, 'This is no path.');
    const { pathname } = new URL(address);
    const path = decodeURIComponent(pathname);
    if (path.includes('\0')) throw new HttpError(400, 'No file has such a name.');
    if (request.url.startsWith('/cognito/')) {
      request.url = request.url.slice('/cognito'.length);
      return current.handler(request, response);
    }
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Content-Security-Policy', contentSecurityPolicy);
    if (path.startsWith('/_local/')) {
      if (current.isForeign(new Headers(Object.entries(request.headers))))
        throw new HttpError(403, 'This route answers pages of this server only.');
      if (path === '/_local/reload') return openReloads(request, response);
      if (path === '/_local/reload.js') return sendScript(response, liveReload);
      return control(path.slice('/_local/'.length), request, response);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new HttpError(405, 'Only GET works here.');
    const script = await bundleForPages(path);
    if (script !== undefined) return sendScript(response, script);
    const [folder, rest] = place(path);
    if (!sendFile(folder, rest, response, { transformHtml }))
      throw new HttpError(404, `Nothing is at ${path}.`);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      const status = error instanceof HttpError ? error.status : error instanceof URIError ? 400 : 500;
      if (status === 500) log(error.stack);
      if (response.headersSent) response.destroy();
      else sendJson(response, status, { error: status === 500 ? 'The server failed.' : error.message });
    });
  });
  // Opens the port before the build, so that a port in use is reported at once.
  const url = `http://${host}:${await listen(server, port, search)}/`;

  async function close() {
    await stopWatching();
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  }

  const ready = prepare();
  try {
    await ready;
  } catch (error) {
    await close();
    throw error;
  }

  return {
    url,
    get cognito() {
      return current.cognito;
    },
    close,
  };
}
