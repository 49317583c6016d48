import { toAuthError } from '../../lib/auth-error.js';
import type { OpenedStorage } from './storage.js';

/**
 * In milliseconds: how long a lease counts whose tab is gone, and how long anything waits for its turn. Longer than a
 * request is waited for.
 */
const lifetime = 35_000;
/** In milliseconds: what another tab may need to write down a lease that it took at the same moment. */
const settling = 200;
/** In milliseconds: how long short work waits for its lock. */
const longestWait = 1000;
/** In milliseconds: between two looks at a lease, or at what the holder of a lock was to store. */
const pause = 20;
/** In milliseconds: how long a lock is kept after the work, because what was stored may reach another tab later than a lock. */
const spreading = 2000;

/**
 * Does a piece of work once for all tabs of the origin that want it under this name: one has the Web Lock (or where these
 * are missing, on a page without TLS, a lease in the storage that the tabs share) and runs it, the others wait until they
 * `find` in the storage what it has stored. Where it stored nothing, the next one runs it.
 */
export async function onceAcrossTabs<Result>(
  storage: OpenedStorage,
  name: string,
  find: () => Result | undefined,
  run: () => Promise<Result>,
): Promise<Result> {
  const work = async () => find() ?? (await run());
  // Memory and Node have no other tab.
  if (!storage.isShared) return work();
  if (hasLocks()) return underLock(name, find, work);
  // That the lease was free again came by the same way as what was stored before.
  return underLease(storage, name, work);
}

/**
 * Runs short work while no other tab does under this name. A lock that is not free within a second (a tab that hangs) is
 * passed over: what a person asked for is done.
 */
export async function withLock<Result>(
  storage: OpenedStorage,
  name: string,
  work: () => Result,
): Promise<Result> {
  if (!storage.isShared) return work();
  if (!hasLocks()) return underLease(storage, name, () => Promise.resolve(work()), longestWait);
  const done: { result?: Result } = {};
  const run = () => {
    done.result = work();
  };
  try {
    await navigator.locks.request(name, { signal: AbortSignal.timeout(longestWait) }, run);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    run();
  }
  return done.result as Result;
}

const hasLocks = (): boolean =>
  typeof navigator !== 'undefined' && 'locks' in navigator && Boolean(Reflect.get(navigator, 'locks'));

async function underLease<Result>(
  storage: OpenedStorage,
  name: string,
  work: () => Promise<Result>,
  patience = lifetime,
): Promise<Result> {
  const holder = Math.random().toString(36).slice(2);
  // A storage that is full takes no lease, and may still take what the work does: a sign-out removes.
  const isTaken = await take(storage, name, holder, patience).catch(() => false);
  try {
    return await work();
  } finally {
    if (isTaken && holderOf(storage, name) === holder) storage.removeItem(name);
  }
}

/** The work of this page by name, while its lock is kept: what comes meanwhile follows at once. */
const ours = new Map<string, Promise<unknown>>();

function underLock<Result>(
  name: string,
  find: () => Result | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  const last = ours.get(name);
  if (last) return follow(name, last, work);
  const queue = new AbortController();
  const end = performance.now() + lifetime;
  let isWaiting = true;
  return new Promise((resolve, reject) => {
    const begin = (): Promise<void> => {
      isWaiting = false;
      const done = work();
      ours.set(name, done);
      resolve(done);
      return quiet(name);
    };
    navigator.locks
      .request(name, { signal: queue.signal }, begin)
      // No locks on this page (a sandboxed frame, blocked storage), or no turn in time.
      .catch(() => (isWaiting ? begin() : undefined));
    const leave = (settle: () => void): void => {
      isWaiting = false;
      settle();
      queue.abort();
    };
    look().catch((error: unknown) => leave(() => reject(toAuthError(error))));

    async function look(): Promise<void> {
      while (isWaiting) {
        const found = find();
        if (found !== undefined) leave(() => resolve(found));
        else if (performance.now() > end) queue.abort();
        await wait(pause);
      }
    }
  });
}

function follow<Result>(name: string, last: Promise<unknown>, work: () => Promise<Result>): Promise<Result> {
  const next = last.then(work, work);
  ours.set(name, next);
  return next;
}

/** Until what was stored last has had its time to spread; after a failure there is nothing to spread. */
async function quiet(name: string): Promise<void> {
  let last: Promise<unknown> | undefined;
  while (last !== (last = ours.get(name))) {
    const hasStored = await last?.then(
      () => true,
      () => false,
    );
    if (hasStored) await wait(spreading);
  }
  ours.delete(name);
}

/** Whether the lease is taken, or has been waited for as long as there is patience. */
async function take(
  storage: OpenedStorage,
  name: string,
  holder: string,
  patience: number,
): Promise<boolean> {
  const end = performance.now() + patience;
  while (performance.now() <= end) {
    if (holderOf(storage, name) === undefined) {
      storage.setItem(name, `${holder} ${Date.now() + lifetime}`);
      // Two may have seen it free: the one that wrote last has it.
      await wait(settling);
      if (holderOf(storage, name) === holder) return true;
    }
    await wait(pause);
  }
  return false;
}

/** Who holds a lease that still counts. */
function holderOf(storage: OpenedStorage, name: string): string | undefined {
  const [holder, ends] = storage.getItem(name)?.split(' ') ?? [];
  const left = Number(ends) - Date.now();
  // More than a lease lasts was never given: the clock was put back.
  return left > 0 && left <= lifetime ? holder : undefined;
}

const wait = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
