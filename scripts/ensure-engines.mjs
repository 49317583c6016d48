#!/usr/bin/env node
// Finds Firefox and WebKit and, as root on Debian, installs them. Node built-ins only.
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { canInstall, installPackages, isExecutable } from './ensure-browser.mjs';

function onPath(...names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

function findFirefox() {
  const chosen = process.env.FIREFOX_PATH;
  if (chosen && !isExecutable(chosen)) {
    throw new Error(`FIREFOX_PATH is ${chosen}, which is not an executable file.`);
  }
  const application = '/Applications/Firefox.app/Contents/MacOS/firefox';
  return chosen || onPath('firefox-esr', 'firefox') || [application].find(isExecutable);
}

/** Debian keeps the little browser of WebKitGTK with the library: `/usr/lib/<machine>/webkit2gtk-4.1/MiniBrowser`. */
function findMiniBrowser() {
  const folders = (folder) => {
    try {
      return readdirSync(folder).map((name) => join(folder, name));
    } catch {
      return [];
    }
  };
  return folders('/usr/lib')
    .flatMap(folders)
    .filter((path) => /\/webkit(2gtk|gtk)-[\d.]+$/.test(path))
    .map((path) => join(path, 'MiniBrowser'))
    .find(isExecutable);
}

function findWebKit() {
  const parts = { driver: onPath('WebKitWebDriver'), browser: findMiniBrowser(), display: onPath('Xvfb') };
  return Object.values(parts).every(Boolean) ? parts : undefined;
}

function ensure(find, packages, what) {
  let found = find();
  if (!found && canInstall()) {
    console.error(`Installing ${packages.join(', ')}.`);
    installPackages(...packages);
    found = find();
  }
  if (!found) throw new Error(`${what} On Debian and Ubuntu: apt-get install ${packages.join(' ')}`);
  return found;
}

/**
 * The path of Firefox, installed first where that is possible. Throws when there is none.
 * @returns {string}
 */
export function ensureFirefox() {
  return ensure(
    findFirefox,
    ['firefox-esr', 'fonts-liberation'],
    'These tests need Firefox: install it, or set FIREFOX_PATH to its executable.',
  );
}

/** The paths of WebKitGTK's {driver, browser} and of the {display} to run it on, installed first where that is possible. Throws when one is missing. */
export function ensureWebKit() {
  return ensure(
    findWebKit,
    ['webkit2gtk-driver', 'xvfb', 'fonts-liberation'],
    'These tests need WebKitGTK: WebKitWebDriver, its MiniBrowser, and Xvfb to show it on. There is none for macOS and Windows.',
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(ensureFirefox());
    console.log(Object.values(ensureWebKit()).join('\n'));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
