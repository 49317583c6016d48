import type { RememberedDevice } from '../types.js';

/** Remembers devices, in user pools that track them. */
export interface DevicesApi {
  /**
   * Remembers this device, so that later sign-ins skip the second factor where the pool allows that.
   *
   * Calls `UpdateDeviceStatus`.
   *
   * @throws `DeviceNotTracked` when the pool does not track devices, or the sign-in was not one by password here.
   * @throws `NotSignedIn` when no user is signed in.
   * @example
   * ```js
   * if (rememberMe.checked) await Auth.rememberDevice();
   * ```
   */
  rememberDevice(): Promise<'SUCCESS'>;

  /**
   * Forgets this device, so that later sign-ins ask for the second factor again.
   *
   * Calls `ForgetDevice`, and removes the key of the device from the storage.
   *
   * @throws `DeviceNotTracked` when the pool does not track devices, or the sign-in was not one by password here.
   * @throws `NotSignedIn` when no user is signed in.
   * @example
   * ```js
   * await Auth.forgetDevice();
   * ```
   */
  forgetDevice(): Promise<'SUCCESS'>;

  /**
   * Returns all devices of the signed-in user.
   *
   * Calls `ListDevices` for each page of 60.
   *
   * @throws `NotSignedIn` when no user is signed in.
   * @example
   * ```js
   * const names = (await Auth.fetchDevices()).map(({ name }) => name);
   * ```
   */
  fetchDevices(): Promise<RememberedDevice[]>;
}
