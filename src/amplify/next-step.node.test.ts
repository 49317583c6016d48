import assert from 'node:assert/strict';
import { it } from 'node:test';

import { totpDetails } from './next-step.js';

it('the link for an authenticator app encodes any name and account', () => {
  const { getSetupUri } = totpDetails('SECRET', 'a#b@x.y');
  for (const name of ['C# Club', 'R&D Portal', 'What?', 'Acme: 100%', 'a/b'])
    for (const account of [undefined, 'x?y&z', 'é:ü']) {
      const { pathname, searchParams, hash } = getSetupUri(name, account);
      const label = pathname.split('/').at(-1)?.split(':').map(decodeURIComponent);
      assert.deepEqual(label, [name, account ?? 'a#b@x.y']);
      assert.deepEqual(Object.fromEntries(searchParams), { secret: 'SECRET', issuer: name });
      assert.equal(hash, '');
    }
});
