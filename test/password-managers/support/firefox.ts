import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureFirefox } from '../../../scripts/ensure-engines.mjs';
import type { Login, Offer, OfferingBrowser } from './manager.js';
import { Marionette } from './marionette.js';
import { until } from './until.js';

const preferences = {
  // Any free port; the profile then says which.
  'marionette.port': 0,
  // The preferences for automation would switch the password manager off.
  'remote.prefs.recommended': false,
  'signon.rememberSignons': true,
  'signon.autofillForms': true,
  // Buttons that take clicks at once, not only after half a second.
  'security.notification_enable_delay': 0,
  'app.update.auto': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/** Scripts for Firefox's own windows, as the bodies of async functions with `values`. */
const own = {
  keep: `
    const [origin, username, password] = values;
    const login = Cc['@mozilla.org/login-manager/loginInfo;1'].createInstance(Ci.nsILoginInfo);
    login.init(origin, origin, null, username, password, '', '');
    await Services.logins.addLoginAsync(login);`,
  kept: `
    const logins = await Services.logins.getAllLogins();
    return logins.map(({ username, password }) => ({ username, password }));`,
  // What is only a key in the address bar, for the person to ask for, is dismissed; and what a task still holds back comes before the idle one.
  offer: `
    await new Promise((done) => Services.tm.idleDispatchToMainThread(done));
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    const { PopupNotifications, gBrowser, document } = window;
    const notification = PopupNotifications.getNotification('password', gBrowser.selectedBrowser);
    if (!notification || notification.dismissed || !PopupNotifications.isPanelOpen) return null;
    const valueOf = (name) => document.getElementById('password-notification-' + name).value;
    return {
      kind: { Save: 'save', Update: 'update' }[notification.mainAction.label],
      username: valueOf('username'),
      password: valueOf('password'),
    };`,
  accept: `
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    const panel = window.document.getElementById('notification-popup');
    panel.querySelector('popupnotification').button.click();`,
};

async function portOf(profile: string): Promise<number> {
  return until(
    async () => {
      const text = await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '');
      return Number(text) || undefined;
    },
    () => 'a port of Firefox',
  );
}

/** Opens Firefox without a window. */
export async function openFirefox(): Promise<OfferingBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'firefox-'));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const system = ['--marionette', '--remote-allow-system-access'];
  const child = spawn(ensureFirefox(), ['--headless', ...system, '--no-remote', '--profile', profile], {
    stdio: 'ignore',
  });
  const marionette = await Marionette.connect(await portOf(profile));
  await marionette.send('WebDriver:NewSession', {});

  async function inWindows(body: string, ...values: readonly string[]): Promise<unknown> {
    await marionette.send('Marionette:SetContext', { value: 'chrome' });
    const script = `
      const done = arguments[arguments.length - 1];
      const values = [...arguments].slice(0, -1);
      (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const answer = await marionette.send('WebDriver:ExecuteAsyncScript', { script, args: values });
    await marionette.send('Marionette:SetContext', { value: 'content' });
    assert(typeof answer === 'object' && answer !== null && !('error' in answer), JSON.stringify(answer));
    return 'value' in answer ? answer.value : answer;
  }

  async function find(value: string): Promise<string> {
    const found = await marionette.send('WebDriver:FindElement', { using: 'css selector', value });
    const [id] = Object.values(found as Record<string, string>);
    assert(id);
    return id;
  }

  return {
    async open(url) {
      await marionette.send('WebDriver:Navigate', { url });
    },
    run: (script, ...args) => marionette.send('WebDriver:ExecuteScript', { script, args, sandbox: null }),
    async click(selector) {
      await marionette.send('WebDriver:ElementClick', { id: await find(selector) });
    },
    async type(selector, text) {
      await marionette.send('WebDriver:ElementSendKeys', { id: await find(selector), text });
    },
    async keep(origin, { username, password }) {
      await inWindows(own.keep, origin, username, password);
    },
    async kept() {
      return (await inWindows(own.kept)) as readonly Login[];
    },
    async offer() {
      return ((await inWindows(own.offer)) ?? undefined) as Offer | undefined;
    },
    async accept() {
      await inWindows(own.accept);
    },
    async close() {
      const gone = once(child, 'exit');
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => child.kill());
      await gone;
      marionette.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
