// The way of a newcomer, timed: landing page → playground → a file in an empty folder → signed up in the sandbox, then signed in
// to the local Cognito of the command line. A person reads in between; the limit is for what the machine takes.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { root } from '../paths.mjs';
import { open } from './pages.mjs';

const limitMs = 60_000;
const email = 'maria@example.com';
const password = 'Correct-Horse-9';
const typing = { delay: 20 };
const shown = { timeout: 30_000 };

/** Types into a field of the sign-in, once it is there. */
async function fill(page, selector, text) {
  await page.waitForSelector(`auth-authenticator ${selector}`, shown);
  for (const field of await page.$$(`auth-authenticator ${selector}`)) await field.type(text, typing);
}

/** The playground's page, as the button copies it. */
async function copyPage(context) {
  const { origin } = new URL(context.url);
  await context.browser
    .defaultBrowserContext()
    .overridePermissions(origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  const { page, problems } = await open(context, 'index.html');
  await page.locator('.hero-actions ::-p-text(Open the playground)').click();
  await page.waitForSelector('.play-stage iframe', shown);
  await page.locator('.play-bar button.primary').click();
  await page.waitForFunction(
    () => document.querySelector('.play-note')?.textContent?.includes('Copied'),
    shown,
  );
  const text = await page.evaluate(() => navigator.clipboard.readText());
  await page.close();
  return { text, problems: problems.filter((problem) => !problem.startsWith('console: ')) };
}

async function openFile(context, file, problems) {
  const page = await context.browser.newPage();
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`error: ${/** @type {Error} */ (error).message}`));
  await page.goto(pathToFileURL(file).href);
  return page;
}

const isSignedIn = (page) =>
  page.waitForFunction(() => document.body.textContent?.includes('You are signed in.'), shown);

/** Creates an account in the sandbox, with the code from the note below the card. */
async function signUp(page) {
  await page.locator('auth-authenticator ::-p-text(Create an account)').click();
  await fill(page, '[name=email]', email);
  await fill(page, '[autocomplete=new-password]', password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('auth-authenticator [autocomplete=one-time-code]', shown);
  const code = await page
    .waitForFunction(() => {
      const within = (scope) =>
        [...scope.querySelectorAll('*')].flatMap((each) => [
          each,
          ...(each.shadowRoot ? within(each.shadowRoot) : []),
        ]);
      const note = within(document).find(({ localName }) => localName === 'auth-sandbox-note');
      return /\b\d{6}\b/.exec(note?.shadowRoot?.textContent ?? '')?.[0];
    }, shown)
    .then((found) => found.jsonValue());
  await fill(page, '[autocomplete=one-time-code]', code ?? '');
  await page.keyboard.press('Enter');
}

async function signIn(page) {
  await fill(page, '[name=username]', email);
  await fill(page, '[name=password]', password);
  await page.keyboard.press('Enter');
}

/** Starts `auth-elements local-cognito`, and resolves to what it prints about its pool. */
function startLocalCognito() {
  const child = spawn(
    process.execPath,
    [join(root, 'dist/cli/cli.js'), 'local-cognito', '--port', '0', '--user', `${email}:${password}`],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const pool = new Promise((done, failed) => {
    let text = '';
    child.once('exit', () => failed(new Error('local-cognito has stopped.')));
    child.stdout.on('data', (data) => {
      text += String(data);
      const value = (name) => new RegExp(`${name}: '([^']+)'`).exec(text)?.[1];
      const found = {
        'user-pool-id': value('userPoolId'),
        'user-pool-web-client-id': value('userPoolWebClientId'),
        endpoint: value('endpoint'),
      };
      if (found.endpoint) done(found);
    });
  });
  return { pool, stop: () => child.kill() };
}

/** @param {import('./pages.mjs').Context} context */
export async function checkNewcomer(context) {
  const { report } = context;
  const folder = mkdtempSync(join(tmpdir(), 'newcomer-'));
  const file = join(folder, 'index.html');
  const server = startLocalCognito();
  /** @type {string[]} */
  const problems = [];
  try {
    const pool = await server.pool;
    const begin = performance.now();
    const copied = await copyPage(context);
    problems.push(...copied.problems);
    writeFileSync(file, copied.text);
    const first = await openFile(context, file, problems);
    await signUp(first);
    await isSignedIn(first);
    await first.close();
    const sandboxMs = performance.now() - begin;
    const attributes = Object.entries(pool).map(([name, value]) => `${name}="${value}"`);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^ *sandbox$/m, attributes.join('\n')));
    const second = await openFile(context, file, problems);
    await signIn(second);
    await isSignedIn(second);
    await second.close();
    const ms = performance.now() - begin;
    if (ms > limitMs) problems.push(`It took ${(ms / 1000).toFixed(1)} s.`);
    report.note(
      `Newcomer: from the landing page to a signed-in user of the sandbox in ${(sandboxMs / 1000).toFixed(1)} s, of a local Cognito in ${(ms / 1000).toFixed(1)} s.`,
    );
  } catch (error) {
    problems.push(error.message);
  } finally {
    server.stop();
    rmSync(folder, { recursive: true });
  }
  report.result('a newcomer is signed in within a minute', problems);
}
