import type { LocalPool } from '../pool/pool.js';
import type { Service } from '../service.js';
import { authorize, type Bearer } from '../tokens/tokens.js';
import { describeDevice, findDevice, readDeviceVerifier } from '../users/devices.js';
import { members, number, oneOf, required, structure, text } from '../wire/members.js';
import { errors } from '../wire/service-error.js';
import { operation } from './operation.js';

const optionalToken = { ...members.token, required: false } as const;
const deviceKey = required(text({ min: 1, max: 55, pattern: '[\\w-]+_[0-9a-f-]+' }));
const LONGEST_PAGE = 60;

/** The devices of a user. */
export const deviceOperations = {
  ConfirmDevice: operation(
    {
      AccessToken: members.token,
      DeviceKey: deviceKey,
      DeviceSecretVerifierConfig: structure({ PasswordVerifier: text(), Salt: text() }),
      DeviceName: text({ min: 1, max: 1024 }),
    },
    async (service, input) => {
      const { pool, user, grant } = await track(service, input.AccessToken);
      const device = user.devices.get(input.DeviceKey);
      // The key was given out for this sign-in: another one may not confirm it.
      if (!device || grant.deviceKey !== device.key) throw errors.deviceNotFound();
      if (device.verifier) throw errors.deviceKeyExists();
      const config = input.DeviceSecretVerifierConfig;
      device.verifier = readDeviceVerifier(config?.Salt, config?.PasswordVerifier);
      device.name = input.DeviceName;
      device.modified = service.clock.now();
      const asks = pool.options.deviceTracking === 'USER_OPT_IN';
      device.remembered = !asks;
      return { UserConfirmationNecessary: asks };
    },
    {
      does: 'Stores name, salt and verifier of the device whose key this sign-in was given.',
    },
  ),

  UpdateDeviceStatus: operation(
    {
      AccessToken: members.token,
      DeviceKey: deviceKey,
      DeviceRememberedStatus: oneOf('remembered', 'not_remembered'),
    },
    async (service, input) => {
      const { user } = await track(service, input.AccessToken);
      const device = findDevice(user, input.DeviceKey);
      if (input.DeviceRememberedStatus !== undefined) {
        device.remembered = input.DeviceRememberedStatus === 'remembered';
        device.modified = service.clock.now();
      }
      return {};
    },
    { does: 'Remembers a device, or no longer.' },
  ),

  GetDevice: operation(
    { AccessToken: optionalToken, DeviceKey: deviceKey },
    async (service, input) => {
      const { user } = await track(service, input.AccessToken);
      return { Device: describeDevice(findDevice(user, input.DeviceKey)) };
    },
    {
      does: 'Describes one device of the caller.',
      leavesOut: 'the address last used is always 127.0.0.1',
    },
  ),

  ListDevices: operation(
    {
      AccessToken: members.token,
      Limit: number({ min: 0, max: LONGEST_PAGE }),
      PaginationToken: text({ min: 1, pattern: '[\\S]+' }),
    },
    async (service, input) => {
      const { user } = await track(service, input.AccessToken);
      const devices = [...user.devices.values()].filter(({ verifier }) => verifier);
      const from = input.PaginationToken;
      const start = from === undefined ? 0 : devices.findIndex(({ key }) => key === from);
      if (start === -1) throw errors.invalidParameter('Invalid pagination token.');
      const end = start + (input.Limit || LONGEST_PAGE);
      const next = devices[end]?.key;
      return {
        Devices: devices.slice(start, end).map(describeDevice),
        ...(next === undefined ? {} : { PaginationToken: next }),
      };
    },
    { does: 'Lists the confirmed devices of the caller, 60 a page unless told fewer.' },
  ),

  ForgetDevice: operation(
    { AccessToken: optionalToken, DeviceKey: deviceKey },
    async (service, input) => {
      const { user } = await track(service, input.AccessToken);
      findDevice(user, input.DeviceKey);
      user.devices.delete(input.DeviceKey);
      return undefined;
    },
    {
      does: 'Forgets a device: it can no longer prove itself, and refreshing needs its key no more.',
    },
  ),
};

async function track(service: Service, accessToken: string | undefined): Promise<Bearer> {
  if (accessToken === undefined) throw errors.notAuthorized('Invalid Access Token');
  const bearer = await authorize(service, accessToken);
  requireTracking(bearer.pool);
  return bearer;
}

function requireTracking(pool: LocalPool): void {
  if (pool.options.deviceTracking === 'OFF') {
    throw errors.invalidParameter('Device tracking is not enabled for the user pool.');
  }
}
