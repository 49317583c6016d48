import type { SeedUser } from '../seed-users.js';
import type { ClientOptions, LocalCognitoOptions, PoolOptions } from './options.js';

/** What a pool file holds: the options of `createLocalCognito`, and people. */
export interface PoolFile extends LocalCognitoOptions {
  users?: SeedUser[];
}

/** The names that are allowed in an object; the compiler compares them with its type. */
type NamesOf<Options> = Readonly<Record<keyof Required<Options>, true>>;

const serverNames: NamesOf<LocalCognitoOptions> = { pools: true, identityPools: true, now: true, seed: true };

const poolNames: NamesOf<PoolOptions> = {
  id: true,
  clients: true,
  issuer: true,
  allowAdminCreateUserOnly: true,
  usernameAttributes: true,
  aliasAttributes: true,
  passwordPolicy: true,
  mfa: true,
  mfaTypes: true,
  autoVerifiedAttributes: true,
  attributesRequireVerificationBeforeUpdate: true,
  requiredAttributes: true,
  immutableAttributes: true,
  requireConfirmation: true,
  autoVerify: true,
  firstFactors: true,
  passkeys: true,
  deviceTracking: true,
  challengeRequiredOnNewDevice: true,
  sessionTracking: true,
  acrConfiguration: true,
  triggers: true,
  providers: true,
};

const clientNames: NamesOf<ClientOptions> = {
  id: true,
  secret: true,
  tokenValidity: true,
  preventUserExistenceErrors: true,
  writeAttributes: true,
  explicitAuthFlows: true,
  refreshTokenRotation: true,
  callbackUrls: true,
  logoutUrls: true,
  allowedOAuthFlows: true,
  allowedOAuthScopes: true,
  supportedIdentityProviders: true,
};

const userNames: NamesOf<SeedUser> = {
  username: true,
  password: true,
  poolId: true,
  attributes: true,
  status: true,
  totpSecret: true,
};

/** Checks what a pool file holds, down to the names of options. Throws a TypeError that names the place, what is there and what is allowed. */
export function checkPoolFile(value: unknown): PoolFile {
  const file = object('the file', value, { ...serverNames, users: true });
  for (const [index, pool] of list('pools', file['pools']).entries()) {
    const at = `pools[${index}]`;
    const { id, clients } = object(at, pool, poolNames);
    text(`${at}.id`, id);
    if (clients === undefined) throw problem(`${at}.clients`, clients, 'a list of clients');
    for (const [number, client] of list(`${at}.clients`, clients).entries()) {
      const place = `${at}.clients[${number}]`;
      text(`${place}.id`, object(place, client, clientNames)['id']);
    }
  }
  for (const [index, user] of list('users', file['users']).entries()) {
    const { username, password } = object(`users[${index}]`, user, userNames);
    text(`users[${index}].username`, username);
    text(`users[${index}].password`, password);
  }
  return file;
}

type Members = Readonly<Record<string, unknown>>;

function object(place: string, value: unknown, allowed: object): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw problem(place, value, 'an object');
  }
  const unknownName = Object.keys(value).find((name) => !(name in allowed));
  if (unknownName !== undefined) {
    throw new TypeError(
      `local-cognito: ${place} has the option "${unknownName}", which is not one of ${Object.keys(allowed).join(', ')}.`,
    );
  }
  return Object.fromEntries(Object.entries(value));
}

function list(place: string, value: unknown): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw problem(place, value, 'a list');
  return value;
}

function text(place: string, value: unknown): void {
  if (typeof value !== 'string' || value === '') throw problem(place, value, 'a non-empty string');
}

const problem = (place: string, value: unknown, allowed: string): TypeError =>
  new TypeError(
    `local-cognito: ${place} is ${value === undefined ? 'missing' : JSON.stringify(value)}; it must be ${allowed}.`,
  );
