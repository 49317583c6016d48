import { errors } from '../service-error.js';
import { readClaim } from './claim.js';
import { claimedDevice, continueSignIn } from './steps.js';
import { parameter, type AuthResponse, type ChallengeCall } from './types.js';

/** Answers PASSWORD_VERIFIER: checks the claim against the exchange that the secret block stands for. */
export async function answerPasswordVerifier(call: ChallengeCall): Promise<AuthResponse> {
  const { service, pool, client } = call;
  const username = parameter(call, 'USERNAME');
  const claim = readClaim(call);
  const session = service.sessions.read(claim.secretBlock, 'PASSWORD_VERIFIER', client.id);
  pool.attempts.countPassword(session.username);
  const proven = await claim.proves(session, pool.name, session.username);
  const user = pool.users.find(session.username);
  const right =
    proven && user?.password?.verifier === session.srp?.verifier && pool.users.find(username) === user;
  if (!user || !right) {
    service.sessions.close(claim.secretBlock);
    if (user?.status === 'RESET_REQUIRED') throw errors.passwordReset();
    throw errors.notAuthorized();
  }
  // Clients answer a second time, without the device, when the one they knew is forgotten: that leaves the exchange open.
  claimedDevice(call, user);
  service.sessions.close(claim.secretBlock);
  if (user.status === 'RESET_REQUIRED') throw errors.passwordReset();
  pool.attempts.passwordPassed(user.username);
  const { custom, passed } = session;
  if (!custom) return continueSignIn(call, user, { passed });
  const answered = [...custom.answered, { challengeName: 'PASSWORD_VERIFIER', challengeResult: true }];
  return continueSignIn(call, user, { passed, custom: { answered } });
}
