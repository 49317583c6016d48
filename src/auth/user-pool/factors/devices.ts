import { AuthError } from '../../../lib/auth-error.js';
import { isObject } from '../../../lib/guards.js';
import { assertText, readMembers } from '../../arguments.js';
import type { CognitoUser, RememberedDevice } from '../../types.js';
import { readDeviceKeys, removeDeviceKeys } from '../device-keys.js';
import type { UserPool } from '../pool.js';
import { sendAuthorized, storedUserIf } from '../session.js';
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

export async function rememberDevice(
  pool: UserPool,
  options: { user?: CognitoUser } = {},
): Promise<'SUCCESS'> {
  const call = 'rememberDevice';
  const user = storedUserIf(pool, options, call);
  await sendAuthorized(pool, user, 'UpdateDeviceStatus', {
    DeviceKey: keyOfThisDevice(pool, user, call),
    DeviceRememberedStatus: 'remembered',
  });
  return 'SUCCESS';
}

export async function forgetDevice(
  pool: UserPool,
  params: { device?: { id: string }; user?: CognitoUser } = {},
): Promise<'SUCCESS'> {
  const call = 'forgetDevice';
  const { device } = readMembers(params, ['device'], 'the first argument', call);
  const id = device === undefined ? undefined : readMembers(device, ['id'], 'device', call).id;
  if (device !== undefined) assertText(id, 'device.id', call);
  const user = storedUserIf(pool, params, call);
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

export async function fetchDevices(
  pool: UserPool,
  options: { user?: CognitoUser } = {},
): Promise<RememberedDevice[]> {
  const user = storedUserIf(pool, options, 'fetchDevices');
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
        const attributes = attributesIn(device['DeviceAttributes']);
        devices.push({
          id,
          name: attributes['device_name'],
          lastAuthenticatedDate: dateOf(device['DeviceLastAuthenticatedDate']),
          createDate: dateOf(device['DeviceCreateDate']),
          lastModifiedDate: dateOf(device['DeviceLastModifiedDate']),
          attributes,
          isCurrent: id === own,
        });
      }
    }
    next = answer['PaginationToken'];
  } while (typeof next === 'string');
  return devices;
}

/** The service counts seconds since 1970. */
const dateOf = (time: unknown): Date | undefined =>
  typeof time === 'number' ? new Date(time * 1000) : undefined;

/** Returns the attributes that have a value. */
function attributesIn(value: unknown): Record<string, string> {
  const list: unknown[] = Array.isArray(value) ? value : [];
  const pairs = list
    .filter(isObject)
    .flatMap(({ Name, Value }): [string, string][] =>
      typeof Name === 'string' && typeof Value === 'string' && Value ? [[Name, Value]] : [],
    );
  return Object.fromEntries(pairs);
}
