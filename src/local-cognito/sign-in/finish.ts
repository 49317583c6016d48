import { signInTokens } from '../tokens/tokens.js';
import { addDevice } from '../users/devices.js';
import { errors } from '../wire/service-error.js';
import { levelOf } from './assurance.js';
import type { AuthResponse, SignIn } from './types.js';

/** Ends a sign-in with its tokens, and with a device key if the pool tracks devices. */
export async function finish({ call, user, progress }: SignIn): Promise<AuthResponse> {
  const { assurance } = progress;
  // The factors may have changed meanwhile.
  if (assurance && levelOf(assurance.methods) < assurance.target)
    throw errors.notAuthorized('The requested ACR value was not reached.');
  const methods = assurance?.methods ?? [];
  if (call.hosted) return { hostedUser: user, methods };
  const { service, pool, client, metadata } = call;
  // The account may have been deleted while the last answer was verified.
  if (pool.users.find(user.username) !== user) throw errors.notAuthorized();
  const known = progress.deviceKey === undefined ? undefined : user.devices.get(progress.deviceKey);
  const proven = progress.passed.includes('device');
  const added =
    known === undefined && pool.options.deviceTracking !== 'OFF' ? addDevice(service, pool, user) : undefined;
  const source = proven
    ? 'AuthenticateDevice'
    : progress.passed.includes('new-password')
      ? 'NewPasswordChallenge'
      : 'Authentication';
  // An unverified device key is not bound to the session: anyone who knows it could claim it.
  const deviceKey = added?.key ?? (proven ? known?.key : undefined);
  const tokens = await signInTokens(service, pool, client, user, {
    source,
    metadata,
    deviceKey,
    methods,
  });
  return {
    AuthenticationResult: added
      ? { ...tokens, NewDeviceMetadata: { DeviceKey: added.key, DeviceGroupKey: added.groupKey } }
      : tokens,
    ChallengeParameters: {},
  };
}
