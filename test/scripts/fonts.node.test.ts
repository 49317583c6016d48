import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { ensureFonts } from '../../scripts/ensure-fonts.mjs';

/** Runs it on a machine where these languages are missing, before and after an installation. */
function run(
  before: string[] | undefined,
  after: string[] | undefined,
  mayInstall = true,
  platform = 'linux',
) {
  const warnings: string[] = [];
  const installed: string[] = [];
  const isComplete = ensureFonts({
    platform,
    find: () => (installed.length > 0 ? after : before),
    install: mayInstall && ((...packages) => void installed.push(...packages)),
    warn: (text) => warnings.push(text),
  });
  return { isComplete, installed, warnings: warnings.join('\n') };
}

describe('the fonts of all languages', () => {
  it('are installed where letters are missing', () => {
    assert.deepEqual(run(['th', 'ja'], []), {
      isComplete: true,
      installed: ['fontconfig', 'fonts-noto-core', 'fonts-noto-cjk'],
      warnings: 'Installing fontconfig, fonts-noto-core, fonts-noto-cjk.',
    });
    assert.equal(run(undefined, []).isComplete, true);
  });

  it('are left alone if they are complete, and on macOS and Windows', () => {
    const untouched = { isComplete: true, installed: [], warnings: '' };
    assert.deepEqual(run([], []), untouched);
    assert.deepEqual(run(undefined, undefined, true, 'darwin'), untouched);
    assert.deepEqual(run(undefined, undefined, true, 'win32'), untouched);
  });

  it('are named, with the packages, where they cannot be installed', () => {
    const { isComplete, warnings } = run(['th', 'ja'], ['th', 'ja'], false);
    assert.equal(isComplete, false);
    assert.match(
      warnings,
      /letters of th, ja: .*boxes.*apt-get install fontconfig fonts-noto-core fonts-noto-cjk/,
    );
    assert.match(run(undefined, undefined, false).warnings, /no fc-list.*apt-get install/);
  });

  it('are named where an installation fails', () => {
    const { isComplete, warnings } = run(['th', 'ja'], ['ja']);
    assert.equal(isComplete, false);
    assert.match(warnings, /letters of ja: /);
  });
});
