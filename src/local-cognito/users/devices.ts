import { fromBase64, toHex } from '../crypto/bytes.js';
import { N, type Verifier } from '../crypto/srp.js';
import type { LocalPool } from '../pool/pool.js';
import type { Service } from '../service.js';
import { errors } from '../wire/service-error.js';
import type { LocalUser } from './users.js';

/** A device of a user. Before ConfirmDevice it has no verifier and proves nothing. */
export interface Device {
  /** The device key: region, underscore, UUID. */
  readonly key: string;
  /** The device group key, which SRP uses in place of the pool name. */
  readonly groupKey: string;
  /** When it was first seen, in milliseconds since 1970. */
  readonly created: number;
  /** The name that ConfirmDevice gave. */
  name: string | undefined;
  /** The SRP verifier of the device; undefined until ConfirmDevice. */
  verifier: Verifier | undefined;
  /** Whether the device is remembered. */
  remembered: boolean;
  /** When it last changed, in milliseconds since 1970. */
  modified: number;
  /** When it last signed in, in milliseconds since 1970. */
  lastAuthenticated: number;
}

export interface NewDeviceMetadata {
  DeviceKey: string;
  DeviceGroupKey: string;
}

/** Gives a sign-in on an unknown device a key for it. */
export function addDevice(service: Service, pool: LocalPool, user: LocalUser): Device {
  const now = service.clock.now();
  const device: Device = {
    key: `${pool.id.slice(0, pool.id.indexOf('_'))}_${pool.random.uuid()}`,
    groupKey: pool.deviceGroupKey,
    created: now,
    name: undefined,
    verifier: undefined,
    remembered: false,
    modified: now,
    lastAuthenticated: now,
  };
  user.devices.set(device.key, device);
  return device;
}

/** Finds a confirmed device of the user; throws when there is none. */
export function findDevice(user: LocalUser, key: string): Device {
  const device = user.devices.get(key);
  if (!device?.verifier) throw errors.deviceNotFound();
  return device;
}

/** Reads the verifier of ConfirmDevice: Base64 of big-endian numbers, with a sign byte or without. */
export function readDeviceVerifier(salt = '', verifier = ''): Verifier {
  const saltBytes = fromBase64(salt);
  const bytes = fromBase64(verifier);
  if (!saltBytes?.length || !bytes?.length || saltBytes.length > 64 || bytes.length > 385) {
    throw errors.invalidParameter('Invalid device secret verifier configuration.');
  }
  const value = BigInt(`0x${toHex(bytes)}`);
  if (value <= 1n || value >= N) {
    throw errors.invalidParameter('Invalid device secret verifier configuration.');
  }
  return { saltHex: toHex(saltBytes), verifier: value };
}

/** Describes a device as the service does; times are in seconds. */
export const describeDevice = (device: Device): object => ({
  DeviceKey: device.key,
  DeviceAttributes: [
    { Name: 'device_status', Value: 'valid' },
    { Name: 'device_name', Value: device.name ?? '' },
    { Name: 'dev:device_remembered_status', Value: device.remembered ? 'remembered' : 'not_remembered' },
    { Name: 'last_ip_used', Value: '127.0.0.1' },
  ],
  DeviceCreateDate: device.created / 1000,
  DeviceLastModifiedDate: device.modified / 1000,
  DeviceLastAuthenticatedDate: device.lastAuthenticated / 1000,
});
