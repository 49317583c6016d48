import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { AuthApi } from '../../src/auth/api.js';
import type { CognitoUser } from '../../src/auth/types.js';
import { addUser, password, rejection } from './fixtures.js';
import { signedIn, usePasskeys } from './passkeys.fixtures.js';

usePasskeys();

/** The functions that act on the stored session, and only if it is that of the user in their options. */
const calls: Record<string, (auth: AuthApi, user: CognitoUser) => Promise<unknown>> = {
  associateWebAuthnCredential: (auth, user) => auth.associateWebAuthnCredential({ user }),
  deleteUser: (auth, user) => auth.deleteUser({ user }),
  deleteWebAuthnCredential: (auth, user) => auth.deleteWebAuthnCredential({ credentialId: 'id', user }),
  fetchDevices: (auth, user) => auth.fetchDevices({ user }),
  forgetDevice: (auth, user) => auth.forgetDevice({ device: { id: 'id' }, user }),
  listUserSessions: (auth, user) => auth.listUserSessions({ user }),
  listWebAuthnCredentials: (auth, user) => auth.listWebAuthnCredentials({ user }),
  rememberDevice: (auth, user) => auth.rememberDevice({ user }),
  revokeOtherUserSessions: (auth, user) => auth.revokeOtherUserSessions({ user }),
  revokeUserSession: (auth, user) => auth.revokeUserSession('tkn1', { user }),
};

describe('a call that names a user', () => {
  for (const [name, call] of Object.entries(calls))
    it(`sends nothing when another user is signed in: ${name}`, async () => {
      const world = await signedIn();
      const { auth } = world;
      const ada = await auth.currentAuthenticatedUser();
      await addUser(world, 'grace', { email: 'grace@example.com' });
      await auth.signIn('grace', password);
      world.calls.length = 0;
      const error = await rejection(call(auth, ada));
      assert.equal(error.code, 'SignInSuperseded');
      assert.match(error.message, new RegExp(`^${name}: another user`));
      assert.deepEqual(world.calls, []);
    });

  it('acts for that user', async () => {
    const { auth } = await signedIn();
    const user = await auth.currentAuthenticatedUser();
    await auth.associateWebAuthnCredential({ user });
    const { credentials } = await auth.listWebAuthnCredentials({ user });
    assert.equal(credentials.length, 1);
    await auth.deleteWebAuthnCredential({ credentialId: credentials[0]?.credentialId ?? '', user });
    assert.deepEqual((await auth.listWebAuthnCredentials({ user })).credentials, []);
  });
});
