import type { ResolvedPool } from '../options/options.js';
import { errors } from '../wire/service-error.js';

/** The four levels of the service, each with the name that a pool gives it. */
export type AcrLevel = 'Level1' | 'Level2' | 'Level3' | 'Level4';

/** The levels of authentication of a pool. */
export interface AcrPoolOptions {
  /**
   * The names of the levels in the `acr` claim and in `TARGET_ACR_VALUES`: `{Level1?, Level2?, Level3?, Level4?}`. Which factors reach a level is fixed; see below.
   *
   * @defaultValue `urn:cognito:loa:1` to `urn:cognito:loa:4`
   */
  acrConfiguration?: Partial<Record<AcrLevel, string>>;
}

/** What a user has proven, by the values of the `amr` claim. */
export type Method = 'pwd' | 'otp' | 'sms' | 'email_otp' | 'swk' | 'hwk';

/** The level that a sign-in has to reach, and what it has proven. */
export interface Assurance {
  /** The level, 1 to 4. */
  readonly target: number;
  /** What is proven. */
  readonly methods: readonly Method[];
}

/** The claims `acr` and `amr`. */
export interface AssuranceClaims {
  /** The name of the level. */
  readonly acr: string;
  /** The methods, and `mfa` for several. */
  readonly amr: readonly string[];
}

/** The method of each challenge that proves something; a passkey depends on its authenticator. */
export const methodOf = {
  PASSWORD: 'pwd',
  PASSWORD_SRP: 'pwd',
  SOFTWARE_TOKEN_MFA: 'otp',
  SMS_MFA: 'sms',
  SMS_OTP: 'sms',
  EMAIL_OTP: 'email_otp',
  WEB_AUTHN: 'swk',
} as const satisfies Record<string, Method>;

/** Returns the highest level that methods reach, 1 to 4; 0 for none. */
export function levelOf(methods: readonly Method[]): number {
  const has = (...any: Method[]): boolean => any.some((each) => methods.includes(each));
  if (has('pwd') && has('otp')) return 4;
  if (has('swk', 'hwk') || (has('pwd') && has('sms', 'email_otp'))) return 3;
  if (has('sms', 'email_otp')) return 2;
  return has('pwd') ? 1 : 0;
}

/** Adds a method to what a sign-in has proven. */
export const withMethod = (assurance: Assurance | undefined, method: Method): Assurance | undefined =>
  assurance && { ...assurance, methods: [...new Set([...assurance.methods, method])] };

/** Reads the levels of a space-separated list; unknown ones are ignored. Throws if there is none. */
export function readLevels(pool: ResolvedPool, values: string): number[] {
  const names = Object.values(pool.acrConfiguration);
  const levels = values.split(' ').map((value) => names.indexOf(value) + 1);
  const known = levels.filter((level) => level > 0);
  if (known.length === 0) throw errors.invalidParameter('None of the requested ACR values is valid.');
  return known;
}

/** Returns the claims of what was proven. */
export function claimsOf(pool: ResolvedPool, methods: readonly Method[]): AssuranceClaims | undefined {
  const acr = Object.values(pool.acrConfiguration)[levelOf(methods) - 1];
  return acr === undefined ? undefined : { acr, amr: methods.length > 1 ? [...methods, 'mfa'] : methods };
}

/** Fills in the names. Throws a `TypeError` for one that is not allowed, or used twice. */
export function resolveAcr(names: AcrPoolOptions['acrConfiguration'] = {}): Record<AcrLevel, string> {
  const { Level1, Level2, Level3, Level4 } = names;
  const all = {
    Level1: Level1 ?? 'urn:cognito:loa:1',
    Level2: Level2 ?? 'urn:cognito:loa:2',
    Level3: Level3 ?? 'urn:cognito:loa:3',
    Level4: Level4 ?? 'urn:cognito:loa:4',
  };
  const values = Object.values(all);
  const wrong = values.find((value, i) => !/^[^\s"\\]{1,64}$/.test(value) || values.indexOf(value) !== i);
  if (wrong === undefined) return all;
  throw new TypeError(
    `local-cognito: acrConfiguration has ${JSON.stringify(wrong)}; names are different ones of 1 to 64 characters without spaces, quotes and backslashes.`,
  );
}
