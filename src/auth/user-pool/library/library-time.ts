import type { AuthenticationHelper, CognitoUserSession, DateHelper } from 'amazon-cognito-identity-js';
import { ServiceClock } from '../../clock.js';

/** Whose answer the library works on. */
let current: ServiceClock | undefined;

/** Gives the library an answer to work on: what it makes of it, also later, goes by this clock. */
export function withTime(clock: ServiceClock | undefined, work: () => void): void {
  const outer = current;
  current = clock;
  try {
    work();
  } finally {
    current = outer;
  }
}

/** The clock that a session is held against; of those that are not here, the one that heard its service last is. */
const clocks = new WeakMap<CognitoUserSession, ServiceClock>();

/** Holds a session against a clock. */
export function keepTime(session: CognitoUserSession, clock = current ?? ServiceClock.latest): void {
  if (clock) clocks.set(session, clock);
}

/** Lets the library go by the service's time, once that is known: in the timestamps that it sends, and in its sessions. */
export function installServiceTime(
  date: DateHelper,
  helper: AuthenticationHelper,
  session: CognitoUserSession,
): void {
  date.getNowString = () => timestamp((current ?? ServiceClock.latest)?.now() ?? Date.now());

  const { getPasswordAuthenticationKey } = helper;
  helper.getPasswordAuthenticationKey = function (username, password, serverB, salt, callback) {
    const clock = current;
    getPasswordAuthenticationKey.call(this, username, password, serverB, salt, (error, key) =>
      withTime(clock, () => callback(error, key)),
    );
  };

  // The library keeps the drift of the moment in which a session was made, also in the storage.
  const { calculateClockDrift, getClockDrift } = session;
  session.calculateClockDrift = function () {
    keepTime(this);
    return calculateClockDrift.call(this);
  };
  session.getClockDrift = function () {
    const clock = clocks.get(this) ?? ServiceClock.latest;
    return clock?.isKnown ? Math.round(clock.skew / 1000) : getClockDrift.call(this);
  };
  session.isValid = function () {
    const now = Math.floor(Date.now() / 1000) - this.getClockDrift();
    return now < this.getAccessToken().getExpiration() && now < this.getIdToken().getExpiration();
  };
}

/** As the service wants it: `Tue Feb 1 03:04:05 UTC 2000`. */
function timestamp(time: number): string {
  const [weekday = '', day, month = '', year = '', clock = ''] = new Date(time).toUTCString().split(' ');
  return `${weekday.slice(0, 3)} ${month} ${Number(day)} ${clock} UTC ${year}`;
}
