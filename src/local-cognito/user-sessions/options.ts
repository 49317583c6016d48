/** How many token sessions a user may have, as in the service. */
const MOST_PER_USER = 100;

/** What a pool remembers of the sessions of its users (`SetUserPoolSessionConfiguration`). */
export interface SessionPoolOptions {
  /**
   * With `{maxPerUser}`, ListUserSessions and RevokeUserSession work. A sign-in beyond that number, 1 to 100, ends the token session that was used least recently; the service has 20 by default.
   *
   * @defaultValue `DISABLED`
   */
  sessionTracking?: { maxPerUser: number } | 'DISABLED';
}

/** Throws a `TypeError` for a number out of range. */
export function checkSessionTracking(tracking: SessionPoolOptions['sessionTracking'] = 'DISABLED'): void {
  if (tracking === 'DISABLED') return;
  const { maxPerUser } = tracking;
  if (Number.isInteger(maxPerUser) && maxPerUser >= 1 && maxPerUser <= MOST_PER_USER) return;
  throw new TypeError(
    `local-cognito: sessionTracking.maxPerUser ${JSON.stringify(maxPerUser)} must be a whole number from 1 to ${MOST_PER_USER}.`,
  );
}
