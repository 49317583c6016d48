import { readAttributes, missingAttributes, writeAttributes } from '../attributes.js';
import { equalBytes, utf8 } from '../bytes.js';
import type { MfaType } from '../options.js';
import { checkPolicy, setPassword } from '../passwords.js';
import { errors } from '../service-error.js';
import type { ChallengeName, ChallengeSession } from '../sessions.js';
import { matchTotp } from '../totp.js';
import type { LocalUser } from '../users.js';
import { answerPasswordVerifier } from './password-verifier.js';
import { askFactor, continueSignIn } from './steps.js';
import { parameter, type AuthResponse, type ChallengeCall } from './types.js';

/** The answers to challenges, by `ChallengeName`. */
export const challenges: Record<ChallengeName, (call: ChallengeCall) => Promise<AuthResponse>> = {
  PASSWORD_VERIFIER: answerPasswordVerifier,
  NEW_PASSWORD_REQUIRED: answerNewPassword,
  SMS_MFA: answerSmsCode,
  SOFTWARE_TOKEN_MFA: answerTotpCode,
  SELECT_MFA_TYPE: answerMfaChoice,
  MFA_SETUP: answerMfaSetup,
};

interface OpenChallenge {
  readonly id: string;
  readonly session: ChallengeSession;
  readonly user: LocalUser;
}

/** Returns the challenge that is answered; throws unless it is open and belongs to this user. */
function openChallenge(call: ChallengeCall, name: ChallengeName): OpenChallenge {
  const username = parameter(call, 'USERNAME');
  const id = call.session;
  if (id === undefined) throw errors.invalidParameter('Missing required parameter Session');
  const session = call.service.sessions.read(id, name, call.client.id);
  const user = call.pool.users.find(session.username);
  if (!user || call.pool.users.find(username) !== user)
    throw errors.notAuthorized('Invalid session for the user.');
  return { id, session, user };
}

async function answerNewPassword(call: ChallengeCall): Promise<AuthResponse> {
  const { service, pool } = call;
  const { id, session, user } = openChallenge(call, 'NEW_PASSWORD_REQUIRED');
  const password = parameter(call, 'NEW_PASSWORD');
  const given = Object.entries(call.parameters)
    .filter(([name]) => name.startsWith('userAttributes.'))
    .map(([name, Value]) => ({ Name: name.slice('userAttributes.'.length), Value }));
  const attributes = readAttributes(given, 'user');
  const [missing] = missingAttributes(pool, new Map([...user.attributes, ...attributes]));
  if (missing !== undefined) throw errors.invalidParameter(`Invalid attributes given, ${missing} is missing`);
  checkPolicy(pool, password);
  writeAttributes(pool, user, attributes);
  service.sessions.close(id);
  await setPassword(pool, user, password, service.clock.now());
  user.status = 'CONFIRMED';
  return continueSignIn(call, user, [...session.passed, 'new-password']);
}

async function answerSmsCode(call: ChallengeCall): Promise<AuthResponse> {
  const { id, session, user } = openChallenge(call, 'SMS_MFA');
  const code = parameter(call, 'SMS_MFA_CODE');
  if (session.code === undefined || !equalBytes(utf8(session.code), utf8(code))) {
    call.service.sessions.failed(id);
    throw errors.codeMismatch('Invalid code or auth state for the user.');
  }
  call.service.sessions.close(id);
  return continueSignIn(call, user, [...session.passed, 'mfa']);
}

async function answerTotpCode(call: ChallengeCall): Promise<AuthResponse> {
  const { sessions, clock } = call.service;
  const { id, session, user } = openChallenge(call, 'SOFTWARE_TOKEN_MFA');
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
  return continueSignIn(call, user, [...session.passed, 'mfa']);
}

async function answerMfaChoice(call: ChallengeCall): Promise<AuthResponse> {
  const { id, session, user } = openChallenge(call, 'SELECT_MFA_TYPE');
  const answer = parameter(call, 'ANSWER');
  const factor = call.pool.options.mfaTypes.find((type: MfaType) => type === answer);
  const on = factor === 'SMS_MFA' ? user.mfa.sms : user.mfa.totp;
  if (!factor || !on) throw errors.invalidParameter(`Invalid ANSWER: ${answer}`);
  call.service.sessions.close(id);
  return Promise.resolve(askFactor({ call, user, passed: session.passed }, factor));
}

async function answerMfaSetup(call: ChallengeCall): Promise<AuthResponse> {
  const { id, session, user } = openChallenge(call, 'MFA_SETUP');
  if (!session.totp?.verified) throw errors.notAuthorized('Invalid session for the user.');
  call.service.sessions.close(id);
  user.totp.secret = session.totp.secret;
  user.mfa.totp = true;
  user.mfa.preferred = 'SOFTWARE_TOKEN_MFA';
  return continueSignIn(call, user, [...session.passed, 'mfa']);
}
