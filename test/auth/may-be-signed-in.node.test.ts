import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';

import { createAuth } from '../../src/auth/auth.js';
import { addUser, createWorld, password, TestStorage } from './fixtures.js';

const identityPoolId = 'us-east-1:00000000-0000-4000-8000-000000000001';

describe('whether a user may be signed in, without waiting', () => {
  afterEach(() => void Reflect.deleteProperty(globalThis, 'location'));

  it('is no without a config, and where nothing is stored', async () => {
    assert.equal(createAuth().mayBeSignedIn(), false);
    const world = createWorld();
    assert.equal(world.auth.mayBeSignedIn(), false);
    await addUser(world);
    await world.auth.signIn('ada', password);
    assert.equal(world.auth.mayBeSignedIn(), true);
    assert.equal(world.open({ storage: new TestStorage() }).mayBeSignedIn(), false);
    await world.auth.signOut();
    assert.equal(world.auth.mayBeSignedIn(), false);
  });

  it('is yes where it is not known: a storage that has to be asked first, or that cannot be read', () => {
    const late = Object.assign(new TestStorage(), { sync: () => Promise.resolve() });
    assert.equal(createWorld({}, { storage: late }).auth.mayBeSignedIn(), true);
    const locked = Object.assign(new TestStorage(), {
      getItem: () => {
        throw new Error('locked');
      },
    });
    assert.equal(createWorld({}, { storage: locked }).auth.mayBeSignedIn(), true);
  });

  it('is yes for a token of a provider', () => {
    const storage = new TestStorage();
    const auth = createWorld({}, { storage, identityPoolId }).auth;
    assert.equal(auth.mayBeSignedIn(), false);
    storage.setItem('aws-amplify-cachefederatedInfo', '{}');
    assert.equal(auth.mayBeSignedIn(), true);
  });

  it('is yes on the way back from a hosted sign-in, until that is done', async () => {
    const page = { href: 'https://app.example/?code=x&state=y', origin: 'https://app.example' };
    Object.defineProperty(globalThis, 'location', { value: page, configurable: true });
    const oauth = {
      domain: 'auth.example.com',
      scope: ['openid'],
      redirectSignIn: 'https://app.example/',
      redirectSignOut: 'https://app.example/',
      responseType: 'code',
    };
    const { auth } = createWorld({}, { oauth });
    assert.equal(auth.mayBeSignedIn(), true);
    await auth.currentAuthenticatedUser().catch(() => undefined);
    assert.equal(auth.mayBeSignedIn(), false);
  });
});
