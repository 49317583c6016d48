import type { AuthApi } from '../../../auth/api.js';
import type { CognitoUser, ContactAttribute } from '../../../auth/types.js';
import type { AccountOwner } from './account-controller.js';

/** The attributes of a user by name, as the service has them. */
export type Attributes = ReadonlyMap<string, string>;

/** The reads of this task, so that the parts of a page share one. A later task may follow a change. */
const reads = new WeakMap<AuthApi, { readonly user: CognitoUser; readonly read: Promise<Attributes> }>();

/** Reads the attributes of the user. Parts that ask in the same task share one request. */
export function attributesOf({ auth, user }: AccountOwner): Promise<Attributes> {
  const shared = reads.get(auth);
  if (shared?.user === user) return shared.read;
  const read = auth
    .userAttributes(user)
    .then((list) => new Map(list.map((each) => [each.getName(), each.getValue()])));
  reads.set(auth, { user, read });
  setTimeout(() => reads.delete(auth));
  return read;
}

/**
 * Returns what password managers have stored as the username: where the username is the `sub`, people sign in with their email
 * address or phone number.
 */
export function signInName(user: CognitoUser, attributes: Attributes): string {
  const username = user.getUsername();
  if (username !== attributes.get('sub')) return username;
  return attributes.get('email') || attributes.get('phone_number') || username;
}

/** Whether the service knows that the email address or phone number belongs to the user. */
export const isVerified = (name: ContactAttribute, attributes: Attributes): boolean =>
  attributes.get(`${name}_verified`) === 'true';

/** An identity provider that a user is linked with (the attribute `identities`). */
export interface Identity {
  /** The name of the provider in the user pool, such as `Google`. */
  readonly providerName: string;
  /** The ID of the user there. */
  readonly userId: string;
}

/** Returns the identity providers of a user. */
export function identitiesOf(attributes: Attributes): readonly Identity[] {
  try {
    const list: unknown = JSON.parse(attributes.get('identities') ?? '[]');
    return Array.isArray(list) ? list.filter(isIdentity) : [];
  } catch {
    return [];
  }
}

const isIdentity = (value: unknown): value is Identity =>
  typeof value === 'object' &&
  value !== null &&
  'providerName' in value &&
  typeof value.providerName === 'string' &&
  'userId' in value &&
  typeof value.userId === 'string';

/** Whether the user comes from an identity provider, and has no password here: the username is made of the provider’s. */
export const isExternal = (user: CognitoUser, attributes: Attributes): boolean =>
  identitiesOf(attributes).some(
    ({ providerName, userId }) =>
      user.getUsername().toLowerCase() === `${providerName}_${userId}`.toLowerCase(),
  );
