#!/usr/bin/env node
// npm start [-- --port=8080]: sets up, builds, serves the demo with the local Cognito, and rebuilds on change.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { ensureDependencies, fail } from './setup.mjs';

/** @typedef {import('./server/server.mjs').RunningServer} RunningServer */

/**
 * Starts the development server, see scripts/server/server.mjs.
 * @param {import('./server/server.mjs').ServerOptions} [options]
 */
export async function startServer(options) {
  const server = await import('./server/server.mjs');
  return server.startServer(options);
}

function chosenPort() {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  const text = values.port ?? process.env.PORT;
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`«${text}» is not a port.`);
  return port;
}

async function main() {
  const port = chosenPort();
  await ensureDependencies();
  const { localize } = await import('./build.mjs');
  console.log('Building the elements…');
  await localize();
  const server = await startServer({ port: port ?? 8080, search: port === undefined, watch: true });
  console.log('Development server: loopback only, memory only, not for production. Ctrl-C stops it.');
  console.log(server.url);
  const stop = () => {
    server.close().then(() => process.exit(0), fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main().catch(fail);
