import { equalBytes, fromBase64 } from '../bytes.js';
import { errors } from '../service-error.js';
import { passwordClaim, serverKey } from '../srp.js';
import { continueSignIn } from './steps.js';
import { parameter, type AuthResponse, type ChallengeCall } from './types.js';

const CLOCK_TOLERANCE = 5 * 60_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TIMESTAMP =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) ([1-9]\d?) (\d\d):(\d\d):(\d\d) UTC (\d{4})$/;

/** Answers PASSWORD_VERIFIER: checks the claim against the exchange that the secret block stands for. */
export async function answerPasswordVerifier(call: ChallengeCall): Promise<AuthResponse> {
  const { service, pool, client } = call;
  const username = parameter(call, 'USERNAME');
  const secretBlock = parameter(call, 'PASSWORD_CLAIM_SECRET_BLOCK');
  const signature = parameter(call, 'PASSWORD_CLAIM_SIGNATURE');
  const timestamp = parameter(call, 'TIMESTAMP');
  const sent = readTimestamp(timestamp);
  const session = service.sessions.read(secretBlock, 'PASSWORD_VERIFIER', client.id);
  service.sessions.close(secretBlock);
  pool.attempts.checkPassword(session.username);

  const block = fromBase64(secretBlock);
  if (!session.srp || !block) throw errors.notAuthorized();
  const key = await serverKey(session.srp.A, session.srp.exchange, session.srp.verifier);
  const claim = await passwordClaim(key, pool.name, session.username, block, timestamp);
  const given = fromBase64(signature);
  const user = pool.users.find(session.username);
  if (user?.status === 'RESET_REQUIRED') throw errors.passwordReset();
  const right =
    user?.password?.verifier === session.srp.verifier &&
    pool.users.find(username) === user &&
    given !== undefined &&
    equalBytes(given, claim) &&
    // The client's clock does not follow a server clock that a test moved.
    Math.abs(sent - service.clock.clientNow()) <= CLOCK_TOLERANCE;
  if (!user || !right) {
    pool.attempts.passwordFailed(session.username);
    throw errors.notAuthorized();
  }
  pool.attempts.passwordPassed(user.username);
  return continueSignIn(call, user);
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
