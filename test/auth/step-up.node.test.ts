import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { AuthApi } from '../../src/auth/api.js';
import type { CognitoUser } from '../../src/auth/types.js';
import type { createWorld } from './fixtures.js';
import {
  addTotpUser,
  addUser,
  email,
  password,
  poolId,
  prefix,
  rejection,
  until,
  type World,
} from './fixtures.js';
import { describeOnPools } from './pools.js';

const acrValues = ['urn:cognito:loa:4'];

describeOnPools('step-up', (create) => {
  /** ada has an authenticator app, and has signed in at level 1 here. */
  async function atLevelOne(more: Parameters<typeof createWorld>[1] = {}) {
    const world = create({}, more);
    const secret = await addTotpUser(world);
    const admin = world.cognito.pools.get(poolId)?.users.find('ada');
    admin?.factors.delete('SOFTWARE_TOKEN_MFA');
    await world.auth.signIn('ada', password);
    const user = await world.auth.stepUp({ acrValues: ['urn:cognito:loa:1'] });
    await world.auth.selectChallenge(user, 'PASSWORD_SRP', { password });
    admin?.factors.add('SOFTWARE_TOKEN_MFA');
    world.calls.length = 0;
    world.events.length = 0;
    const confirm = async (pending: CognitoUser, auth: AuthApi = world.auth): Promise<CognitoUser> => {
      world.cognito.clock.advance(30_000);
      return auth.confirmSignIn(pending, await world.totp(secret), 'SOFTWARE_TOKEN_MFA');
    };
    return { ...world, secret, confirm };
  }

  const stored = ({ storage }: Pick<World, 'storage'>): Map<string, string> =>
    new Map([...storage.items].filter(([key]) => /Token$|LastAuthUser$|signIn|hostedUI/.test(key)));

  const levelOf = async (auth: AuthApi): Promise<unknown[]> => {
    const claims: Record<string, unknown> = (await auth.currentSession()).getIdToken().payload;
    return [claims['acr'], claims['amr']];
  };

  it('asks for what is missing, then replaces the session in one go', async () => {
    const world = await atLevelOne();
    const { auth, storage, calls, events, cognito } = world;
    const before = stored(world);
    const earlier = storage.getItem(`${prefix}.ada.refreshToken`) ?? '';
    const user = await auth.stepUp({ acrValues });
    assert.equal(user.challengeName, 'SOFTWARE_TOKEN_MFA');
    assert.deepEqual(stored(world), before);
    assert.deepEqual(calls, ['InitiateAuth']);
    assert.equal(await world.confirm(user), user);
    assert.equal(user.challengeName, undefined);
    assert.deepEqual(await levelOf(auth), ['urn:cognito:loa:4', ['pwd', 'otp', 'mfa']]);
    assert.equal(user.getSignInUserSession()?.getIdToken().payload['acr'], 'urn:cognito:loa:4');
    assert.notEqual(storage.getItem(`${prefix}.ada.refreshToken`), earlier);
    assert.deepEqual(
      events.map(({ event }) => event),
      ['tokenRefresh'],
    );
    await until(() => cognito.pools.get(poolId)?.refreshTokens.get(earlier)?.grant.revoked === true);
    await auth.currentAuthenticatedUser({ bypassCache: true });
  });

  it('asks for every factor after a sign-in that named no level', async () => {
    const world = create();
    const secret = await addTotpUser(world);
    const { auth, cognito } = world;
    const pending = await auth.signIn('ada', password);
    await auth.confirmSignIn(pending, await world.totp(secret), 'SOFTWARE_TOKEN_MFA');
    const user = await auth.stepUp({ acrValues });
    assert.equal(user.challengeName, 'SELECT_CHALLENGE');
    assert.deepEqual(user.challengeParam?.availableChallenges, ['PASSWORD', 'PASSWORD_SRP']);
    await auth.selectChallenge(user, 'PASSWORD_SRP', { password });
    assert.equal(user.challengeName, 'SOFTWARE_TOKEN_MFA');
    cognito.clock.advance(30_000);
    await auth.confirmSignIn(user, await world.totp(secret), 'SOFTWARE_TOKEN_MFA');
    assert.deepEqual(await levelOf(auth), ['urn:cognito:loa:4', ['pwd', 'otp', 'mfa']]);
  });

  it('is done where the session has the level and is recent enough', async () => {
    const { auth, calls, cognito } = await atLevelOne();
    const params = { acrValues: ['urn:cognito:loa:1'], maxAge: 60 };
    const user = await auth.stepUp(params);
    assert.deepEqual([user.challengeName, user.getUsername()], [undefined, 'ada']);
    assert.deepEqual(calls, []);
    cognito.clock.advance(61_000);
    await auth.currentAuthenticatedUser({ bypassCache: true });
    // Too old: the factors no longer count.
    assert.equal((await auth.stepUp(params)).challengeName, 'SELECT_CHALLENGE');
  });

  it('leaves the session as it is when it is canceled, fails, or its answer is lost', async () => {
    const world = await atLevelOne();
    const { auth, cognito, events } = world;
    const before = stored(world);
    const canceled = auth.stepUp({ acrValues });
    auth.cancelSignIn(canceled);
    assert.equal((await rejection(canceled)).code, 'SignInCanceled');
    const user = await auth.stepUp({ acrValues });
    assert.equal((await rejection(auth.confirmSignIn(user, '000000'))).code, 'CodeMismatchException');
    cognito.faults.add({ operation: 'RespondToAuthChallenge', times: 1, drop: true });
    assert.equal((await rejection(world.confirm(user))).code, 'NetworkError');
    const answer = world.holdAnswer('RespondToAuthChallenge');
    cognito.clock.advance(30_000);
    const late = auth.confirmSignIn(user, await world.totp(world.secret), 'SOFTWARE_TOKEN_MFA');
    await answer.reached;
    auth.cancelSignIn(late);
    answer.release();
    assert.equal((await rejection(late)).code, 'SignInCanceled');
    assert.deepEqual(stored(world), before);
    assert.deepEqual(events, []);
    await auth.currentAuthenticatedUser({ bypassCache: true });
    // Each of them can be begun again.
    await world.confirm(await auth.stepUp({ acrValues }));
  });

  it('is superseded by a sign-out, and by the sign-in of another user', async () => {
    const world = await atLevelOne();
    const { auth, storage, issued, cognito } = world;
    await addUser(world, 'grace', { email: `grace-${email}` });
    const user = await auth.stepUp({ acrValues });
    await auth.signIn('grace', password);
    assert.equal((await rejection(world.confirm(user))).code, 'SignInSuperseded');
    assert.equal(storage.getItem(`${prefix}.LastAuthUser`), 'grace');
    await auth.currentAuthenticatedUser({ bypassCache: true });
    const ofGrace = await auth.stepUp({ acrValues: ['urn:cognito:loa:1'] });
    await auth.signOut();
    const answer = auth.selectChallenge(ofGrace, 'PASSWORD_SRP', { password });
    assert.equal((await rejection(answer)).code, 'SignInSuperseded');
    assert.equal(storage.getItem(`${prefix}.LastAuthUser`), null);
    const isLive = (token: string): boolean =>
      !cognito.pools.get(poolId)?.refreshTokens.get(token)?.grant.revoked;
    await until(() => ![...issued.keys()].some(isLive));
  });

  it('is superseded by a sign-out in another tab', async () => {
    const world = await atLevelOne();
    const user = await world.auth.stepUp({ acrValues });
    await world.open().signOut();
    assert.equal((await rejection(world.confirm(user))).code, 'SignInSuperseded');
    assert.equal((await rejection(world.auth.currentSession())).code, 'NotSignedIn');
  });

  it('that is done first wins over another one', async () => {
    const world = await atLevelOne();
    const [first, second] = [await world.auth.stepUp({ acrValues }), await world.auth.stepUp({ acrValues })];
    await world.confirm(second);
    const after = stored(world);
    assert.equal((await rejection(world.confirm(first))).code, 'SignInSuperseded');
    assert.deepEqual(stored(world), after);
    await world.auth.currentAuthenticatedUser({ bypassCache: true });
  });

  it('takes a refresh in between for the same session', async () => {
    const world = await atLevelOne();
    const { auth } = world;
    const user = await auth.stepUp({ acrValues });
    const owner = await auth.currentUserPoolUser();
    await new Promise<void>((resolve, reject) => {
      const token = owner.getSignInUserSession()?.getRefreshToken();
      if (token)
        owner.refreshSession(token, (error: unknown) => (error instanceof Error ? reject(error) : resolve()));
    });
    await world.confirm(user);
    assert.deepEqual(await levelOf(auth), ['urn:cognito:loa:4', ['pwd', 'otp', 'mfa']]);
  });

  it('discards tokens of another user', async () => {
    const world = await atLevelOne();
    await addUser(world, 'grace', { email: `grace-${email}` });
    const before = stored(world);
    const other = world.open({ storage: 'memory' });
    await other.signIn('grace', password);
    const session = await other.currentSession();
    const user = await world.auth.stepUp({ acrValues });
    const AuthenticationResult = {
      AccessToken: session.getAccessToken().getJwtToken(),
      IdToken: session.getIdToken().getJwtToken(),
      RefreshToken: session.getRefreshToken().getToken(),
    };
    const body = JSON.stringify({ AuthenticationResult, ChallengeParameters: {} });
    world.cognito.faults.add({ operation: 'RespondToAuthChallenge', times: 1, status: 200, body });
    const error = await rejection(world.confirm(user));
    assert.deepEqual(
      [error.code, error.message],
      ['InvalidResponse', 'stepUp: the tokens are of another user.'],
    );
    assert.deepEqual(stored(world), before);
    await world.auth.currentAuthenticatedUser({ bypassCache: true });
  });

  it('revokes no tokens that share the origin of the stored ones', async () => {
    const world = await atLevelOne();
    const { auth, storage, calls } = world;
    const session = await auth.currentSession();
    /** The token as a service issues it that keeps `origin_jti` in a step-up. */
    const renewed = (token: string, claims: object): string => {
      const [header, payload = '', signature] = token.split('.');
      const before = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
      const after = Buffer.from(JSON.stringify({ ...before, ...claims })).toString('base64url');
      return [header, after, signature].join('.');
    };
    const claims = { auth_time: 1 + Number(session.getIdToken().payload['auth_time']) };
    const AuthenticationResult = {
      AccessToken: renewed(session.getAccessToken().getJwtToken(), claims),
      IdToken: renewed(session.getIdToken().getJwtToken(), claims),
      RefreshToken: 'renewed',
    };
    const body = JSON.stringify({ AuthenticationResult, ChallengeParameters: {} });
    const before = stored(world);
    // Superseded, with the answer on its way: the stored tokens stay valid.
    const pending = await auth.stepUp({ acrValues });
    world.cognito.faults.add({ operation: 'RespondToAuthChallenge', times: 2, status: 200, body });
    const answer = world.holdAnswer('RespondToAuthChallenge');
    const late = world.confirm(pending);
    await answer.reached;
    await auth.stepUp({ acrValues });
    answer.release();
    assert.equal((await rejection(late)).code, 'SignInSuperseded');
    assert.deepEqual(stored(world), before);
    // Complete: the earlier tokens are not revoked, as the new ones would be too.
    await world.confirm(await auth.stepUp({ acrValues }));
    assert.equal(storage.getItem(`${prefix}.ada.refreshToken`), 'renewed');
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.ok(!calls.includes('RevokeToken'));
  });

  it('remembers that a session came from the hosted pages', async () => {
    const world = await atLevelOne();
    world.storage.setItem(`${prefix}.hostedUI`, 'ada');
    await world.confirm(await world.auth.stepUp({ acrValues }));
    assert.equal(world.storage.getItem(`${prefix}.hostedUI`), 'ada');
  });

  it('refreshes an access token that is not accepted any more, and needs a session', async () => {
    const world = await atLevelOne();
    const { auth, cognito, calls } = world;
    cognito.faults.add({ operation: 'InitiateAuth', times: 1, error: 'NotAuthorizedException' });
    assert.equal((await auth.stepUp({ acrValues })).challengeName, 'SOFTWARE_TOKEN_MFA');
    assert.ok(calls.includes('GetTokensFromRefreshToken'));
    for (const error of ['InvalidParameterException', 'FeatureUnavailableInTierException']) {
      cognito.faults.add({ operation: 'InitiateAuth', times: 1, error });
      assert.equal((await rejection(auth.stepUp({ acrValues }))).code, error);
    }
    assert.equal(
      (await rejection(auth.stepUp({ acrValues: ['urn:other'] }))).code,
      'InvalidParameterException',
    );
    await auth.signOut();
    calls.length = 0;
    assert.equal((await rejection(auth.stepUp({ acrValues }))).code, 'NotSignedIn');
    assert.deepEqual(calls, []);
  });
});
