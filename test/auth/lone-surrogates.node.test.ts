import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';

import { createAuth } from '../../src/auth/auth.js';
import { CookieJar } from './cookie-jar.js';
import { addUser, createWorld, password, rejection } from './fixtures.js';
import { withWorld } from './hosted-ui.fixtures.js';

const username = 'ada\ud800';
const name = 'Ada \udc00 Lovelace';
const readable = (text: string) => text.replaceAll(/\p{Surrogate}/gu, '\ufffd');

describe('half of a surrogate pair', () => {
  afterEach(() => CookieJar.close());

  it('in an attribute goes to the service and comes back, with the session in cookies', async () => {
    const cookies = CookieJar.open();
    const world = createWorld({ requireConfirmation: false });
    const auth = createAuth({ ...world.auth.configure(), cookieStorage: {} });
    const attributes = { email: 'ada@example.com', name };
    const refused = await rejection(auth.signUp({ username, password, attributes }));
    assert.equal(refused.code, 'InvalidParameterException');
    await auth.signUp({ username: 'ada', password, attributes });
    await auth.signIn('ada', password);
    const found = await createAuth(auth.configure()).currentAuthenticatedUser();
    assert.equal(found.attributes?.name, name);
    await auth.updateUserAttributes(found, { name: `${name} \ud83d` });
    await auth.signOut();
    assert.equal(cookies.cookie, '');
  });

  it('in a username that does not exist is refused in the same words as any other', async () => {
    CookieJar.open();
    const world = createWorld();
    await addUser(world);
    const auth = createAuth({ ...world.auth.configure(), cookieStorage: {} });
    const unknown = await rejection(auth.signIn('who', password));
    const { code, message } = await rejection(auth.signIn('who\udfff', password));
    assert.deepEqual({ code, message }, { code: unknown.code, message: unknown.message });
  });

  it('in the name of a provider and in the state goes to the hosted UI as U+FFFD', () =>
    withWorld(async ({ page, tab, answer, events }) => {
      const auth = page();
      await auth.federatedSignIn({ customProvider: `Corp${username}` });
      const asked = new URL(tab.left.at(-1) ?? '').searchParams;
      assert.equal(asked.get('identity_provider'), readable(`Corp${username}`));
      await auth.federatedSignIn({ customState: name });
      tab.go((await answer()).href);
      await page().currentSession();
      assert.equal(events.at(-1)?.data, readable(name));
    }));

  it('is not part of the sign-out URL', () => {
    const oauth = {
      domain: 'auth.example.com',
      redirectSignIn: 'https://app.example.com/',
      redirectSignOut: 'https://app.example.com/\ud800',
      responseType: 'code',
    };
    const pool = { userPoolId: 'us-east-1_LocalDemo', userPoolWebClientId: 'client' };
    assert.throws(() => createAuth({ ...pool, oauth }), {
      code: 'InvalidConfig',
      message: /redirectSignOut/,
    });
  });
});
