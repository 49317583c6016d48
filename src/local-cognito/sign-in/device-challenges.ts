import { type Device, findDevice } from '../users/devices.js';
import type { LocalUser } from '../users/users.js';
import { errors } from '../wire/service-error.js';
import { readClaim } from './claim.js';
import type { ChallengeSession } from './sessions.js';
import { openExchange } from './srp-challenge.js';
import { continueSignIn } from './steps.js';
import { type AuthResponse, type ChallengeCall, parameter } from './types.js';

/** Answers DEVICE_SRP_AUTH with the exchange that the device proves itself in. */
export async function answerDeviceSrp(call: ChallengeCall): Promise<AuthResponse> {
  const { service, client } = call;
  if (call.session === undefined) throw errors.invalidParameter('Missing required parameter Session');
  // amazon-cognito-identity-js shows the session of the code before it, not the one it was given for this challenge.
  const id = service.sessions.latest(call.session);
  const session = service.sessions.read(id, 'DEVICE_SRP_AUTH', client.id);
  const { user, device } = deviceOf(call, session);
  if (!device.verifier) throw errors.deviceNotFound();
  parameter(call, 'SRP_A');
  const { passed, deviceKey, assurance } = session;
  const { block, parameters } = await openExchange(
    call,
    'DEVICE_PASSWORD_VERIFIER',
    user.username,
    device.verifier,
    { passed, deviceKey, assurance },
  );
  service.sessions.close(id);
  return {
    ChallengeName: 'DEVICE_PASSWORD_VERIFIER',
    ChallengeParameters: {
      ...parameters,
      DEVICE_KEY: device.key,
      SECRET_BLOCK: block,
      USERNAME: user.username,
    },
  };
}

/** Answers DEVICE_PASSWORD_VERIFIER: group key and device key stand where pool name and username do for a person. */
export async function answerDeviceVerifier(call: ChallengeCall): Promise<AuthResponse> {
  const { service, pool, client } = call;
  const claim = readClaim(call);
  const session = service.sessions.read(claim.secretBlock, 'DEVICE_PASSWORD_VERIFIER', client.id);
  const { user, device } = deviceOf(call, session);
  service.sessions.close(claim.secretBlock);
  const isRight = async (): Promise<boolean> =>
    (await claim.proves(session, device.groupKey, device.key)) &&
    device.verifier?.verifier === session.srp?.verifier;
  if (!(await pool.attempts.tryPassword(user.username, isRight))) throw errors.notAuthorized();
  device.lastAuthenticated = service.clock.now();
  const { passed, deviceKey, assurance } = session;
  return continueSignIn(call, user, { passed: [...passed, 'device'], deviceKey, assurance });
}

function deviceOf(call: ChallengeCall, session: ChallengeSession): { user: LocalUser; device: Device } {
  const user = call.pool.users.find(session.username);
  if (!user || call.pool.users.find(parameter(call, 'USERNAME')) !== user) {
    throw errors.notAuthorized('Invalid session for the user.');
  }
  const device = findDevice(user, parameter(call, 'DEVICE_KEY'));
  if (device.key !== session.deviceKey) throw errors.notAuthorized('Invalid session for the user.');
  return { user, device };
}
