import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addTotpUser, addUser, createWorld, password, rejection, type World } from './fixtures.js';

type Lost = 'connection' | 'server error' | 'nonsense';

/** An Auth over a line on which the answer to VerifySoftwareToken is lost, after the service has done its work. */
function losing(world: World, how: () => Lost | undefined) {
  return world.open({
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const isVerify = request.headers.get('x-amz-target')?.endsWith('.VerifySoftwareToken');
      const answer = await world.cognito.fetch(request);
      switch (isVerify ? how() : undefined) {
        case 'connection':
          throw new TypeError('Failed to fetch');
        case 'server error':
          return new Response('<h1>Bad gateway</h1>', { status: 502 });
        case 'nonsense':
          return Response.json({ Status: 'MAYBE' });
        default:
          return answer;
      }
    },
  });
}

/** Signed in, with a key and a way to send codes for it. */
async function settingUp(world: World, ...answers: readonly (Lost | undefined)[]) {
  const left = [...answers];
  const auth = losing(world, () => left.shift());
  const user = await auth.currentAuthenticatedUser();
  const secret = await auth.setupTOTP(user);
  return {
    auth,
    user,
    secret,
    verify: async (code?: string) => auth.verifyTotpToken(user, code ?? (await world.totp(secret))),
  };
}

async function signedIn(): Promise<World> {
  const world = createWorld();
  await addUser(world);
  await world.auth.signIn('ada', password);
  return world;
}

describe('an authenticator app that is set up while signed in', () => {
  for (const how of ['connection', 'server error', 'nonsense'] as const) {
    it(`is on with the next code when the answer to the first was lost: ${how}`, async () => {
      const world = await signedIn();
      const { auth, user, verify } = await settingUp(world, how);
      const error = await rejection(verify());
      assert.equal(error.code, how === 'connection' ? 'NetworkError' : 'InvalidResponse');
      world.cognito.clock.advance(30_000);
      await verify();
      await auth.setPreferredMFA(user, 'TOTP');
      assert.equal(await auth.getPreferredMFA(user, { bypassCache: true }), 'SOFTWARE_TOKEN_MFA');
    });
  }

  it('is not on where the code never got there: the next one must be correct', async () => {
    const world = await signedIn();
    const { verify } = await settingUp(world);
    world.cognito.faults.add({ operation: 'VerifySoftwareToken', drop: true, times: 1 });
    assert.equal((await rejection(verify())).code, 'NetworkError');
    assert.equal((await rejection(verify('000000'))).code, 'EnableSoftwareTokenMFAException');
    await verify();
  });

  it('is not taken for the one that was there before, which another code would lock out', async () => {
    const world = createWorld();
    const first = await addTotpUser(world);
    const challenged = await world.auth.signIn('ada', password);
    await world.auth.confirmSignIn(challenged, await world.totp(first), 'SOFTWARE_TOKEN_MFA');
    const { verify } = await settingUp(world);
    world.cognito.faults.add({ operation: 'VerifySoftwareToken', drop: true, times: 1 });
    assert.equal((await rejection(verify())).code, 'NetworkError');
    assert.equal((await rejection(verify('000000'))).code, 'EnableSoftwareTokenMFAException');
    await verify();
  });

  it('has its key at once, however long it takes to learn what was there before', async () => {
    const world = await signedIn();
    const user = await world.auth.currentAuthenticatedUser();
    const { reached, release } = world.holdAnswer('GetUser');
    const secret = await world.auth.setupTOTP(user);
    await reached;
    await world.auth.verifyTotpToken(user, await world.totp(secret));
    release();
  });

  it('counts as verified with SUCCESS only', async () => {
    const world = await signedIn();
    world.cognito.faults.add({ operation: 'VerifySoftwareToken', body: '{}', times: 1 });
    const { verify } = await settingUp(world);
    assert.equal((await rejection(verify())).code, 'InvalidResponse');
    world.cognito.faults.add({ operation: 'VerifySoftwareToken', body: '{"Status":"ERROR"}', times: 1 });
    assert.equal((await rejection(verify())).code, 'EnableSoftwareTokenMFAException');
  });
});
