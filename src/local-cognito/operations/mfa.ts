import { createTotpSecret, matchTotp } from '../crypto/totp.js';
import type { MfaType } from '../options/options.js';
import { usablePasskeys } from '../passkeys/passkeys.js';
import type { LocalPool } from '../pool/pool.js';
import type { Service } from '../service.js';
import { authorize, authorizeOrRefuse } from '../tokens/tokens.js';
import type { LocalUser } from '../users/users.js';
import { flag, members, structure, text } from '../wire/members.js';
import { errors } from '../wire/service-error.js';
import { operation } from './operation.js';

const settings = structure({ Enabled: flag(), PreferredMfa: flag() });
const passkeySettings = structure({ Enabled: flag() });
const accessToken = { ...members.token, required: false } as const;
const userCode = { ...text({ min: 6, max: 6, pattern: '[0-9]+', secret: true }), required: true } as const;

/** Setting up an authenticator app and choosing second factors. */
export const mfaOperations = {
  AssociateSoftwareToken: operation(
    { AccessToken: accessToken, Session: members.session },
    async (service, input) => {
      const secret = createTotpSecret(service.random);
      if (input.AccessToken !== undefined) {
        const { pool, user } = await authorizeOrRefuse(service, input.AccessToken);
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
    { does: 'Makes the secret of an authenticator app, by access token or in the middle of MFA_SETUP.' },
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
    {
      does: 'Proves the app with a code; by access token the app is set up, by session the sign-in can go on.',
    },
  ),

  SetUserMFAPreference: operation(
    {
      AccessToken: members.token,
      SMSMfaSettings: settings,
      SoftwareTokenMfaSettings: settings,
      EmailMfaSettings: settings,
      WebAuthnMfaSettings: passkeySettings,
    },
    async (service, input) => {
      const { pool, user } = await authorize(service, input.AccessToken);
      const changes = [
        ['SMS_MFA', input.SMSMfaSettings, user.attributes.has('phone_number')],
        ['SOFTWARE_TOKEN_MFA', input.SoftwareTokenMfaSettings, user.totp.secret !== undefined],
        ['EMAIL_OTP', input.EmailMfaSettings, user.attributes.has('email')],
      ] as const;
      if (changes.filter(([, settings]) => settings?.PreferredMfa).length > 1) {
        throw errors.invalidParameter('Only one MFA method can be preferred.');
      }
      for (const [factor, settings, ready] of changes) {
        if (settings?.Enabled && !ready) throw noDelivery(factor);
        if (factor === 'EMAIL_OTP' && settings?.Enabled && !pool.options.mfaTypes.includes(factor)) {
          throw errors.invalidParameter('Email MFA has not been enabled by the userPool');
        }
      }
      const passkey = input.WebAuthnMfaSettings?.Enabled ?? user.passkeyMfa;
      if (input.WebAuthnMfaSettings?.Enabled) {
        const hasOther = changes.some(([, settings]) => settings?.Enabled);
        requirePasskeyMfa(pool, user, hasOther);
      }
      for (const [factor, settings] of changes) if (settings) choose(user, factor, settings);
      // Without another factor, a lost passkey would lock the user out.
      user.passkeyMfa = passkey && user.factors.size > 0;
      return {};
    },
    {
      does: 'Turns second factors on and off and sets the preferred one; lets a passkey count as both factors.',
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

/** Throws unless a passkey can be both factors in this pool, beside another second factor of the same request. */
function requirePasskeyMfa(pool: LocalPool, user: LocalUser, hasOther: boolean): void {
  const { options } = pool;
  if (options.passkeys.factorConfiguration !== 'MULTI_FACTOR_WITH_USER_VERIFICATION') {
    throw errors.invalidParameter('Passkey MFA has not been enabled by the userPool');
  }
  if (!hasOther) throw errors.invalidParameter('WebAuthn MFA requires enabling an additional MFA setting.');
  if (usablePasskeys(pool, user).length === 0)
    throw errors.invalidParameter(
      'User does not have applicable WebAuthn credentials to enable WebAuthn MFA.',
    );
}

const noDelivery = (factor: string): Error =>
  errors.invalidParameter(`User does not have delivery config set to turn on ${factor}`);

function choose(
  user: LocalUser,
  factor: MfaType,
  { Enabled, PreferredMfa }: { Enabled: boolean | undefined; PreferredMfa: boolean | undefined },
): void {
  if (Enabled) user.factors.add(factor);
  else user.factors.delete(factor);
  if (Enabled && PreferredMfa) user.preferredFactor = factor;
  else if (user.preferredFactor === factor) user.preferredFactor = undefined;
}
