import { isObject } from '../config-shapes.js';
import { AuthError } from '../errors.js';
import type { CognitoUser, MfaOption, MfaPreference } from '../types.js';
import { preferredOf, userData } from './attributes.js';
import { respond } from './challenges.js';
import type { Answer } from './client.js';
import type { UserPool } from './pool.js';
import { authorised } from './session.js';
import { asPoolUser, assertText, type PoolUser } from './user.js';

const deviceName = 'My TOTP device';

export async function setupTOTP(pool: UserPool, user: CognitoUser): Promise<string> {
  const owner = asPoolUser(user, 'setupTOTP');
  const answer = owner.Session
    ? await pool.client.send('AssociateSoftwareToken', { Session: owner.Session })
    : await authorised(pool, owner, 'AssociateSoftwareToken');
  takeSession(owner, answer);
  const secret = answer['SecretCode'];
  if (typeof secret !== 'string' || !secret) {
    throw new AuthError('InvalidResponse', 'The answer to AssociateSoftwareToken has no secret.');
  }
  return secret;
}

export async function verifyTotpToken(pool: UserPool, user: CognitoUser, code: string): Promise<CognitoUser> {
  const owner = asPoolUser(user, 'verifyTotpToken');
  assertText(code, 'code', 'verifyTotpToken');
  const params = { UserCode: code, FriendlyDeviceName: deviceName };
  if (!owner.Session) {
    assertVerified(await authorised(pool, owner, 'VerifySoftwareToken', params));
    owner.clearCachedUserData();
    return owner;
  }
  if (owner.verifiedSession !== owner.Session) {
    const answer = await pool.client.send('VerifySoftwareToken', { ...params, Session: owner.Session });
    assertVerified(answer);
    takeSession(owner, answer);
    owner.verifiedSession = owner.Session;
  }
  return respond(pool, owner, 'MFA_SETUP', {}, 'verifyTotpToken');
}

function assertVerified(answer: Answer): void {
  if (answer['Status'] === 'ERROR') throw new AuthError('EnableSoftwareTokenMFAException', 'Code mismatch');
}

function takeSession(user: PoolUser, answer: Answer): void {
  if (user.Session && typeof answer['Session'] === 'string') user.Session = answer['Session'];
}

/** By every name: the guide's, and what `getPreferredMFA` and the service call them. */
const factors: Readonly<Record<string, string>> = {
  TOTP: 'SOFTWARE_TOKEN_MFA',
  SOFTWARE_TOKEN_MFA: 'SOFTWARE_TOKEN_MFA',
  SMS: 'SMS_MFA',
  SMS_MFA: 'SMS_MFA',
  NOMFA: 'NOMFA',
};

/** The factor that is not preferred stays set up. */
export async function setPreferredMFA(
  pool: UserPool,
  user: CognitoUser,
  method: MfaPreference,
): Promise<'SUCCESS'> {
  const owner = asPoolUser(user, 'setPreferredMFA');
  const given: unknown = method;
  const preferred = Object.hasOwn(factors, method) ? factors[method] : undefined;
  if (!preferred)
    throw new AuthError(
      'InvalidArgument',
      `setPreferredMFA: ${String(given)} is not a method; it must be TOTP, SMS or NOMFA.`,
    );
  const list = (await userData(pool, owner, true))['UserMFASettingList'];
  const enabled: unknown[] = Array.isArray(list) ? list : [];
  const settings = (factor: string) => {
    if (preferred === factor) return { Enabled: true, PreferredMfa: true };
    if (!enabled.includes(factor)) return undefined;
    return { Enabled: preferred !== 'NOMFA', PreferredMfa: false };
  };
  const SMSMfaSettings = settings('SMS_MFA');
  const SoftwareTokenMfaSettings = settings('SOFTWARE_TOKEN_MFA');
  if (SMSMfaSettings || SoftwareTokenMfaSettings) {
    await authorised(pool, owner, 'SetUserMFAPreference', { SMSMfaSettings, SoftwareTokenMfaSettings });
  }
  owner.clearCachedUserData();
  return 'SUCCESS';
}

export async function getPreferredMFA(
  pool: UserPool,
  user: CognitoUser,
  options?: { bypassCache?: boolean },
): Promise<string> {
  const owner = asPoolUser(user, 'getPreferredMFA');
  return preferredOf(await userData(pool, owner, options?.bypassCache === true));
}

/** Which of the user's attributes get codes by SMS (`MFAOptions` of GetUser, which the service fills for old pools only). */
export async function getMFAOptions(pool: UserPool, user: CognitoUser): Promise<MfaOption[]> {
  const { MFAOptions: options } = await userData(pool, asPoolUser(user, 'getMFAOptions'), true);
  return (Array.isArray(options) ? options : []).filter(isObject);
}
