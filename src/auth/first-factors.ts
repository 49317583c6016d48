/**
 * What a sign-in with the flow `USER_AUTH` can begin with, by the names of the service: `PREFERRED_CHALLENGE`,
 * `AvailableChallenges`, and the answer to `SELECT_CHALLENGE`.
 */
export const firstFactors = ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] as const;

/** A first factor by the name of the service. */
export type FirstFactor = (typeof firstFactors)[number];

/** The challenges of first factors; the code by email has the name of the second factor. */
export const firstFactorChallenges = ['SELECT_CHALLENGE', 'SMS_OTP'] as const;

/** Whether a first factor is a password. */
export const isPassword = (factor: unknown): boolean => factor === 'PASSWORD' || factor === 'PASSWORD_SRP';
