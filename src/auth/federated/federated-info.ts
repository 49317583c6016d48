import { CacheClass, legacyInfoKey } from '../cache.js';
import { clockOf } from '../clock.js';
import { isObject } from '../../lib/guards.js';
import type { AuthInstance } from '../context.js';
import { readClaims } from '../../lib/jwt.js';
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

/** A provider's key in `Logins`: by its short name, or its domain as it is. */
export const domainOf = (provider: string): string =>
  domains.get(provider.toLowerCase()) ?? provider.replace(/^https:\/\//, '').replace(/\/+$/, '');

const cacheOf = ({ storage }: AuthInstance): CacheClass => new CacheClass(() => storage);

/** The sign-in with a provider's token that is stored for this identity pool. */
export function readInfo(context: AuthInstance): FederatedInfo | undefined {
  const found: unknown =
    cacheOf(context).getItem('federatedInfo') ?? parse(context.storage.getItem(legacyInfoKey));
  if (!isInfo(found)) return undefined;
  const { identityPoolId } = context.config;
  return (found.identity_pool_id ?? identityPoolId) === identityPoolId ? found : undefined;
}

/** Stores it, or nothing. It stays until the sign-out: a token that has run out can be refreshed. */
export function keepInfo(context: AuthInstance, info: FederatedInfo): void {
  try {
    cacheOf(context).setItem('federatedInfo', info, { expires: Infinity });
    context.storage.removeItem(legacyInfoKey);
  } catch (error) {
    forgetInfo(context);
    throw error;
  }
}

/** Takes it out of the storage, however much of it the storage lets go. */
export function forgetInfo(context: AuthInstance): void {
  const steps = [
    () => cacheOf(context).removeItem('federatedInfo'),
    () => context.storage.removeItem(legacyInfoKey),
  ];
  for (const step of steps) {
    try {
      step();
    } catch {
      // The caller is told of the first failure.
    }
  }
}

/** The user as the legacy library gives them. */
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
 * In milliseconds: how long the token is still good for, as far as it is known. What it says itself is held against the
 * time of the service; what the app or a provider's script worked out on this device, against the device's clock.
 */
export function timeLeft(context: AuthInstance, { token, expires_at: at = Infinity }: FederatedInfo): number {
  const ends = Number(readClaims(token)['exp'] ?? Infinity) * 1000;
  const now = clockOf(context).now();
  // A token tells full seconds.
  return Math.abs(at - ends) < 1000 ? at - now : Math.min(ends - now, at - Date.now());
}
