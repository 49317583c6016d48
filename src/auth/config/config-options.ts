import { attempt, describeValue, isObject, isRecord } from '../../lib/guards.js';
import { isServerUrl, serverAllowed } from '../../lib/urls.js';
import { findMfaFactor } from '../factors.js';
import type {
  FederatedApps,
  RefreshHandler,
  TokenProvider,
} from '../federated/token-providers/token-provider.js';
import type { AuthStorage, CookieOptions, StorageName } from '../storage/auth-storage.js';
import { asFlag, type ConfigEntry } from './config-shapes.js';
import type {
  AuthFlow,
  LinksByLanguage,
  MfaConfig,
  PasswordPolicy,
  UsernameAttribute,
} from './config-types.js';
import type { WafTokenSource } from './waf-types.js';

export const flows: readonly AuthFlow[] = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'CUSTOM_AUTH', 'USER_AUTH'];

/** Reads one option after another and collects their problems. */
export class OptionReader {
  readonly problems: string[] = [];
  readonly #found: Map<string, ConfigEntry>;

  constructor(found: Map<string, ConfigEntry>) {
    this.#found = found;
  }

  name(option: string): string {
    return this.#found.get(option)?.name ?? option;
  }

  value(option: string): unknown {
    return this.#found.get(option)?.value;
  }

  problem(option: string, allowed: string): void {
    const found = this.#found.get(option);
    // Other objects may contain secrets.
    const isShown = !isObject(found?.value) || /^(cookieS|passwordP)/.test(option);
    const value = isShown ? describeValue(found?.value) : 'object';
    this.report(this.name(option), found ? value : 'missing', allowed);
  }

  report(name: string, value: string, allowed: string): void {
    this.problems.push(`${name} is ${value}: it must be ${allowed}`);
  }

  read<Value>(
    option: string,
    accept: (value: unknown) => Value | undefined,
    allowed: string,
  ): Value | undefined {
    const found = this.#found.get(option);
    if (!found) return undefined;
    const value = attempt(() => accept(found.value));
    if (value === undefined && !found.isAmbiguous) this.problem(option, allowed);
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
    return this.read(option, (value) => (isServerUrl(value) ? value : undefined), serverAllowed);
  }
}

export const regionPattern = /^[a-z]{2}(-[a-z]+)+-\d+$/;
export const poolPattern = /^(?=.{1,55}$)[a-z]{2}(-[a-z]+)+-\d+_[0-9A-Za-z]+$/;

/**
 * Reads names from a list, from a string, or from an object whose enabled members are `true` or `{required:
 * true}`.
 */
function names(value: unknown): string[] | undefined {
  const list =
    typeof value === 'string'
      ? value.match(/[^\s,"[\]]+/g)
      : isRecord(value)
        ? Object.entries(value).flatMap(([name, is]) =>
            asFlag(isObject(is) ? is['required'] : is) ? name : [],
          )
        : value;
  if (!Array.isArray(list)) return undefined;
  return list
    .filter((item) => typeof item === 'string')
    .map((item) => (item.includes(':') ? item : item.toLowerCase().replace(/^phone$/, 'phone_number')));
}

/** The attributes that people sign in with, also by the older names; the same list may contain providers. */
export function usernames(value: unknown): UsernameAttribute[] | undefined {
  const all = names(value)?.map((name) => name.replace('preferred_', ''));
  return all && (['username', 'email', 'phone_number'] as const).filter((name) => all.includes(name));
}

/** The ways to sign in by the initial that the members of `passwordless` and the names of first factors have. */
const methods: Readonly<Record<string, string>> = {
  w: 'passkey',
  p: 'password',
  e: 'email-code',
  s: 'sms-code',
};

/**
 * Reads the ways to sign in: names, or `passwordless` of Amplify Gen 2, in `amplify_outputs.json` (`email_otp_enabled`) or in
 * the config of Amplify 6 (`emailOtpEnabled`). The preferred one comes first, by default the password.
 */
export function signInMethods(value: unknown): readonly string[] | undefined {
  if (!isRecord(value)) return names(value);
  const { preferred_challenge, preferredChallenge = preferred_challenge, ...others } = value;
  const enabled = Object.keys(others).filter((name) => isObject(others[name]) || asFlag(others[name]));
  const offered = [preferredChallenge, 'p', ...enabled].map(
    (name) => methods[String(name).charAt(0).toLowerCase()],
  );
  return [...new Set(offered)].filter((name) => name !== undefined);
}

/**
 * The attributes that sign-up asks for besides the username and password: those that the pool requires, and
 * those that it verifies.
 */
export function signUpAttributes(reader: OptionReader, usernameAttributes: readonly string[] = []) {
  const read = (option: string) => reader.read(option, names, 'a list of attribute names');
  const required = read('signupAttributes');
  const verified = read('verifiedAttributes') ?? [];
  if (!required && verified.length === 0) return undefined;
  // With several usernames, people enter one of them; where each is verified, that is enough.
  const isEnough =
    usernameAttributes.length > 1 && usernameAttributes.every((name) => verified.includes(name));
  const all = new Set([...(required ?? []), ...(isEnough ? [] : verified)]);
  // Not attributes, or set by the service only.
  return [...all].filter((name) => !/^(sub|username|password|.+_verified)$/.test(name));
}

export function mfaTypes(value: unknown): string[] {
  return (names(value) ?? []).map((name) => name.replace(/enabled$/, '').toUpperCase()).filter(findMfaFactor);
}

export function policy(value: unknown): PasswordPolicy | undefined {
  if (!isObject(value)) return undefined;
  const all = JSON.stringify(value);
  const said = value['minLength'] ?? value['min_length'] ?? value['passwordPolicyMinLength'];
  const minLength = Number(said || 8);
  if (!/^([6-9]|\d\d)$/.test(String(minLength))) return undefined;
  const requires = (kind: string, other = kind): boolean =>
    [`require${kind}`, `require${other}`, `require_${kind.toLowerCase()}`].some((name) =>
      asFlag(value[name]),
    ) || all.includes(`REQUIRES_${kind.toUpperCase()}`);
  return {
    minLength,
    requireLowercase: requires('Lowercase'),
    requireUppercase: requires('Uppercase'),
    requireNumbers: requires('Numbers'),
    requireSymbols: requires('Symbols', 'SpecialCharacters'),
  };
}

export function storage(value: unknown): StorageName | AuthStorage | undefined {
  if (value === 'local' || value === 'session' || value === 'memory') return value;
  return isStorage(value) ? value : undefined;
}

function isStorage(value: unknown): value is AuthStorage {
  // The Amplify guide shows a class with static methods.
  if (!isObject(value) && typeof value !== 'function') return false;
  return ['getItem', 'setItem', 'removeItem'].every((name) => typeof Reflect.get(value, name) === 'function');
}

/** What a function takes and returns shows only when it is called. */
function isFunction(value: unknown): value is typeof fetch & WafTokenSource {
  return typeof value === 'function';
}

export const asFunction = (value: unknown) => (isFunction(value) ? value : undefined);

export function flow(value: unknown): AuthFlow | undefined {
  return flows.find((known) => known === value);
}

/** Parses the MFA mode, in the words of every tool. */
const mfaModes = new Map<string, MfaConfig['configuration']>([
  ['OFF', 'OFF'],
  ['NONE', 'OFF'],
  ['ON', 'ON'],
  ['REQUIRED', 'ON'],
  ['OPTIONAL', 'OPTIONAL'],
]);

export const mfaMode = (value: unknown) => mfaModes.get(String(value).toUpperCase());

/** Returns a frozen copy of plain data; other values (a function, an instance) are returned unchanged. */
export function frozenCopy<Value>(value: Value): Value;
export function frozenCopy(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map((item: unknown) => frozenCopy(item)));
  if (!isObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.freeze(
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, frozenCopy(item)])),
  );
}

/** The start of valid options as JSON: [domain, path, secure, sameSite, days. A semicolon would begin another attribute. */
const cookiePattern =
  /^."[^\s:;/\\\p{Cc}]*","(\/[^;\\\p{Cc}]*)?",(true,"(strict|lax|none)"|false,"(strict|lax)"),(?!0\])\d/u;

export function cookieOptions(value: unknown): CookieOptions | undefined {
  if (!isRecord(value)) return undefined;
  const { domain = '', path = '', secure = true, sameSite = 'lax', expires = 1 } = value;
  return cookiePattern.test(JSON.stringify([domain, path, secure, sameSite, expires])) ? value : undefined;
}

/** Accepts an object whose values are all of one kind. */
function recordOf<Value>(is: (value: unknown) => value is Value) {
  return (value: unknown): Readonly<Record<string, Value>> | undefined => {
    const isRecord = (given: unknown): given is Readonly<Record<string, Value>> =>
      isObject(given) && Object.values(given).every(is);
    return isRecord(value) ? { ...value } : undefined;
  };
}

export const texts = recordOf((value) => typeof value === 'string');

export const handlers = recordOf((value): value is RefreshHandler => typeof value === 'function');

export const tokenProviders = recordOf(
  (value): value is TokenProvider => isObject(value) && typeof value['signIn'] === 'function',
);

export function apps(value: unknown): FederatedApps | undefined {
  if (!isObject(value)) return undefined;
  const ids = ['google_client_id', 'facebook_app_id', 'amazon_client_id'] as const;
  // Other members belong to the sign-in screen.
  return texts(Object.fromEntries(ids.filter((id) => value[id] != null).map((id) => [id, value[id]])));
}

/** Reads the addresses of pages by language; one address is the default. The screen checks where they lead. */
export const links = (value: unknown): LinksByLanguage | undefined =>
  texts(typeof value === 'string' ? { default: value } : isRecord(value) ? value : undefined);

/** The description of valid links, for messages. */
export const linksAllowed = 'a URL, or URLs by language';
