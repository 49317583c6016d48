import type { AliasName } from '../options/options.js';
import type { LocalPool } from '../pool/pool.js';
import { errors } from '../wire/service-error.js';
import { isVerified, type LocalUser } from './users.js';

const STANDARD = new Set(
  (
    'address birthdate email family_name gender given_name locale middle_name name nickname phone_number ' +
    'picture preferred_username profile updated_at website zoneinfo'
  ).split(' '),
);
const NOT_WRITABLE = 'A client attempted to write unauthorized attribute';
const ADMIN_ONLY = new Set(['email_verified', 'phone_number_verified']);

export interface AttributeInput {
  readonly Name: string;
  readonly Value: string | undefined;
}

/** Reads attributes of a request into a map; throws when one is unknown, malformed, or not this caller's to write. */
export function readAttributes(
  given: readonly AttributeInput[] | undefined,
  by: 'user' | 'admin',
): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const { Name, Value = '' } of given ?? []) {
    if (Value.length > 2048) {
      throw errors.invalidParameter(
        `Attributes did not conform to the schema: ${Name}: The value is too long`,
      );
    }
    const owned = ADMIN_ONLY.has(Name);
    if (Name === 'sub') throw errors.invalidParameter('Cannot modify the non-mutable attribute sub');
    if (owned && by === 'user') throw errors.notAuthorized(NOT_WRITABLE);
    if (!owned && !STANDARD.has(Name) && !Name.startsWith('custom:')) {
      throw errors.invalidParameter(
        `Attributes did not conform to the schema: Type for attribute {${Name}} could not be determined`,
      );
    }
    if (Name === 'email' && !isEmail(Value)) throw errors.invalidParameter('Invalid email address format.');
    if (Name === 'phone_number' && !isPhone(Value))
      throw errors.invalidParameter('Invalid phone number format.');
    attributes.set(Name, Value);
  }
  return attributes;
}

/** Throws when the app client may not write one of the attributes. */
export function refuseUnwritable(
  pool: LocalPool,
  clientId: string,
  given: ReadonlyMap<string, string>,
): void {
  const client = pool.options.clients.find(({ id }) => id === clientId);
  const writable = client?.writeAttributes;
  if (
    writable &&
    [...given.keys()].some((name) => ![...writable, ...pool.options.requiredAttributes].includes(name))
  )
    throw errors.notAuthorized(NOT_WRITABLE);
}

/** Throws when the pool does not let one of the attributes of an account change, also to the same value. */
export function refuseImmutable(pool: LocalPool, names: Iterable<string>): void {
  const fixed = [...names].filter((name) => pool.options.immutableAttributes.includes(name));
  if (fixed.length > 0)
    throw errors.invalidParameter(
      fixed.map((name) => `user.${name}: Attribute cannot be updated.\n`).join(''),
    );
}

/** Throws when the pool requires an attribute that is missing or empty. */
export function requireAttributes(pool: LocalPool, attributes: ReadonlyMap<string, string>): void {
  refuseMissing(missingAttributes(pool, attributes));
}

function refuseMissing(names: readonly string[]): void {
  if (names.length === 0) return;
  const list = names.map((name) => `${name}: The attribute is required\n`).join('');
  throw errors.invalidParameter(`Attributes did not conform to the schema: ${list}`);
}

/** Returns the required attributes that are missing or empty. */
export const missingAttributes = (pool: LocalPool, attributes: ReadonlyMap<string, string>): string[] =>
  pool.options.requiredAttributes.filter((name) => !attributes.get(name));

export const isEmail = (value: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
export const isPhone = (value: string): boolean => /^\+\d{5,15}$/.test(value);

/** Returns attributes as the service lists them. */
export const listAttributes = (attributes: ReadonlyMap<string, string>): { Name: string; Value: string }[] =>
  Array.from(attributes, ([Name, Value]) => ({ Name, Value }));

/** Returns the new values that take effect only when they are verified. */
export function unverifiedValues(
  pool: LocalPool,
  user: LocalUser,
  changes: ReadonlyMap<string, string>,
): Map<string, string> {
  const names: readonly string[] = pool.options.attributesRequireVerificationBeforeUpdate;
  return new Map(
    [...changes].filter(
      ([name, value]) => names.includes(name) && value !== '' && value !== user.attributes.get(name),
    ),
  );
}

/**
 * Writes attributes. A new email address or phone number is unverified unless the same call says otherwise, and one that
 * waits to be verified is forgotten.
 */
export function writeAttributes(
  pool: LocalPool,
  user: LocalUser,
  attributes: ReadonlyMap<string, string>,
): void {
  refuseMissing(pool.options.requiredAttributes.filter((name) => attributes.get(name) === ''));
  const changes = new Map(attributes);
  for (const alias of ['email', 'phone_number'] as const) {
    const flag = `${alias}_verified`;
    const value = attributes.get(alias) ?? user.attributes.get(alias);
    const changed = value !== user.attributes.get(alias);
    if (changed && !changes.has(flag)) changes.set(flag, value === '' ? '' : 'false');
    const signsIn = changed && pool.options.usernameAttributes.includes(alias);
    if (value && (signsIn || changes.get(flag) === 'true') && pool.users.ownerOf(alias, value, user)) {
      throw aliasExists(alias);
    }
  }
  for (const [name, value] of changes) {
    if (value === '') user.attributes.delete(name);
    else user.attributes.set(name, value);
    user.pendingAttributes.delete(name);
  }
}

/** Marks an attribute, with its pending value if there is one, as verified; throws as `verifyAttribute` does. */
export function verifyPendingAttribute(pool: LocalPool, user: LocalUser, alias: AliasName): void {
  const value = user.pendingAttributes.get(alias);
  if (value !== undefined) {
    if (pool.users.ownerOf(alias, value, user)) throw aliasExists(alias);
    user.attributes.set(alias, value);
    user.pendingAttributes.delete(alias);
  }
  verifyAttribute(pool, user, alias);
}

/** Marks an attribute as verified; throws when it is another user's alias, unless `force` takes it from them. */
export function verifyAttribute(pool: LocalPool, user: LocalUser, alias: AliasName, force = false): void {
  const value = user.attributes.get(alias);
  const owner = value === undefined ? undefined : pool.users.ownerOf(alias, value, user);
  if (owner && !force) throw aliasExists(alias);
  owner?.attributes.set(`${alias}_verified`, 'false');
  user.attributes.set(`${alias}_verified`, 'true');
}

const aliasExists = (alias: AliasName): Error =>
  errors.aliasExists(`An account with the ${alias === 'email' ? 'email' : 'phone_number'} already exists.`);

/** Where a message goes: the first attribute the user has of those given, verified only if asked. */
export function contactOf(
  user: LocalUser,
  candidates: readonly AliasName[],
  verifiedOnly = false,
): { attribute: AliasName; destination: string } | undefined {
  for (const attribute of candidates) {
    const destination = user.attributes.get(attribute);
    if (destination && (!verifiedOnly || isVerified(user, attribute))) return { attribute, destination };
  }
  return undefined;
}

/** Hides most of an address or number, as the service does: `m***@e***`, `+*******0123`. */
const mask = (attribute: AliasName, destination: string): string =>
  attribute === 'email'
    ? destination.replace(/^(.).*@(.).*$/, '$1***@$2***')
    : `+*******${destination.slice(-4)}`;

export interface CodeDeliveryDetails {
  AttributeName: AliasName;
  DeliveryMedium: 'EMAIL' | 'SMS';
  Destination: string;
}

/** Describes a delivery without giving the destination away. */
export const deliveryDetails = (attribute: AliasName, destination: string): CodeDeliveryDetails => ({
  AttributeName: attribute,
  DeliveryMedium: attribute === 'email' ? 'EMAIL' : 'SMS',
  Destination: mask(attribute, destination),
});
