import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { FirstFactor } from '../../src/auth/first-factors.js';
import type { PoolOptions } from '../../src/local-cognito/index.js';
import {
  addTotpUser,
  addUser,
  assertLive,
  createWorld,
  email,
  password,
  rejection,
  type World,
} from './fixtures.js';

const phone = { email, phone_number: '+15555550123' };
const all = ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP'];

async function choosing(
  pool: Partial<PoolOptions> = {},
  attributes: Record<string, string> = phone,
): Promise<World> {
  const firstFactors = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] as const;
  const world = createWorld(
    { firstFactors: [...firstFactors], ...pool },
    { authenticationFlowType: 'USER_AUTH' },
  );
  await addUser(world, 'ada', attributes);
  world.calls.length = 0;
  return world;
}

describe('signing in with USER_AUTH', () => {
  it('proves a password by SRP, without sending it', async () => {
    const world = await choosing();
    const user = await world.auth.signIn('ada', password);
    assert.equal(user.challengeName, undefined);
    assert.deepEqual(world.calls, ['InitiateAuth', 'RespondToAuthChallenge']);
    assert.equal((await world.auth.currentAuthenticatedUser()).getUsername(), 'ada');
    assert.equal(world.events.at(-1)?.event, 'signIn');
    await assertLive(world, 'ada');
  });

  it('rejects a wrong password and an unknown user with one error', async () => {
    const { auth, storage } = await choosing();
    const wrong = await rejection(auth.signIn('ada', 'Wrong-Horse-9'));
    const unknown = await rejection(auth.signIn('grace', password));
    assert.equal(wrong.code, 'NotAuthorizedException');
    assert.equal(unknown.message, wrong.message);
    assert.ok(![...storage.items.keys()].some((key) => key.endsWith('Token')));
  });

  it('is the flow of one call, whatever the config names', async () => {
    const { auth, calls } = await choosing();
    const names = async (authenticationFlowType: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH') => {
      calls.length = 0;
      await auth.signIn({ username: 'ada', password, authenticationFlowType });
      return calls.filter((call) => /Auth$|Challenge$/.test(call));
    };
    assert.deepEqual(await names('USER_SRP_AUTH'), ['InitiateAuth', 'RespondToAuthChallenge']);
    assert.deepEqual(await names('USER_PASSWORD_AUTH'), ['InitiateAuth']);
    const params = { username: 'ada', preferredChallenge: 'EMAIL_OTP' } as const;
    const wrong = await rejection(auth.signIn({ ...params, authenticationFlowType: 'USER_SRP_AUTH' }));
    assert.match(wrong.message, /preferredChallenge needs authenticationFlowType USER_AUTH/);
    const unknown = await rejection(auth.signIn({ ...params, authenticationFlowType: 'SRP' as 'USER_AUTH' }));
    assert.match(unknown.message, /authenticationFlowType is "SRP"; it must be one of USER_SRP_AUTH/);
  });

  it('sends the password itself where that is preferred', async () => {
    const { auth, calls } = await choosing();
    await auth.signIn({ username: 'ada', password, preferredChallenge: 'PASSWORD' });
    assert.deepEqual(calls, ['InitiateAuth']);
    assert.equal((await auth.currentAuthenticatedUser()).getUsername(), 'ada');
  });

  it('asks for the second factor after a password', async () => {
    const world = createWorld(
      { firstFactors: ['PASSWORD', 'EMAIL_OTP'] },
      { authenticationFlowType: 'USER_AUTH' },
    );
    const secret = await addTotpUser(world);
    for (const preferredChallenge of ['PASSWORD', 'PASSWORD_SRP'] as const) {
      world.cognito.clock.advance(60_000);
      const user = await world.auth.signIn({ username: 'ada', password, preferredChallenge });
      assert.equal(user.challengeName, 'SOFTWARE_TOKEN_MFA');
      await world.auth.confirmSignIn(user, await world.totp(secret));
      assert.equal(user.challengeName, undefined);
    }
  });

  for (const [factor, masked] of [
    ['EMAIL_OTP', 'a***@e***'],
    ['SMS_OTP', '+*******0123'],
  ] as const)
    it(`signs in with a code: ${factor}`, async () => {
      const world = await choosing();
      const { auth } = world;
      const user = await auth.signIn({ username: 'ada', preferredChallenge: factor });
      assert.equal(user.challengeName, factor);
      assert.equal(user.challengeParam?.CODE_DELIVERY_DESTINATION, masked);
      const wrong = await rejection(auth.confirmSignIn(user, '00000000'));
      assert.equal(wrong.code, 'CodeMismatchException');
      await auth.confirmSignIn(user, world.code());
      assert.equal(user.challengeName, undefined);
      assert.equal((await auth.currentAuthenticatedUser()).getUsername(), 'ada');
    });

  it('lets the user choose without a password', async () => {
    const world = await choosing();
    const user = await world.auth.signIn('ada');
    assert.equal(user.challengeName, 'SELECT_CHALLENGE');
    assert.deepEqual(user.challengeParam?.availableChallenges, all);
    await world.auth.selectChallenge(user, 'SMS_OTP');
    assert.equal(user.challengeName, 'SMS_OTP');
    await world.auth.confirmSignIn(user, world.code());
    assert.equal((await world.auth.currentAuthenticatedUser()).getUsername(), 'ada');
  });

  for (const factor of ['PASSWORD', 'PASSWORD_SRP'] as const)
    it(`takes the password as the choice: ${factor}`, async () => {
      const { auth } = await choosing();
      const user = await auth.signIn('ada');
      await auth.selectChallenge(user, factor, { password });
      assert.equal(user.challengeName, undefined);
      assert.equal((await auth.currentAuthenticatedUser()).getUsername(), 'ada');
      const other = await auth.signIn('ada');
      const wrong = await rejection(auth.selectChallenge(other, factor, { password: 'Wrong-Horse-9' }));
      assert.equal(wrong.code, 'NotAuthorizedException');
      // Cognito ends the session of the choice with the wrong password.
      assert.equal(
        (await rejection(auth.selectChallenge(other, factor, { password }))).code,
        'ChallengeExpired',
      );
    });

  it('gives the choice to users without the preferred factor', async () => {
    const { auth } = await choosing({}, { email });
    const user = await auth.signIn({ username: 'ada', preferredChallenge: 'SMS_OTP' });
    assert.equal(user.challengeName, 'SELECT_CHALLENGE');
    assert.deepEqual(user.challengeParam?.availableChallenges, all.slice(0, 3));
  });

  it('sends nothing for arguments that do not fit', async () => {
    const { auth, calls } = await choosing();
    const user = await auth.signIn('ada');
    calls.length = 0;
    const tea = 'TEA' as FirstFactor;
    for (const [call, text] of [
      [
        () => auth.signIn({ username: 'ada', preferredChallenge: tea }),
        /preferredChallenge is "TEA".*EMAIL_OTP/,
      ],
      [() => auth.signIn({ username: 'ada', preferredChallenge: 'PASSWORD' }), /password must be/],
      [() => auth.selectChallenge(user, tea), /challenge is "TEA".*PASSWORD_SRP/],
      [() => auth.selectChallenge(user, 'PASSWORD'), /password must be/],
      [() => auth.selectChallenge(user, 'PASSWORD_SRP', { password: '' }), /password must be/],
      [() => auth.confirmSignIn(user, '123456'), /SELECT_CHALLENGE; answer it with selectChallenge/],
    ] as const) {
      const error = await rejection(call());
      assert.equal(error.code, 'InvalidArgument');
      assert.match(error.message, text);
    }
    assert.deepEqual(calls, []);
    const other = createWorld();
    const error = await rejection(other.auth.signIn({ username: 'ada', preferredChallenge: 'EMAIL_OTP' }));
    assert.match(error.message, /needs authenticationFlowType USER_AUTH; it is USER_SRP_AUTH/);
    await auth.selectChallenge(user, 'EMAIL_OTP');
    const twice = await rejection(auth.selectChallenge(user, 'EMAIL_OTP'));
    assert.match(twice.message, /EMAIL_OTP; answer it with confirmSignIn/);
  });

  it('drops a late answer to the choice after another sign-in', async () => {
    const world = await choosing();
    await addUser(world, 'grace');
    const user = await world.auth.signIn('ada');
    const held = world.holdAnswer('RespondToAuthChallenge');
    const call = rejection(world.auth.selectChallenge(user, 'PASSWORD', { password }));
    await held.reached;
    await world.auth.signIn({ username: 'grace', password, preferredChallenge: 'PASSWORD' });
    held.release();
    assert.equal((await call).code, 'SignInSuperseded');
    assert.equal((await world.auth.currentAuthenticatedUser()).getUsername(), 'grace');
    await assertLive(world, 'grace');
  });

  it('returns the factors of the user who is signed in when the response arrives', async () => {
    const world = await choosing();
    await addUser(world, 'grace');
    await world.auth.signIn('ada', password);
    const held = world.holdAnswer('GetUserAuthFactors');
    const factors = world.auth.getUserAuthFactors();
    await held.reached;
    await world.auth.signIn('grace', password);
    held.release();
    assert.deepEqual((await factors).firstFactors, ['PASSWORD', 'EMAIL_OTP']);
    const again = world.holdAnswer('GetUserAuthFactors');
    const late = rejection(world.auth.getUserAuthFactors());
    await again.reached;
    await world.auth.signOut();
    again.release();
    assert.equal((await late).code, 'NotSignedIn');
  });

  it('returns the factors of the signed-in user', async () => {
    const { auth } = await choosing();
    assert.equal((await rejection(auth.getUserAuthFactors())).code, 'NotSignedIn');
    await auth.signIn('ada', password);
    assert.deepEqual(await auth.getUserAuthFactors(), {
      firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
      mfaFactors: [],
      preferredMFA: 'NOMFA',
    });
  });
});

describe('the first factor of a pending challenge', () => {
  it('is named for a code that was asked for', async () => {
    const { auth, code } = await choosing();
    const user = await auth.signIn({ username: 'ada', preferredChallenge: 'EMAIL_OTP' });
    assert.deepEqual([user.challengeName, user.firstFactor], ['EMAIL_OTP', 'EMAIL_OTP']);
    await auth.confirmSignIn(user, code());
    assert.equal(user.firstFactor, undefined);
    const other = await auth.signIn('ada');
    assert.deepEqual([other.challengeName, other.firstFactor], ['SELECT_CHALLENGE', undefined]);
    await auth.selectChallenge(other, 'SMS_OTP');
    assert.deepEqual([other.challengeName, other.firstFactor], ['SMS_OTP', 'SMS_OTP']);
  });

  it('is not named for a code after the password', async () => {
    for (const preferredChallenge of ['PASSWORD', 'PASSWORD_SRP'] as const) {
      const { auth } = await choosing({ mfa: 'ON', mfaTypes: ['EMAIL_OTP'] });
      const user = await auth.signIn({ username: 'ada', password, preferredChallenge });
      assert.deepEqual([user.challengeName, user.firstFactor], ['EMAIL_OTP', undefined]);
    }
  });
});

describe('a device that the service has forgotten', () => {
  it('does not keep a password by SRP from being chosen', async () => {
    const { auth, cognito } = await choosing({ deviceTracking: 'ALWAYS' });
    await auth.signIn('ada', password);
    await auth.signOut();
    const user = await auth.signIn('ada');
    const error = { code: 'ResourceNotFoundException', message: 'Device does not exist.' };
    cognito.faults.add({ operation: 'RespondToAuthChallenge', times: 1, error });
    await auth.selectChallenge(user, 'PASSWORD_SRP', { password });
    assert.equal(user.challengeName, undefined);
  });
});
