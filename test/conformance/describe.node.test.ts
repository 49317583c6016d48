import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { PoolOptions } from '../../src/local-cognito/index.js';
import { type Answer, Bench, CLIENT, POOL } from './harness.js';

const input = { UserPoolId: POOL };
const other: PoolOptions = { id: 'eu-west-1_Other', clients: [{ id: 'otherclient' }] };

const poolOf = async (options: Partial<PoolOptions> = {}): Promise<Answer> =>
  (await new Bench(options).call('DescribeUserPool', input))['UserPool'] as Answer;

const clientOf = async (client: Partial<PoolOptions['clients'][0]> = {}): Promise<Answer> =>
  (
    await new Bench({ clients: [{ id: CLIENT, ...client }] }).call('DescribeUserPoolClient', {
      ...input,
      ClientId: CLIENT,
    })
  )['UserPoolClient'] as Answer;

describe('DescribeUserPool', () => {
  it('returns the settings of the pool', async () => {
    const pool = await poolOf({
      usernameAttributes: ['email'],
      mfa: 'ON',
      allowAdminCreateUserOnly: true,
      firstFactors: ['PASSWORD', 'EMAIL_OTP'],
      passwordPolicy: { minimumLength: 12, requireSymbols: false },
      issuer: 'UPDATED',
    });
    assert.equal(pool['Id'], POOL);
    assert.equal(pool['MfaConfiguration'], 'ON');
    assert.deepEqual(pool['UsernameAttributes'], ['email']);
    assert.deepEqual(pool['AdminCreateUserConfig'], { AllowAdminCreateUserOnly: true });
    assert.deepEqual(pool['IssuerConfiguration'], { Type: 'UPDATED' });
    assert.deepEqual(pool['Policies'], {
      PasswordPolicy: {
        MinimumLength: 12,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: false,
        PasswordHistorySize: 0,
      },
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
    });
  });

  it('has a device configuration only where devices are tracked', async () => {
    assert.equal('DeviceConfiguration' in (await poolOf()), false);
    assert.deepEqual((await poolOf({ deviceTracking: 'ALWAYS' }))['DeviceConfiguration'], {
      ChallengeRequiredOnNewDevice: false,
      DeviceOnlyRememberedOnUserPrompt: false,
    });
    assert.deepEqual(
      (await poolOf({ deviceTracking: 'USER_OPT_IN', challengeRequiredOnNewDevice: true }))[
        'DeviceConfiguration'
      ],
      { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
    );
  });

  it('counts the users', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { UserPool } = await bench.call('DescribeUserPool', input);
    assert.equal((UserPool as Answer)['EstimatedNumberOfUsers'], 1);
  });

  it('refuses a pool that does not exist', async () => {
    const { code } = await new Bench().refused('DescribeUserPool', { UserPoolId: 'us-east-1_Nothing' });
    assert.equal(code, 'ResourceNotFoundException');
  });
});

describe('DescribeUserPoolClient', () => {
  it('returns the settings of the app client', async () => {
    const client = await clientOf({
      explicitAuthFlows: ['USER_SRP_AUTH', 'REFRESH_TOKEN_AUTH'],
      callbackUrls: ['https://app.example.com/'],
      logoutUrls: ['https://app.example.com/bye'],
      preventUserExistenceErrors: 'LEGACY',
      refreshTokenRotation: { retryGracePeriodSeconds: 10 },
    });
    assert.deepEqual(client['ExplicitAuthFlows'], ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
    assert.deepEqual(client['CallbackURLs'], ['https://app.example.com/']);
    assert.deepEqual(client['LogoutURLs'], ['https://app.example.com/bye']);
    assert.equal(client['AllowedOAuthFlowsUserPoolClient'], true);
    assert.equal(client['PreventUserExistenceErrors'], 'LEGACY');
    assert.deepEqual(client['RefreshTokenRotation'], { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 });
    assert.equal('ClientSecret' in client, false);
  });

  it('returns the secret of a client that has one', async () => {
    assert.equal((await clientOf({ secret: 'quiet' }))['ClientSecret'], 'quiet');
  });

  it('refuses a client of another pool', async () => {
    const bench = new Bench({}, [other]);
    const refusal = await bench.refused('DescribeUserPoolClient', { ...input, ClientId: 'otherclient' });
    assert.equal(refusal.code, 'ResourceNotFoundException');
    await bench.call('DescribeUserPoolClient', { UserPoolId: other.id, ClientId: 'otherclient' });
  });
});

describe('GetUserPoolMfaConfig', () => {
  const read = (options: Partial<PoolOptions>): Promise<Answer> =>
    new Bench(options).call('GetUserPoolMfaConfig', input);

  it('returns the second factors that the pool has', async () => {
    assert.deepEqual(await read({ mfa: 'OPTIONAL', mfaTypes: ['SOFTWARE_TOKEN_MFA'] }), {
      MfaConfiguration: 'OPTIONAL',
      SoftwareTokenMfaConfiguration: { Enabled: true },
      WebAuthnConfiguration: { UserVerification: 'preferred', FactorConfiguration: 'SINGLE_FACTOR' },
    });
    const sent = await read({ mfaTypes: ['SMS_MFA', 'EMAIL_OTP'] });
    assert.deepEqual(sent['SoftwareTokenMfaConfiguration'], { Enabled: false });
    assert.ok('SmsMfaConfiguration' in sent && 'EmailMfaConfiguration' in sent);
  });

  it('returns the relying party of passkeys', async () => {
    const { WebAuthnConfiguration } = await read({
      passkeys: { relyingPartyId: 'example.com', userVerification: 'required' },
    });
    assert.deepEqual(WebAuthnConfiguration, {
      RelyingPartyId: 'example.com',
      UserVerification: 'required',
      FactorConfiguration: 'SINGLE_FACTOR',
    });
  });
});
