import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { createLocalCognito, type LocalCognito, type LocalCognitoOptions } from './index.js';

/** More than any call may have. The rest is dropped; the response is an error in any case. */
const KEPT_BODY = 2 << 20;
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** A running server. */
export interface LocalCognitoServer {
  /** The URL of the server, with a trailing slash: the `endpoint` of clients. */
  readonly url: string;
  /** The port that it listens on. */
  readonly port: number;
  /** The local Cognito that it serves. */
  readonly cognito: LocalCognito;
  /** Stops the server and closes all connections. */
  readonly close: () => Promise<void>;
}

/**
 * Serves a local Cognito over HTTP on the loopback interface. Never use it in production.
 *
 * @param options - What `createLocalCognito` takes, `host` (default: `127.0.0.1`) and `port` (default: a free one).
 * @throws `RangeError` when `host` is not `127.0.0.1`, `::1` or `localhost`.
 * @example
 * ```js
 * const { url, close } = await serveLocalCognito({ port: 9229 });
 * ```
 */
export async function serveLocalCognito(
  options: LocalCognitoOptions & { port?: number; host?: string } = {},
): Promise<LocalCognitoServer> {
  const { port = 0, host = '127.0.0.1', ...cognitoOptions } = options;
  if (!LOOPBACK.includes(host)) {
    throw new RangeError(`local-cognito: host "${host}" refused, it must be one of ${LOOPBACK.join(', ')}.`);
  }
  const cognito = createLocalCognito(cognitoOptions);
  const server = createServer(toNodeHandler(cognito.fetch));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}/`, port: taken, cognito, close };
}

/**
 * Creates a `node:http` listener from a fetch handler. It can be mounted under any path prefix. When the handler rejects,
 * the connection is closed without an answer.
 *
 * @param fetchHandler - Usually `cognito.fetch`.
 */
export function toNodeHandler(
  fetchHandler: (request: Request) => Promise<Response>,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    answer(fetchHandler, request, response).catch(() => request.socket.destroy());
  };
}

async function answer(
  fetchHandler: (request: Request) => Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/' } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const { host = '' } = incoming.headers;
  const isHost = !/[@/?#\\]/.test(host) && URL.canParse(`http://${host}`);
  const origin = isHost ? `http://${host}` : 'http://127.0.0.1';
  const request = new Request(new URL(origin + pathOf(url)), {
    method,
    headers,
    ...(hasBody ? { body: await collect(incoming) } : {}),
  });
  const response = await fetchHandler(request);
  const cookies = response.headers.getSetCookie();
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
  });
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}

/** The path and query of a request target (RFC 9112 §3.2), which may begin with two slashes or be a whole URL. */
function pathOf(target: string): string {
  if (target.startsWith('/')) return target;
  const { pathname, search } = URL.canParse(target) ? new URL(target) : { pathname: '/', search: '' };
  return pathname + search;
}

async function collect(incoming: IncomingMessage): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const part of incoming as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    if (size <= KEPT_BODY) parts.push(part);
    size += part.length;
  }
  return new Blob(parts);
}
