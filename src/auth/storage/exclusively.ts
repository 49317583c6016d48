import type { OpenedStorage } from './storage.js';

/** In milliseconds: how long a lease counts whose tab is gone. Longer than a request is waited for. */
const lifetime = 35_000;
/** In milliseconds: between two looks at a lease. */
const pause = 100;
/** In milliseconds: what another tab may need to write down a lease that it took at the same moment. */
const settling = 50;

/** In milliseconds: how much later than its lock the storage of another tab may come; seen: a few. */
const latest = 300;

/**
 * Runs one at a time for each name, in all tabs of the origin: by Web Locks, or where they are missing (a page without
 * TLS) by a lease in the storage that the tabs share. After waiting for another tab it looks, for a moment, for what that
 * one was to change in the storage: `hasChanged`.
 */
export async function exclusively<Result>(
  storage: OpenedStorage,
  name: string,
  hasChanged: () => boolean,
  run: () => Promise<Result>,
): Promise<Result> {
  const locks: unknown = typeof navigator === 'undefined' ? undefined : Reflect.get(navigator, 'locks');
  if (locks) {
    const first = await navigator.locks.request(name, { ifAvailable: true }, async (lock) =>
      lock ? { result: await run() } : undefined,
    );
    if (first) return first.result;
    return navigator.locks.request(name, async () => {
      for (const end = Date.now() + latest; !hasChanged() && Date.now() < end;) await wait(20);
      return run();
    });
  }
  // Memory and Node have no other tab.
  if (!storage.web) return run();
  const holder = Math.random().toString(36).slice(2);
  await take(storage, name, holder);
  try {
    // That the lease was free again came by the same way as what was stored before.
    return await run();
  } finally {
    if (holderOf(storage, name) === holder) storage.removeItem(name);
  }
}

async function take(storage: OpenedStorage, name: string, holder: string): Promise<void> {
  for (;;) {
    if (holderOf(storage, name) === undefined) {
      storage.setItem(name, `${holder} ${Date.now() + lifetime}`);
      // Two may have seen it free: the one that wrote last has it.
      await wait(settling);
      if (holderOf(storage, name) === holder) return;
    }
    await wait(pause);
  }
}

/** Who holds a lease that still counts. */
function holderOf(storage: OpenedStorage, name: string): string | undefined {
  const [holder, ends] = storage.getItem(name)?.split(' ') ?? [];
  return Number(ends) > Date.now() ? holder : undefined;
}

const wait = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
