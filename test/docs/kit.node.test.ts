import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const root = new URL('../../', import.meta.url);
const guide = readFileSync(new URL('docs/guides/testing.md', root), 'utf8');
/** Each file with its path above it. */
const shown = new Map(
  [...guide.matchAll(/^`(test\/kit\/[^`]+)`:\n\n```\w+\n([^]*?)```$/gm)].map(([, path = '', text = '']) => [
    path,
    text,
  ]),
);
const paths = ['playwright', 'vitest', 'msw'].flatMap((example) =>
  readdirSync(new URL(`test/kit/${example}`, root)).map((name) => `test/kit/${example}/${name}`),
);

describe('the guide on testing', () => {
  for (const path of paths)
    it(`has ${path} as it is run`, () =>
      assert.equal(shown.get(path), readFileSync(new URL(path, root), 'utf8')));

  it('has no example that is not run', () => {
    assert.deepEqual([...shown.keys()].sort(), [...paths].sort());
    const others = [...guide.matchAll(/```js\n([^]*?)```/g)]
      .map(([, text = '']) => text)
      .filter((text) => ![...shown.values()].includes(text));
    for (const text of others) assert.doesNotMatch(text, /'(?:@playwright\/test|vitest|msw)/);
  });
});
