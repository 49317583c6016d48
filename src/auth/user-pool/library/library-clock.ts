import type { AuthenticationHelper, CognitoUserSession, DateHelper } from 'amazon-cognito-identity-js';

import { ServiceClock } from '../../clock.js';

/**
 * Makes amazon-cognito-identity-js use the service's time instead of the device's clock. The library has no parameter for
 * a clock, so the clock to use is set around each call into it (`runWithClock`) and attached to each session
 * (`bindSessionClock`).
 */

/** The clock of the service whose answer the library is processing. */
let activeClock: ServiceClock | undefined;

/** Runs synchronous work of the library with a clock. Callbacks that the library calls later keep the clock. */
export function runWithClock(clock: ServiceClock | undefined, work: () => void): void {
  const outer = activeClock;
  activeClock = clock;
  try {
    work();
  } finally {
    activeClock = outer;
  }
}

/** The clock that decides whether a session has expired. A session without one uses `ServiceClock.latest`. */
const sessionClocks = new WeakMap<CognitoUserSession, ServiceClock>();

export function bindSessionClock(
  session: CognitoUserSession,
  clock = activeClock ?? ServiceClock.latest,
): void {
  if (clock) sessionClocks.set(session, clock);
}

/** Patches the library's prototypes: the timestamps that it sends, and the expiry of its sessions. */
export function installServiceClock(
  dateHelper: DateHelper,
  authenticationHelper: AuthenticationHelper,
  session: CognitoUserSession,
): void {
  dateHelper.getNowString = () => formatTimestamp((activeClock ?? ServiceClock.latest)?.now() ?? Date.now());

  // Calls the callback later, and the library then asks for the time: the clock must still be set.
  const { getPasswordAuthenticationKey } = authenticationHelper;
  authenticationHelper.getPasswordAuthenticationKey = function (username, password, serverB, salt, callback) {
    const clock = activeClock;
    getPasswordAuthenticationKey.call(this, username, password, serverB, salt, (error, key) =>
      runWithClock(clock, () => callback(error, key)),
    );
  };

  // The library computes the drift once, when a session is created, and stores it with the session.
  const { calculateClockDrift, getClockDrift } = session;
  session.calculateClockDrift = function () {
    bindSessionClock(this);
    return calculateClockDrift.call(this);
  };
  session.getClockDrift = function () {
    const clock = sessionClocks.get(this) ?? ServiceClock.latest;
    return clock?.isKnown ? Math.round(clock.skew / 1000) : getClockDrift.call(this);
  };
  session.isValid = function () {
    const now = Math.floor(Date.now() / 1000) - this.getClockDrift();
    return now < this.getAccessToken().getExpiration() && now < this.getIdToken().getExpiration();
  };
}

/** Formats a time as Cognito expects it: `Tue Feb 1 03:04:05 UTC 2000`. */
function formatTimestamp(time: number): string {
  const [weekday = '', day, month = '', year = '', clock = ''] = new Date(time).toUTCString().split(' ');
  return `${weekday.slice(0, 3)} ${month} ${Number(day)} ${clock} UTC ${year}`;
}
