import type { AuthApi } from '../../auth/api.js';
import {
  type MfaFactor,
  mfaFactorNames,
  mfaFactors,
  type MfaPreferences,
  type PasskeyFactor,
} from '../../auth/factors.js';
import type { ContactAttribute } from '../../auth/types.js';
import { type AuthError, toAuthError } from '../../lib/auth-error.js';
import { type AccountOwner, isUnavailable } from '../base/account/account-controller.js';
import { type Attributes, attributesOf, isVerified } from '../base/account/attributes.js';

export const passkeyFactor: PasskeyFactor = 'WEB_AUTHN_MFA';

/** What can be the second step: a factor that has a code, or a passkey as both factors. */
export type MfaKind = MfaFactor | PasskeyFactor;

/** The second steps of a user, as the service has them. */
export interface MfaData {
  /** The attributes of the user. */
  readonly attributes: Attributes;
  /** By the names of the service. */
  readonly enabled: readonly string[];
  /** The one that is asked for first; `NOMFA` where there is none. */
  readonly preferred: string;
  /** Whether the user has a passkey. */
  readonly hasPasskey: boolean;
}

/** The addresses that factors send their codes to. */
export const addresses = { SMS_MFA: 'phone_number', EMAIL_OTP: 'email' } as const satisfies Partial<
  Record<MfaFactor, ContactAttribute>
>;

/** A factor whose codes are sent. */
export type SentFactor = keyof typeof addresses;

export const isSent = (kind: string | undefined): kind is SentFactor =>
  kind === 'SMS_MFA' || kind === 'EMAIL_OTP';

/** The address that a factor sends its codes to. */
export const addressOf = (kind: string | undefined): ContactAttribute | undefined =>
  isSent(kind) ? addresses[kind] : undefined;

export async function readMfa(owner: AccountOwner): Promise<MfaData> {
  const { auth, user } = owner;
  const [attributes, factors, hasPasskey] = await Promise.all([
    attributesOf(owner),
    auth.getUserAuthFactors({ user }),
    readHasPasskey(owner),
  ]);
  return { attributes, enabled: factors.mfaFactors, preferred: factors.preferredMFA, hasPasskey };
}

async function readHasPasskey({ auth, user }: AccountOwner): Promise<boolean> {
  try {
    return (await auth.listWebAuthnCredentials({ pageSize: 1, user })).credentials.length > 0;
  } catch (caught) {
    // The user pool has no passkeys.
    if (isUnavailable(toAuthError(caught))) return false;
    throw caught;
  }
}

/** The factors with a code that are on. */
export const enabledFactors = ({ enabled }: MfaData): readonly MfaFactor[] =>
  mfaFactorNames.filter((name) => enabled.includes(name));

/**
 * What is shown: what is on, and what can be set up here. Where the config does not say what the user pool has, that is an
 * app and text messages: pools on a lower feature plan have no codes by email. Passkeys are for users who have one, and for
 * those who can sign in with one.
 */
export function offeredKinds(
  { auth, methods }: { readonly auth: AuthApi; readonly methods: readonly string[] },
  data: MfaData,
  refused: ReadonlySet<MfaKind>,
): readonly MfaKind[] {
  const types = auth.configure()?.mfa?.types ?? [];
  const isOffered = (kind: MfaKind): boolean => {
    if (kind === passkeyFactor) return data.hasPasskey || methods.includes('passkey');
    return types.length > 0 ? types.includes(mfaFactors[kind].preference) : kind !== 'EMAIL_OTP';
  };
  const kinds: readonly MfaKind[] = [...mfaFactorNames, passkeyFactor];
  return kinds.filter((kind) => data.enabled.includes(kind) || (isOffered(kind) && !refused.has(kind)));
}

/** Whether it cannot be turned off: the user pool insists on a second step. As far as the config says so. */
export const isNeeded = (auth: AuthApi, data: MfaData, kind: MfaKind): boolean =>
  auth.configure()?.mfa?.configuration === 'ON' &&
  kind !== passkeyFactor &&
  enabledFactors(data).every((name) => name === kind);

const keyOf = (factor: MfaFactor) => {
  const { preference } = mfaFactors[factor];
  return preference.toLowerCase() as Lowercase<typeof preference>;
};

/** The change that turns a factor on: as the default, unless another one is on. */
export function turningOn(data: MfaData, factor: MfaFactor): MfaPreferences {
  const others = enabledFactors(data).filter((name) => name !== factor);
  return { [keyOf(factor)]: others.length > 0 ? 'ENABLED' : 'PREFERRED' };
}

/** The factor that becomes the default when this one is turned off. */
export function nextDefault(data: MfaData, kind: MfaKind): MfaFactor | undefined {
  return data.preferred === kind ? enabledFactors(data).find((name) => name !== kind) : undefined;
}

/** The change that turns it off. A passkey is both factors only beside another one. */
export function turningOff(data: MfaData, kind: MfaKind): MfaPreferences {
  if (kind === passkeyFactor) return { webAuthn: 'DISABLED' };
  const next = nextDefault(data, kind);
  const isLast = enabledFactors(data).every((name) => name === kind);
  return {
    [keyOf(kind)]: 'DISABLED',
    ...(next && { [keyOf(next)]: 'PREFERRED' }),
    ...(isLast && data.enabled.includes(passkeyFactor) && { webAuthn: 'DISABLED' }),
  };
}

/** Whether the user pool does not have the factor. */
export const isNotOffered = (error: AuthError): boolean =>
  isUnavailable(error) ||
  error.code === 'SoftwareTokenMFANotFoundException' ||
  (error.code === 'InvalidParameterException' && /not (been )?enabled/i.test(error.message));

/** Whether it is on. */
export const hasKind =
  (kind: MfaKind) =>
  ({ enabled }: MfaData): boolean =>
    enabled.includes(kind);

/** Whether the user has this address, and it is verified. */
export const hasAddress = ({ attributes }: MfaData, attribute: ContactAttribute, address: string): boolean =>
  attributes.get(attribute) === address && isVerified(attribute, attributes);
