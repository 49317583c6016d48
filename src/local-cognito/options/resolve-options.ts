import { type IdentityProvider, resolveHosted } from '../hosted-ui/options.js';
import type { ClientOptions, PoolOptions, ResolvedClient, ResolvedPool } from './options.js';

const DAY_SECONDS = 86_400;

/** The pool of a local Cognito without options. */
export const DEFAULT_POOL: PoolOptions = {
  id: 'us-east-1_LocalDemo',
  clients: [{ id: 'localdemoclient0000000000' }],
};

/** Fills in the defaults. Throws a `TypeError` for a malformed pool id. */
export function resolvePool(options: PoolOptions): ResolvedPool {
  if (!/^[a-z]+(-[a-z0-9]+)+_[A-Za-z0-9]+$/.test(options.id)) {
    throw new TypeError(`local-cognito: pool id "${options.id}" must look like "us-east-1_LocalDemo".`);
  }
  return {
    allowAdminCreateUserOnly: false,
    usernameAttributes: [],
    aliasAttributes: [],
    mfa: 'OPTIONAL',
    mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
    autoVerifiedAttributes: ['email'],
    requiredAttributes: ['email'],
    requireConfirmation: true,
    autoVerify: false,
    firstFactors: ['PASSWORD'],
    deviceTracking: 'OFF',
    challengeRequiredOnNewDevice: false,
    triggers: {},
    providers: [],
    ...options,
    clients: options.clients.map((client) => resolveClient(client, options.providers ?? [])),
    passwordPolicy: {
      minimumLength: 8,
      requireLowercase: true,
      requireUppercase: true,
      requireNumbers: true,
      requireSymbols: true,
      passwordHistorySize: 0,
      ...options.passwordPolicy,
    },
  };
}

function resolveClient(options: ClientOptions, providers: readonly IdentityProvider[]): ResolvedClient {
  return {
    preventUserExistenceErrors: 'ENABLED',
    explicitAuthFlows: [
      'USER_SRP_AUTH',
      'USER_PASSWORD_AUTH',
      'CUSTOM_AUTH',
      'USER_AUTH',
      'REFRESH_TOKEN_AUTH',
    ],
    refreshTokenRotation: 'DISABLED',
    ...options,
    ...resolveHosted(options, providers),
    secret: options.secret,
    writeAttributes: options.writeAttributes,
    tokenValidity: {
      accessToken: 3600,
      idToken: 3600,
      refreshToken: 30 * DAY_SECONDS,
      ...options.tokenValidity,
    },
  };
}
