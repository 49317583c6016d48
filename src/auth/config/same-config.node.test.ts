import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { isSameConfig } from './same-config.js';

const storage = new (class Store {
  readonly items = new Map<string, string>();
})();
const config = (): object => ({ Auth: { userPoolId: 'a_b', scopes: ['openid'], storage, wait: undefined } });

describe('two configs', () => {
  it('are the same when they hold the same', () => {
    assert(isSameConfig(config(), config()));
    assert(isSameConfig('{"a":1}', '{"a":1}'));
    assert(isSameConfig(undefined, undefined));
    assert(isSameConfig(Object.assign(Object.create(null), { a: 1 }), { a: 1 }));
  });

  const others: Readonly<Record<string, [one: unknown, other: unknown]>> = {
    'a value': [{ a: { b: 1 } }, { a: { b: 2 } }],
    'a name': [{ a: undefined }, { b: undefined }],
    'a name more': [{ a: 1 }, { a: 1, b: 2 }],
    'an entry of a list': [{ a: ['x'] }, { a: ['y'] }],
    'a list for an object': [{ a: [] }, { a: {} }],
    'a string for an object': ['{}', {}],
    'another store, however alike': [{ a: new Map() }, { a: new Map() }],
    'another function': [{ a: () => 1 }, { a: () => 1 }],
    'nothing for something': [undefined, {}],
    'null for an object': [null, {}],
  };
  for (const [what, [one, other]] of Object.entries(others))
    it(`differ by ${what}`, () => {
      assert(!isSameConfig(one, other));
      assert(!isSameConfig(other, one));
    });
});
