import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type HubCapsule, HubClass } from './hub.js';

describe('the Hub', () => {
  it('calls the listeners of the channel, and of a pattern', () => {
    const hub = new HubClass();
    const seen: HubCapsule[] = [];
    hub.listen('auth', (capsule) => seen.push(capsule));
    hub.listen(/^au/, (capsule) => seen.push(capsule));
    hub.listen('storage', () => assert.fail());
    hub.dispatch('auth', { event: 'signIn', data: 1, message: 'in' }, 'Auth');
    const expected = {
      channel: 'auth',
      payload: { event: 'signIn', data: 1, message: 'in' },
      source: 'Auth',
    };
    assert.deepEqual(seen, [expected, expected]);
  });

  it('calls the listener of a pattern with the flag g each time', () => {
    const hub = new HubClass();
    let calls = 0;
    hub.listen(/auth/g, () => calls++);
    for (let count = 0; count < 3; count++) hub.dispatch('auth', { event: 'signIn' });
    assert.equal(calls, 3);
  });

  it('stops by what listen returns, and by remove', () => {
    const hub = new HubClass();
    let calls = 0;
    const listener = () => calls++;
    const stop = hub.listen('auth', listener);
    hub.listen('auth', listener);
    stop();
    stop();
    hub.dispatch('auth', { event: 'a' });
    assert.equal(calls, 1);
    hub.remove('auth', listener);
    hub.remove('auth', listener);
    hub.dispatch('auth', { event: 'b' });
    assert.equal(calls, 1);
  });

  it('takes the legacy object with onHubCapsule', () => {
    const hub = new HubClass();
    const receiver = {
      events: [] as string[],
      onHubCapsule({ payload }: HubCapsule) {
        this.events.push(payload.event);
      },
    };
    hub.listen('auth', receiver);
    hub.dispatch('auth', { event: 'signOut' });
    assert.deepEqual(receiver.events, ['signOut']);
  });

  it('lets a listener remove itself while it is called', () => {
    const hub = new HubClass();
    const seen: string[] = [];
    const stop = hub.listen('auth', () => {
      seen.push('first');
      stop();
    });
    hub.listen('auth', () => seen.push('second'));
    hub.dispatch('auth', { event: 'a' });
    hub.dispatch('auth', { event: 'a' });
    assert.deepEqual(seen, ['first', 'second', 'second']);
  });

  it('reports what a listener throws as uncaught, and goes on', async () => {
    const hub = new HubClass();
    const original = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    const uncaught = new Promise((resolve) => process.once('uncaughtException', resolve));
    let called = false;
    hub.listen('auth', () => {
      throw new Error('broken listener');
    });
    hub.listen('auth', () => {
      called = true;
    });
    hub.dispatch('auth', { event: 'a' });
    assert.equal(((await uncaught) as Error).message, 'broken listener');
    for (const listener of original) process.on('uncaughtException', listener);
    assert.ok(called);
  });
});
