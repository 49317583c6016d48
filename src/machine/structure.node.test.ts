import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { AnyStateNode } from 'xstate';

import { createAuth } from '../auth/auth.js';
import { createAuthActors } from './actors.js';
import { createAuthMachine } from './auth-machine.js';
import { authStates } from './types.js';

function* walk(node: AnyStateNode): Generator<AnyStateNode> {
  yield node;
  for (const child of Object.values(node.states)) yield* walk(child);
}
const { root } = createAuthMachine(createAuthActors(createAuth()));
const nodes = [...walk(root)];

/** The lists of transitions of a node, one for each event that it answers; `''` are the eventless ones. */
function transitionsOf(node: AnyStateNode) {
  return [...node.transitions, ['', node.always ?? []] as const];
}

describe('the chart', () => {
  it('has exactly the states of the public vocabulary, signedOut aside', () => {
    const wanted = authStates.filter((state) => state !== 'signedOut');
    assert.deepEqual(Object.keys(root.states).sort(), [...wanted].sort());
  });

  it('answers the failure of every call', () => {
    for (const node of nodes) {
      for (const invoke of node.invoke) {
        const lists = node.transitions.get(`xstate.error.actor.${invoke.id}`);
        assert.ok(lists?.length, `${node.id} has an invoke without onError`);
      }
    }
  });

  it('ends every list of ways on after a call, and every eventless list, with one that always goes', () => {
    for (const node of nodes) {
      for (const [event, list] of transitionsOf(node)) {
        if (event !== '' && !event.startsWith('xstate.')) continue;
        const last = list.at(-1);
        assert.ok(!last?.guard, `${node.id} may stick on ${event || 'always'}`);
      }
    }
  });

  it('can reach every state', () => {
    const reached = new Set<AnyStateNode>();
    const enter = (node: AnyStateNode): void => {
      for (let up = node.parent; up; up = up.parent) reached.add(up);
      for (let down: AnyStateNode | undefined = node; down; down = down.initial.target[0]) {
        reached.add(down);
        if (Object.keys(down.states).length === 0) break;
      }
    };
    enter(root);
    let before = -1;
    while (before !== reached.size) {
      before = reached.size;
      for (const node of [...reached]) {
        for (const [, list] of transitionsOf(node)) {
          for (const { target } of list) target?.forEach(enter);
        }
      }
    }
    const missed = nodes.filter((node) => !reached.has(node)).map((node) => node.id);
    assert.deepEqual(missed, []);
  });

  it('leaves every state by something other than a call', () => {
    for (const screen of Object.values(root.states)) {
      assert.ok(
        screen.events.some((event) => ['nav.signIn', 'signOut'].includes(event)),
        screen.key,
      );
    }
  });
});
