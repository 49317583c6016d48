import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import * as sdk from '@aws-sdk/client-cognito-identity-provider';

import { fromHex, toBase64 } from '../../src/local-cognito/crypto/bytes.js';
import { createVerifier } from '../../src/local-cognito/crypto/srp.js';
import { type LocalCognitoServer, serveLocalCognito } from '../../src/local-cognito/node.js';
import { CLIENT, PASSWORD, POOL } from './harness.js';
import {
  type CreationOptions,
  type RequestOptions,
  SoftwareAuthenticator,
} from './software-authenticator.js';

let server: LocalCognitoServer;
let cognito: sdk.CognitoIdentityProviderClient;
before(async () => {
  server = await serveLocalCognito({
    pools: [
      {
        id: POOL,
        clients: [{ id: CLIENT, refreshTokenRotation: { retryGracePeriodSeconds: 10 } }],
        firstFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'],
        passkeys: { relyingPartyId: 'example.com' },
        mfaTypes: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
        deviceTracking: 'ALWAYS',
        triggers: {
          userMigration(event) {
            if (event.request.password !== 'old-password') throw new Error('Unknown');
            event.response.userAttributes = {
              email: `${event.userName}@example.com`,
              email_verified: 'true',
            };
            event.response.finalUserStatus = 'CONFIRMED';
            return event;
          },
        },
      },
    ],
  });
  cognito = new sdk.CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: server.url,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
});
beforeEach(() => server.cognito.reset());
after(() => server.close());

const initiate = (
  AuthFlow: sdk.AuthFlowType,
  AuthParameters: Record<string, string>,
): Promise<sdk.InitiateAuthCommandOutput> =>
  cognito.send(new sdk.InitiateAuthCommand({ AuthFlow, ClientId: CLIENT, AuthParameters }));

const migrated = (username = 'maria'): Promise<sdk.InitiateAuthCommandOutput> =>
  initiate('USER_PASSWORD_AUTH', { USERNAME: username, PASSWORD: 'old-password' });

describe('the AWS SDK over HTTP, the newer operations', () => {
  it('migrates, confirms, reads, lists and forgets a device', async () => {
    const { AuthenticationResult } = await migrated();
    const { AccessToken, NewDeviceMetadata } = AuthenticationResult ?? {};
    const { DeviceKey = '', DeviceGroupKey = '' } = NewDeviceMetadata ?? {};
    const { saltHex, verifier } = await createVerifier(DeviceGroupKey, DeviceKey, 'device secret');
    const DeviceSecretVerifierConfig = {
      Salt: toBase64(fromHex(saltHex)),
      PasswordVerifier: toBase64(fromHex(verifier.toString(16).padStart(768, '0'))),
    };
    const confirmed = await cognito.send(
      new sdk.ConfirmDeviceCommand({
        AccessToken,
        DeviceKey,
        DeviceSecretVerifierConfig,
        DeviceName: 'phone',
      }),
    );
    assert.equal(confirmed.UserConfirmationNecessary, false);
    const { Device } = await cognito.send(new sdk.GetDeviceCommand({ AccessToken, DeviceKey }));
    assert.ok(Device?.DeviceCreateDate instanceof Date);
    const { Devices } = await cognito.send(new sdk.ListDevicesCommand({ AccessToken }));
    assert.equal(Devices?.length, 1);
    await cognito.send(
      new sdk.UpdateDeviceStatusCommand({ AccessToken, DeviceKey, DeviceRememberedStatus: 'not_remembered' }),
    );
    await cognito.send(new sdk.ForgetDeviceCommand({ AccessToken, DeviceKey }));
    await assert.rejects(
      cognito.send(new sdk.GetDeviceCommand({ AccessToken, DeviceKey })),
      sdk.ResourceNotFoundException,
    );
  });

  it('rotates refresh tokens, and knows the error of a reused one', async () => {
    const { AuthenticationResult } = await migrated();
    const { RefreshToken } = AuthenticationResult ?? {};
    const refresh = new sdk.GetTokensFromRefreshTokenCommand({ ClientId: CLIENT, RefreshToken });
    const renewed = await cognito.send(refresh);
    assert.notEqual(renewed.AuthenticationResult?.RefreshToken, RefreshToken);
    server.cognito.clock.advance(10_000);
    await assert.rejects(cognito.send(refresh), sdk.RefreshTokenReuseException);
  });

  it('chooses the first factor and signs in with a code', async () => {
    await migrated();
    const asked = await initiate('USER_AUTH', { USERNAME: 'maria' });
    assert.deepEqual(asked.AvailableChallenges, ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP']);
    const sent = await cognito.send(
      new sdk.RespondToAuthChallengeCommand({
        ClientId: CLIENT,
        ChallengeName: 'SELECT_CHALLENGE',
        Session: asked.Session,
        ChallengeResponses: { USERNAME: 'maria', ANSWER: 'EMAIL_OTP' },
      }),
    );
    assert.equal(sent.ChallengeName, 'EMAIL_OTP');
    const answer = (EMAIL_OTP_CODE: string): sdk.RespondToAuthChallengeCommand =>
      new sdk.RespondToAuthChallengeCommand({
        ClientId: CLIENT,
        ChallengeName: 'EMAIL_OTP',
        Session: sent.Session,
        ChallengeResponses: { USERNAME: 'maria', EMAIL_OTP_CODE },
      });
    await assert.rejects(cognito.send(answer('0')), sdk.CodeMismatchException);
    const { AuthenticationResult } = await cognito.send(
      answer(server.cognito.outbox.last('maria')?.code ?? ''),
    );
    assert.ok(AuthenticationResult?.AccessToken);
    await cognito.send(
      new sdk.SetUserMFAPreferenceCommand({
        AccessToken: AuthenticationResult.AccessToken,
        EmailMfaSettings: { Enabled: true, PreferredMfa: true },
      }),
    );
    assert.equal((await migrated()).ChallengeName, 'EMAIL_OTP');
  });

  it('registers, lists, uses and deletes a passkey, and knows the errors', async () => {
    const { AuthenticationResult } = await migrated();
    const { AccessToken } = AuthenticationResult ?? {};
    const device = new SoftwareAuthenticator();
    const start = new sdk.StartWebAuthnRegistrationCommand({ AccessToken });
    const options = (await cognito.send(start)).CredentialCreationOptions as unknown as CreationOptions;
    const created = await device.create(options);
    const complete = new sdk.CompleteWebAuthnRegistrationCommand({
      AccessToken,
      Credential: JSON.parse(JSON.stringify(created)) as Record<string, string>,
    });
    await cognito.send(complete);
    await assert.rejects(cognito.send(complete), sdk.WebAuthnChallengeNotFoundException);
    const list = new sdk.ListWebAuthnCredentialsCommand({ AccessToken });
    const [passkey] = (await cognito.send(list)).Credentials ?? [];
    assert.equal(passkey?.CredentialId, created.id);
    assert.ok(passkey.CreatedAt instanceof Date);
    const asked = await initiate('USER_AUTH', { USERNAME: 'maria', PREFERRED_CHALLENGE: 'WEB_AUTHN' });
    assert.equal(asked.ChallengeName, 'WEB_AUTHN');
    const request = asked.ChallengeParameters?.['CREDENTIAL_REQUEST_OPTIONS'] ?? '';
    const CREDENTIAL = JSON.stringify(await device.get(JSON.parse(request) as RequestOptions));
    const answer = new sdk.RespondToAuthChallengeCommand({
      ClientId: CLIENT,
      ChallengeName: 'WEB_AUTHN',
      Session: asked.Session,
      ChallengeResponses: { USERNAME: 'maria', CREDENTIAL },
    });
    assert.ok((await cognito.send(answer)).AuthenticationResult?.AccessToken);
    await assert.rejects(cognito.send(answer), sdk.NotAuthorizedException);
    const erase = new sdk.DeleteWebAuthnCredentialCommand({ AccessToken, CredentialId: created.id });
    await cognito.send(erase);
    await assert.rejects(cognito.send(erase), sdk.ResourceNotFoundException);
  });

  it('lists and revokes sessions, and knows the errors', async () => {
    const pool = server.cognito.pools.get(POOL);
    const { AuthenticationResult: early } = await migrated();
    const list = (tokens: sdk.AuthenticationResultType | undefined): sdk.ListUserSessionsCommand =>
      new sdk.ListUserSessionsCommand({ AccessToken: tokens?.AccessToken });
    await assert.rejects(cognito.send(list(early)), sdk.OperationNotEnabledException);
    pool?.update({ sessionTracking: { maxPerUser: 20 } });
    try {
      const { AuthenticationResult: own } = await migrated();
      const { AuthenticationResult: other } = await migrated();
      const { Sessions = [] } = await cognito.send(list(own));
      assert.deepEqual(
        Sessions.map(({ IsCurrentSession }) => IsCurrentSession),
        [true, false],
      );
      const [first, second] = Sessions;
      assert.ok(first?.CreateDate instanceof Date && first.LastActiveDate instanceof Date);
      const revoke = (SessionId: string | undefined): sdk.RevokeUserSessionCommand =>
        new sdk.RevokeUserSessionCommand({
          AccessToken: own?.AccessToken,
          SessionId,
          RevokeAssociatedSessions: 'LINKED',
        });
      await cognito.send(revoke(second?.SessionId));
      await assert.rejects(cognito.send(list(other)), sdk.NotAuthorizedException);
      await assert.rejects(cognito.send(revoke(second?.SessionId)), sdk.ResourceNotFoundException);
      await assert.rejects(cognito.send(revoke(first.SessionId)), sdk.InvalidParameterException);
    } finally {
      pool?.update({ sessionTracking: 'DISABLED' });
    }
  });

  it('knows the errors of triggers', async () => {
    const pool = server.cognito.pools.get(POOL);
    const before = pool?.options.triggers ?? {};
    const failing = (): never => {
      throw new Error('Closed');
    };
    pool?.update({ triggers: { defineAuthChallenge: failing, preSignUp: failing } });
    try {
      const signUp = new sdk.SignUpCommand({
        ClientId: CLIENT,
        Username: 'nadia',
        Password: PASSWORD,
        UserAttributes: [{ Name: 'email', Value: 'nadia@example.com' }],
      });
      await assert.rejects(cognito.send(signUp), sdk.UserLambdaValidationException);
      await assert.rejects(
        initiate('CUSTOM_AUTH', { USERNAME: 'nobody' }),
        sdk.UserLambdaValidationException,
      );
    } finally {
      pool?.update({ triggers: before });
    }
  });
});
