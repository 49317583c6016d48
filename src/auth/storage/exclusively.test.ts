import { expect } from '@open-wc/testing';
import { exclusively } from './exclusively.js';
import { MemoryStorage } from './memory.js';
import { openStorage } from './storage.js';
import { normaliseConfig, readConfig } from '../config.js';

const pool = { userPoolId: 'us-east-1_LocalDemo', userPoolWebClientId: 'client' };
const storage = openStorage(normaliseConfig(readConfig(pool).found), new MemoryStorage());
let names = 0;
const freshName = () => `exclusively-test-${(++names).toString()}-${Math.random().toString(36)}`;
const wait = (time: number) => new Promise<string>((resolve) => setTimeout(resolve, time, 'late'));
const nothing = () => undefined;

async function held(name: string): Promise<boolean> {
  const { held: locks = [] } = await navigator.locks.query();
  return locks.some((lock) => lock.name === name);
}

describe('exclusive work', () => {
  it('keeps other tabs out a while longer, until what it stored has come to them', async () => {
    const name = freshName();
    expect(await exclusively(storage, name, nothing, () => Promise.resolve('done'))).to.equal('done');
    await wait(100);
    expect(await held(name)).to.equal(true);
  });

  it('follows at once in the page that has just done some', async () => {
    const name = freshName();
    await exclusively(storage, name, nothing, () => Promise.resolve('first'));
    const second = exclusively(storage, name, nothing, () => Promise.resolve('second'));
    expect(await Promise.race([second, wait(1000)])).to.equal('second');
  });

  it('is done one after the other, and not again by those who find its result', async () => {
    const name = freshName();
    let stored: string | undefined;
    let runs = 0;
    const run = async () => {
      runs += 1;
      await wait(50);
      return (stored = 'result');
    };
    const find = () => stored;
    const all = [1, 2, 3].map(() => exclusively(storage, name, find, run));
    expect(await Promise.all(all)).to.deep.equal(['result', 'result', 'result']);
    expect(runs).to.equal(1);
  });

  it('is left to the next one where it failed, and its lock is free', async () => {
    const name = freshName();
    const failing = exclusively(storage, name, nothing, () => Promise.reject(new Error('no network')));
    const next = exclusively(storage, name, nothing, () => Promise.resolve('done'));
    let message = '';
    await failing.catch((error: unknown) => (message = String(error)));
    expect(message).to.include('no network');
    expect(await next).to.equal('done');

    const alone = freshName();
    await exclusively(storage, alone, nothing, () => Promise.reject(new Error('no network'))).catch(nothing);
    await wait(50);
    expect(await held(alone)).to.equal(false);
  });

  it('ends for the others as soon as they find its result in the storage', async () => {
    const name = freshName();
    let release: () => void = nothing;
    void navigator.locks.request(name, () => new Promise<void>((resolve) => (release = resolve)));
    const stored: string[] = [];
    const waiting = exclusively(
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
});
