import type { ResolvedClient } from '../options/options.js';
import { findPool } from '../pool/clients.js';
import type { LocalPool } from '../pool/pool.js';
import { members } from '../wire/members.js';
import { errors } from '../wire/service-error.js';
import { signedOperation } from './operation.js';

/** Minutes that a challenge session lives (`AuthSessionValidity`). */
const SESSION_MINUTES = 3;

/** What an administrator reads of the settings of a pool. */
export const describeOperations = {
  DescribeUserPool: signedOperation(
    { UserPoolId: members.poolId },
    (service, input) => ({ UserPool: describePool(findPool(service, input.UserPoolId)) }),
    {
      does: 'Returns the settings of a pool.',
      leavesOut: 'triggers, schema, messages, domain, tier, dates',
    },
  ),

  DescribeUserPoolClient: signedOperation(
    { UserPoolId: members.poolId, ClientId: members.clientId },
    (service, input) => {
      const pool = findPool(service, input.UserPoolId);
      const client = pool.options.clients.find(({ id }) => id === input.ClientId);
      if (!client) throw errors.notFound(`User pool client ${input.ClientId} does not exist.`);
      return { UserPoolClient: describeClient(pool, client) };
    },
    {
      does: 'Returns the settings of an app client, its secret included.',
      leavesOut: 'readable attributes, analytics, dates',
    },
  ),

  GetUserPoolMfaConfig: signedOperation(
    { UserPoolId: members.poolId },
    (service, input) => {
      const { mfa, mfaTypes, passkeys } = findPool(service, input.UserPoolId).options;
      return {
        MfaConfiguration: mfa,
        SoftwareTokenMfaConfiguration: { Enabled: mfaTypes.includes('SOFTWARE_TOKEN_MFA') },
        ...(mfaTypes.includes('SMS_MFA') ? { SmsMfaConfiguration: {} } : {}),
        ...(mfaTypes.includes('EMAIL_OTP') ? { EmailMfaConfiguration: {} } : {}),
        WebAuthnConfiguration: {
          ...(passkeys.relyingPartyId === undefined ? {} : { RelyingPartyId: passkeys.relyingPartyId }),
          UserVerification: passkeys.userVerification,
          FactorConfiguration: passkeys.factorConfiguration,
        },
      };
    },
    { does: 'Returns the second factors and the passkeys of a pool.', leavesOut: 'messages' },
  ),
};

function describePool({ id, name, options, users }: LocalPool): object {
  const { passwordPolicy: policy, deviceTracking, acrConfiguration } = options;
  const isTracked = deviceTracking !== 'OFF';
  return {
    Id: id,
    Name: name,
    Arn: `arn:aws:cognito-idp:${id.slice(0, id.indexOf('_'))}:000000000000:userpool/${id}`,
    Policies: {
      PasswordPolicy: {
        MinimumLength: policy.minimumLength,
        RequireUppercase: policy.requireUppercase,
        RequireLowercase: policy.requireLowercase,
        RequireNumbers: policy.requireNumbers,
        RequireSymbols: policy.requireSymbols,
        PasswordHistorySize: policy.passwordHistorySize,
      },
      SignInPolicy: { AllowedFirstAuthFactors: options.firstFactors },
    },
    AutoVerifiedAttributes: options.autoVerifiedAttributes,
    AliasAttributes: options.aliasAttributes,
    UsernameAttributes: options.usernameAttributes,
    UserAttributeUpdateSettings: {
      AttributesRequireVerificationBeforeUpdate: options.attributesRequireVerificationBeforeUpdate,
    },
    MfaConfiguration: options.mfa,
    ...(isTracked && {
      DeviceConfiguration: {
        ChallengeRequiredOnNewDevice: options.challengeRequiredOnNewDevice,
        DeviceOnlyRememberedOnUserPrompt: deviceTracking === 'USER_OPT_IN',
      },
    }),
    EstimatedNumberOfUsers: users.all().length,
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: options.allowAdminCreateUserOnly },
    IssuerConfiguration: { Type: options.issuer },
    AcrConfiguration: Object.fromEntries(
      Object.entries(acrConfiguration).map(([level, value]) => [level, { AcrValue: value }]),
    ),
  };
}

function describeClient(pool: LocalPool, client: ResolvedClient): object {
  const { secret, tokenValidity, writeAttributes, refreshTokenRotation: rotation } = client;
  return {
    UserPoolId: pool.id,
    ClientId: client.id,
    ClientName: client.id,
    ...(secret === undefined ? {} : { ClientSecret: secret }),
    AccessTokenValidity: tokenValidity.accessToken,
    IdTokenValidity: tokenValidity.idToken,
    RefreshTokenValidity: tokenValidity.refreshToken,
    TokenValidityUnits: { AccessToken: 'seconds', IdToken: 'seconds', RefreshToken: 'seconds' },
    ...(writeAttributes === undefined ? {} : { WriteAttributes: writeAttributes }),
    ExplicitAuthFlows: client.explicitAuthFlows.map((flow) => `ALLOW_${flow}`),
    SupportedIdentityProviders: client.supportedIdentityProviders,
    CallbackURLs: client.callbackUrls,
    LogoutURLs: client.logoutUrls,
    AllowedOAuthFlows: client.allowedOAuthFlows,
    AllowedOAuthScopes: client.allowedOAuthScopes,
    AllowedOAuthFlowsUserPoolClient: client.callbackUrls.length > 0,
    PreventUserExistenceErrors: client.preventUserExistenceErrors,
    EnableTokenRevocation: true,
    AuthSessionValidity: SESSION_MINUTES,
    RefreshTokenRotation:
      rotation === 'DISABLED'
        ? { Feature: 'DISABLED' }
        : { Feature: 'ENABLED', RetryGracePeriodSeconds: rotation.retryGracePeriodSeconds },
  };
}
