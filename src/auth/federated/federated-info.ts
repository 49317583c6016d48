import { isObject } from '../../lib/guards.js';
import { readClaims } from '../../lib/jwt.js';
import { CacheClass, federatedInfoKey, hasFederatedInfo, legacyInfoKey } from '../cache.js';
import { clockOf } from '../clock.js';
import type { AuthInstance } from '../context.js';
import { begunAtKey } from '../sign-in-attempt.js';
import { allOrNothing } from '../storage/all-or-nothing.js';
import type { FederatedInfo, FederatedUser } from '../types.js';

const domains: ReadonlyMap<string, string> = new Map(
  Object.entries({
    google: 'accounts.google.com',
    facebook: 'graph.facebook.com',
    amazon: 'www.amazon.com',
    loginwithamazon: 'www.amazon.com',
    apple: 'appleid.apple.com',
    signinwithapple: 'appleid.apple.com',
    developer: 'cognito-identity.amazonaws.com',
  }),
);

/** Returns a provider's key in `Logins`: by its short name, or its domain unchanged. */
export const domainOf = (provider: string): string =>
  domains.get(provider.toLowerCase()) ?? provider.replace(/^https:\/\//, '').replace(/\/+$/, '');

const cacheOf = ({ storage }: AuthInstance): CacheClass => new CacheClass(() => storage);

/** Returns the stored sign-in with a provider's token for this identity pool. */
export function readInfo(context: AuthInstance): FederatedInfo | undefined {
  const found: unknown =
    cacheOf(context).getItem('federatedInfo') ?? parse(context.storage.getItem(legacyInfoKey));
  if (!isInfo(found)) return undefined;
  const { identityPoolId } = context.config;
  return (found.identity_pool_id ?? identityPoolId) === identityPoolId ? found : undefined;
}

/**
 * Stores the sign-in completely or not at all. `begunAt` is the time of a new sign-in in milliseconds; a refresh has
 * none. It is kept until sign-out, because an expired token can be refreshed.
 */
export function keepInfo(context: AuthInstance, info: FederatedInfo, begunAt?: number): void {
  const { storage } = context;
  const timeKey = begunAtKey(context);
  try {
    allOrNothing(storage, [federatedInfoKey, legacyInfoKey, timeKey], () => {
      cacheOf(context).setItem('federatedInfo', info, { expires: Infinity });
      storage.removeItem(legacyInfoKey);
      if (begunAt !== undefined) storage.setItem(timeKey, String(begunAt));
    });
  } catch (error) {
    // The cache lists its keys, too.
    if (!hasFederatedInfo(storage)) forgetInfo(context);
    throw error;
  }
}

/** Removes it from the storage, as far as the storage allows. */
export function forgetInfo(context: AuthInstance): void {
  const steps = [
    () => cacheOf(context).removeItem('federatedInfo'),
    () => context.storage.removeItem(legacyInfoKey),
  ];
  for (const step of steps) {
    try {
      step();
    } catch {
      // A storage that does not remove one item may still remove the other.
    }
  }
}

/** Builds the user object of the legacy library. */
export function userOf({ user, token, identity_id: id = '' }: FederatedInfo): FederatedUser {
  return { id, ...user, token };
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function isInfo(value: unknown): value is FederatedInfo {
  return (
    isObject(value) &&
    typeof value['provider'] === 'string' &&
    typeof value['token'] === 'string' &&
    isObject(value['user'])
  );
}

/**
 * Returns the remaining lifetime of the token in milliseconds, as far as it is known. The token's own expiry
 * is compared with the time of the service; an expiry computed on this device, by the app or a provider's
 * script, with the device's clock.
 */
export function timeLeft(context: AuthInstance, { token, expires_at: at = Infinity }: FederatedInfo): number {
  const ends = Number(readClaims(token)['exp'] ?? Infinity) * 1000;
  const now = clockOf(context).now();
  // Tokens contain full seconds.
  return Math.abs(at - ends) < 1000 ? at - now : Math.min(ends - now, at - Date.now());
}
