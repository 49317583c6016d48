import { type IdentityProvider, resolveHosted } from '../hosted-ui/options.js';
import { resolvePasskeys } from '../passkeys/options.js';
import { resolveAcr } from '../sign-in/assurance.js';
import { checkSessionTracking } from '../user-sessions/options.js';
import type { ClientOptions, IssuerType, PoolOptions, ResolvedClient, ResolvedPool } from './options.js';

const issuerTypes: readonly IssuerType[] = ['ORIGINAL', 'UPDATED'];

const DAY_SECONDS = 86_400;

/** The pool of a local Cognito without options. */
export const DEFAULT_POOL: PoolOptions = {
  id: 'us-east-1_LocalDemo',
  clients: [{ id: 'localdemoclient0000000000' }],
};

/** Fills in the defaults. Throws a `TypeError` for a malformed pool id, an unknown issuer type, a grace period out of range, or options of passkeys, sessions or levels that do not fit. */
export function resolvePool(options: PoolOptions): ResolvedPool {
  if (!/^[a-z]+(-[a-z0-9]+)+_[A-Za-z0-9]+$/.test(options.id)) {
    throw new TypeError(`local-cognito: pool id "${options.id}" must look like "us-east-1_LocalDemo".`);
  }
  if (!(options.issuer === undefined || issuerTypes.includes(options.issuer))) {
    throw new TypeError(
      `local-cognito: issuer ${JSON.stringify(options.issuer)} must be ${issuerTypes.join(' or ')}.`,
    );
  }
  checkSessionTracking(options.sessionTracking);
  checkPendingAttributes(options);
  return {
    issuer: 'ORIGINAL',
    allowAdminCreateUserOnly: false,
    usernameAttributes: [],
    aliasAttributes: [],
    mfa: 'OPTIONAL',
    mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
    autoVerifiedAttributes: ['email'],
    attributesRequireVerificationBeforeUpdate: [],
    requiredAttributes: ['email'],
    immutableAttributes: [],
    requireConfirmation: true,
    autoVerify: false,
    firstFactors: ['PASSWORD'],
    deviceTracking: 'OFF',
    challengeRequiredOnNewDevice: false,
    sessionTracking: 'DISABLED',
    triggers: {},
    providers: [],
    ...options,
    acrConfiguration: resolveAcr(options.acrConfiguration),
    passkeys: resolvePasskeys(options.passkeys, options),
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

function checkPendingAttributes({
  attributesRequireVerificationBeforeUpdate: pending = [],
  autoVerifiedAttributes: verified = ['email'],
}: PoolOptions): void {
  const wrong = pending.find((name) => !verified.includes(name));
  if (wrong === undefined) return;
  throw new TypeError(
    `local-cognito: attributesRequireVerificationBeforeUpdate has ${JSON.stringify(wrong)}, which must be in autoVerifiedAttributes too.`,
  );
}

/** The longest grace period of a refresh token that was replaced, in seconds, as in the service. */
const MAX_GRACE_SECONDS = 60;

function resolveClient(options: ClientOptions, providers: readonly IdentityProvider[]): ResolvedClient {
  checkRotation(options.refreshTokenRotation);
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

function checkRotation(rotation: ClientOptions['refreshTokenRotation'] = 'DISABLED'): void {
  if (rotation === 'DISABLED') return;
  const { retryGracePeriodSeconds: grace } = rotation;
  if (Number.isInteger(grace) && grace >= 0 && grace <= MAX_GRACE_SECONDS) return;
  throw new TypeError(
    `local-cognito: refreshTokenRotation.retryGracePeriodSeconds ${JSON.stringify(grace)} must be a whole number from 0 to ${MAX_GRACE_SECONDS}.`,
  );
}
