import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { CognitoUser, SignInParams } from '../../src/auth/types.js';
import { addTotpUser, addUser, createWorld, email, password, poolId, rejection } from './fixtures.js';

describe('signing in', () => {
  for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
    describe(`with ${flow}`, () => {
      const options = { authenticationFlowType: flow };

      it('refuses a wrong password and an unknown user with one name', async () => {
        const world = createWorld({}, options);
        await addUser(world);
        const wrong = await rejection(world.auth.signIn('ada', 'Wrong-Horse-9'));
        const unknown = await rejection(world.auth.signIn('nobody', password));
        assert.equal(wrong.code, 'NotAuthorizedException');
        assert.equal(unknown.code, 'NotAuthorizedException');
        assert.equal(wrong.message, unknown.message);
        assert.equal(world.storage.items.size, 0);
        assert.deepEqual(
          world.events.slice(-2).map(({ event, data }) => [event, data]),
          [
            ['signIn_failure', wrong],
            ['signIn_failure', unknown],
          ],
        );
      });

      it('distinguishes a failed network, a failed server and an invalid response', async () => {
        const world = createWorld({}, options);
        await addUser(world);
        const { auth, cognito } = world;
        const faults: [object, string][] = [
          [{ drop: true }, 'NetworkError'],
          [{ status: 500, body: '' }, 'InvalidResponse'],
          [{ status: 500, error: 'InternalErrorException' }, 'InternalErrorException'],
          [{ status: 503, body: '<html>Service Unavailable</html>' }, 'InvalidResponse'],
          [{ error: { code: 'TooManyRequestsException', message: 'Slow down' } }, 'TooManyRequestsException'],
          [{ status: 200, body: 'garbage' }, 'InvalidResponse'],
          [{ status: 200, body: '' }, 'InvalidResponse'],
          [{ status: 200, body: '[]' }, 'InvalidResponse'],
          [{ status: 200, body: '{}' }, 'InvalidResponse'],
          [{ status: 200, body: '{"AuthenticationResult":{"IdToken":"x"}}' }, 'InvalidResponse'],
          [
            { status: 200, body: '{"ChallengeName":"PASSWORD_VERIFIER"}' },
            flow === 'USER_SRP_AUTH' ? 'InvalidResponse' : 'UnsupportedChallenge',
          ],
          [{ status: 200, body: '{"ChallengeName":"SOMETHING_NEW","Session":"s"}' }, 'UnsupportedChallenge'],
          [
            { status: 200, body: '{"ChallengeName":"NEW_PASSWORD_REQUIRED","ChallengeParameters":{}}' },
            'InvalidResponse',
          ],
        ];
        for (const [fault, code] of faults) {
          cognito.faults.clear();
          cognito.faults.add({ operation: 'InitiateAuth', ...fault });
          const error = await rejection(auth.signIn('ada', password));
          assert.equal(error.code, code, JSON.stringify(fault));
          assert.doesNotMatch(error.message, /Horse|garbage|html/);
        }
        cognito.faults.clear();
        assert.equal(world.storage.items.size, 0);
        await auth.signIn('ada', password);
      });

      it('names the challenge that it cannot answer', async () => {
        const world = createWorld({}, options);
        world.cognito.faults.add({ operation: '*', body: '{"ChallengeName":"MAGIC_LINK","Session":"s"}' });
        assert.match((await rejection(world.auth.signIn('ada', password))).message, /MAGIC_LINK/);
      });
    });
  }

  it('reports a failed second step of SRP', async () => {
    const world = createWorld();
    await addUser(world);
    const bodies = [
      '{}',
      'garbage',
      '{"AuthenticationResult":{}}',
      '{"AuthenticationResult":{"IdToken":"a.b.c","AccessToken":7}}',
    ];
    for (const body of bodies) {
      world.cognito.faults.add({ operation: 'RespondToAuthChallenge', body, times: 1 });
      assert.equal((await rejection(world.auth.signIn('ada', password))).code, 'InvalidResponse', body);
    }
    world.cognito.faults.add({ operation: 'RespondToAuthChallenge', drop: true, times: 1 });
    assert.equal((await rejection(world.auth.signIn('ada', password))).code, 'NetworkError');
    assert.equal(world.storage.items.size, 0);
  });

  it('refuses a server that cheats with B = 0', async () => {
    const world = createWorld();
    const body = JSON.stringify({
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeParameters: {
        USER_ID_FOR_SRP: 'ada',
        SRP_B: '0',
        SALT: 'ab',
        SECRET_BLOCK: 'AAAA',
        USERNAME: 'ada',
      },
    });
    world.cognito.faults.add({ operation: 'InitiateAuth', body });
    const error = await rejection(world.auth.signIn('ada', password));
    assert.equal(error.code, 'InvalidResponse');
    assert.deepEqual(world.calls, ['InitiateAuth']);
  });

  it('tells a call with wrong arguments which one it is', async () => {
    const { auth, calls } = createWorld();
    for (const params of [undefined, null, {}, { username: '' }, { username: 'ada', password: 7 }, 7]) {
      assert.equal((await rejection(auth.signIn(params as SignInParams))).code, 'InvalidArgument');
    }
    assert.equal((await rejection(auth.signIn('ada', ''))).code, 'InvalidArgument');
    assert.deepEqual(calls, []);
  });

  it('asks for a reset when the administrator wants one', async () => {
    const world = createWorld();
    await addUser(world);
    await world.cognito.pools.get(poolId)?.admin.resetUserPassword('ada');
    assert.equal(
      (await rejection(world.auth.signIn('ada', password))).code,
      'PasswordResetRequiredException',
    );
  });

  it('does not put a secret into an error', async () => {
    const world = createWorld();
    await addUser(world);
    world.cognito.faults.add({ operation: 'RespondToAuthChallenge', status: 500, body: 'x' });
    const error = await rejection(world.auth.signIn('ada', password));
    assert.doesNotMatch(JSON.stringify(error) + String(error.stack) + String(error.cause), /Horse/);
  });
});

describe('the challenges', () => {
  it('are followed from a temporary password to the set-up of an app, when the pool wants MFA', async () => {
    const world = createWorld({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    const { auth, cognito } = world;
    const admin = cognito.pools.get(poolId)?.admin;
    await admin?.createUser({ username: 'ada', temporaryPassword: 'Temporary-1', attributes: { email } });
    const user = await auth.signIn('ada', 'Temporary-1');
    assert.equal(user.challengeName, 'NEW_PASSWORD_REQUIRED');
    assert.deepEqual(user.challengeParam?.requiredAttributes, []);
    assert.equal(user.challengeParam.userAttributes?.['email'], email);
    const weak = await rejection(auth.completeNewPassword(user, 'short'));
    assert.equal(weak.code, 'InvalidPasswordException');
    await auth.completeNewPassword(user, password);
    assert.equal(user.challengeName, 'MFA_SETUP');

    const secret = await auth.setupTOTP(user);
    assert.match(secret, /^[A-Z2-7]+$/);
    const wrong = await rejection(auth.verifyTotpToken(user, '000000'));
    assert.equal(wrong.code, 'EnableSoftwareTokenMFAException');
    const done = await auth.verifyTotpToken(user, await world.totp(secret));
    assert.equal(done.challengeName, undefined);
    await auth.setPreferredMFA(user, 'TOTP');
    assert.equal(await auth.getPreferredMFA(user), 'SOFTWARE_TOKEN_MFA');

    await auth.signOut();
    cognito.clock.advance(60_000);
    const again = await auth.signIn('ada', password);
    assert.equal(again.challengeName, 'SOFTWARE_TOKEN_MFA');
    await auth.confirmSignIn(again, await world.totp(secret));
  });

  it('send the attributes that a new password needs', async () => {
    const world = createWorld({ requiredAttributes: ['email', 'name'] });
    await world.cognito.pools
      .get(poolId)
      ?.admin.createUser({ username: 'ada', temporaryPassword: 'Temporary-1', attributes: { email } });
    const user = await world.auth.signIn('ada', 'Temporary-1');
    assert.deepEqual(user.challengeParam?.requiredAttributes, ['name']);
    const missing = await rejection(world.auth.completeNewPassword(user, password));
    assert.ok(missing.code.endsWith('Exception'));
    assert.equal(world.events.at(-1)?.event, 'completeNewPassword_failure');
    await world.auth.completeNewPassword(user, password, { name: 'Ada' });
    assert.equal((await world.auth.currentAuthenticatedUser()).attributes?.name, 'Ada');
  });

  it('take the code from a text message, and another try after a wrong one', async () => {
    const world = createWorld({ autoVerifiedAttributes: ['email', 'phone_number'] });
    const { auth } = world;
    await addUser(world, 'ada', { email, phone_number: '+12065550100' });
    await world.cognito.pools
      .get(poolId)
      ?.admin.confirmSignUp('ada')
      .catch(() => undefined);
    const user = await auth.signIn('ada', password);
    await auth.setPreferredMFA(user, 'SMS');
    assert.equal(await auth.getPreferredMFA(user, { bypassCache: true }), 'SMS_MFA');
    await auth.signOut();
    const pending = await auth.signIn('ada', password);
    assert.equal(pending.challengeName, 'SMS_MFA');
    assert.match(pending.challengeParam?.CODE_DELIVERY_DESTINATION ?? '', /\*/);
    const code = world.code();
    const wrong = code === '000000' ? '111111' : '000000';
    assert.equal(
      (await rejection(auth.confirmSignIn(pending, wrong, 'SMS_MFA'))).code,
      'CodeMismatchException',
    );
    await auth.confirmSignIn(pending, code, 'SMS_MFA');
    assert.equal(pending.challengeName, undefined);
  });

  it('take the code from an email, and another try after a wrong one', async () => {
    const world = createWorld({ mfaTypes: ['EMAIL_OTP'] });
    const { auth } = world;
    await addUser(world);
    const user = await auth.signIn('ada', password);
    await auth.setPreferredMFA(user, 'EMAIL');
    assert.equal(await auth.getPreferredMFA(user, { bypassCache: true }), 'EMAIL_OTP');
    await auth.signOut();
    const pending = await auth.signIn('ada', password);
    assert.equal(pending.challengeName, 'EMAIL_OTP');
    assert.equal(pending.challengeParam?.CODE_DELIVERY_DELIVERY_MEDIUM, 'EMAIL');
    const code = world.code();
    const wrong = code === '000000' ? '111111' : '000000';
    assert.equal((await rejection(auth.confirmSignIn(pending, wrong))).code, 'CodeMismatchException');
    await auth.confirmSignIn(pending, code, 'EMAIL_OTP');
    assert.equal(pending.challengeName, undefined);
    assert.equal((await auth.currentAuthenticatedUser()).getUsername(), 'ada');
  });

  it('are over after three minutes, and when they were answered already', async () => {
    const world = createWorld();
    const secret = await addTotpUser(world);
    const late = await world.auth.signIn('ada', password);
    world.cognito.clock.advance(3 * 60_000 + 1000);
    const error = await rejection(world.auth.confirmSignIn(late, await world.totp(secret)));
    assert.equal(error.code, 'ChallengeExpired');
    assert.ok(error.cause instanceof Error && 'code' in error.cause);
    assert.equal(error.cause.code, 'NotAuthorizedException');

    const user = await world.auth.signIn('ada', password);
    await world.auth.confirmSignIn(user, await world.totp(secret));
    const used = await rejection(world.auth.confirmSignIn(user, '123456'));
    assert.equal(used.code, 'InvalidArgument');
  });

  it('are over for the set-up of an app too', async () => {
    const world = createWorld({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    await addUser(world);
    const user = await world.auth.signIn('ada', password);
    world.cognito.clock.advance(3 * 60_000 + 1000);
    assert.equal((await rejection(world.auth.setupTOTP(user))).code, 'ChallengeExpired');
    const next = await world.auth.signIn('ada', password);
    const secret = await world.auth.setupTOTP(next);
    world.cognito.clock.advance(3 * 60_000 + 1000);
    const code = await world.totp(secret);
    assert.equal((await rejection(world.auth.verifyTotpToken(next, code))).code, 'ChallengeExpired');
  });

  it('let the set-up be finished after a network that broke half-way', async () => {
    const world = createWorld({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    await addUser(world);
    const user = await world.auth.signIn('ada', password);
    const code = await world.totp(await world.auth.setupTOTP(user));
    world.cognito.faults.add({ operation: 'RespondToAuthChallenge', drop: true, times: 1 });
    assert.equal((await rejection(world.auth.verifyTotpToken(user, code))).code, 'NetworkError');
    await world.auth.verifyTotpToken(user, code);
    assert.equal((await world.auth.currentAuthenticatedUser()).preferredMFA, 'SOFTWARE_TOKEN_MFA');
  });

  it('let the secret be asked for again', async () => {
    const world = createWorld({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    await addUser(world);
    const user = await world.auth.signIn('ada', password);
    const first = await world.auth.setupTOTP(user);
    const second = await world.auth.setupTOTP(user);
    assert.notEqual(first, second);
    await world.auth.verifyTotpToken(user, await world.totp(second));
    assert.equal(user.challengeName, undefined);
  });

  it('chain a choice of factors to the factor that is chosen', async () => {
    const world = createWorld({ autoVerifiedAttributes: ['email', 'phone_number'] });
    const { auth } = world;
    await addUser(world, 'ada', { email, phone_number: '+12065550100' });
    const user = await auth.signIn('ada', password);
    await auth.setPreferredMFA(user, 'SMS');
    const secret = await auth.setupTOTP(user);
    await auth.verifyTotpToken(user, await world.totp(secret));
    // Neither is preferred: the service then asks which.
    await world.cognito.fetch(
      new Request('http://localhost/', {
        method: 'POST',
        headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.SetUserMFAPreference' },
        body: JSON.stringify({
          AccessToken: (await auth.currentSession()).getAccessToken().getJwtToken(),
          SMSMfaSettings: { Enabled: true, PreferredMfa: false },
          SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: false },
        }),
      }),
    );
    await auth.signOut();
    world.cognito.clock.advance(60_000);
    const pending = await auth.signIn('ada', password);
    assert.equal(pending.challengeName, 'SELECT_MFA_TYPE');
    await auth.sendMFASelectionAnswer(pending, 'SOFTWARE_TOKEN_MFA');
    assert.equal(pending.challengeName, 'SOFTWARE_TOKEN_MFA');
    await auth.confirmSignIn(pending, await world.totp(secret));
    assert.equal(pending.challengeName, undefined);
  });

  it('name the function that answers the pending challenge', async () => {
    const world = createWorld({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    await addUser(world);
    const user = await world.auth.signIn('ada', password);
    assert.equal(user.challengeName, 'MFA_SETUP');
    world.calls.length = 0;
    for (const call of [
      () => world.auth.confirmSignIn(user, '123456'),
      () => world.auth.completeNewPassword(user, password),
      () => world.auth.sendCustomChallengeAnswer(user, 'x'),
    ]) {
      const error = await rejection(call());
      assert.equal(error.code, 'InvalidArgument');
      assert.match(error.message, /the pending challenge is MFA_SETUP; answer it with verifyTotpToken\.$/);
    }
    assert.deepEqual(world.calls, []);
  });

  it('take one answer once, however often it is sent', async () => {
    const world = createWorld();
    const secret = await addTotpUser(world);
    world.cognito.clock.advance(60_000);
    const user = await world.auth.signIn('ada', password);
    const code = await world.totp(secret);
    world.calls.length = 0;
    const held = world.holdAnswer('RespondToAuthChallenge');
    const first = world.auth.confirmSignIn(user, code);
    await held.reached;
    const second = world.auth.confirmSignIn(user, code);
    const other = await rejection(world.auth.confirmSignIn(user, '000000'));
    assert.equal(other.code, 'InvalidArgument');
    assert.equal(other.message, 'confirmSignIn: another answer to this challenge is being sent.');
    held.release();
    assert.equal(await first, user);
    assert.equal(await second, user);
    assert.equal(user.challengeName, undefined);
    assert.deepEqual(world.calls, ['RespondToAuthChallenge']);
    assert.equal((await world.auth.currentAuthenticatedUser()).getUsername(), 'ada');
    assert.equal(world.events.filter(({ event }) => event === 'signIn').length, 2);
  });

  it('take another answer after a wrong one, and after a call that was canceled', async () => {
    const world = createWorld();
    const secret = await addTotpUser(world);
    world.cognito.clock.advance(60_000);
    const user = await world.auth.signIn('ada', password);
    const [one, two] = ['000000', '000000'].map((code) => rejection(world.auth.confirmSignIn(user, code)));
    assert.equal((await one)?.code, 'CodeMismatchException');
    assert.equal((await two)?.code, 'CodeMismatchException');
    const held = world.holdAnswer('RespondToAuthChallenge');
    const canceled = world.auth.confirmSignIn(user, '111111');
    await held.reached;
    world.auth.cancelSignIn(canceled);
    const call = world.auth.confirmSignIn(user, await world.totp(secret));
    held.release();
    await rejection(canceled);
    assert.equal((await call).challengeName, undefined);
  });

  it('name the right function also to the calls that set up an authenticator app', async () => {
    const world = createWorld();
    const secret = await addTotpUser(world);
    world.cognito.clock.advance(60_000);
    const user = await world.auth.signIn('ada', password);
    assert.equal(user.challengeName, 'SOFTWARE_TOKEN_MFA');
    world.calls.length = 0;
    for (const call of [() => world.auth.setupTOTP(user), () => world.auth.verifyTotpToken(user, '123456')]) {
      const error = await rejection(call());
      assert.equal(error.code, 'InvalidArgument');
      assert.match(
        error.message,
        /the pending challenge is SOFTWARE_TOKEN_MFA; answer it with confirmSignIn\.$/,
      );
    }
    assert.deepEqual(world.calls, []);
    await world.auth.confirmSignIn(user, await world.totp(secret));
    assert.equal(user.challengeName, undefined);
  });

  it('tell a call in the wrong order what to do first', async () => {
    const world = createWorld();
    const { auth } = world;
    await addUser(world);
    const user = await auth.signIn('ada', password);
    world.calls.length = 0;
    const wrong: [() => Promise<unknown>, RegExp][] = [
      [() => auth.confirmSignIn(user, '123456'), /no challenge to answer/],
      [() => auth.completeNewPassword(user, password), /no challenge to answer/],
      [() => auth.sendCustomChallengeAnswer(user, 'x'), /no challenge to answer/],
      [() => auth.sendMFASelectionAnswer(user, 'SMS_MFA'), /no challenge to answer/],
      [() => auth.confirmSignIn('ada' as unknown as CognitoUser, '123456'), /must be a user/],
      [() => auth.setupTOTP(undefined as unknown as CognitoUser), /must be a user/],
      [() => auth.verifyTotpToken({} as CognitoUser, '123456'), /must be a user/],
      [
        () => auth.confirmSignIn(user, '123456', 'CARRIER_PIGEON' as 'SMS_MFA'),
        /mfaType is "CARRIER_PIGEON"; it must be one of .*EMAIL_OTP, SMS_OTP\./,
      ],
      [
        () => auth.setPreferredMFA(user, 'PIGEON' as 'SMS'),
        /method is "PIGEON"; it must be one of TOTP, SMS, EMAIL, NOMFA/,
      ],
      [() => auth.setPreferredMFA(user, 'toString' as 'SMS'), /method is "toString"/],
      [() => auth.verifyTotpToken(user, ''), /code/],
      [() => auth.changePassword(user, '', password), /oldPassword/],
      [() => auth.forgotPasswordSubmit('ada', '1', undefined as unknown as string), /newPassword/],
    ];
    for (const [call, text] of wrong) {
      const error = await rejection(call());
      assert.equal(error.code, 'InvalidArgument');
      assert.match(error.message, text);
    }
    assert.deepEqual(world.calls, []);
    const signedOut = (await auth.signUp({ username: 'grace', password, attributes: { email } })).user;
    assert.equal((await rejection(auth.setupTOTP(signedOut))).code, 'NotSignedIn');
    assert.equal((await rejection(auth.verifiedContact(signedOut))).code, 'NotSignedIn');
  });
});
