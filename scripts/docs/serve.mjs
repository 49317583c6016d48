// Serves the built site on 127.0.0.1, as a static file server does, compressed.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { createGzip } from 'node:zlib';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

const isFile = (path) => existsSync(path) && statSync(path).isFile();

/** The file of a path below the base, with or without .html; undefined if there is none. */
function find(folder, path) {
  const file = resolve(folder, `.${path.endsWith('/') ? `${path}index.html` : path}`);
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  return [file, `${file}.html`].find(isFile);
}

/** The decoded path of a request; undefined if it is not valid, such as `/%` and `//[`. */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname);
  } catch {
    return undefined;
  }
}

/**
 * Starts the server; port 0 takes any free one.
 * @param {{ folder: string, base: string, port?: number }} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve({ folder, base, port = 0 }) {
  const server = createServer((request, response) => {
    const path = pathOf(request.url ?? '/');
    if (path === undefined) {
      response.writeHead(400).end();
      return;
    }
    const inside = path.startsWith(base) ? `/${path.slice(base.length)}` : undefined;
    const found = inside && !inside.includes('\0') ? find(folder, inside) : undefined;
    const file = found ?? join(folder, '404.html');
    const type = types[extname(file)] ?? 'application/octet-stream';
    const isText = !/png|woff2|octet/.test(type);
    response.writeHead(found ? 200 : 404, {
      'Content-Type': type,
      'Cache-Control': 'no-cache',
      // A page that was copied from the playground loads the elements from here.
      ...(inside?.startsWith('/auth-elements/') && { 'Access-Control-Allow-Origin': '*' }),
      ...(isText && { 'Content-Encoding': 'gzip' }),
    });
    const stream = createReadStream(file);
    (isText ? stream.pipe(createGzip({ level: 9 })) : stream).pipe(response);
  });
  await new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => done(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
