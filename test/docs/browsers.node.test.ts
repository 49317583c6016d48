import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { browsers, requirements } from '../../scripts/browsers.mjs';

const root = new URL('../../', import.meta.url);
const source = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.startsWith('local-cognito'))
  .map((file) => readFileSync(new URL(`src/${file}`, root), 'utf8'))
  .join('\n');

describe('the supported browsers', () => {
  it('are those that have what the source needs', () => {
    for (const { what, code } of requirements) assert(source.includes(code), `The source has no ${what}.`);
    for (const engine of ['chrome', 'firefox', 'safari'] as const)
      assert.equal(browsers[engine], Math.max(...requirements.map((each) => each[engine])), engine);
    assert.equal(browsers.edge, browsers.chrome);
    assert.equal(browsers.ios, browsers.safari);
  });

  it('are in docs/browsers.md, with what sets them', () => {
    const page = readFileSync(new URL('docs/browsers.md', root), 'utf8');
    const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    const row = (first: string) => rows.find(([, cell]) => cell === first)?.slice(2, -1);
    assert.deepEqual(row('Chrome'), [String(browsers.chrome)]);
    assert.deepEqual(row('Edge'), [String(browsers.edge)]);
    assert.deepEqual(row('Firefox'), [String(browsers.firefox)]);
    assert.deepEqual(row('Safari'), [String(browsers.safari)]);
    assert.deepEqual(row('Safari on iOS and iPadOS'), [String(browsers.ios)]);
    for (const { what, chrome, firefox, safari } of requirements)
      assert.deepEqual(row(what), [chrome, firefox, safari].map(String), what);
  });
});
