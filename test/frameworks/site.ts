import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createLocalCognito, type LocalCognito } from '../../src/local-cognito/index.js';
import { toNodeHandler } from '../../src/local-cognito/node.js';
import { clientId, poolId } from '../e2e/support/app.js';

export interface Site {
  /** Ends with a slash. */
  readonly url: string;
  readonly cognito: LocalCognito;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
};

/** Serves what a framework's own tool has built, as any static file server, with a local Cognito at `/cognito/`. */
export async function serveSite(framework: string, port = 0): Promise<Site> {
  const folder = new URL(`../../demo/${framework}/dist/`, import.meta.url);
  const cognito = createLocalCognito({
    pools: [{ id: poolId, clients: [{ id: clientId }], usernameAttributes: ['email'] }],
  });
  const answer = toNodeHandler(cognito.fetch);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname.startsWith('/cognito/')) {
      request.url = pathname.slice('/cognito'.length);
      answer(request, response);
      return;
    }
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    readFile(new URL(name, folder)).then(
      (body) => {
        const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
        response.writeHead(200, { 'Content-Type': type }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    cognito,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
