import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  type CognitoUserSession,
} from 'amazon-cognito-identity-js';

import { totpCode } from '../../src/local-cognito/index.js';
import { type LocalCognitoServer, serveLocalCognito } from '../../src/local-cognito/node.js';
import { CLIENT, PASSWORD, POOL } from './harness.js';

let server: LocalCognitoServer;
before(async () => {
  server = await serveLocalCognito();
});
beforeEach(() => server.cognito.reset());
after(() => server.close());

const code = (to: string): string => server.cognito.outbox.last(to)?.code ?? '';

/** Awaits a node-style callback. */
const done = <T>(start: (callback: (error: unknown, result?: T) => void) => void): Promise<T> =>
  new Promise((resolve, reject) => {
    start((error, result) => {
      if (error instanceof Error) reject(error);
      else resolve(result as T);
    });
  });

describe('amazon-cognito-identity-js over HTTP', () => {
  const userPool = (): CognitoUserPool =>
    new CognitoUserPool({ UserPoolId: POOL, ClientId: CLIENT, endpoint: server.url });
  const details = (password = PASSWORD): AuthenticationDetails =>
    new AuthenticationDetails({ Username: 'maria', Password: password });

  /** Signs in; resolves to the session or the name of the challenge. */
  const signIn = (user: CognitoUser, password = PASSWORD): Promise<CognitoUserSession | string> =>
    new Promise((resolve, reject) => {
      user.authenticateUser(details(password), {
        onSuccess: resolve,
        onFailure: reject,
        totpRequired: resolve,
        mfaSetup: resolve,
        mfaRequired: resolve,
        newPasswordRequired: () => resolve('NEW_PASSWORD_REQUIRED'),
      });
    });

  const associate = (user: CognitoUser): Promise<string> =>
    new Promise((resolve, reject) => {
      user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject });
    });

  const verify = (user: CognitoUser, totp: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      user.verifySoftwareToken(totp, 'phone', { onSuccess: resolve, onFailure: reject });
    });

  async function confirmedUser(): Promise<CognitoUser> {
    const email = new CognitoUserAttribute({ Name: 'email', Value: 'maria@example.com' });
    await done((callback) => userPool().signUp('maria', PASSWORD, [email], [], callback));
    const user = new CognitoUser({ Username: 'maria', Pool: userPool() });
    await done((callback) => user.confirmRegistration(code('maria'), true, callback));
    return user;
  }

  it('completes every flow: sign-up, SRP, authenticator app, refresh, reset, global sign-out', async () => {
    const user = await confirmedUser();
    const session = await signIn(user);
    assert.ok(typeof session !== 'string' && session.isValid());

    const secret = await associate(user);
    await verify(user, await totpCode(secret, Date.now()));
    await done((callback) =>
      user.setUserMfaPreference(null, { Enabled: true, PreferredMfa: true }, callback),
    );
    assert.equal(await signIn(user), 'SOFTWARE_TOKEN_MFA');
    const totp = await totpCode(secret, Date.now());
    const second = await new Promise<CognitoUserSession>((resolve, reject) => {
      user.sendMFACode(totp, { onSuccess: resolve, onFailure: reject }, 'SOFTWARE_TOKEN_MFA');
    });
    const renewed = await done<CognitoUserSession>((callback) =>
      user.refreshSession(second.getRefreshToken(), callback),
    );
    assert.notEqual(renewed.getAccessToken().getJwtToken(), second.getAccessToken().getJwtToken());

    await new Promise((resolve, reject) => {
      user.forgotPassword({ onSuccess: resolve, onFailure: reject });
    });
    await new Promise<unknown>((resolve, reject) => {
      user.confirmPassword(code('maria'), 'Newer1!pass', { onSuccess: resolve, onFailure: reject });
    });
    await assert.rejects(signIn(user), { code: 'NotAuthorizedException' });
    assert.equal(await signIn(user, 'Newer1!pass'), 'SOFTWARE_TOKEN_MFA');

    await new Promise<unknown>((resolve, reject) => {
      user.globalSignOut({ onSuccess: resolve, onFailure: reject });
    });
    await assert.rejects(
      done((callback) => user.refreshSession(second.getRefreshToken(), callback)),
      { code: 'NotAuthorizedException' },
    );
  });

  it('signs in by plain password, and reports the errors of the service', async () => {
    const user = await confirmedUser();
    user.setAuthenticationFlowType('USER_PASSWORD_AUTH');
    assert.notEqual(typeof (await signIn(user)), 'string');
    await assert.rejects(signIn(user, 'Wrong1!pass'), {
      code: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
    await new Promise<unknown>((resolve, reject) => {
      user.deleteUser((error, result) => (error ? reject(error) : resolve(result)));
    });
  });

  it('has the authenticator app set up during sign-in after a temporary password', async () => {
    const pool = server.cognito.pools.get(POOL);
    pool?.update({ mfa: 'ON' });
    try {
      await pool?.admin.createUser({
        username: 'maria',
        temporaryPassword: PASSWORD,
        attributes: { email: 'maria@example.com' },
      });
      const user = new CognitoUser({ Username: 'maria', Pool: userPool() });
      assert.equal(await signIn(user), 'NEW_PASSWORD_REQUIRED');
      const next = await new Promise((resolve, reject) => {
        user.completeNewPasswordChallenge(
          'Newer1!pass',
          {},
          { onSuccess: resolve, onFailure: reject, mfaSetup: resolve },
        );
      });
      assert.equal(next, 'MFA_SETUP');
      const secret = await associate(user);
      await verify(user, await totpCode(secret, Date.now()));
      assert.ok(user.getSignInUserSession()?.isValid());
    } finally {
      pool?.update({ mfa: 'OPTIONAL' });
    }
  });

  it('agrees on SRP for passwords and users of every kind', async () => {
    const pool = server.cognito.pools.get(POOL);
    for (const [name, password] of [
      ['maria', 'Пароль-Aa1 €'],
      ['ŁUKASZ', 'Aa1!Aa1!'],
      ['user+tag@example.com', `Aa1!${'x'.repeat(200)}`],
    ] as const) {
      await pool?.admin.createUser({ username: name, suppress: true });
      await pool?.admin.setUserPassword(name, password);
      const user = new CognitoUser({ Username: name, Pool: userPool() });
      assert.notEqual(typeof (await signIn(user, password)), 'string');
    }
  });
});

describe('the AWS SDK over HTTP', () => {
  const client = (): sdk.CognitoIdentityProviderClient =>
    new sdk.CognitoIdentityProviderClient({
      region: 'us-east-1',
      endpoint: server.url,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });

  const initiate = (username: string, password: string): sdk.InitiateAuthCommand =>
    new sdk.InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: CLIENT,
      AuthParameters: { USERNAME: username, PASSWORD: password },
    });

  it('completes every flow: sign-up, password, authenticator app, refresh, reset, global sign-out', async () => {
    const cognito = client();
    const named = { ClientId: CLIENT, Username: 'maria' };
    const { UserSub, CodeDeliveryDetails } = await cognito.send(
      new sdk.SignUpCommand({
        ...named,
        Password: PASSWORD,
        UserAttributes: [{ Name: 'email', Value: 'maria@example.com' }],
      }),
    );
    assert.equal(CodeDeliveryDetails?.Destination, 'm***@e***');
    await cognito.send(new sdk.ConfirmSignUpCommand({ ...named, ConfirmationCode: code('maria') }));
    const { AuthenticationResult } = await cognito.send(initiate('maria', PASSWORD));
    const AccessToken = AuthenticationResult?.AccessToken;

    const { SecretCode = '' } = await cognito.send(new sdk.AssociateSoftwareTokenCommand({ AccessToken }));
    const UserCode = await totpCode(SecretCode, Date.now());
    await cognito.send(new sdk.VerifySoftwareTokenCommand({ AccessToken, UserCode }));
    const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true };
    await cognito.send(new sdk.SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }));
    const challenge = await cognito.send(initiate('maria', PASSWORD));
    assert.equal(challenge.ChallengeName, 'SOFTWARE_TOKEN_MFA');
    const signedIn = await cognito.send(
      new sdk.RespondToAuthChallengeCommand({
        ClientId: CLIENT,
        ChallengeName: challenge.ChallengeName,
        Session: challenge.Session,
        ChallengeResponses: {
          USERNAME: 'maria',
          SOFTWARE_TOKEN_MFA_CODE: await totpCode(SecretCode, Date.now()),
        },
      }),
    );
    const user = await cognito.send(
      new sdk.GetUserCommand({ AccessToken: signedIn.AuthenticationResult?.AccessToken }),
    );
    assert.equal(user.UserAttributes?.find(({ Name }) => Name === 'sub')?.Value, UserSub);
    assert.deepEqual(user.UserMFASettingList, ['SOFTWARE_TOKEN_MFA']);

    const REFRESH_TOKEN = signedIn.AuthenticationResult?.RefreshToken ?? '';
    const refresh = new sdk.InitiateAuthCommand({
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId: CLIENT,
      AuthParameters: { REFRESH_TOKEN },
    });
    const renewed = await cognito.send(refresh);
    await cognito.send(new sdk.ForgotPasswordCommand(named));
    await cognito.send(
      new sdk.ConfirmForgotPasswordCommand({
        ...named,
        ConfirmationCode: code('maria'),
        Password: 'Newer1!pass',
      }),
    );
    await assert.rejects(cognito.send(initiate('maria', PASSWORD)), sdk.NotAuthorizedException);
    await cognito.send(
      new sdk.GlobalSignOutCommand({ AccessToken: renewed.AuthenticationResult?.AccessToken }),
    );
    await assert.rejects(cognito.send(refresh), sdk.NotAuthorizedException);
  });

  it('reads dates and errors', async () => {
    const cognito = client();
    const subject = { UserPoolId: POOL, Username: 'maria' };
    const { User } = await cognito.send(new sdk.AdminCreateUserCommand(subject));
    assert.ok(Math.abs(Date.now() - (User?.UserCreateDate?.getTime() ?? 0)) < 60_000);
    await assert.rejects(cognito.send(new sdk.AdminCreateUserCommand(subject)), sdk.UsernameExistsException);
    await cognito.send(new sdk.AdminDeleteUserCommand(subject));
    await assert.rejects(cognito.send(new sdk.AdminGetUserCommand(subject)), (error: unknown) => {
      assert.ok(error instanceof sdk.UserNotFoundException);
      assert.equal(error.message, 'User does not exist.');
      return true;
    });
  });
});
