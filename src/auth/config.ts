import { isObject, readShapes, type Found } from './config-shapes.js';
import { AuthError } from './errors.js';
import type { AuthStorage, CookieOptions, StorageName } from './storage/storage.js';

const flows = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'CUSTOM_AUTH'] as const;
export type AuthFlow = (typeof flows)[number];
export type UsernameAttribute = 'username' | 'email' | 'phone_number';

/** What a new password must have; the length is in characters. */
export interface PasswordPolicy {
  readonly minLength: number;
  readonly requireLowercase: boolean;
  readonly requireUppercase: boolean;
  readonly requireNumbers: boolean;
  readonly requireSymbols: boolean;
}

export interface MfaConfig {
  readonly configuration: 'OFF' | 'ON' | 'OPTIONAL';
  readonly types: readonly string[];
}

/** The options of the guide, bare or under `Auth`. */
export interface AuthOptions {
  /** Default: the part of `userPoolId` before the underscore. */
  region?: string;
  userPoolId?: string;
  userPoolWebClientId?: string;
  identityPoolId?: string;
  identityPoolRegion?: string;
  /** Full URL of the user-pool service. Default `https://cognito-idp.<region>.amazonaws.com/`. */
  endpoint?: string;
  identityPoolEndpoint?: string;
  /** Default `USER_SRP_AUTH`. */
  authenticationFlowType?: AuthFlow | (string & {});
  /** Default false. */
  mandatorySignIn?: boolean;
  /** Where the session is kept: `local` (default), `session`, `memory`, or an object of one's own. */
  storage?: StorageName | AuthStorage;
  /** Keeps the session in cookies; wins over `storage`. */
  cookieStorage?: CookieOptions;
  /** Sent with every call that takes it. */
  clientMetadata?: Record<string, string>;
  passwordPolicy?: Partial<PasswordPolicy>;
  usernameAttributes?: readonly string[];
  signupAttributes?: readonly string[];
  mfa?: { configuration?: string; types?: readonly string[] };
  oauth?: object;
  /** Used in place of the platform's `fetch`. */
  fetch?: typeof fetch;
}

/** `aws-exports.js`. */
export interface AwsExports {
  aws_user_pools_id?: string;
  aws_user_pools_web_client_id?: string;
  aws_cognito_region?: string;
  aws_cognito_identity_pool_id?: string;
  [other: string]: unknown;
}

/** Amplify 6 `ResourcesConfig`, or the guide's options under `Auth`. */
export interface AmplifyConfig {
  Auth: AuthOptions | { Cognito: object };
  [category: string]: unknown;
}

/** `amplify_outputs.json`. */
export interface AmplifyOutputs {
  auth?: object;
  version?: string;
  [category: string]: unknown;
}

/** Every config shape that is understood. Members that are not known are left alone. */
export type AuthConfigInput = AuthOptions | AuthConfig | AmplifyConfig | AwsExports | AmplifyOutputs;

/** The one shape that the rest of the library reads. Frozen, nested members too. */
export interface AuthConfig {
  readonly region: string;
  readonly userPoolId?: string | undefined;
  readonly userPoolWebClientId?: string | undefined;
  readonly identityPoolId?: string | undefined;
  readonly identityPoolRegion?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly identityPoolEndpoint?: string | undefined;
  readonly authenticationFlowType: AuthFlow;
  readonly mandatorySignIn: boolean;
  readonly storage?: StorageName | AuthStorage | undefined;
  readonly cookieStorage?: CookieOptions | undefined;
  readonly clientMetadata?: Readonly<Record<string, string>> | undefined;
  readonly passwordPolicy?: PasswordPolicy | undefined;
  readonly usernameAttributes?: readonly UsernameAttribute[] | undefined;
  readonly signupAttributes?: readonly string[] | undefined;
  readonly mfa?: MfaConfig | undefined;
  readonly oauth?: Readonly<Record<string, unknown>> | undefined;
  readonly fetch?: typeof fetch | undefined;
}

/** Reads one option after the other and keeps a list of what is wrong with them. */
class Reader {
  readonly problems: string[] = [];
  readonly #found: Map<string, Found>;

  constructor(found: Map<string, Found>) {
    this.#found = found;
  }

  name(option: string): string {
    return this.#found.get(option)?.name ?? option;
  }

  problem(option: string, allowed: string): void {
    const found = this.#found.get(option);
    const text = typeof found?.value === 'string' ? JSON.stringify(found.value) : typeof found?.value;
    this.problems.push(`${this.name(option)} is ${found ? text : 'missing'}: it must be ${allowed}`);
  }

  read<Value>(
    option: string,
    accept: (value: unknown) => Value | undefined,
    allowed: string,
  ): Value | undefined {
    const found = this.#found.get(option);
    if (!found) return undefined;
    const value = accept(found.value);
    if (value === undefined) this.problem(option, allowed);
    return value;
  }

  text(option: string, pattern: RegExp, allowed: string): string | undefined {
    return this.read(
      option,
      (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined),
      allowed,
    );
  }

  url(option: string): string | undefined {
    return this.text(option, httpUrl, 'a full URL such as https://cognito-idp.us-east-1.amazonaws.com/');
  }
}

const httpUrl = /^https?:\/\/[^\s/]+(\/\S*)?$/;
const regionPattern = /^[a-z]{2}(-[a-z]+)+-\d+$/;
const poolPattern = /^(?=.{1,55}$)[a-z]{2}(-[a-z]+)+-\d+_[0-9A-Za-z]+$/;

function names(value: unknown): string[] | undefined {
  if (!isObject(value)) return undefined;
  const list = Array.isArray(value)
    ? value.filter((item) => typeof item === 'string')
    : Object.keys(value).filter((key) => value[key]);
  return list.map((item) => item.toLowerCase().replace(/^phone$/, 'phone_number'));
}

function mfaTypes(value: unknown): string[] {
  return (names(value) ?? [])
    .map((name) => name.replace(/enabled$/, '').toUpperCase())
    .filter((name) => ['SMS', 'TOTP', 'EMAIL'].includes(name));
}

function policy(value: unknown): PasswordPolicy | undefined {
  if (!isObject(value)) return undefined;
  const characters = JSON.stringify(value['passwordPolicyCharacters'] ?? '');
  const length = value['minLength'] ?? value['min_length'] ?? value['passwordPolicyMinLength'];
  const requires = (kind: string, other = kind): boolean =>
    value[`require${kind}`] === true ||
    value[`require${other}`] === true ||
    value[`require_${kind.toLowerCase()}`] === true ||
    characters.includes(`REQUIRES_${kind.toUpperCase()}`);
  return {
    minLength: Number(length) || 8,
    requireLowercase: requires('Lowercase'),
    requireUppercase: requires('Uppercase'),
    requireNumbers: requires('Numbers'),
    requireSymbols: requires('Symbols', 'SpecialCharacters'),
  };
}

function storage(value: unknown): StorageName | AuthStorage | undefined {
  if (value === 'local' || value === 'session' || value === 'memory') return value;
  return isStorage(value) ? value : undefined;
}

function isStorage(value: unknown): value is AuthStorage {
  // A class with static methods is what the guide shows.
  if (!isObject(value) && typeof value !== 'function') return false;
  return ['getItem', 'setItem', 'removeItem'].every((name) => typeof Reflect.get(value, name) === 'function');
}

function isFetch(value: unknown): value is typeof fetch {
  return typeof value === 'function';
}

function texts(value: unknown): Readonly<Record<string, string>> | undefined {
  if (!isObject(value)) return undefined;
  const entries: [string, string][] = [];
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== 'string') return undefined;
    entries.push([key, text]);
  }
  return Object.fromEntries(entries);
}

/** A frozen copy of plain data; what is not plain (a function, an instance) stays what it is. */
function frozenCopy<Value>(value: Value): Value;
function frozenCopy(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map((item: unknown) => frozenCopy(item)));
  if (!isObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.freeze(
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, frozenCopy(item)])),
  );
}

const asObject = (value: unknown) => (isObject(value) ? value : undefined);
const asFlag = (value: unknown) =>
  value === true || value === 'enable' ? true : value === false || value === 'disable' ? false : undefined;

function cookieOptions(value: unknown): CookieOptions | undefined {
  if (!isObject(value)) return undefined;
  const { sameSite, secure } = value;
  if (sameSite !== undefined && sameSite !== 'strict' && sameSite !== 'lax' && sameSite !== 'none')
    return undefined;
  return sameSite === 'none' && secure === false ? undefined : value;
}

/** What an input holds, and whether it names a user pool, which makes it a config of its own and not an addition. */
export function readConfig(input: unknown): { found: Map<string, Found>; whole: boolean } {
  const found = readShapes(input);
  return { found, whole: found.has('userPoolId') || found.has('identityPoolId') };
}

/** The frozen config. Throws `InvalidConfig` with every problem in one text. */
export function normaliseConfig(found: Map<string, Found>): AuthConfig {
  const reader = new Reader(found);
  const userPoolId = reader.text('userPoolId', poolPattern, 'a user pool id such as us-east-1_AbCdEfGhI');
  const identityPoolId = reader.text(
    'identityPoolId',
    /^[\w-]+:[\w-]+$/,
    'an identity pool id such as us-east-1:00000000-0000-0000-0000-000000000000',
  );
  const region = reader.text('region', regionPattern, 'an AWS region such as us-east-1');
  const own = (userPoolId ?? identityPoolId)?.split(/[_:]/)[0];
  if (!found.has('userPoolId') && !found.has('identityPoolId')) {
    reader.problem('userPoolId', 'the id of the user pool, such as us-east-1_AbCdEfGhI');
  }
  if (userPoolId && region && region !== own)
    reader.problem('region', `${String(own)}, the region of ${userPoolId}`);
  if (found.has('userPoolId') && !found.has('userPoolWebClientId')) {
    reader.problem('userPoolWebClientId', 'the id of an app client of the user pool');
  }
  const mfa = reader.read(
    'mfaConfiguration',
    (value) => {
      const mode = String(value).toUpperCase();
      return mode === 'NONE' ? 'OFF' : (['OFF', 'ON', 'OPTIONAL'] as const).find((known) => known === mode);
    },
    'OFF, ON or OPTIONAL',
  );
  const config: AuthConfig = {
    region: region ?? own ?? '',
    userPoolId,
    userPoolWebClientId: reader.text(
      'userPoolWebClientId',
      /^[\w+]{1,128}$/,
      'an app client id (letters, digits, _ and +)',
    ),
    identityPoolId,
    identityPoolRegion: reader.text('identityPoolRegion', regionPattern, 'an AWS region such as us-east-1'),
    endpoint: reader.url('endpoint'),
    identityPoolEndpoint: reader.url('identityPoolEndpoint'),
    authenticationFlowType:
      reader.read(
        'authenticationFlowType',
        (value) => flows.find((flow) => flow === value),
        flows.join(', '),
      ) ?? 'USER_SRP_AUTH',
    mandatorySignIn: reader.read('mandatorySignIn', asFlag, 'true or false') ?? false,
    storage: reader.read(
      'storage',
      storage,
      "'local', 'session', 'memory' or an object with getItem, setItem and removeItem",
    ),
    cookieStorage: reader.read(
      'cookieStorage',
      cookieOptions,
      'an object {domain, path, expires, secure, sameSite}, sameSite strict, lax or (with secure) none',
    ),
    clientMetadata: reader.read('clientMetadata', texts, 'an object whose values are texts'),
    passwordPolicy: reader.read('passwordPolicy', policy, 'an object'),
    usernameAttributes: reader
      .read('usernameAttributes', names, 'a list of email, phone_number, username')
      ?.filter((name) => name === 'email' || name === 'phone_number' || name === 'username'),
    signupAttributes: reader.read('signupAttributes', names, 'a list of attribute names'),
    mfa: mfa && { configuration: mfa, types: reader.read('mfaTypes', mfaTypes, 'a list') ?? [] },
    oauth: reader.read('oauth', asObject, 'an object'),
    fetch: reader.read('fetch', (value) => (isFetch(value) ? value : undefined), 'a function'),
  };
  if (reader.problems.length > 0) {
    throw new AuthError(
      'InvalidConfig',
      `The Auth config cannot be used.\n- ${reader.problems.join('\n- ')}`,
    );
  }
  return Object.freeze(
    Object.fromEntries(
      Object.entries(config)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => [key, key === 'storage' ? value : frozenCopy(value)]),
    ) as typeof config,
  );
}
