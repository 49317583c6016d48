/**
 * The second factors that work here, one row each. The key is the name of the service: of the challenge, in
 * `UserMFASettingList`, `MFAS_CAN_CHOOSE` and `MFAS_CAN_SETUP`. What a person reads about a factor is in
 * src/elements/base/factor-texts.ts.
 */
export const mfaFactors = {
  SOFTWARE_TOKEN_MFA: {
    /** The name that `Auth.setPreferredMFA` takes, and config files. */
    preference: 'TOTP',
    /** The member of SetUserMFAPreference. */
    settings: 'SoftwareTokenMfaSettings',
  },
  SMS_MFA: { preference: 'SMS', settings: 'SMSMfaSettings' },
  EMAIL_OTP: { preference: 'EMAIL', settings: 'EmailMfaSettings' },
} as const satisfies Readonly<Record<string, { readonly preference: string; readonly settings: string }>>;

/** A second factor by the name of the service. */
export type MfaFactor = keyof typeof mfaFactors;

/** A second factor by the name that the Amplify guide uses. */
export type MfaFactorPreference = (typeof mfaFactors)[MfaFactor]['preference'];

/** A second factor by either name, or none. */
export type MfaPreference = MfaFactor | MfaFactorPreference | 'NOMFA';

/** What `updateMFAPreference` does with a second factor, by the names of Amplify 6. */
export type MfaMode = 'ENABLED' | 'DISABLED' | 'PREFERRED' | 'NOT_PREFERRED';

/** How `UserMFASettingList` says that a passkey is both factors. A type only: the first file has no use for the value. */
export type PasskeyFactor = 'WEB_AUTHN_MFA';

/** The second factors to change. */
export type MfaPreferences = { readonly [Factor in Lowercase<MfaFactorPreference>]?: MfaMode } & {
  /** Whether a passkey is both factors. */
  readonly webAuthn?: 'ENABLED' | 'DISABLED';
};

/** All second factors, in the order in which they are offered. */
export const mfaFactorNames = Object.keys(mfaFactors) as readonly MfaFactor[];

/** Finds the factor that a value names, by either name. */
export const findMfaFactor = (name: unknown): MfaFactor | undefined =>
  mfaFactorNames.find((factor) => name === factor || name === mfaFactors[factor].preference);

/** A challenge of the flow `USER_AUTH`; its code by email has the name of the second factor. */
export type FirstFactorChallenge = 'SELECT_CHALLENGE' | 'SMS_OTP' | 'WEB_AUTHN';

/** Whether a first factor is a password, by SRP or plain. */
export const isPassword = (factor: string | undefined): boolean => !!factor?.startsWith('PASSWORD');

/** Whether the browser has passkeys: WebAuthn, which needs a secure context. */
export const supportsPasskeys = (): boolean => typeof PublicKeyCredential === 'function';

/** The challenges that a client answers (RespondToAuthChallenge). */
export type ChallengeName =
  | MfaFactor
  | FirstFactorChallenge
  | 'NEW_PASSWORD_REQUIRED'
  | 'MFA_SETUP'
  | 'SELECT_MFA_TYPE'
  | 'CUSTOM_CHALLENGE';
