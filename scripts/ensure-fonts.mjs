#!/usr/bin/env node
// Finds fonts for the scripts of every language and, as root on Debian, installs them. Node built-ins only.
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

import { canInstall, installPackages } from './ensure-browser.mjs';

/** A language of each script that common fonts lack, with the tag that fontconfig has for it. */
const tags = ['ar', 'bn', 'fa', 'he', 'hi', 'ja', 'ko', 'th', 'zh-cn', 'zh-tw'];
const packages = ['fontconfig', 'fonts-noto-core', 'fonts-noto-cjk'];

/**
 * The languages that no installed font has letters for, as fontconfig tags; undefined where fontconfig is missing.
 * @returns {string[] | undefined}
 */
function findMissing() {
  const missing = [];
  for (const tag of tags) {
    const { error, stdout } = spawnSync('fc-list', [`:lang=${tag}`, 'family'], { encoding: 'utf8' });
    if (error) return undefined;
    if (!stdout.trim()) missing.push(tag);
  }
  return missing;
}

/**
 * Installs the fonts of all languages where some are missing and that is possible; otherwise warns: the letters are boxes, and
 * texts have other widths. macOS and Windows have the fonts. The options are for tests.
 * @param {{
 *   platform?: string,
 *   find?: () => readonly string[] | undefined,
 *   install?: false | ((...packages: string[]) => void),
 *   warn?: (text: string) => void,
 * }} [options]
 * @returns {boolean} Whether every language has its letters.
 */
export function ensureFonts({
  platform = process.platform,
  find = findMissing,
  install = canInstall() && installPackages,
  warn = console.error,
} = {}) {
  if (platform === 'darwin' || platform === 'win32') return true;
  let missing = find();
  if (install && missing?.length !== 0) {
    warn(`Installing ${packages.join(', ')}.`);
    install(...packages);
    missing = find();
  }
  if (missing?.length === 0) return true;
  const what = missing
    ? `No font has the letters of ${missing.join(', ')}: they are shown as boxes, and texts have other widths.`
    : 'There is no fc-list, so it is not known whether fonts have the letters of all languages.';
  warn(`${what} On Debian and Ubuntu: apt-get install ${packages.join(' ')}`);
  return false;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !ensureFonts()) process.exitCode = 1;
