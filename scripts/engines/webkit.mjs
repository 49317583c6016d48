// WebKit for the test runner: WebKitGTK's little browser on a display in memory, spoken to by WebDriver.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** How long a program may take to be ready, in ms. */
const patience = 30_000;

/** What WebDriver calls the keys that are not characters: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const keys = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Escape: '\uE00C',
  Space: ' ',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}

/** Starts Xvfb on a display that it chooses; resolves to {process, name}. */
async function startDisplay(command) {
  const process = spawn(
    command,
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const [chosen] = await Promise.race([
    new Promise((done) => process.stdio[3]?.once('data', (data) => done([String(data).trim()]))),
    new Promise((_, fail) => process.once('exit', () => fail(new Error('Xvfb did not start.')))),
  ]);
  return { process, name: `:${chosen}` };
}

/** A launcher of @web/test-runner. One window, so one test file at a time; commands reach it as they do any WebDriver. */
class WebKitLauncher {
  name = 'WebKit';
  type = 'webdriver';
  concurrency = 1;
  #paths;
  #processes = [];
  #address = '';
  #session;
  #urls = new Map();

  constructor(paths) {
    this.#paths = paths;
  }

  async startSession(id, url) {
    this.#session ??= this.#open();
    await this.#session;
    this.#urls.set(id, url);
    await this.#send('POST', 'url', { url });
  }

  isActive(id) {
    return this.#urls.has(id);
  }

  getBrowserUrl() {
    return this.#send('GET', 'url');
  }

  async stopSession(id) {
    this.#urls.delete(id);
    // Whatever still runs on the page ends with it.
    await this.#send('POST', 'url', { url: 'about:blank' });
    return {};
  }

  startDebugSession() {
    throw new Error('WebKit runs on a display in memory: there is nothing to look at.');
  }

  async stop() {
    if (this.#session) await this.#send('DELETE', '').catch(() => undefined);
    for (const child of this.#processes.splice(0).reverse()) child.kill();
  }

  /** Types characters and keys by their names. */
  sendKeys(_id, names) {
    const actions = names.flatMap((name) => {
      const value = keys[name] ?? name;
      return [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ];
    });
    return this.#send('POST', 'actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async #open() {
    const { driver, browser, display } = this.#paths;
    const screen = await startDisplay(display);
    this.#processes.push(screen.process);
    const port = await freePort();
    const env = { ...process.env, DISPLAY: screen.name, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' };
    /** @type {import('node:child_process').SpawnOptions} */
    const options = { stdio: 'ignore', env };
    this.#processes.push(spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], options));
    this.#address = `http://127.0.0.1:${port}/session`;
    await this.#ready(`http://127.0.0.1:${port}/status`);
    const { sessionId } = await this.#send('POST', '', {
      capabilities: {
        alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } },
      },
    });
    this.#address += `/${sessionId}`;
  }

  async #ready(url) {
    for (const end = Date.now() + patience; ;) {
      const isReady = await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) return;
      if (Date.now() > end) throw new Error('WebKitWebDriver did not start.');
      await wait(100);
    }
  }

  async #send(method, command, body) {
    const response = await fetch(command ? `${this.#address}/${command}` : this.#address, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKit: ${value.error}: ${value.message}`);
    return value;
  }
}

/** WebKit, by the paths that `ensureWebKit` returns. */
export const webkitLauncher = (paths) => new WebKitLauncher(paths);
