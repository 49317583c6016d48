// One session in one storage, for aws-amplify 6, for its functions here, and for `Auth`.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { Amplify } from 'aws-amplify';
import * as theirs from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';

import * as ours from '../../src/amplify/index.js';
import { Auth } from '../../src/auth/auth.js';
import { type LocalCognitoServer, serveLocalCognito } from '../../src/local-cognito/node.js';
import { TestStorage } from '../auth/fixtures.js';
import { CLIENT, PASSWORD, POOL } from '../conformance/harness.js';

const maria = { username: 'maria', password: PASSWORD };
const details = `CognitoIdentityServiceProvider.${CLIENT}.maria.signInDetails`;
const storage = new TestStorage();
let server: LocalCognitoServer;

before(async () => {
  server = await serveLocalCognito({ pools: [{ id: POOL, clients: [{ id: CLIENT }] }] });
  const Cognito = { userPoolId: POOL, userPoolClientId: CLIENT, userPoolEndpoint: server.url };
  Amplify.configure({ Auth: { Cognito } });
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    getItem: (key) => Promise.resolve(storage.getItem(key)),
    setItem(key, value) {
      storage.setItem(key, value);
      return Promise.resolve();
    },
    removeItem(key) {
      storage.removeItem(key);
      return Promise.resolve();
    },
    clear() {
      storage.items.clear();
      return Promise.resolve();
    },
  });
  Auth.configure({ Auth: { Cognito }, storage });
  Auth.configure({ storage });
});
beforeEach(async () => {
  storage.items.clear();
  server.cognito.reset();
  const { admin } = server.cognito.pools.get(POOL) ?? assert.fail();
  await admin.createUser({
    username: 'maria',
    attributes: { email: 'maria@example.com' },
    suppress: true,
  });
  await admin.setUserPassword('maria', PASSWORD);
});
after(() => server.close());

describe('a session of aws-amplify', () => {
  it('goes on here, with the name that the user entered', async () => {
    await theirs.signIn(maria);
    const user = await theirs.getCurrentUser();
    assert.deepEqual(await ours.getCurrentUser(), user);
    assert.equal(user.signInDetails?.loginId, 'maria');
    assert.equal((await Auth.currentAuthenticatedUser()).getUsername(), 'maria');
    await ours.fetchAuthSession({ forceRefresh: true });
    assert.deepEqual(await ours.getCurrentUser(), user);
  });

  it('leaves nothing behind when it ends here', async () => {
    await theirs.signIn(maria);
    await Auth.signOut();
    assert.deepEqual([...storage.items.keys()], []);
    await assert.rejects(theirs.getCurrentUser());
  });
});

describe('a session of this package', () => {
  it('goes on in aws-amplify', async () => {
    await ours.signIn(maria);
    assert.deepEqual(await theirs.getCurrentUser(), await ours.getCurrentUser());
    assert.ok((await theirs.fetchAuthSession({ forceRefresh: true })).tokens);
  });

  it('does not keep the entered name of an earlier sign-in', async () => {
    await ours.signIn(maria);
    assert.ok(storage.getItem(details));
    await Auth.signIn('maria', PASSWORD);
    assert.equal(storage.getItem(details), null);
    assert.equal((await ours.getCurrentUser()).signInDetails, undefined);
  });
});

describe('the functions of Amplify 6', () => {
  it('refuse what is no object, and what a redirect does not send', async () => {
    await assert.rejects(ours.signIn(undefined as never), { name: 'InvalidArgument', message: /^signIn: / });
    await assert.rejects(ours.signInWithRedirect({ options: { lang: 'fr' } } as object), {
      name: 'InvalidArgument',
      message: 'signInWithRedirect: options.lang is not supported.',
    });
    await assert.rejects(ours.signInWithRedirect({ provider: { idpIdentifier: 'x' } } as object), {
      name: 'InvalidArgument',
      message: 'signInWithRedirect: provider.idpIdentifier is not supported.',
    });
    await assert.rejects(ours.signOut({ oauth: { redirectUrl: 'https://example.com/' } } as object), {
      name: 'InvalidArgument',
      message: 'signOut: oauth is not supported. The redirect URL is that of the config.',
    });
  });

  it('keep the error of Auth as the cause', async () => {
    await assert.rejects(ours.getCurrentUser(), (error: Error) => {
      assert.equal((error.cause as { code: string }).code, 'NotSignedIn');
      return error.name === 'UserUnAuthenticatedException';
    });
  });

  it('answer only the latest sign-in', async () => {
    const { admin } = server.cognito.pools.get(POOL) ?? assert.fail();
    await admin.createUser({
      username: 'ada',
      attributes: { email: 'ada@example.com' },
      temporaryPassword: PASSWORD,
      suppress: true,
    });
    await ours.signIn({ username: 'ada', password: PASSWORD });
    const late = ours.confirmSignIn({ challengeResponse: 'Better-Horse-10' });
    const refused = assert.rejects(late, { name: 'SignInSuperseded' });
    await ours.signIn(maria);
    await refused;
    assert.equal((await ours.getCurrentUser()).username, 'maria');
    await assert.rejects(ours.confirmSignIn({ challengeResponse: '1' }), { name: 'SignInException' });
  });

  it('have a Hub for the channels of the app, too', () => {
    const seen: unknown[] = [];
    const stop = ours.Hub.listen('cart', (capsule) => seen.push(capsule));
    ours.Hub.dispatch('cart', { event: 'full', data: 3 }, 'shop');
    stop();
    ours.Hub.dispatch('cart', { event: 'empty' });
    assert.deepEqual(seen, [{ channel: 'cart', payload: { event: 'full', data: 3 }, source: 'shop' }]);
  });

  it('tell of other tabs only who asks for it', () => {
    const [own, all]: string[][] = [[], []];
    const stops = [
      ours.Hub.listen('auth', ({ payload }) => own?.push(payload.event), 'name'),
      ours.Hub.listen('auth', ({ payload }) => all?.push(payload.event), { enableCrossTabEvents: true }),
    ];
    ours.Hub.dispatch('auth', { event: 'signOut', fromOtherTab: true } as { event: string });
    ours.Hub.dispatch('auth', { event: 'tokenRefresh' });
    stops.forEach((stop) => stop());
    assert.deepEqual([own, all], [['tokenRefresh'], ['signedOut', 'tokenRefresh']]);
  });
});
