import { flag, members, structure, text } from '../members.js';
import { operation } from '../operation.js';
import type { LocalPool } from '../pool.js';
import type { Service } from '../service.js';
import { errors } from '../service-error.js';
import { authorize } from '../tokens.js';
import { createTotpSecret, matchTotp } from '../totp.js';
import type { LocalUser } from '../users.js';

const settings = structure({ Enabled: flag(), PreferredMfa: flag() });
const accessToken = { ...members.token, required: false } as const;
const userCode = { ...text({ min: 6, max: 6, pattern: '[0-9]+', secret: true }), required: true } as const;

/** Setting up an authenticator app and choosing second factors. */
export const mfaOperations = {
  AssociateSoftwareToken: operation(
    { AccessToken: accessToken, Session: members.session },
    async (service, input) => {
      const secret = createTotpSecret();
      if (input.AccessToken !== undefined) {
        const { pool, user } = await authorize(service, input.AccessToken);
        requireSoftwareTokens(pool);
        user.totp.pending = secret;
        return { SecretCode: secret };
      }
      const { id, session, pool } = readSetup(service, input.Session);
      requireSoftwareTokens(pool);
      service.sessions.close(id);
      return {
        SecretCode: secret,
        Session: service.sessions.open({ ...session, totp: { secret, verified: false } }),
      };
    },
  ),

  VerifySoftwareToken: operation(
    {
      AccessToken: accessToken,
      Session: members.session,
      UserCode: userCode,
      FriendlyDeviceName: text({ max: 131072 }),
    },
    async (service, input) => {
      if (input.AccessToken !== undefined) {
        const { user } = await authorize(service, input.AccessToken);
        const { pending } = user.totp;
        await proveTotp(service, pending, input.UserCode);
        if (pending !== undefined) adoptSecret(user, pending, input.FriendlyDeviceName);
        return { Status: 'SUCCESS' };
      }
      const { id, session, user } = readSetup(service, input.Session);
      try {
        await proveTotp(service, session.totp?.secret, input.UserCode);
      } catch (error) {
        service.sessions.failed(id);
        throw error;
      }
      service.sessions.close(id);
      const totp = { secret: session.totp?.secret ?? '', verified: true };
      if (input.FriendlyDeviceName !== undefined) user.totp.deviceName = input.FriendlyDeviceName;
      return { Status: 'SUCCESS', Session: service.sessions.open({ ...session, totp }) };
    },
  ),

  SetUserMFAPreference: operation(
    { AccessToken: members.token, SMSMfaSettings: settings, SoftwareTokenMfaSettings: settings },
    async (service, input) => {
      const { user } = await authorize(service, input.AccessToken);
      const { SMSMfaSettings: sms, SoftwareTokenMfaSettings: totp } = input;
      if (sms?.PreferredMfa && totp?.PreferredMfa) {
        throw errors.invalidParameter('Only one MFA method can be preferred.');
      }
      if (sms?.Enabled && !user.attributes.has('phone_number')) throw noDelivery('SMS_MFA');
      if (totp?.Enabled && user.totp.secret === undefined) throw noDelivery('SOFTWARE_TOKEN_MFA');
      if (sms) choose(user, 'sms', 'SMS_MFA', sms);
      if (totp) choose(user, 'totp', 'SOFTWARE_TOKEN_MFA', totp);
      return {};
    },
  ),
};

function requireSoftwareTokens(pool: LocalPool): void {
  const { mfa, mfaTypes } = pool.options;
  if (mfa === 'OFF' || !mfaTypes.includes('SOFTWARE_TOKEN_MFA')) throw errors.softwareTokenNotFound();
}

function readSetup(service: Service, id: string | undefined) {
  if (id === undefined) throw errors.invalidParameter('Either AccessToken or Session must be provided.');
  const session = service.sessions.read(id, 'MFA_SETUP');
  const pool = service.pools.get(session.poolId);
  const user = pool?.users.find(session.username);
  if (!pool || !user) throw errors.notAuthorized('Invalid session for the user.');
  return { id, session, pool, user };
}

async function proveTotp(service: Service, secret: string | undefined, code: string): Promise<void> {
  if (secret === undefined) throw errors.softwareTokenNotFound('Software token has not been associated.');
  if ((await matchTotp(secret, code, service.clock.now())) === undefined) throw errors.enableSoftwareToken();
}

function adoptSecret(user: LocalUser, secret: string, deviceName: string | undefined): void {
  user.totp.secret = secret;
  delete user.totp.pending;
  delete user.totp.lastStep;
  if (deviceName !== undefined) user.totp.deviceName = deviceName;
}

const noDelivery = (factor: string): Error =>
  errors.invalidParameter(`User does not have delivery config set to turn on ${factor}`);

function choose(
  user: LocalUser,
  key: 'sms' | 'totp',
  factor: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA',
  { Enabled, PreferredMfa }: { Enabled: boolean | undefined; PreferredMfa: boolean | undefined },
): void {
  user.mfa[key] = Enabled === true;
  if (Enabled && PreferredMfa) user.mfa.preferred = factor;
  else if (user.mfa.preferred === factor) user.mfa.preferred = undefined;
}
