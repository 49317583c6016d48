// The headless API as people's own tools bundle it: with Vite and with webpack, neither configured, then signed in with
// in a browser.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { launch } from 'puppeteer-core';

import { chromeArguments, ensureBrowser } from './ensure-browser.mjs';

/** The size limit of a page that signs users in by password, in kB (1000 bytes), gzipped. */
const budget = 45;

const source = `
import { createAuth } from 'auth-elements/auth';
globalThis.createAuth = createAuth;
`;

const bundlers = {
  async vite(app, outDir) {
    const { build } = await import('vite');
    await build({ root: app, configFile: false, logLevel: 'error', build: { outDir, modulePreload: false } });
  },
  async webpack(app, outDir) {
    const { default: webpack } = await import('webpack');
    const stats = await new Promise((done, failed) => {
      webpack(
        { context: app, mode: 'production', entry: './main.js', output: { path: outDir } },
        (error, result) => (error ? failed(error) : done(result)),
      );
    });
    const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
    const complaints = [...errors, ...warnings.filter(({ message }) => !/size limit/.test(message))];
    if (complaints.length > 0) throw new Error(complaints.map(({ message }) => message).join('\n'));
    writeFileSync(join(outDir, 'index.html'), '<script src="/main.js"></script>');
  },
};

/** Serves a folder on a free port of this machine; remembers which scripts were asked for. */
async function serve(folder) {
  const asked = new Set();
  const server = createServer(({ url = '/' }, response) => {
    const name = url === '/' ? 'index.html' : url.slice(1);
    try {
      const body = readFileSync(join(folder, name));
      if (name.endsWith('.js')) asked.add(name);
      const type = name.endsWith('.js') ? 'text/javascript' : 'text/html';
      response.writeHead(200, { 'Content-Type': type }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await /** @type {Promise<void>} */ (new Promise((done) => server.listen(0, '127.0.0.1', done)));
  return {
    url: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`,
    asked,
    close: () => server.close(),
  };
}

const size = (file) => gzipSync(readFileSync(file), { level: 9 }).length / 1000;

/** Signs a user up and in with the output of a bundler; throws when that fails. */
async function signIn(page, url, endpoint, outbox) {
  await page.goto(url);
  await page.waitForFunction('typeof createAuth === "function"');
  const config = {
    userPoolId: 'us-east-1_LocalDemo',
    userPoolWebClientId: 'localdemoclient0000000000',
    endpoint,
  };
  const account = { username: 'ada', password: 'Correct-Horse-9', attributes: { email: 'ada@example.com' } };
  await page.evaluate((...given) => globalThis.createAuth(given[0]).signUp(given[1]), config, account);
  await page.evaluate(
    async (given, { username, password }, code) => {
      const auth = globalThis.createAuth(given);
      await auth.confirmSignUp(username, code);
      await auth.signIn(username, password);
      if (!(await auth.currentSession()).isValid()) throw new Error('No user is signed in.');
    },
    config,
    account,
    outbox.last().code,
  );
}

/** Bundles, measures and uses `auth-elements/auth` in a project that has the packed package installed; returns the problems. */
export async function checkBundlers(app) {
  const problems = [];
  writeFileSync(join(app, 'main.js'), source);
  writeFileSync(join(app, 'index.html'), '<script type="module" src="/main.js"></script>');
  const node = pathToFileURL(join(app, 'node_modules/auth-elements/dist/local-cognito/node.js'));
  const { serveLocalCognito } = await import(node.href);
  const browser = await launch({ executablePath: await ensureBrowser(), args: chromeArguments });
  try {
    for (const [name, bundle] of Object.entries(bundlers)) {
      const outDir = join(app, `out-${name}`);
      mkdirSync(outDir);
      const cognito = await serveLocalCognito();
      try {
        await bundle(app, outDir);
        const site = await serve(outDir);
        const page = await browser.newPage();
        const complaints = [];
        page.on('pageerror', (error) => complaints.push(String(error)));
        await signIn(page, site.url, cognito.url, cognito.cognito.outbox);
        await page.close();
        site.close();
        if (complaints.length > 0) throw new Error(complaints.join('\n'));
        const loaded = [...site.asked].reduce((sum, file) => sum + size(join(outDir, file)), 0);
        const all = readdirSync(outDir, { recursive: true, encoding: 'utf8' }).filter((file) =>
          file.endsWith('.js'),
        );
        const sum = all.reduce((total, file) => total + size(join(outDir, file)), 0);
        console.log(
          `${name}: signs in with ${loaded.toFixed(1)} kB gzipped (budget ${budget}), ${sum.toFixed(1)} kB with all that is loaded on demand`,
        );
        if (loaded > budget) problems.push(`${name}: ${loaded.toFixed(1)} kB is over ${budget}.`);
      } catch (error) {
        problems.push(`${name}:\n${error.stack ?? error}`);
      } finally {
        await cognito.close();
      }
    }
  } finally {
    await browser.close();
  }
  return problems;
}
