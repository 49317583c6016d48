import { AuthError } from '../../../lib/auth-error.js';
import { isObject } from '../../../lib/guards.js';
import { assertText, readMembers } from '../../arguments.js';
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

export async function forgetDevice(
  pool: UserPool,
  params: { device?: { id: string } } = {},
): Promise<'SUCCESS'> {
  const call = 'forgetDevice';
  const { device } = readMembers(params, ['device'], 'the first argument', call);
  const id = device === undefined ? undefined : readMembers(device, ['id'], 'device', call).id;
  if (device !== undefined) assertText(id, 'device.id', call);
  const user = storedUser(pool);
  const DeviceKey = id ?? keyOfThisDevice(pool, user, call);
  const isOwn = () => readDeviceKeys(pool, user.username)?.deviceKey === DeviceKey;
  const wasOwn = isOwn();
  // A device that the service does not know any more is forgotten here too.
  await sendAuthorized(pool, user, 'ForgetDevice', { DeviceKey }).catch((error: unknown) => {
    if (!isUnknownDevice(error) || !wasOwn) throw error;
  });
  // A sign-in may have stored the key of a new device meanwhile.
  if (isOwn()) removeDeviceKeys(pool, user.username);
  return 'SUCCESS';
}

export async function fetchDevices(pool: UserPool): Promise<RememberedDevice[]> {
  const user = storedUser(pool);
  const own = readDeviceKeys(pool, user.username)?.deviceKey;
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
        const id = device['DeviceKey'];
        const time = device['DeviceLastAuthenticatedDate'];
        devices.push({
          id,
          name: nameOf(device['DeviceAttributes']),
          // The service counts seconds since 1970.
          lastAuthenticatedDate: typeof time === 'number' ? new Date(time * 1000) : undefined,
          isCurrent: id === own,
        });
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
  return typeof value === 'string' && value ? value : undefined;
}
