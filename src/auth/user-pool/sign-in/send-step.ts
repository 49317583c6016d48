import { AuthError } from '../../../lib/auth-error.js';
import type { Answer } from '../../service/client.js';
import type { SignInAttempt } from '../../sign-in-attempt.js';
import type { UserPool } from '../pool.js';
import type { PoolUser } from '../user.js';

/**
 * Sends one request of a sign-in, with the username and the key of this device in `member`. If the service has
 * forgotten the device, forgets it here too and sends the request again without it.
 */
export async function sendStep(
  pool: UserPool,
  attempt: Pick<SignInAttempt, 'assertCurrent'>,
  user: PoolUser,
  operation: 'InitiateAuth' | 'RespondToAuthChallenge',
  params: object,
  member: 'AuthParameters' | 'ChallengeResponses',
  values: Record<string, string>,
  options?: Parameters<UserPool['client']['send']>[2],
): Promise<Answer> {
  const context = user.getUserContextData();
  const key = user.deviceKey;
  try {
    const request = {
      ...params,
      ClientId: pool.clientId,
      [member]: { USERNAME: user.username, ...values, ...(key ? { DEVICE_KEY: key } : {}) },
      ...(context ? { UserContextData: context } : {}),
    };
    return await pool.client.send(operation, request, options);
  } catch (error) {
    if (!key || !isUnknownDevice(error)) throw error;
    attempt.assertCurrent();
    user.clearCachedDeviceKeyAndPassword();
    Object.assign(user, { deviceKey: null, randomPassword: null, deviceGroupKey: null });
    return sendStep(pool, attempt, user, operation, params, member, values, options);
  }
}

/** The service uses the same error name for a missing app client. */
export const isUnknownDevice = (error: unknown): boolean =>
  error instanceof AuthError && error.code === 'ResourceNotFoundException' && /device/i.test(error.message);
