import { sha256, toBase64Url, utf8 } from '../crypto/bytes.js';
import type { LocalPool } from '../pool/pool.js';
import type { LocalUser } from '../users/users.js';

/** One entry of the `identities` attribute of a user who came from a provider. */
export interface LinkedIdentity {
  readonly userId: string;
  readonly providerName: string;
  readonly providerType: string;
  readonly issuer: null;
  readonly primary: boolean;
  readonly dateCreated: number;
}

const claimsOf: Record<string, readonly string[]> = {
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
};

/** Returns the attributes that scopes give: all with `profile`, or without `email` and `phone`, else those of the two. */
export function readableAttributes(user: LocalUser, scopes: readonly string[]): Map<string, string> {
  const narrow = scopes.flatMap((scope) => claimsOf[scope] ?? []);
  if (narrow.length === 0 || scopes.includes('profile')) return user.attributes;
  const kept = ['sub', 'identities', ...narrow];
  return new Map([...user.attributes].filter(([name]) => kept.includes(name)));
}

/** Returns the attributes as claims of an ID token. */
export const attributeClaims = (user: LocalUser, scopes: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    Array.from(readableAttributes(user, scopes), ([name, value]) => [name, asClaim(name, value)]),
  );

function asClaim(name: string, value: string): unknown {
  if (name === 'identities') {
    // In tokens the service has texts where the attribute has numbers and truth values.
    return (JSON.parse(value) as LinkedIdentity[]).map((identity) => ({
      ...identity,
      primary: String(identity.primary),
      dateCreated: String(identity.dateCreated),
    }));
  }
  return name.endsWith('_verified') ? value === 'true' : value;
}

/** Returns the claim with the group that the service keeps for each provider. */
export function providerGroups(pool: LocalPool, user: LocalUser): { 'cognito:groups'?: string[] } {
  const identities = user.attributes.get('identities');
  if (identities === undefined) return {};
  const names = (JSON.parse(identities) as LinkedIdentity[]).map(({ providerName }) => providerName);
  return { 'cognito:groups': names.map((name) => `${pool.id}_${name}`) };
}

/** Returns `at_hash`: the left half of the token's SHA-256 (OpenID Connect Core §3.1.3.6). */
export const tokenHash = async (token: string): Promise<string> =>
  toBase64Url((await sha256(utf8(token))).slice(0, 16));
