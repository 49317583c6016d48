import { assert } from '@open-wc/testing';

import { AuthError } from '../../../lib/auth-error.js';
import { createLocalCognito } from '../../../local-cognito/index.js';
import { createAuth } from '../../auth.js';
import type { HubPayload } from '../../events/hub.js';

const identityPoolId = 'us-east-1:00000000-0000-4000-8000-0000000000c7';
const domain = 'accounts.google.com';
const infoKey = 'aws-amplify-cachefederatedInfo';

/** Another page that shares the storage. It is sessionStorage here, which the test files that run beside this one do not share. */
async function otherPage(): Promise<{ storage: Storage; close(): void }> {
  const frame = document.createElement('iframe');
  frame.src = '/src/lib/auth-error.ts';
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve));
  if (!frame.contentWindow) throw new Error('The frame has no window.');
  return { storage: frame.contentWindow.sessionStorage, close: () => frame.remove() };
}

describe('signing in and out with a provider in another tab', () => {
  it('is an event, without the token, and counts here', async () => {
    const cognito = createLocalCognito({
      identityPools: [{ id: identityPoolId, providers: { [domain]: ['app'] } }],
    });
    const open = (storage: Storage | 'session') =>
      createAuth({
        identityPoolId,
        identityPoolEndpoint: 'http://localhost/',
        storage,
        fetch: (input, init) => cognito.fetch(new Request(input, init)),
      });
    const page = await otherPage();
    const here = open('session');
    const there = open(page.storage);
    const events: HubPayload[] = [];
    let told: () => void = () => undefined;
    here.onEvent((event) => {
      events.push(event);
      told();
    });
    const next = () => new Promise<void>((resolve) => (told = resolve));

    let event = next();
    const token = await cognito.providerToken(domain, { sub: 'ana', aud: 'app' });
    await there.federatedSignIn('google', { token }, { name: 'Ana' });
    await event;
    assert.equal(Reflect.get(await here.currentAuthenticatedUser(), 'name'), 'Ana');
    assert.isTrue((await here.currentCredentials()).authenticated);

    const stored = page.storage.getItem(infoKey) ?? '';
    const heard = new Promise((resolve) => addEventListener('storage', resolve, { once: true }));
    page.storage.setItem(infoKey, stored.replace(token, `${token}x`));
    await heard;
    event = next();
    await there.signOut();
    await event;
    assert.deepEqual(
      events.map(({ event: name, data, fromOtherTab }) => [name, data, fromOtherTab]),
      [
        ['signIn', undefined, true],
        ['signOut', undefined, true],
      ],
    );
    const [result] = await Promise.allSettled([here.currentCredentials()]);
    const reason: unknown = result.status === 'rejected' && result.reason;
    assert.instanceOf(reason, AuthError);
    assert.propertyVal(reason, 'code', 'NotAuthorizedException');
    page.close();
  });

  it('asks the refresh handler once for all tabs', async () => {
    const cognito = createLocalCognito({
      identityPools: [{ id: identityPoolId, providers: { [domain]: ['app'] } }],
    });
    const page = await otherPage();
    let asked = 0;
    const open = (storage: Storage | 'session') =>
      createAuth({
        identityPoolId,
        identityPoolEndpoint: 'http://localhost/',
        storage,
        refreshHandlers: {
          google: () => {
            asked++;
            return cognito.providerToken(domain, { sub: 'ana', aud: 'app' }).then((token) => ({ token }));
          },
        },
        fetch: (input, init) => cognito.fetch(new Request(input, init)),
      });
    const [here, there] = [open('session'), open(page.storage)];
    const token = await cognito.providerToken(domain, { sub: 'ana', aud: 'app', expiresIn: 30 });
    await here.federatedSignIn('google', { token }, { name: 'Ana' });
    // Of no use to either, so that each has to ask.
    here.configure({ storage: 'session' });
    const all = await Promise.all([here.currentCredentials(), there.currentCredentials()]);
    assert.deepEqual(
      all.map(({ authenticated }) => authenticated),
      [true, true],
    );
    assert.equal(asked, 1);
    await here.signOut();
    page.close();
  });
});
