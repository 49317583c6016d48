import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { useApp } from './support/app.js';
import { addMember, sendPassword, signIn } from './support/people.js';

const minute = 60_000;
const app = useApp();

/** A script for the next pages in which the device's clock is so much ahead. */
const clockAhead = (skew: number): string => `{
  const Real = Date;
  const now = () => Real.now() + ${skew};
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, made) => Reflect.construct(target, args.length > 0 ? args : [now()], made),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}`;

/** And one in which what the service answers does not let the page read its date; the page's own server always does. */
const dateHidden = `{
  const { get } = Headers.prototype;
  const { fetch } = globalThis;
  const answers = new WeakSet();
  globalThis.fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (init?.method === 'POST') answers.add(response.headers);
    return response;
  };
  Headers.prototype.get = function (name) {
    return name === 'date' && answers.has(this) ? null : get.call(this, name);
  };
}`;

describe('a user whose device has the wrong time', () => {
  for (const minutes of [6, -6, 120, -120, 4320, -4320]) {
    it(
      `signs in, and is still signed in after a reload: ${minutes} minutes ahead`,
      app.visit(async (maria) => {
        await addMember(app);
        await maria.page.evaluateOnNewDocument(clockAhead(minutes * minute));
        await maria.open();
        await signIn(maria);
        await maria.open('', 'Members’ area');
      }),
    );
  }

  it(
    'reads that it is so where the page cannot learn the time',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.page.evaluateOnNewDocument(clockAhead(120 * minute));
      await maria.page.evaluateOnNewDocument(dateHidden);
      await maria.open();
      await sendPassword(maria);
      await maria.hear('The date or time on this device is wrong. Set it, then try again.');
      assert.equal((await maria.field('Email')).value, 'maria@example.com');
    }),
  );
});
