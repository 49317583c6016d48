import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

/** How long anything may take, in ms; a browser's first start on a busy computer takes long. */
const patience = 60_000;

/** Looks again until there is something; fails with `what` when there never is. */
export async function until<T>(look: () => Promise<T | undefined>, what: () => string): Promise<T> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await wait(50);
  }
  assert.fail(`There was never ${what()}.`);
}
