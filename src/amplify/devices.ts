import { Auth } from '../auth/auth.js';
import type { AuthDevice, ForgetDeviceInput } from './account-types.js';
import { withNames } from './errors.js';

/**
 * Returns the devices of the signed-in user: all of them, where Amplify 6 returns the first 60.
 *
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @example
 * ```js
 * const names = (await fetchDevices()).map(({ name }) => name);
 * ```
 */
export const fetchDevices = (): Promise<AuthDevice[]> =>
  withNames(async () =>
    (await Auth.fetchDevices()).map(
      ({ id, name, attributes, createDate, lastAuthenticatedDate, lastModifiedDate }) => ({
        id,
        ...(name !== undefined && { name }),
        attributes,
        ...(createDate && { createDate }),
        ...(lastAuthenticatedDate && { lastAuthenticatedDate }),
        ...(lastModifiedDate && { lastModifiedDate }),
      }),
    ),
  );

/**
 * Remembers this device, in user pools that track devices.
 *
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @throws `DeviceNotTracked` when the pool does not track devices.
 * @example
 * ```js
 * await rememberDevice();
 * ```
 */
export const rememberDevice = (): Promise<void> =>
  withNames(async () => {
    await Auth.rememberDevice();
  });

/**
 * Forgets a device of the signed-in user: this one, or the one that is named.
 *
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @throws What `Auth.forgetDevice` rejects with.
 * @example
 * ```js
 * const [device] = await fetchDevices();
 * await forgetDevice({ device });
 * ```
 */
export const forgetDevice = (input: ForgetDeviceInput = {}): Promise<void> =>
  withNames(async () => {
    await Auth.forgetDevice(input.device ? { device: input.device } : {});
  });
