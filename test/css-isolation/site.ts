import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createLocalCognito, type LocalCognito } from '../../src/local-cognito/index.js';
import { toNodeHandler } from '../../src/local-cognito/node.js';
import { clientId, poolId } from '../e2e/support/app.js';
import { type SheetName, sheets } from './sheets.js';

const elements = new URL('../../dist/cdn/', import.meta.url);

/** A page with the authenticator and one style sheet. Font, color and the size of `rem` are the page's, so the same for all. */
const page = (sheet: string): string => `<!doctype html>
<html lang="en" style="font-size: 16px">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${sheet}</title>
<link rel="icon" href="data:,">
${sheet === 'bare' ? '' : `<link rel="stylesheet" href="/${sheet}.css">`}
<style>
  .place { position: absolute; inset-block-start: 40px; inset-inline: 20px; color: #111; --auth-font-family: 'DejaVu Sans', sans-serif; }
</style>
<body>
<div class="place">
  <auth-authenticator
    user-pool-id="${poolId}"
    user-pool-web-client-id="${clientId}"
    endpoint="/cognito/"
    username-attributes="email"
    app-name="Acme"
    theme="light"
  >
    <template><auth-select-mfa-type mfa-types="sms totp optional"></auth-select-mfa-type></template>
  </auth-authenticator>
</div>
<script type="module" src="/auth-elements/auth-elements.js"></script>
`;

export interface HostPages {
  readonly cognito: LocalCognito;
  /** Where the page with a sheet is, or that without. */
  address(sheet: SheetName | 'bare'): string;
  close(): Promise<void>;
}

/** Serves pages with host sheets, the built elements, and a local Cognito. */
export async function serveHostPages(): Promise<HostPages> {
  const cognito = createLocalCognito({
    pools: [{ id: poolId, clients: [{ id: clientId }], usernameAttributes: ['email'], mfa: 'OPTIONAL' }],
  });
  const answer = toNodeHandler(cognito.fetch);

  async function body(path: string): Promise<[type: string, text: string | Buffer]> {
    const name = path.slice(1).replace(/\.\w+$/, '');
    if (path.startsWith('/auth-elements/'))
      return [
        'text/javascript',
        await readFile(new URL(`.${path.slice('/auth-elements'.length)}`, elements)),
      ];
    if (path.endsWith('.css')) return ['text/css', await sheets[name as SheetName]()];
    return ['text/html', page(name)];
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname.startsWith('/cognito/')) {
      request.url = pathname.slice('/cognito'.length);
      answer(request, response);
      return;
    }
    body(pathname).then(
      ([type, text]) => response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(text),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    cognito,
    address: (sheet) => `${url}${sheet}.html`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
