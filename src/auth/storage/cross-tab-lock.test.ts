import { expect } from '@open-wc/testing';

import { normalizeConfig, readConfig } from '../config/config.js';
import { onceAcrossTabs, withLock } from './cross-tab-lock.js';
import { MemoryStorage } from './memory.js';
import { openStorage } from './storage.js';

const pool = { userPoolId: 'us-east-1_LocalDemo', userPoolWebClientId: 'client' };
const storage = openStorage(normalizeConfig(readConfig(pool).entries), new MemoryStorage());
let names = 0;
const freshName = () => `exclusively-test-${(++names).toString()}-${Math.random().toString(36)}`;
const wait = (time: number) => new Promise<string>((resolve) => setTimeout(resolve, time, 'late'));
const nothing = () => undefined;

async function held(name: string): Promise<boolean> {
  const { held: locks = [] } = await navigator.locks.query();
  return locks.some((lock) => lock.name === name);
}

describe('exclusive work', () => {
  it('holds the lock until other tabs can read the stored values', async () => {
    const name = freshName();
    expect(await onceAcrossTabs(storage, name, nothing, () => Promise.resolve('done'))).to.equal('done');
    await wait(100);
    expect(await held(name)).to.equal(true);
  });

  it('does not wait for the lock of the same page', async () => {
    const name = freshName();
    await onceAcrossTabs(storage, name, nothing, () => Promise.resolve('first'));
    const second = onceAcrossTabs(storage, name, nothing, () => Promise.resolve('second'));
    expect(await Promise.race([second, wait(1000)])).to.equal('second');
  });

  it('runs in one tab at a time, and not again where its result is found', async () => {
    const name = freshName();
    let stored: string | undefined;
    let runs = 0;
    const run = async () => {
      runs += 1;
      await wait(50);
      return (stored = 'result');
    };
    const find = () => stored;
    const all = [1, 2, 3].map(() => onceAcrossTabs(storage, name, find, run));
    expect(await Promise.all(all)).to.deep.equal(['result', 'result', 'result']);
    expect(runs).to.equal(1);
  });

  it('releases the lock when it fails, and the next tab runs it', async () => {
    const name = freshName();
    const failing = onceAcrossTabs(storage, name, nothing, () => Promise.reject(new Error('no network')));
    const next = onceAcrossTabs(storage, name, nothing, () => Promise.resolve('done'));
    let message = '';
    await failing.catch((error: unknown) => (message = String(error)));
    expect(message).to.include('no network');
    expect(await next).to.equal('done');

    const alone = freshName();
    await onceAcrossTabs(storage, alone, nothing, () => Promise.reject(new Error('no network'))).catch(
      nothing,
    );
    await wait(50);
    expect(await held(alone)).to.equal(false);
  });

  it('ends in other tabs as soon as they find its result in the storage', async () => {
    const name = freshName();
    let release: () => void = nothing;
    void navigator.locks.request(name, () => new Promise<void>((resolve) => (release = resolve)));
    const stored: string[] = [];
    const waiting = onceAcrossTabs(
      storage,
      name,
      () => stored[0],
      () => Promise.resolve('again'),
    );
    await wait(50);
    stored.push('of another tab');
    expect(await Promise.race([waiting, wait(1000)])).to.equal('of another tab');
    release();
  });

  describe('without its turn', () => {
    const now = performance.now.bind(performance);
    const pass = (time: number) => (performance.now = () => now() + time);
    const { locks } = navigator;
    const exchangeLocks = (value: unknown) =>
      Object.defineProperty(navigator, 'locks', { value, configurable: true });
    afterEach(() => {
      performance.now = now;
      exchangeLocks(locks);
    });
    const soon = (work: Promise<string>) => Promise.race([work, wait(2500)]);
    const done = () => Promise.resolve('done');

    it('runs after 35 s, even if another tab keeps the lock', async () => {
      const name = freshName();
      let release: () => void = nothing;
      void navigator.locks.request(name, () => new Promise<void>((resolve) => (release = resolve)));
      const waiting = onceAcrossTabs(storage, name, nothing, done);
      expect(await Promise.race([waiting, wait(100)])).to.equal('late');
      pass(34_000);
      expect(await Promise.race([waiting, wait(100)])).to.equal('late');
      pass(35_100);
      expect(await soon(waiting)).to.equal('done');
      release();
    });

    it('runs after 35 s, even if other tabs renew the lease', async () => {
      exchangeLocks(undefined);
      const name = freshName();
      storage.setItem(name, `other ${Date.now() + 35_000}`);
      const waiting = onceAcrossTabs(storage, name, nothing, done);
      expect(await Promise.race([waiting, wait(100)])).to.equal('late');
      pass(35_100);
      expect(await soon(waiting)).to.equal('done');
      expect(storage.getItem(name)).to.match(/^other /);
      storage.removeItem(name);
    });

    it('runs after a second if it is short, even if a closed tab left its lease', async () => {
      exchangeLocks(undefined);
      const name = freshName();
      storage.setItem(name, `gone ${Date.now() + 35_000}`);
      expect(await soon(withLock(storage, name, () => 'done'))).to.equal('done');
      storage.removeItem(name);
    });

    it('runs where locks are not allowed, as in a sandboxed frame', async () => {
      exchangeLocks({ request: () => Promise.reject(new DOMException('no', 'SecurityError')) });
      expect(await onceAcrossTabs(storage, freshName(), nothing, done)).to.equal('done');
      expect(await withLock(storage, freshName(), () => 'done')).to.equal('done');
    });

    it('runs when the storage is too full for a lease', async () => {
      exchangeLocks(undefined);
      const full = openStorage(
        normalizeConfig(
          readConfig({
            ...pool,
            storage: {
              getItem: () => null,
              setItem: () => {
                throw new DOMException('full', 'QuotaExceededError');
              },
              removeItem: nothing,
            },
          }).entries,
        ),
        new MemoryStorage(),
      );
      expect(await withLock(full, freshName(), () => 'done')).to.equal('done');
    });

    it('takes no lock for unshared storage', async () => {
      const memory = openStorage(
        normalizeConfig(readConfig({ ...pool, storage: 'memory' }).entries),
        new MemoryStorage(),
      );
      const name = freshName();
      let release: () => void = nothing;
      void navigator.locks.request(name, () => new Promise<void>((resolve) => (release = resolve)));
      expect(await soon(onceAcrossTabs(memory, name, nothing, done))).to.equal('done');
      release();
    });
  });
});
