import { isObject } from '../../lib/guards.js';
import type { AuthConfig } from './config-types.js';

type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

/**
 * Whether two configs are equal: plain objects and lists by value, everything else (functions, stores) by
 * identity. Frameworks pass a new object at each render, which is not another pool.
 */
export function isSameConfig(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isPlain(one) || !isPlain(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSameConfig(one[name], other[name]))
  );
}

/** The options that identify the session of an instance. */
export const sessionParts = (config: AuthConfig | undefined): readonly unknown[] | undefined =>
  config && [config.userPoolId, config.userPoolWebClientId, config.storage, config.cookieStorage];
