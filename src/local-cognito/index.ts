import { Clock } from './clock.js';
import { Random } from './crypto/random.js';
import { HostedSessions } from './hosted-ui/sessions.js';
import { IdentityPools, type LocalIdentityPool } from './identity-pool/identity-pools.js';
import type { ProviderTokenOptions } from './identity-pool/provider-tokens.js';
import { operations } from './operations/table.js';
import type { LocalCognitoOptions } from './options/options.js';
import { DEFAULT_POOL } from './options/resolve-options.js';
import { Outbox } from './outbox.js';
import { LocalPool } from './pool/pool.js';
import type { Service } from './service.js';
import { Sessions } from './sign-in/sessions.js';
import { deviceType } from './user-sessions/device-type.js';
import { Faults } from './wire/faults.js';
import { handle } from './wire/http.js';
import { errors } from './wire/service-error.js';

export type { Clock } from './clock.js';
export type { Fault, Faults } from './wire/faults.js';
export type {
  AliasName,
  AuthFlow,
  ClientOptions,
  DeviceTracking,
  FirstFactor,
  IssuerType,
  LocalCognitoOptions,
  MfaType,
  PasswordPolicy,
  PoolOptions,
  TokenValidity,
} from './options/options.js';
export type { IdentityProvider, OAuthFlow, ProvidedUser, ProviderType } from './hosted-ui/options.js';
export type { LocalIdentityPool } from './identity-pool/identity-pools.js';
export type { IdentityPoolOptions, IdentityRoles, IdentityUserPool } from './identity-pool/options.js';
export type { ProviderTokenOptions } from './identity-pool/provider-tokens.js';
export type { Outbox, OutboxMessage } from './outbox.js';
export type { LocalPool } from './pool/pool.js';
export type { PoolAdmin } from './pool/pool-admin.js';
export type { PasskeyOptions } from './passkeys/options.js';
export type { Passkey, PasskeyRegistration } from './passkeys/passkeys.js';
export type * from './pool/triggers.js';
export type { LocalUser, UserStatus } from './users/users.js';
export { totpCode } from './crypto/totp.js';

/** A Cognito in memory, in this process, for development and tests. Never use it in production. */
export interface LocalCognito {
  /** Answers a request, as the endpoints of Cognito do. Rejects with a `TypeError` only when a fault drops the connection. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** The messages that Cognito would have sent. */
  readonly outbox: Outbox;
  /** The user pools by id. */
  readonly pools: ReadonlyMap<string, LocalPool>;
  /** The identity pools by id. */
  readonly identityPools: ReadonlyMap<string, LocalIdentityPool>;
  /** The clock of the server, which can be moved. */
  readonly clock: Clock;
  /** Failures to produce, for tests. */
  readonly faults: Faults;
  /**
   * Creates a token of a provider: opaque for `graph.facebook.com` and `www.amazon.com`, otherwise a signed ID token.
   * Identity pools accept it under the same key in `Logins`.
   */
  readonly providerToken: (provider: string, options: ProviderTokenOptions) => Promise<string>;
  /**
   * Removes users, identities, credentials, sessions, messages and faults, resets the clock, and restarts a seeded
   * sequence. Options and signing keys of the pools stay.
   */
  readonly reset: () => void;
}

/**
 * Creates a local Cognito.
 *
 * @throws `TypeError` when a pool id is malformed or used twice, or an option of an identity pool is not valid.
 * @example
 * ```js
 * const cognito = createLocalCognito({ seed: 1 });
 * Auth.configure({
 *   userPoolId: 'us-east-1_LocalDemo',
 *   userPoolWebClientId: 'localdemoclient0000000000',
 *   endpoint: 'http://localhost/',
 *   fetch: (input, init) => cognito.fetch(new Request(input, init)),
 * });
 * ```
 */
export function createLocalCognito(options: LocalCognitoOptions = {}): LocalCognito {
  const clock = new Clock(options.now);
  const outbox = new Outbox(clock);
  const faults = new Faults();
  const pools = new Map<string, LocalPool>();
  const random = new Random(options.seed);
  const service: Service = {
    clock,
    outbox,
    pools,
    random,
    sessions: new Sessions(clock, random),
    device: deviceType(null),
    hosted: new HostedSessions(clock, random),
    identity: new IdentityPools(options.identityPools, options.pools, clock, random),
  };
  const call = (name: string, input: object): Promise<object | undefined> => {
    const operation = operations.get(name);
    return operation ? operation.run(service, input) : Promise.reject(errors.unknownOperation());
  };
  for (const each of options.pools ?? [DEFAULT_POOL]) {
    if (pools.has(each.id))
      throw new TypeError(`local-cognito: there are two pools with the id "${each.id}".`);
    pools.set(each.id, new LocalPool(each, clock, random, call));
  }
  return {
    fetch: (request) => handle(service, faults, request),
    outbox,
    pools,
    identityPools: service.identity.pools,
    clock,
    faults,
    providerToken: (provider, about) => service.identity.providerTokens.make(provider, about),
    reset() {
      clock.reset();
      faults.clear();
      service.sessions.clear();
      service.hosted.clear();
      service.identity.clear();
      random.restart();
      for (const pool of pools.values()) pool.reset();
      outbox.clear();
    },
  };
}
