import { errors } from '../wire/service-error.js';
import { withMethod } from './assurance.js';
import { readClaim } from './claim.js';
import { claimedDevice, continueSignIn } from './steps.js';
import { type AuthResponse, type ChallengeCall, parameter } from './types.js';

/** Answers PASSWORD_VERIFIER: checks the claim against the exchange that the secret block stands for. */
export async function answerPasswordVerifier(call: ChallengeCall): Promise<AuthResponse> {
  const { service, pool, client } = call;
  const username = parameter(call, 'USERNAME');
  const claim = readClaim(call);
  const session = service.sessions.read(claim.secretBlock, 'PASSWORD_VERIFIER', client.id);
  const isRight = async (): Promise<boolean> => {
    const proven = await claim.proves(session, pool.name, session.username);
    const owner = pool.users.find(session.username);
    return (
      proven && owner?.password?.verifier === session.srp?.verifier && pool.users.find(username) === owner
    );
  };
  const right = await pool.attempts.tryPassword(session.username, isRight);
  const user = pool.users.find(session.username);
  if (!user || !right) {
    service.sessions.close(claim.secretBlock);
    if (user?.status === 'RESET_REQUIRED') throw errors.passwordReset();
    throw errors.notAuthorized();
  }
  // Clients answer a second time, without the device, when the one they knew is forgotten: that leaves the exchange open.
  claimedDevice(call, user);
  service.sessions.close(claim.secretBlock);
  if (user.status === 'RESET_REQUIRED') throw errors.passwordReset();
  const { custom, passed } = session;
  const assurance = withMethod(session.assurance, 'pwd');
  if (!custom) return continueSignIn(call, user, { passed, assurance });
  const answered = [...custom.answered, { challengeName: 'PASSWORD_VERIFIER', challengeResult: true }];
  return continueSignIn(call, user, { passed, custom: { answered } });
}
