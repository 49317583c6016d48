import { AuthError } from '../lib/auth-error.js';
import { isObject, isRecord } from '../lib/guards.js';
import type { FederatedSignInOptions } from './types.js';

/**
 * Reads the arguments of the functions of `Auth`. The `read…` and `assert…` functions throw `InvalidArgument`, which
 * names the function, the argument and what it must be.
 */

export const invalid = (call: string, what: string, cause?: unknown): AuthError =>
  new AuthError('InvalidArgument', `${call}: ${what}.`, cause === undefined ? {} : { cause });

/** Describes a wrong value without its content, which may be a secret. */
function describe(value: unknown): string {
  if (value === '' || (Array.isArray(value) && value.length === 0)) return 'empty';
  return value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value;
}

const mustBe = (call: string, name: string, what: string, value: unknown): AuthError =>
  invalid(call, `${name} must be ${what}; it is ${describe(value)}`);

/** Runs a function that reads an argument: getters of the app and proxies may throw. */
export function reading<Result>(call: string, name: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof AuthError ? cause : invalid(call, `${name} cannot be read`, cause);
  }
}

export function assertText(value: unknown, name: string, call: string): asserts value is string {
  reading(call, name, () => {
    if (typeof value !== 'string' || value === '') throw mustBe(call, name, 'a non-empty string', value);
  });
}

/** Reads a string, which may be empty. */
export function readText(value: unknown, name: string, call: string): string {
  if (typeof value === 'string') return value;
  throw reading(call, name, () => mustBe(call, name, 'a string', value));
}

/** Returns the name in the list that a value is. */
export function readName<Name extends string>(
  value: unknown,
  names: readonly Name[],
  name: string,
  call: string,
): Name {
  const found = names.find((each) => each === value);
  if (found !== undefined) return found;
  const given = typeof value === 'string' ? JSON.stringify(value) : typeof value;
  throw invalid(call, `${name} is ${given}; it must be one of ${names.join(', ')}`);
}

/** Reads a boolean that may be left out. */
export function readFlag(value: unknown, name: string, call: string): boolean | undefined {
  if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined;
  throw reading(call, name, () => mustBe(call, name, 'true or false', value));
}

/** Reads members of an object, once each. `what` is allowed, for error messages. */
export function readMembers<Name extends string>(
  value: unknown,
  names: readonly Name[],
  name: string,
  call: string,
  what = 'an object',
): Partial<Record<Name, unknown>> {
  return reading(call, name, () => {
    if (!isRecord(value)) throw mustBe(call, name, what, value);
    const members: Partial<Record<Name, unknown>> = {};
    for (const each of names) members[each] = value[each];
    return members;
  });
}

/** Reads the parameters that a function takes as its first argument, instead of a username. */
export function readParams<Name extends string>(
  value: unknown,
  members: Readonly<Record<Name, true>>,
  call: string,
): Partial<Record<Name, unknown>> {
  const names = Object.keys(members) as Name[];
  return readMembers(value, names, 'the first argument', call, 'a username or {username, password, …}');
}

/** Reads the names and values of an object. */
export function readEntries(value: unknown, name: string, call: string): [string, unknown][] {
  return reading(call, name, () => {
    if (!isRecord(value)) throw mustBe(call, name, 'an object', value);
    return Object.entries(value);
  });
}

/** Reads an object of strings; members that are undefined are left out. */
export function readTexts(value: unknown, name: string, call: string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [key, text] of readEntries(value, name, call))
    if (text !== undefined) texts[key] = readText(text, `${name}.${key}`, call);
  return texts;
}

/** Reads an object of strings, or a list of `{Name, Value}`, as names and values. */
export function readPairs(value: unknown, name: string, call: string): [string, string][] {
  const pairs = reading(call, name, () =>
    Array.isArray(value)
      ? value.map((item: unknown): [string, unknown] => {
          const { Name, Value } = readMembers(item, ['Name', 'Value'], name, call);
          return [readText(Name, `${name}.Name`, call), Value];
        })
      : readEntries(value, name, call),
  );
  return pairs.map(([key, text]) => [key, readText(text, `${name}.${key}`, call)]);
}

/** Reads a boolean or `{enabled}`, false by default. */
export function readSwitch(value: unknown, name: string, call: string): boolean {
  const isEnabled = isObject(value) ? readMembers(value, ['enabled'], name, call).enabled : value;
  return readFlag(isEnabled, name, call) ?? false;
}

/** Reads `{bypassCache}`, false by default. */
export function bypassesCache(options: unknown, call: string): boolean {
  const { bypassCache } = readMembers(options ?? {}, ['bypassCache'], 'options', call);
  return readFlag(bypassCache, 'bypassCache', call) ?? false;
}

/**
 * Reads the options of `signOut`. Without `user`, the sign-out ends every session; `null` is refused, because it is a
 * mistake.
 */
export function readSignOut(options: unknown = {}): { global: boolean; user: unknown } {
  const { global, user } = readMembers(options, ['global', 'user'], 'options', 'signOut');
  return { global: readFlag(global, 'global', 'signOut') ?? false, user };
}

/** Reads names of levels of authentication, in order of preference. */
export function readAcrValues(value: unknown, call: string): readonly string[] {
  return reading(call, 'acrValues', () => {
    const what = 'a list of at least one name of a level, without spaces';
    const names: readonly unknown[] = Array.isArray(value) ? value.slice() : [];
    if (names.length === 0) throw mustBe(call, 'acrValues', what, value);
    if (names.every(isLevelName)) return names;
    const wrong = names.find((name) => !isLevelName(name));
    const given = typeof wrong === 'string' ? JSON.stringify(wrong) : typeof wrong;
    throw invalid(call, `acrValues has ${given}; it must be ${what}`);
  });
}

const isLevelName = (name: unknown): name is string => typeof name === 'string' && /^\S+$/.test(name);

/** Reads a number of seconds that may be left out. */
export function readMaxAge(value: unknown, call: string): number | undefined {
  if (value === undefined || (Number.isSafeInteger(value) && (value as number) >= 0))
    return value as number | undefined;
  const what = 'a whole number of seconds from 0';
  if (typeof value === 'number') throw invalid(call, `maxAge is ${value}; it must be ${what}`);
  throw reading(call, 'maxAge', () => mustBe(call, 'maxAge', what, value));
}

/** Reads the options of `federatedSignIn`, each of which may be left out. One name of a level is a list of one. */
export function readFederatedSignIn(
  options: unknown = {},
): FederatedSignInOptions & { readonly acrValues?: readonly string[] } {
  const call = 'federatedSignIn';
  const names = ['provider', 'customProvider', 'customState', 'acrValues', 'maxAge'] as const;
  const { acrValues, maxAge, ...texts } = readMembers(options, names, 'options', call);
  const levels = typeof acrValues === 'string' ? [acrValues] : acrValues;
  const seconds = readMaxAge(maxAge, call);
  return {
    ...Object.fromEntries(
      Object.entries(texts).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, readText(value, name, call)]],
      ),
    ),
    ...(levels !== undefined && { acrValues: readAcrValues(levels, call) }),
    ...(seconds !== undefined && { maxAge: seconds }),
  };
}
