import type { CognitoUser, RememberedDevice } from '../types.js';

/** Remembers devices, in user pools that track them. */
export interface DevicesApi {
  /**
   * Remembers this device, so that later sign-ins skip the second factor where the pool allows that.
   *
   * Calls `UpdateDeviceStatus`.
   *
   * @param options - `user`: remembers the device only if this user is the signed-in one. Default: any user.
   * @throws `DeviceNotTracked` when the pool does not track devices, or the sign-in was not one by password here.
   * @throws `SignInSuperseded` when `user` is not the signed-in one.
   * @throws `InvalidArgument` when an argument is wrong.
   * @throws `NotSignedIn` when no user is signed in.
   * @example
   * ```js
   * if (rememberMe.checked) await Auth.rememberDevice();
   * ```
   */
  rememberDevice(options?: { user?: CognitoUser }): Promise<'SUCCESS'>;

  /**
   * Forgets a device of the signed-in user, so that later sign-ins there ask for the second factor again: this device, or the
   * one that is named, as in Amplify 6.
   *
   * Calls `ForgetDevice`. For this device, also removes its key from the storage, even if Cognito does not know it any more.
   *
   * @param params - `device`: one of `fetchDevices`. Default: this device. `user`: forgets it only if this user is the
   * signed-in one. Default: any user.
   * @throws `DeviceNotTracked` when no device is named and this one has no key: the pool does not track devices, or the
   * sign-in was not one by password here.
   * @throws `ResourceNotFoundException` when the user has no such device, such as one that is forgotten already.
   * @throws `InvalidParameterException` when the pool does not track devices, or the ID is malformed.
   * @throws `SignInSuperseded` when `user` is not the signed-in one.
   * @throws `InvalidArgument` when an argument is wrong.
   * @throws `NotSignedIn` when no user is signed in.
   * @example
   * ```js
   * const devices = await Auth.fetchDevices();
   * for (const device of devices) if (!device.isCurrent) await Auth.forgetDevice({ device });
   * ```
   */
  forgetDevice(params?: { device?: { id: string }; user?: CognitoUser }): Promise<'SUCCESS'>;

  /**
   * Returns all devices of the signed-in user; `isCurrent` marks the one of this browser.
   *
   * Calls `ListDevices` for each page of 60.
   *
   * @param options - `user`: returns them only if this user is the signed-in one. Default: any user.
   * @throws `SignInSuperseded` when `user` is not the signed-in one.
   * @throws `InvalidArgument` when an argument is wrong.
   * @throws `NotSignedIn` when no user is signed in.
   * @example
   * ```js
   * const names = (await Auth.fetchDevices()).map(({ name }) => name);
   * ```
   */
  fetchDevices(options?: { user?: CognitoUser }): Promise<RememberedDevice[]>;
}
