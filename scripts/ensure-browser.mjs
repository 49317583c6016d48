#!/usr/bin/env node
// Finds Chrome or Chromium and, as root on Debian, installs it. Node built-ins only.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Launch arguments that every test uses; a container has no user namespaces, so no sandbox there. */
export const chromeArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * True for a file that may be run.
 * @param {string} path
 */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function candidates() {
  const { PATH = '', LOCALAPPDATA, PROGRAMFILES } = process.env;
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  if (process.platform === 'darwin') return [...macApplications, ...onPath];
  if (process.platform === 'win32') {
    const bases = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA].filter(
      (base) => base !== undefined,
    );
    return bases.map((base) => join(base, 'Google/Chrome/Application/chrome.exe'));
  }
  return [...onPath, ...names.map((name) => join('/usr/bin', name)), '/snap/bin/chromium'];
}

/** The path of a browser, or undefined. Throws when CHROME_PATH is set and is not an executable file. */
export function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (!chosen) return candidates().find(isExecutable);
  if (!isExecutable(chosen)) throw new Error(`CHROME_PATH is ${chosen}, which is not an executable file.`);
  return chosen;
}

/** True where this process may install packages: as root on Debian or its like. */
export function canInstall() {
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * Installs Debian packages. Look for their files to see whether that worked.
 * @param {...string} packages
 */
export function installPackages(...packages) {
  apt('update');
  apt('install', '--no-install-recommends', ...packages);
}

function apt(...args) {
  console.error(`> apt-get ${args.join(' ')}`);
  const options = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', '-qq', '-y'];
  spawnSync('apt-get', [...options, ...args], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** The path of a browser, installed first where that is possible. Throws when there is none. */
export function ensureBrowser() {
  let path = findBrowser();
  if (!path && canInstall()) {
    console.error('No Chrome or Chromium found: installing chromium.');
    installPackages('chromium', 'fonts-liberation');
    path = findBrowser();
  }
  if (!path) {
    throw new Error('The tests need Chrome or Chromium: install one, or set CHROME_PATH to its executable.');
  }
  return path;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(ensureBrowser());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
