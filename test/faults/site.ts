import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';

import { contentSecurityPolicy } from '../../scripts/server/http.mjs';
import { clientId, poolId, World, type WorldOptions } from './world.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const operationOf = /^AWSCognito\w+\.(\w+)$/;
const fileOf = /^(?:auth-elements\/)?([\w./-]+\.(?:js|json))$/;

/** What the page of one world says besides the pool. */
export interface PageOptions {
  /** Attributes of the authenticator; `{url}` stands for the address of the page. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Markup that the members' content has besides. */
  readonly members?: string;
  /** Files that the page loads by name, such as a config. */
  readonly files?: Readonly<Record<string, (url: string) => string>>;
}

export interface Site {
  open(options?: WorldOptions, page?: PageOptions): World;
  /** Whether the script of the page cannot run at all without a file: nothing of ours is there to help. */
  isNeeded(name: string): boolean;
  close(): Promise<void>;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

function pageOf(url: string, { attributes = {}, members = '' }: PageOptions): string {
  const all = {
    region: 'us-east-1',
    'user-pool-id': poolId,
    'user-pool-web-client-id': clientId,
    endpoint: `${url}cognito/`,
    'username-attributes': 'email',
    ...attributes,
  };
  const written = Object.entries(all).map(
    ([name, value]) => `${name}="${escape(value.replaceAll('{url}', url))}"`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A visit</title>
    <link rel="icon" href="data:,">
    <script type="module" src="auth-elements/auth-elements.js"></script>
    <script type="module" src="page.js"></script>
    <main><div id="here"><auth-authenticator ${written.join(' ')}><template>
      <h2>Members’ area</h2><p>You are <strong data-who></strong>.</p>${members}
    </template></auth-authenticator></div><div id="there"></div></main></html>`;
}

/** Serves any number of worlds, each below a path of its own, from the built files under the strict policy. */
export async function openSite(): Promise<Site> {
  const worlds = new Map<string, { world: World; page: PageOptions }>();
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  // Passkeys need a domain.
  const base = `http://localhost:${typeof address === 'object' && address ? address.port : 0}/`;
  const needed = await neededFiles();
  const files = new Map<string, Promise<Buffer>>();
  const read = (path: string): Promise<Buffer> => {
    const found = files.get(path) ?? readFile(root + path);
    files.set(path, found);
    return found;
  };

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', base);
    const [, id = '', path = ''] = /^\/(\d+)\/(.*)$/.exec(url.pathname) ?? [];
    const visit = worlds.get(id);
    if (!visit) {
      outgoing.writeHead(404).end();
      return;
    }
    const { world, page } = visit;
    const request = await toRequest(incoming, url);
    const [, operation] = operationOf.exec(request.headers.get('x-amz-target') ?? '') ?? [];
    const name = operation ?? (path.startsWith('cognito/') ? path.slice(8) : fileName(path));
    await world.serve(
      name,
      request,
      () => serve(path, request, world, page),
      async (response) => {
        const body = Buffer.from(await response.arrayBuffer());
        // No one waits any more: the page has given up, or is gone.
        if (outgoing.destroyed || incoming.socket.destroyed) return undefined;
        const cookies = response.headers.getSetCookie();
        outgoing.writeHead(response.status, {
          ...Object.fromEntries(response.headers),
          // A browser automatically repeats what breaks on a connection that it has used before.
          connection: 'close',
          ...(cookies.length > 0 && { 'set-cookie': cookies }),
        });
        outgoing.end(body);
        return body.toString();
      },
    );
  }

  async function serve(path: string, request: Request, world: World, page: PageOptions): Promise<Response> {
    if (path.startsWith('cognito/')) return world.cognito.fetch(request);
    const own = page.files?.[path];
    if (own) return respond(own(world.url), 'application/json');
    if (path === '') return respond(pageOf(world.url, page), 'text/html; charset=utf-8');
    if (path === 'page.js') return respond(await read('test/faults/page.js'), 'text/javascript');
    const [, file] = /^auth-elements\/([\w./-]+\.js)$/.exec(path) ?? [];
    return file
      ? respond(await read(`dist/cdn/${file}`), 'text/javascript')
      : new Response('', { status: 404 });
  }

  return {
    open(options, page = {}) {
      const id = String(worlds.size + 1);
      const world = new World(`${base}${id}/`, options);
      worlds.set(id, { world, page });
      return world;
    },
    isNeeded: (name) => needed.has(name.replace(/^file /, '')) || name === 'file page.js',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What the entry imports, and what that imports. */
async function neededFiles(): Promise<Set<string>> {
  const found = new Set(['auth-elements.js']);
  for (const file of found) {
    const text = await readFile(`${root}dist/cdn/${file}`, 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:from|import)\s*"([^"]+\.js)"/g))
      found.add(new URL(name, `file:///${file}`).pathname.slice(1));
  }
  return found;
}

function fileName(path: string): string {
  const [, file] = fileOf.exec(path) ?? [];
  return file ? `file ${file}` : `page ${path}`;
}

const respond = (body: string | Buffer, type: string): Response =>
  new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'content-type': type,
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy,
    },
  });

async function toRequest(incoming: IncomingMessage, url: URL): Promise<Request> {
  const { method = 'GET' } = incoming;
  const parts: Buffer[] = [];
  for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return new Request(url, {
    method,
    headers,
    ...(method !== 'GET' && method !== 'HEAD' && { body: Buffer.concat(parts) }),
  });
}
