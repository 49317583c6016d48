import { AuthError } from '../../../lib/auth-error.js';
import { isObject } from '../../../lib/guards.js';
import type { RememberedDevice } from '../../types.js';
import { readDeviceKeys, removeDeviceKeys } from '../device-keys.js';
import type { UserPool } from '../pool.js';
import { sendAuthorized, storedUser } from '../session.js';
import { isUnknownDevice } from '../sign-in/send-step.js';
import type { PoolUser } from '../user.js';

/** The service's maximum for one page of ListDevices. */
const pageSize = 60;

/** The device key that the service issued at sign-in, if the pool tracks devices. */
function keyOfThisDevice(pool: UserPool, user: PoolUser, call: string): string {
  const key = readDeviceKeys(pool, user.username)?.deviceKey;
  if (key) return key;
  throw new AuthError(
    'DeviceNotTracked',
    `${call}: this device has no key. Either the pool does not track devices, or the user did not sign in with a password here.`,
  );
}

export async function rememberDevice(pool: UserPool): Promise<'SUCCESS'> {
  const user = storedUser(pool);
  await sendAuthorized(pool, user, 'UpdateDeviceStatus', {
    DeviceKey: keyOfThisDevice(pool, user, 'rememberDevice'),
    DeviceRememberedStatus: 'remembered',
  });
  return 'SUCCESS';
}

export async function forgetDevice(pool: UserPool): Promise<'SUCCESS'> {
  const user = storedUser(pool);
  const DeviceKey = keyOfThisDevice(pool, user, 'forgetDevice');
  // A device that the service does not know any more is forgotten here too.
  await sendAuthorized(pool, user, 'ForgetDevice', { DeviceKey }).catch((error: unknown) => {
    if (!isUnknownDevice(error)) throw error;
  });
  removeDeviceKeys(pool, user.username);
  return 'SUCCESS';
}

export async function fetchDevices(pool: UserPool): Promise<RememberedDevice[]> {
  const user = storedUser(pool);
  const devices: RememberedDevice[] = [];
  let next: unknown;
  do {
    const answer = await sendAuthorized(pool, user, 'ListDevices', {
      Limit: pageSize,
      ...(next === undefined ? {} : { PaginationToken: next }),
    });
    const { Devices: page } = answer;
    for (const device of Array.isArray(page) ? page : []) {
      if (isObject(device) && typeof device['DeviceKey'] === 'string') {
        devices.push({ id: device['DeviceKey'], name: nameOf(device['DeviceAttributes']) });
      }
    }
    next = answer['PaginationToken'];
  } while (typeof next === 'string');
  return devices;
}

function nameOf(attributes: unknown): string | undefined {
  const list: unknown[] = Array.isArray(attributes) ? attributes : [];
  const found = list.find((item) => isObject(item) && item['Name'] === 'device_name');
  const value = isObject(found) ? found['Value'] : undefined;
  return typeof value === 'string' ? value : undefined;
}
