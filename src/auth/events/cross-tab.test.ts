import { assert, waitUntil } from '@open-wc/testing';

import { toAuthError } from '../../lib/auth-error.js';
import { createLocalCognito } from '../../local-cognito/index.js';
import { seedUsers } from '../../local-cognito/seed-users.js';
import { createAuth } from '../auth.js';
import type { HubPayload } from './hub.js';

const poolId = 'us-east-1_LocalDemo';
const password = 'Correct-Horse-9';
const key = 'CognitoIdentityServiceProvider.crosstab.LastAuthUser';

/** Another page that shares the storage. It is sessionStorage here, which the test files that run beside this one do not share. */
async function otherPage(): Promise<{ storage: Storage; close(): void }> {
  const frame = document.createElement('iframe');
  frame.src = '/src/lib/auth-error.ts';
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve));
  if (!frame.contentWindow) throw new Error('The frame has no window.');
  return { storage: frame.contentWindow.sessionStorage, close: () => frame.remove() };
}

describe('sign-in and sign-out in another tab', () => {
  afterEach(() => sessionStorage.removeItem(key));

  it('are events of the instance, marked', async () => {
    const auth = createAuth({
      userPoolId: 'us-east-1_LocalDemo',
      userPoolWebClientId: 'crosstab',
      storage: 'session',
    });
    const events: HubPayload[] = [];
    let told: () => void = () => undefined;
    const next = () => new Promise<void>((resolve) => (told = resolve));
    const stop = auth.onEvent((payload) => {
      events.push(payload);
      told();
    });
    const other = await otherPage();

    await watching();
    let event = next();
    other.storage.setItem('something else', '1');
    other.storage.removeItem('something else');
    other.storage.setItem(key, 'ada');
    await event;
    other.storage.setItem(key, 'grace');
    await until(() => events.length === 3);
    event = next();
    other.storage.removeItem(key);
    await event;

    assert.deepEqual(
      events.map(({ event: name, data, fromOtherTab }) => [name, data, fromOtherTab]),
      [
        ['signIn', { username: 'ada' }, true],
        ['signOut', { username: 'ada' }, true],
        ['signIn', { username: 'grace' }, true],
        ['signOut', { username: 'grace' }, true],
      ],
    );

    stop();
    const heard = new Promise((resolve) => addEventListener('storage', resolve, { once: true }));
    other.storage.setItem(key, 'lin');
    await heard;
    assert.lengthOf(events, 4);
    other.close();
  });

  it('are events of the instances in this tab, whatever the storage is, but of the one that did it', async () => {
    const items = new Map<string, string>();
    const storage = {
      getItem: (name: string) => items.get(name) ?? null,
      setItem: (name: string, value: string) => void items.set(name, value),
      removeItem: (name: string) => void items.delete(name),
    };
    const cognito = createLocalCognito({
      pools: [{ id: poolId, clients: [{ id: 'crosstab' }] }],
    });
    await seedUsers(
      cognito,
      ['ada', 'grace'].map((username) => ({ username, password })),
    );
    const open = () => {
      const auth = createAuth({
        userPoolId: poolId,
        userPoolWebClientId: 'crosstab',
        endpoint: 'http://localhost/',
        storage,
        fetch: (input, init) => cognito.fetch(new Request(input, init)),
      });
      const events: string[] = [];
      const stop = auth.onEvent(({ event, data, fromOtherTab }) => {
        const name = isNamed(data) ? data.username : '';
        events.push(`${event} ${name}${fromOtherTab ? ' elsewhere' : ''}`);
      });
      return { auth, events, stop };
    };
    const [one, other] = [open(), open()];
    await watching();
    await one.auth.signIn('ada', password);
    await until(() => other.events.length === 1);
    await other.auth.signIn('grace', password);
    await until(() => one.events.length === 3);
    await one.auth.signOut();
    await until(() => other.events.length === 4);
    assert.deepEqual(one.events, [
      'signIn ada',
      'signOut ada elsewhere',
      'signIn grace elsewhere',
      'signOut grace',
    ]);
    assert.deepEqual(other.events, [
      'signIn ada elsewhere',
      'signOut ada',
      'signIn grace',
      'signOut grace elsewhere',
    ]);
    one.stop();
    other.stop();
  });

  it('do not include what an asynchronous storage held before', async () => {
    const items = new Map<string, string>();
    let sync: () => void = () => undefined;
    const synced = new Promise<void>((resolve) => (sync = resolve));
    const storage = {
      getItem: (name: string) => items.get(name) ?? null,
      setItem: (name: string, value: string) => void items.set(name, value),
      removeItem: (name: string) => void items.delete(name),
      sync: () => synced.then(() => void items.set(key, 'ada')),
    };
    const auth = createAuth({ userPoolId: poolId, userPoolWebClientId: 'crosstab', storage });
    const events: string[] = [];
    const stop = auth.onEvent(({ event }) => events.push(event));
    await watching();
    sync();
    await watching();
    assert.deepEqual(events, []);
    stop();
  });

  it('are a sign-out for an account that another instance deletes', async () => {
    const cognito = createLocalCognito({ pools: [{ id: poolId, clients: [{ id: 'crosstab' }] }] });
    await seedUsers(cognito, [{ username: 'ada', password }]);
    const items = new Map<string, string>();
    const storage = {
      getItem: (name: string) => items.get(name) ?? null,
      setItem: (name: string, value: string) => void items.set(name, value),
      removeItem: (name: string) => void items.delete(name),
    };
    const [one, other] = [1, 2].map(() => {
      const auth = createAuth({
        userPoolId: poolId,
        userPoolWebClientId: 'crosstab',
        endpoint: 'http://localhost/',
        storage,
        fetch: (input, init) => cognito.fetch(new Request(input, init)),
      });
      const events: string[] = [];
      const stop = auth.onEvent(({ event, fromOtherTab }) => {
        events.push(`${event}${fromOtherTab ? ' elsewhere' : ''}`);
      });
      return { auth, events, stop };
    });
    assert.ok(one && other);
    await watching();
    await one.auth.signIn('ada', password);
    await until(() => other.events.length === 1);
    await Promise.all([one.auth.deleteUser(), one.auth.deleteUser()]);
    await until(() => other.events.length === 2);
    assert.deepEqual(one.events, ['signIn', 'userDeleted', 'signOut']);
    assert.deepEqual(other.events, ['signIn elsewhere', 'signOut elsewhere']);
    assert.isFalse(other.auth.mayBeSignedIn());
    one.stop();
    other.stop();
  });

  it('are a sign-out and a sign-in for another account with the same username', async () => {
    const tokenKey = 'CognitoIdentityServiceProvider.crosstab.ada.accessToken';
    const token = (sub: string, jti: string) =>
      `h.${btoa(JSON.stringify({ sub, jti })).replace(/=+$/, '')}.s`;
    const changed = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    sessionStorage.setItem(key, 'ada');
    sessionStorage.setItem(tokenKey, token('1', 'a'));
    const auth = createAuth({ userPoolId: poolId, userPoolWebClientId: 'crosstab', storage: 'session' });
    const events: string[] = [];
    const stop = auth.onEvent(({ event }) => events.push(event));
    await watching();
    sessionStorage.setItem(tokenKey, token('1', 'b'));
    changed();
    await until(() => events.length === 1);
    sessionStorage.setItem(tokenKey, token('2', 'c'));
    changed();
    await until(() => events.length === 3);
    assert.deepEqual(events, ['tokenRefresh', 'signOut', 'signIn']);
    stop();
    sessionStorage.removeItem(tokenKey);
  });

  it('are noticed when the page becomes visible, without an event', async () => {
    const auth = createAuth({ userPoolId: poolId, userPoolWebClientId: 'crosstab', storage: 'session' });
    const events: string[] = [];
    const stop = auth.onEvent(({ event }) => events.push(event));
    await watching();
    sessionStorage.setItem(key, 'ada');
    const form = document.createElement('form');
    form.name = 'hidden';
    document.body.append(form);
    const hidden = Object.getOwnPropertyDescriptor(Document.prototype, 'hidden') as PropertyDescriptor;
    // The page of a test may be behind others.
    Object.defineProperty(Document.prototype, 'hidden', { ...hidden, get: () => false });
    document.dispatchEvent(new Event('visibilitychange'));
    Object.defineProperty(Document.prototype, 'hidden', hidden);
    form.remove();
    await until(() => events.length === 1);
    sessionStorage.removeItem(key);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => events.length === 2);
    assert.deepEqual(events, ['signIn', 'signOut']);
    stop();
  });

  for (const [part, isLost] of [
    ['the tokens', (name: string) => name !== key],
    ['the access token', (name: string) => name.endsWith('.accessToken')],
    ['the name of the user', (name: string) => name === key],
  ] as const)
    for (const how of ['a call', 'a look'])
      it(`are noticed by ${how} when only ${part} has gone from the storage`, async () => {
        const cognito = createLocalCognito({ pools: [{ id: poolId, clients: [{ id: 'crosstab' }] }] });
        await seedUsers(cognito, [{ username: 'ada', password }]);
        const auth = createAuth({
          userPoolId: poolId,
          userPoolWebClientId: 'crosstab',
          endpoint: 'http://localhost/',
          storage: 'session',
          fetch: (input, init) => cognito.fetch(new Request(input, init)),
        });
        const events: string[] = [];
        const stop = auth.onEvent(({ event }) => events.push(event));
        await auth.signIn('ada', password);
        await watching();
        for (const name of Object.keys(sessionStorage).filter(isLost)) sessionStorage.removeItem(name);
        if (how === 'a look') dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        else
          assert.equal(
            await auth.currentSession().catch((error: unknown) => toAuthError(error).code),
            'NotSignedIn',
          );
        await until(() => events.length === 2);
        assert.deepEqual(events, ['signIn', 'signOut']);
        assert.isFalse(auth.mayBeSignedIn());
        stop();
        sessionStorage.clear();
      });

  it('are reported once when a call finds that the session is no longer stored', async () => {
    const cognito = createLocalCognito({ pools: [{ id: poolId, clients: [{ id: 'crosstab' }] }] });
    await seedUsers(cognito, [{ username: 'ada', password }]);
    const auth = createAuth({
      userPoolId: poolId,
      userPoolWebClientId: 'crosstab',
      endpoint: 'http://localhost/',
      storage: 'session',
      fetch: (input, init) => cognito.fetch(new Request(input, init)),
    });
    const events: string[] = [];
    const stop = auth.onEvent(({ event, fromOtherTab }) =>
      events.push(event + (fromOtherTab ? ' elsewhere' : '')),
    );
    await auth.signIn('ada', password);
    await watching();
    // By the app itself, or by the browser: there is no event for it.
    sessionStorage.clear();
    const ask = () => auth.currentSession().catch((error: unknown) => toAuthError(error).code);
    assert.deepEqual(await Promise.all([ask(), ask()]), ['NotSignedIn', 'NotSignedIn']);
    await until(() => events.length === 2);
    await ask();
    await auth.signIn('ada', password);
    await Promise.all([auth.signOut(), ...Array.from({ length: 20 }, ask)]);
    await watching();
    assert.deepEqual(events, ['signIn', 'signOut elsewhere', 'signIn', 'signOut']);
    stop();
  });

  it('are reported, also if this tab reports something else first', async () => {
    const auth = createAuth({
      userPoolId: poolId,
      userPoolWebClientId: 'crosstab',
      storage: 'session',
      fetch: () => Promise.reject(new TypeError('no network')),
    });
    const events: string[] = [];
    const stop = auth.onEvent(({ event }) => events.push(event));
    await watching();
    // As another tab does it; its event is still on the way.
    sessionStorage.setItem(key, 'ada');
    await auth.signIn('grace', password).catch(() => undefined);
    dispatchEvent(new StorageEvent('storage', { storageArea: sessionStorage, key }));
    await until(() => events.length === 2);
    assert.deepEqual(events, ['signIn_failure', 'signIn']);
    stop();
  });
});

const isNamed = (data: unknown): data is { username: string } =>
  typeof data === 'object' && data !== null && 'username' in data;

/** Other tabs are watched from a moment later on: the part that does it is loaded first. */
async function watching(): Promise<void> {
  await import('./cross-tab.js');
  await new Promise((resolve) => setTimeout(resolve));
}

async function until(condition: () => boolean): Promise<void> {
  await waitUntil(condition, String(condition), { timeout: 5000 });
}
