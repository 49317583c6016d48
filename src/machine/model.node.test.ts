import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createActor, type SnapshotFrom } from 'xstate';
import { getShortestPaths, toDirectedGraph } from 'xstate/graph';

import {
  authModel,
  type ModelEvent,
  type PoolKind,
  poolKinds,
  userKinds,
} from '../../test/machine/auth-model.js';
import { Walker } from '../../test/machine/walker.js';
import { authStates } from './types.js';

const steps = 1200;

/** Repeatable chance (a linear congruential generator, the constants of Numerical Recipes). */
function chance(seed: number) {
  let state = seed >>> 0;
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function pick<Item>(list: readonly Item[], next: (below: number) => number): Item {
  const item = list[next(list.length)];
  assert.ok(item !== undefined, 'there is a way on');
  return item;
}

/** Every way on in the model, and to where. */
const edges = toDirectedGraph(authModel).children.flatMap(({ edges: own }) =>
  own
    .filter(({ label }) => label.text !== '')
    .map(({ source, target, label }) => ({ from: source.key, event: label.text, to: target.key })),
);
const events = [...new Set(edges.map(({ event }) => event))].map((type) => ({ type }) as ModelEvent);

/** Walks the model and the machine side by side: by chance, and on the shortest way to what has not been walked. */
async function walk(pool: PoolKind, count: number, seed: number, walked: Map<string, number>): Promise<void> {
  const next = chance(seed);
  const model = createActor(authModel, { input: { pool } }).start();
  const walker = new Walker(pool);
  await walker.rest();
  const trail: string[] = [];
  const keyOf = (from: unknown, { type }: ModelEvent) => `${pool}: ${String(from)}, ${type}`;
  const isFresh = (snapshot: SnapshotFrom<typeof authModel>) => (event: ModelEvent) =>
    snapshot.can(event) && !walked.has(keyOf(snapshot.value, event));

  function choose(): ModelEvent {
    const fromState = model.getSnapshot();
    if (next(3) > 0) {
      const fresh = events.filter(isFresh(fromState));
      if (fresh.length > 0) return pick(fresh, next);
      const [path] = getShortestPaths(authModel, {
        fromState,
        events,
        toState: (snapshot) => events.some(isFresh(snapshot)),
        stopWhen: (snapshot) => events.some(isFresh(snapshot)),
      });
      const first = path?.steps.find(({ event }) => events.includes(event));
      if (first) return first.event;
    }
    return pick(
      events.filter((event) => fromState.can(event)),
      next,
    );
  }

  for (let step = 0; step < count; step += 1) {
    const event = choose();
    const key = keyOf(model.getSnapshot().value, event);
    walked.set(key, (walked.get(key) ?? 0) + 1);
    model.send(event);
    trail.push(key);
    await walker.does(event);
    const story = `${trail.slice(-6).join(' → ')} (error: ${walker.error})`;
    assert.equal(walker.where, model.getSnapshot().value, story);
  }
  assert.ok(walker.isSecretFree, 'no password in a snapshot');
  walker.stop();
  model.stop();
}

describe('the machine over a real pool', () => {
  it(`goes where the specification says, through ${steps} steps and every transition of it`, async () => {
    const walked = new Map<string, number>();
    const shares: Readonly<Partial<Record<PoolKind, number>>> = {
      usual: 0.35,
      choosing: 0.15,
      settingUp: 0.15,
    };
    for (const [index, pool] of poolKinds.entries())
      await walk(pool, steps * (shares[pool] ?? 0.0875), index + 1, walked);
    const seen = new Set([...walked.keys()].map((key) => key.split(': ')[1]));
    const missed = edges.filter(({ from, event }) => !seen.has(`${from}, ${event}`));
    assert.deepEqual(missed, [], 'every transition of the model was walked');
    assert.equal(
      [...walked.values()].reduce((sum, count) => sum + count),
      steps,
    );
  });

  it('has a model that knows every state a person can be in', () => {
    const known = new Set(Object.keys(authModel.states).map((name) => name.split(' ')[0]));
    const wanted = authStates.filter((state) => state !== 'loading' && state !== 'signedOut');
    assert.deepEqual(
      wanted.filter((state) => !known.has(state)),
      [],
    );
    assert.ok(userKinds.every((kind) => events.some(({ type }) => type === `signs in as ${kind}`)));
  });
});
