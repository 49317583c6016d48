import { removeItems } from '../storage/remove-items.js';
import { keyOf, type Stored } from './stored-tokens.js';

/**
 * The keys of this device for a user, in a pool that tracks devices. They are stored under the keys of
 * amazon-cognito-identity-js, by username. A flow without SRP knows only the name that the person typed until the
 * sign-in is complete; if that is an alias, the storage also has the username by alias, and the aliases by username.
 */

/** The members of the library's user. */
export interface DeviceKeys {
  deviceKey?: string | null;
  randomPassword?: string | null;
  deviceGroupKey?: string | null;
}

/** The names of the members, with those of their storage keys. */
const names = {
  deviceKey: 'deviceKey',
  randomPassword: 'randomPasswordKey',
  deviceGroupKey: 'deviceGroupKey',
} as const;
const members = Object.keys(names) as (keyof DeviceKeys)[];

const ownerKey = (stored: Stored, alias: string): string => keyOf(stored, alias, 'deviceOwner');
const aliasesKey = (stored: Stored, username: string): string => keyOf(stored, username, 'deviceAliases');
const aliasesOf = (stored: Stored, username: string): readonly string[] =>
  stored.storage.getItem(aliasesKey(stored, username))?.split('\n') ?? [];

/** The storage keys by username. */
const keysOf = (stored: Stored, username: string): readonly string[] => [
  ...members.map((member) => keyOf(stored, username, names[member])),
  aliasesKey(stored, username),
];

/** Whether a device can prove itself: only with all of its keys. A refresh needs `deviceKey` only. */
export const isComplete = (keys: DeviceKeys): boolean => members.every((member) => keys[member]);

/** Returns the stored keys for a username or an alias of it; undefined without `deviceKey`. */
export function readDeviceKeys(stored: Stored, name: string): DeviceKeys | undefined {
  const { storage } = stored;
  const read = (username: string): DeviceKeys | undefined => {
    const keys: DeviceKeys = Object.fromEntries(
      members.map((member) => [member, storage.getItem(keyOf(stored, username, names[member]))]),
    );
    return keys.deviceKey ? keys : undefined;
  };
  const owner = storage.getItem(ownerKey(stored, name));
  return read(name) ?? (owner ? read(owner) : undefined);
}

/** A user with the keys of the device of its sign-in, and the name that the sign-in began with. */
interface DeviceUser extends DeviceKeys {
  readonly username: string;
  readonly typedName: string | undefined;
}

/** Returns the storage keys that `writeDeviceKeys` writes. */
export const deviceKeysOf = (stored: Stored, { username, typedName }: DeviceUser): readonly string[] => [
  ...keysOf(stored, username),
  ...(typedName ? [ownerKey(stored, typedName)] : []),
];

/** Stores the keys of a completed sign-in under its username. */
export function writeDeviceKeys(stored: Stored, user: DeviceUser): void {
  const { storage } = stored;
  const { username, typedName } = user;
  if (!isComplete(user)) return;
  for (const member of members) storage.setItem(keyOf(stored, username, names[member]), user[member] ?? '');
  if (!typedName || typedName === username) return;
  const aliases = new Set([...aliasesOf(stored, username), typedName]);
  storage.setItem(aliasesKey(stored, username), [...aliases].join('\n'));
  storage.setItem(ownerKey(stored, typedName), username);
}

/** Removes the keys of a user. */
export function removeDeviceKeys(stored: Stored, username: string): void {
  const aliases = aliasesOf(stored, username);
  const keys = [
    ...keysOf(stored, username),
    // The alias may belong to another user by now.
    ...aliases
      .map((alias) => ownerKey(stored, alias))
      .filter((key) => stored.storage.getItem(key) === username),
  ];
  const failure = removeItems(stored.storage, keys);
  if (failure) throw failure.cause;
}
