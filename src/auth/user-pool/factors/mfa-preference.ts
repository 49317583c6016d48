import { isObject } from '../../../lib/guards.js';
import { bypassesCache, invalid, readEntries, readMembers, readName } from '../../arguments.js';
import { findMfaFactor, mfaFactorNames, mfaFactors } from '../../factors.js';
import type { CognitoUser, MfaMode, MfaOption, MfaPreference, MfaPreferences } from '../../types.js';
import { preferredOf, userData } from '../attributes.js';
import type { UserPool } from '../pool.js';
import { meantUser, sendAuthorized } from '../session.js';
import { asPoolUser, type PoolUser } from '../user.js';

/** The factor that is not preferred stays set up. */
export async function setPreferredMFA(
  pool: UserPool,
  user: CognitoUser,
  method: MfaPreference,
): Promise<'SUCCESS'> {
  const owner = asPoolUser(pool, user, 'setPreferredMFA');
  const preferred = findMfaFactor(method);
  if (!preferred) {
    const allowed = [...Object.values(mfaFactors).map(({ preference }) => preference), 'NOMFA'];
    readName(method, allowed, 'method', 'setPreferredMFA');
  }
  const list = (await userData(pool, owner, true))['UserMFASettingList'];
  const enabled: unknown[] = Array.isArray(list) ? list : [];
  const changed = mfaFactorNames.filter((name) => name === preferred || enabled.includes(name));
  if (changed.length > 0) {
    const settings = changed.map((name) => {
      const isPreferred = name === preferred;
      return [mfaFactors[name].settings, { Enabled: !!preferred, PreferredMfa: isPreferred }];
    });
    await sendAuthorized(pool, owner, 'SetUserMFAPreference', Object.fromEntries(settings) as object);
  }
  owner.clearCachedUserData();
  return 'SUCCESS';
}

const settingsOfMode = {
  ENABLED: { Enabled: true },
  DISABLED: { Enabled: false, PreferredMfa: false },
  PREFERRED: { Enabled: true, PreferredMfa: true },
  NOT_PREFERRED: { Enabled: true, PreferredMfa: false },
} as const satisfies Record<MfaMode, object>;
const modes = Object.keys(settingsOfMode) as readonly MfaMode[];

export async function updateMFAPreference(
  pool: UserPool,
  preference: MfaPreferences,
  options: { user?: CognitoUser } = {},
): Promise<void> {
  const call = 'updateMFAPreference';
  const members = ['totp', 'sms', 'email', 'webAuthn'] as const;
  const given = readMembers(preference, members, 'the first argument', call);
  for (const [name] of readEntries(preference, 'the first argument', call))
    readName(name, members, 'the name of a factor', call);
  const settings: Record<string, object> = {};
  for (const name of mfaFactorNames) {
    const { preference: short, settings: member } = mfaFactors[name];
    const key = short.toLowerCase() as Lowercase<typeof short>;
    if (given[key] !== undefined) settings[member] = settingsOfMode[readName(given[key], modes, key, call)];
  }
  if (given.webAuthn !== undefined) {
    const mode = readName(given.webAuthn, ['ENABLED', 'DISABLED'], 'webAuthn', call);
    settings['WebAuthnMfaSettings'] = { Enabled: mode === 'ENABLED' };
  }
  if (Object.keys(settings).length === 0) throw invalid(call, `name at least one of ${members.join(', ')}`);
  const user = meantUser(pool, options, call);
  const isOnlyPasskey = given.webAuthn === 'ENABLED' && Object.keys(settings).length === 1;
  const others = isOnlyPasskey ? await currentSettings(pool, user) : {};
  await sendAuthorized(pool, user, 'SetUserMFAPreference', { ...others, ...settings });
  user.clearCachedUserData();
}

/** The factors that are on. Cognito wants another one in the request that turns passkeys on. */
async function currentSettings(pool: UserPool, user: PoolUser): Promise<object> {
  const data = await userData(pool, user, true);
  const { UserMFASettingList: list, PreferredMfaSetting: preferred } = data;
  const enabled: unknown[] = Array.isArray(list) ? list : [];
  return Object.fromEntries(
    mfaFactorNames
      .filter((name) => enabled.includes(name))
      .map((name) => [mfaFactors[name].settings, { Enabled: true, PreferredMfa: name === preferred }]),
  );
}

export async function getPreferredMFA(
  pool: UserPool,
  user: CognitoUser,
  options?: { bypassCache?: boolean },
): Promise<string> {
  const owner = asPoolUser(pool, user, 'getPreferredMFA');
  return preferredOf(await userData(pool, owner, bypassesCache(options, 'getPreferredMFA')));
}

/** Returns the attributes that get codes by SMS (`MFAOptions` of GetUser, which Cognito fills for old pools only). */
export async function getMFAOptions(pool: UserPool, user: CognitoUser): Promise<MfaOption[]> {
  const { MFAOptions: options } = await userData(pool, asPoolUser(pool, user, 'getMFAOptions'), true);
  return (Array.isArray(options) ? options : []).filter(isObject);
}
