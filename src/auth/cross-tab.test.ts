import { assert } from '@open-wc/testing';
import { createAuth } from './auth.js';
import type { HubPayload } from './hub.js';

const key = 'CognitoIdentityServiceProvider.crosstab.LastAuthUser';

/** Another page that shares the storage. It is sessionStorage here, which the test files that run beside this one do not share. */
async function otherPage(): Promise<{ storage: Storage; close(): void }> {
  const frame = document.createElement('iframe');
  frame.src = '/src/auth/errors.ts';
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

    let event = next();
    other.storage.setItem('something else', '1');
    other.storage.removeItem('something else');
    other.storage.setItem(key, 'ada');
    await event;
    event = next();
    other.storage.setItem(key, 'grace');
    await event;
    event = next();
    other.storage.removeItem(key);
    await event;

    assert.deepEqual(
      events.map(({ event: name, data, fromOtherTab }) => [name, data, fromOtherTab]),
      [
        ['signIn', { username: 'ada' }, true],
        ['signIn', { username: 'grace' }, true],
        ['signOut', undefined, true],
      ],
    );

    stop();
    const heard = new Promise((resolve) => addEventListener('storage', resolve, { once: true }));
    other.storage.setItem(key, 'lin');
    await heard;
    assert.lengthOf(events, 3);
    other.close();
  });

  it('are not told of what this tab does', async () => {
    const auth = createAuth({
      userPoolId: 'us-east-1_LocalDemo',
      userPoolWebClientId: 'crosstab',
      storage: 'session',
    });
    const events: HubPayload[] = [];
    const stop = auth.onEvent((payload) => events.push(payload));
    const other = await otherPage();
    sessionStorage.setItem(key, 'ada');
    const heard = new Promise((resolve) => addEventListener('storage', resolve, { once: true }));
    other.storage.setItem('marker', '1');
    await heard;
    assert.deepEqual(events, []);
    other.storage.removeItem('marker');
    other.close();
    stop();
  });
});
