import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

/** How long anything may take, in ms. */
const patience = 20_000;

/** Looks again until there is something; fails with `what` when there never is. */
export async function until<T>(look: () => Promise<T | undefined>, what: () => string): Promise<T> {
  for (const end = Date.now() + patience; Date.now() < end; await wait(50)) {
    const seen = await look();
    if (seen !== undefined) return seen;
  }
  assert.fail(`There was never ${what()}.`);
}
