import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';

import { layerTypes, layerValues } from './tables.js';

/** What `auth-elements/amplify` exports, types included. */
function layerNames(): string[] {
  const report = readFileSync(new URL('../../docs/api-report.txt', import.meta.url), 'utf8');
  const [, section = ''] = /^auth-elements\/amplify\n((?: {2}\w+\n)+)/m.exec(report) ?? [];
  return section.split(/\s+/).filter(Boolean);
}

/** What `aws-amplify/auth` exports, types included: it is `@aws-amplify/auth`. */
function amplifyNames(): string[] {
  const { resolve } = createRequire(import.meta.url);
  const file = resolve('@aws-amplify/auth').replace(/dist[\\/].*$/, 'dist/esm/index.d.ts');
  const lists = readFileSync(file, 'utf8').matchAll(/^export \{([^}]*)\}/gm);
  return [...lists].flatMap(([, list = '']) => list.split(',').map((name) => name.trim())).filter(Boolean);
}

describe('the names that the codemod moves to auth-elements/amplify', () => {
  it('are those that aws-amplify/auth has, too', () => {
    const layer = new Set(layerNames());
    const both = amplifyNames().filter((name) => layer.has(name));
    // These two are of other entries of Amplify.
    const moved = [...layerValues, ...layerTypes].filter((name) => !['Amplify', 'Hub'].includes(name));
    assert.ok(both.length > 50);
    assert.deepEqual(moved.sort(), both.sort());
  });
});
