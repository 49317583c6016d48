import { isObject } from '../../lib/guards.js';
import type { AuthConfig } from './config-types.js';

type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

/**
 * Whether two configs say the same: plain objects and lists by what they hold, all else (functions, stores) by identity.
 * A framework hands over a new object each time it renders, and that is not another pool.
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

/** What decides which session is that of an instance. */
export const sessionParts = (config: AuthConfig | undefined): readonly unknown[] | undefined =>
  config && [config.userPoolId, config.userPoolWebClientId, config.storage, config.cookieStorage];
