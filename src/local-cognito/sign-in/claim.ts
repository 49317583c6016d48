import { equalBytes, fromBase64 } from '../crypto/bytes.js';
import { passwordClaim, serverKey } from '../crypto/srp.js';
import { errors } from '../wire/service-error.js';
import type { ChallengeSession } from './sessions.js';
import { type AuthCall, parameter } from './types.js';

const CLOCK_TOLERANCE = 5 * 60_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TIMESTAMP =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) ([1-9]\d?) (\d\d):(\d\d):(\d\d) UTC (\d{4})$/;

/** What a client answers an SRP exchange with. */
export interface Claim {
  readonly secretBlock: string;
  /** Whether it proves knowledge of the password behind the exchange, now. */
  readonly proves: (session: ChallengeSession, poolName: string, username: string) => Promise<boolean>;
}

/** Reads the claim of PASSWORD_VERIFIER and DEVICE_PASSWORD_VERIFIER; throws when a part is missing or malformed. */
export function readClaim(call: AuthCall): Claim {
  const secretBlock = parameter(call, 'PASSWORD_CLAIM_SECRET_BLOCK');
  const signature = parameter(call, 'PASSWORD_CLAIM_SIGNATURE');
  const timestamp = parameter(call, 'TIMESTAMP');
  const sent = readTimestamp(timestamp);
  return {
    secretBlock,
    async proves({ srp }, poolName, username) {
      const block = fromBase64(secretBlock);
      const given = fromBase64(signature);
      if (!srp || !block || !given) return false;
      const key = await serverKey(srp.A, srp.exchange, srp.verifier);
      const right = equalBytes(given, await passwordClaim(key, poolName, username, block, timestamp));
      return right && Math.abs(sent - call.service.clock.nearest(sent)) <= CLOCK_TOLERANCE;
    },
  };
}

function readTimestamp(timestamp: string): number {
  const [, month = '', day, hours, minutes, seconds, year] = TIMESTAMP.exec(timestamp) ?? [];
  if (!MONTHS.includes(month)) {
    throw errors.invalidParameter('TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.');
  }
  return Date.UTC(
    Number(year),
    MONTHS.indexOf(month),
    Number(day),
    Number(hours),
    Number(minutes),
    Number(seconds),
  );
}
