import { AuthError, toAuthError } from '../../../lib/auth-error.js';
import { assertText } from '../../arguments.js';
import type { Answer } from '../../service/client.js';
import { unclearErrors } from '../../service/unclear-errors.js';
import type { CognitoUser } from '../../types.js';
import { userData } from '../attributes.js';
import { metadata, type UserPool } from '../pool.js';
import { sendAuthorized } from '../session.js';
import { assertAnswers, sendAnswer } from '../sign-in/challenges.js';
import { joinAnswer } from '../sign-in/join-answer.js';
import { asPoolUser, pendingSession, type PoolUser } from '../user.js';

const deviceName = 'My TOTP device';

/** TOTP setups of signed-in users: whether an app existed before, and whether the result of the last code is unknown. */
const setups = new WeakMap<PoolUser, { readonly hadApp: Promise<boolean>; isUnclear: boolean }>();

export async function setupTOTP(pool: UserPool, user: CognitoUser): Promise<string> {
  const owner = asPoolUser(pool, user, 'setupTOTP');
  if (owner.challengeName !== 'MFA_SETUP') assertAnswers(owner.challengeName, 'setupTOTP');
  if (owner.Session) {
    // The person may have left an earlier setup, which is still running, and come back.
    await owner.settingUp?.catch(() => undefined);
    pendingSession(owner, 'setupTOTP');
  }
  const result = associate(pool, owner);
  owner.settingUp = result;
  return result;
}

async function associate(pool: UserPool, owner: PoolUser): Promise<string> {
  // Not awaited before the key is requested. If unknown, assume that an app existed, so that it proves nothing later.
  const hadApp = owner.Session ? Promise.resolve(true) : hasApp(pool, owner).catch(() => true);
  const answer = await (owner.Session
    ? pool.client.send('AssociateSoftwareToken', { Session: owner.Session })
    : sendAuthorized(pool, owner, 'AssociateSoftwareToken'));
  setups.set(owner, { hadApp, isUnclear: false });
  takeSession(owner, answer);
  const secret = answer['SecretCode'];
  if (typeof secret !== 'string' || !secret) {
    throw new AuthError('InvalidResponse', 'The answer to AssociateSoftwareToken has no secret.');
  }
  return secret;
}

export async function verifyTotpToken(pool: UserPool, user: CognitoUser, code: string): Promise<CognitoUser> {
  const owner = asPoolUser(pool, user, 'verifyTotpToken');
  assertAnswers(owner.challengeName, 'verifyTotpToken');
  assertText(code, 'code', 'verifyTotpToken');
  const params = { UserCode: code, FriendlyDeviceName: deviceName };
  if (!owner.Session) {
    await verifyApp(pool, owner, params);
    owner.clearCachedUserData();
    return owner;
  }
  const result = joinAnswer(pool, owner, 'verifyTotpToken', { code }, async (shared) => {
    if (owner.verifiedSession !== owner.Session) {
      const answer = await shared.client.send('VerifySoftwareToken', { ...params, Session: owner.Session });
      assertVerified(answer);
      takeSession(owner, answer);
      owner.verifiedSession = owner.Session;
    }
    const session = pendingSession(owner, 'verifyTotpToken');
    return sendAnswer(shared, owner, 'MFA_SETUP', session, {}, metadata(shared));
  });
  owner.settingUp = result;
  return result;
}

/**
 * Checks a code for a signed-in user. Cognito accepts a key once. If the response to a code was lost, the next call
 * checks whether the app is set up.
 */
async function verifyApp(pool: UserPool, owner: PoolUser, params: object): Promise<void> {
  const setup = setups.get(owner);
  if (setup?.isUnclear && !(await setup.hadApp) && (await hasApp(pool, owner))) return;
  try {
    assertVerified(await sendAuthorized(pool, owner, 'VerifySoftwareToken', params));
  } catch (error) {
    const { code } = toAuthError(error);
    if (setup?.isUnclear && code === 'SoftwareTokenMFANotFoundException') return;
    if (setup && unclearErrors.includes(code)) setup.isUnclear = true;
    throw error;
  }
}

async function hasApp(pool: UserPool, owner: PoolUser): Promise<boolean> {
  const { UserMFASettingList: list } = await userData(pool, owner, true);
  return Array.isArray(list) && list.includes('SOFTWARE_TOKEN_MFA');
}

function assertVerified({ Status: status }: Answer): void {
  if (status === 'SUCCESS') return;
  throw status === 'ERROR'
    ? new AuthError('EnableSoftwareTokenMFAException', 'Code mismatch')
    : new AuthError('InvalidResponse', `The answer to VerifySoftwareToken has the status ${String(status)}.`);
}

function takeSession(user: PoolUser, answer: Answer): void {
  if (user.Session && typeof answer['Session'] === 'string') user.Session = answer['Session'];
}
