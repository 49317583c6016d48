import { toAuthError } from '../../lib/auth-error.js';
import { delay, REQUEST_TIMEOUT_MS } from '../../lib/timeout.js';
import type { OpenedStorage } from './storage.js';

/**
 * Mutual exclusion between the tabs of an origin. Uses Web Locks; where these are missing (a page without TLS), a lease
 * in the storage that the tabs share.
 */

/**
 * How long a lease is valid when its tab is gone, and how long `onceAcrossTabs` waits for its turn. Longer than
 * `REQUEST_TIMEOUT_MS`, so that a slow request does not lose its lease.
 */
const LEASE_MS = REQUEST_TIMEOUT_MS + 5000;
/** How long to wait after writing a lease before reading it back: another tab may write one at the same moment. */
const LEASE_CHECK_MS = 200;
/** How long `withLock` waits for its lock. */
const LOCK_TIMEOUT_MS = 1000;
/** The interval between two reads of the storage while waiting. */
const POLL_INTERVAL_MS = 20;
/** How long a lock is held after its work: what was stored may reach another tab later than the release of the lock. */
const PROPAGATION_MS = 2000;

/**
 * Runs `run` in one tab for all tabs that ask for the same `name`. The other tabs wait until `readResult` finds in the
 * storage what that tab has stored, and resolve with it. If nothing was stored, the next tab runs `run`.
 */
export async function onceAcrossTabs<Result>(
  storage: OpenedStorage,
  name: string,
  readResult: () => Result | undefined,
  run: () => Promise<Result>,
): Promise<Result> {
  const runUnlessStored = async () => readResult() ?? (await run());
  // Memory and Node have no other tabs.
  if (!storage.isShared) return runUnlessStored();
  if (hasWebLocks()) return runUnderWebLock(name, readResult, runUnlessStored);
  // The release of a lease arrives through the same storage as the result, so one read after it is enough.
  return runUnderLease(storage, name, runUnlessStored);
}

/**
 * Runs synchronous work while no other tab runs work under the same `name`. If the lock is not free within
 * `LOCK_TIMEOUT_MS` (another tab hangs), the work runs without it: a sign-in or sign-out must not fail for that.
 */
export async function withLock<Result>(
  storage: OpenedStorage,
  name: string,
  work: () => Result,
): Promise<Result> {
  if (!storage.isShared) return work();
  if (!hasWebLocks()) return runUnderLease(storage, name, () => Promise.resolve(work()), LOCK_TIMEOUT_MS);
  const done: { result?: Result } = {};
  const run = () => {
    done.result = work();
  };
  try {
    await navigator.locks.request(name, { signal: AbortSignal.timeout(LOCK_TIMEOUT_MS) }, run);
  } catch (error) {
    // The lock timed out, or is not available. Any other error is from the work.
    if (!(error instanceof DOMException)) throw error;
    run();
  }
  return done.result as Result;
}

const hasWebLocks = (): boolean =>
  typeof navigator !== 'undefined' && 'locks' in navigator && Boolean(Reflect.get(navigator, 'locks'));

/** The latest run of this tab by name, while its lock is held: later runs of this tab follow it at once. */
const runsUnderLock = new Map<string, Promise<unknown>>();

function runUnderWebLock<Result>(
  name: string,
  readResult: () => Result | undefined,
  run: () => Promise<Result>,
): Promise<Result> {
  const previousRun = runsUnderLock.get(name);
  if (previousRun) return runAfter(name, previousRun, run);
  const lockRequest = new AbortController();
  const deadline = performance.now() + LEASE_MS;
  let isWaiting = true;
  return new Promise((resolve, reject) => {
    /** The returned promise holds the lock. */
    const runAndHoldLock = (): Promise<void> => {
      isWaiting = false;
      const result = run();
      runsUnderLock.set(name, result);
      resolve(result);
      return untilPropagated(name);
    };
    navigator.locks
      .request(name, { signal: lockRequest.signal }, runAndHoldLock)
      // Locks are not available (a sandboxed frame, blocked storage), or the deadline has passed.
      .catch(() => (isWaiting ? runAndHoldLock() : undefined));
    const stopWaiting = (settlePromise: () => void): void => {
      isWaiting = false;
      settlePromise();
      lockRequest.abort();
    };
    pollForResult().catch((error: unknown) => stopWaiting(() => reject(toAuthError(error))));

    async function pollForResult(): Promise<void> {
      while (isWaiting) {
        const result = readResult();
        if (result !== undefined) stopWaiting(() => resolve(result));
        else if (performance.now() > deadline) lockRequest.abort();
        await delay(POLL_INTERVAL_MS);
      }
    }
  });
}

function runAfter<Result>(
  name: string,
  previousRun: Promise<unknown>,
  run: () => Promise<Result>,
): Promise<Result> {
  const next = previousRun.then(run, run);
  runsUnderLock.set(name, next);
  return next;
}

/** Resolves when what the last run has stored has reached the other tabs. A failed run has stored nothing. */
async function untilPropagated(name: string): Promise<void> {
  let lastRun: Promise<unknown> | undefined;
  while (lastRun !== (lastRun = runsUnderLock.get(name))) {
    const hasStored = await lastRun?.then(
      () => true,
      () => false,
    );
    if (hasStored) await delay(PROPAGATION_MS);
  }
  runsUnderLock.delete(name);
}

async function runUnderLease<Result>(
  storage: OpenedStorage,
  name: string,
  run: () => Promise<Result>,
  timeoutMs = LEASE_MS,
): Promise<Result> {
  const holder = Math.random().toString(36).slice(2);
  // A full storage takes no lease, but the work may still succeed: a sign-out only removes.
  const hasLease = await acquireLease(storage, name, holder, timeoutMs).catch(() => false);
  try {
    return await run();
  } finally {
    if (hasLease && leaseHolder(storage, name) === holder) storage.removeItem(name);
  }
}

/** Waits for the lease and takes it. Resolves with false after `timeoutMs`. */
async function acquireLease(
  storage: OpenedStorage,
  name: string,
  holder: string,
  timeoutMs: number,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() <= deadline) {
    if (leaseHolder(storage, name) === undefined) {
      storage.setItem(name, `${holder} ${Date.now() + LEASE_MS}`);
      // Two tabs may have seen it free: the last one to write has it.
      await delay(LEASE_CHECK_MS);
      if (leaseHolder(storage, name) === holder) return true;
    }
    await delay(POLL_INTERVAL_MS);
  }
  return false;
}

/** The holder of a lease that is still valid. */
function leaseHolder(storage: OpenedStorage, name: string): string | undefined {
  const [holder, expiresAt] = storage.getItem(name)?.split(' ') ?? [];
  const remainingMs = Number(expiresAt) - Date.now();
  // More than LEASE_MS is never written: the clock was put back.
  return remainingMs > 0 && remainingMs <= LEASE_MS ? holder : undefined;
}
