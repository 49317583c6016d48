import { equalBytes, utf8 } from '../crypto/bytes.js';
import { matchTotp } from '../crypto/totp.js';
import { missingAttributes, readAttributes, refuseUnwritable, writeAttributes } from '../users/attributes.js';
import { checkPolicy, isReused, setPassword } from '../users/passwords.js';
import type { LocalUser } from '../users/users.js';
import { errors } from '../wire/service-error.js';
import { methodOf } from './assurance.js';
import { after } from './challenge.js';
import { answerCustom } from './custom.js';
import { answerDeviceSrp, answerDeviceVerifier } from './device-challenges.js';
import { askFactor, choosableFactors } from './factors.js';
import { answerFirstChoice, answerPasskey, answerPassword, answerPasswordSrp } from './first-factors.js';
import { adoptEmail, setUpApp, setUpEmail } from './mfa-setup.js';
import { answerPasswordVerifier } from './password-verifier.js';
import type { ChallengeName, ChallengeSession } from './sessions.js';
import { claimedDevice, continueSignIn } from './steps.js';
import { type AuthResponse, type ChallengeCall, parameter } from './types.js';

/** The answers to challenges, by `ChallengeName`. */
export const challenges: Record<ChallengeName, (call: ChallengeCall) => Promise<AuthResponse>> = {
  PASSWORD_VERIFIER: answerPasswordVerifier,
  NEW_PASSWORD_REQUIRED: answerNewPassword,
  SMS_MFA: (call) => answerSentCode(call, 'SMS_MFA'),
  SOFTWARE_TOKEN_MFA: answerTotpCode,
  EMAIL_OTP: (call) => answerSentCode(call, 'EMAIL_OTP'),
  SELECT_MFA_TYPE: answerMfaChoice,
  MFA_SETUP: answerMfaSetup,
  CUSTOM_CHALLENGE: answerCustom,
  DEVICE_SRP_AUTH: answerDeviceSrp,
  DEVICE_PASSWORD_VERIFIER: answerDeviceVerifier,
  SELECT_CHALLENGE: answerFirstChoice,
  PASSWORD: answerPassword,
  PASSWORD_SRP: answerPasswordSrp,
  SMS_OTP: (call) => answerSentCode(call, 'SMS_OTP'),
  WEB_AUTHN: answerPasskey,
};

/** A challenge that is being answered. */
export interface OpenChallenge {
  readonly id: string;
  readonly session: ChallengeSession;
  readonly user: LocalUser;
}

/** Returns the challenge that is answered; throws unless it is open and belongs to this user. */
function findChallenge(call: ChallengeCall, name: ChallengeName): OpenChallenge {
  const username = parameter(call, 'USERNAME');
  const id = call.session;
  if (id === undefined) throw errors.invalidParameter('Missing required parameter Session');
  const session = call.service.sessions.read(id, name, call.client.id);
  const user = call.pool.users.find(session.username);
  if (!user || call.pool.users.find(username) !== user)
    throw errors.notAuthorized('Invalid session for the user.');
  // Before the answer counts, so that it can be sent again without the device.
  claimedDevice(call, user);
  return { id, session, user };
}

async function answerNewPassword(call: ChallengeCall): Promise<AuthResponse> {
  const { service, pool } = call;
  const { id, session, user } = findChallenge(call, 'NEW_PASSWORD_REQUIRED');
  const password = parameter(call, 'NEW_PASSWORD');
  const given = Object.entries(call.parameters)
    .filter(([name]) => name.startsWith('userAttributes.'))
    .map(([name, Value]) => ({ Name: name.slice('userAttributes.'.length), Value }));
  const attributes = readAttributes(given, 'user');
  refuseUnwritable(pool, call.client.id, attributes);
  const [missing] = missingAttributes(pool, new Map([...user.attributes, ...attributes]));
  if (missing !== undefined) throw errors.invalidParameter(`Invalid attributes given, ${missing} is missing`);
  checkPolicy(pool, password);
  if (await isReused(pool, user, password)) throw errors.passwordHistory();
  writeAttributes(pool, user, attributes);
  service.sessions.close(id);
  await setPassword(pool, user, password, service.clock.now());
  user.status = 'CONFIRMED';
  return continueSignIn(call, user, after(session, 'new-password'));
}

async function answerSentCode(
  call: ChallengeCall,
  name: 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP',
): Promise<AuthResponse> {
  const code = parameter(call, `${name}_CODE`);
  refusePretended(call, name);
  const { id, session, user } = findChallenge(call, name);
  if (session.code === undefined || !equalBytes(utf8(session.code), utf8(code))) throw wrongCode(call, id);
  if (session.email !== undefined) adoptEmail(call.pool, user, session.email);
  call.service.sessions.close(id);
  return continueSignIn(call, user, after(session, 'mfa', methodOf[name]));
}

/** Treats the code of a user who does not exist as a wrong one. */
function refusePretended(call: ChallengeCall, name: ChallengeName): void {
  const { service, client, pool, session: id } = call;
  if (id === undefined) return;
  const { username, code } = service.sessions.read(id, name, client.id);
  if (code === undefined && !pool.users.find(username) && username === call.parameters['USERNAME']) {
    throw wrongCode(call, id);
  }
}

function wrongCode({ service }: ChallengeCall, id: string): Error {
  service.sessions.failed(id);
  return errors.codeMismatch('Invalid code or auth state for the user.');
}

async function answerTotpCode(call: ChallengeCall): Promise<AuthResponse> {
  const { sessions, clock } = call.service;
  const { id, session, user } = findChallenge(call, 'SOFTWARE_TOKEN_MFA');
  const code = parameter(call, 'SOFTWARE_TOKEN_MFA_CODE');
  const step =
    user.totp.secret === undefined ? undefined : await matchTotp(user.totp.secret, code, clock.now());
  if (step === undefined) {
    sessions.failed(id);
    throw errors.codeMismatch('Invalid code received for user');
  }
  if (step <= (user.totp.lastStep ?? -1)) {
    sessions.failed(id);
    throw errors.expiredCode('Your software token has already been used once.');
  }
  sessions.close(id);
  user.totp.lastStep = step;
  return continueSignIn(call, user, after(session, 'mfa', 'otp'));
}

async function answerMfaChoice(call: ChallengeCall): Promise<AuthResponse> {
  const { id, session, user } = findChallenge(call, 'SELECT_MFA_TYPE');
  const answer = parameter(call, 'ANSWER');
  // The service's documentation has both names.
  const name = answer === 'EMAIL_MFA' ? 'EMAIL_OTP' : answer;
  const { passed, deviceKey, custom, assurance } = session;
  const signIn = { call, user, progress: { passed, deviceKey, custom, assurance } };
  const factor = choosableFactors(signIn).find((each) => each === name);
  if (!factor) throw errors.invalidParameter(`Invalid ANSWER: ${answer}`);
  call.service.sessions.close(id);
  return Promise.resolve(askFactor(signIn, factor));
}

async function answerMfaSetup(call: ChallengeCall): Promise<AuthResponse> {
  const open = findChallenge(call, 'MFA_SETUP');
  const { EMAIL } = call.parameters;
  return EMAIL === undefined ? setUpApp(call, open) : setUpEmail(call, open, EMAIL);
}
