import type { FirstFactorChallenge, MfaFactor, MfaPreference } from './factors.js';

/**
 * What a sign-in with the flow `USER_AUTH` can begin with, by the names of the service: `PREFERRED_CHALLENGE`,
 * `AvailableChallenges`, and the answer to `SELECT_CHALLENGE`.
 */
export const firstFactors = ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] as const;

/** A first factor by the name of the service. */
export type FirstFactor = (typeof firstFactors)[number];

const challenges: Readonly<Record<FirstFactorChallenge, true>> = {
  SELECT_CHALLENGE: true,
  SMS_OTP: true,
  WEB_AUTHN: true,
};

/** The challenges of first factors that are no second factor too. */
export const firstFactorChallenges = Object.keys(challenges) as readonly FirstFactorChallenge[];

/** What the signed-in user can sign in with (GetUserAuthFactors), by the names of Cognito. */
export interface UserAuthFactors {
  /** First factors: `PASSWORD`, `EMAIL_OTP`, `SMS_OTP`, `WEB_AUTHN`. */
  readonly firstFactors: readonly (FirstFactor | (string & {}))[];
  /** Second factors that are turned on. `WEB_AUTHN_MFA`: a passkey is both factors. */
  readonly mfaFactors: readonly (MfaFactor | (string & {}))[];
  /** The preferred second factor; `NOMFA` where there is none. */
  readonly preferredMFA: MfaPreference | (string & {});
}
