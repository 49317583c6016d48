import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';

import { rejection } from '../../test/auth/fixtures.js';
import { lazy } from './lazy.js';

/** A part whose attempts are settled by hand. */
function partByHand() {
  const attempts: { address: string; resolve: (part: string) => void; reject: (error: Error) => void }[] = [];
  const part = lazy(
    (address) =>
      new Promise<string>((resolve, reject) => {
        attempts.push({ address, resolve, reject });
      }),
  );
  return { part, attempts, addresses: () => attempts.map(({ address }) => address) };
}

/** Lets time pass, and all that follows from it. */
async function pass(milliseconds: number): Promise<void> {
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  await settle();
  for (let left = milliseconds; left > 0; left -= 500) {
    mock.timers.tick(500);
    await settle();
  }
}

describe('a part that is loaded when it is needed', () => {
  beforeEach(() => {
    mock.timers.reset();
    mock.timers.enable({ apis: ['setTimeout'] });
  });

  it('loads once for concurrent calls', async () => {
    const { part, attempts } = partByHand();
    const both = Promise.all([part(), part()]);
    attempts[0]?.resolve('here');
    assert.deepEqual(await both, ['here', 'here']);
    assert.equal(await part(), 'here');
    assert.equal(attempts.length, 1);
  });

  it('is retried once, at another URL, after a failure', async () => {
    const { part, attempts, addresses } = partByHand();
    const loading = part();
    attempts[0]?.reject(new Error('503'));
    await pass(1000);
    assert.deepEqual(addresses(), ['', '?1']);
    attempts[1]?.resolve('here');
    assert.equal(await loading, 'here');
  });

  it('rejects when both attempts failed, and the next call tries again', async () => {
    const { part, attempts } = partByHand();
    const failing = rejection(part());
    attempts[0]?.reject(new Error('503'));
    await pass(1000);
    attempts[1]?.reject(new Error('503'));
    assert.equal((await failing).code, 'NetworkError');
    const loading = part();
    attempts[2]?.resolve('here');
    assert.equal(await loading, 'here');
    assert.equal(await part.loaded, 'here');
  });

  it('is retried once when it hangs', async () => {
    const { part, attempts, addresses } = partByHand();
    const loading = part();
    await pass(5000);
    assert.deepEqual(addresses(), ['', '?1']);
    attempts[1]?.resolve('here');
    assert.equal(await loading, 'here');
  });

  it('times out after 10 s, and is used if it loads later', async () => {
    const { part, attempts } = partByHand();
    const failing = rejection(part());
    let isThere = false;
    void part.loaded.then(() => {
      isThere = true;
    });
    await pass(9500);
    assert.equal(attempts.length, 2);
    await pass(500);
    assert.equal((await failing).code, 'Timeout');
    assert.equal(isThere, false);
    attempts[0]?.resolve('late');
    assert.equal(await part.loaded, 'late');
    assert.equal(await part(), 'late');
  });

  it('uses an earlier attempt that loads while another is pending', async () => {
    const { part, attempts } = partByHand();
    const failing = rejection(part());
    await pass(10_000);
    await failing;
    const loading = part();
    attempts[1]?.resolve('late');
    assert.equal(await loading, 'late');
  });
});
