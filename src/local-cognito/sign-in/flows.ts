import { checkSecretHash } from '../clients.js';
import type { AuthFlow } from '../options.js';
import { provePassword } from '../passwords.js';
import { pretendVerifier, tellsUnknown } from '../pretence.js';
import { errors } from '../service-error.js';
import { isPublicValue, startExchange } from '../srp.js';
import { findGrant, issueTokens } from '../tokens.js';
import { continueSignIn } from './steps.js';
import { parameter, type AuthCall, type AuthResponse } from './types.js';

/** The ways to begin a sign-in, by `AuthFlow`. */
export const flows: Record<AuthFlow, (call: AuthCall) => Promise<AuthResponse>> = {
  USER_SRP_AUTH: startSrp,
  USER_PASSWORD_AUTH: signInWithPassword,
  REFRESH_TOKEN_AUTH: refresh,
};

async function startSrp(call: AuthCall): Promise<AuthResponse> {
  const { service, pool, client } = call;
  const name = parameter(call, 'USERNAME');
  const hexA = parameter(call, 'SRP_A');
  await checkSecretHash(client, name, call.parameters['SECRET_HASH']);
  if (!isPublicValue(hexA))
    throw errors.invalidParameter('SRP_A should be a hex number that is not zero modulo N');
  const user = pool.users.find(name);
  if (!user && tellsUnknown(client)) throw errors.userNotFound();
  const subject = user?.password
    ? { username: user.username, verifier: user.password }
    : await pretendVerifier(pool, name);
  const exchange = await startExchange(subject.verifier.verifier);
  const secretBlock = service.sessions.open(
    {
      challenge: 'PASSWORD_VERIFIER',
      poolId: pool.id,
      clientId: client.id,
      username: subject.username,
      passed: [],
      srp: { A: BigInt(`0x${hexA}`), exchange, verifier: subject.verifier.verifier },
    },
    1024,
  );
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      SALT: subject.verifier.saltHex,
      SECRET_BLOCK: secretBlock,
      SRP_B: exchange.B.toString(16),
      USERNAME: subject.username,
      USER_ID_FOR_SRP: subject.username,
    },
  };
}

async function signInWithPassword(call: AuthCall): Promise<AuthResponse> {
  const { pool, client } = call;
  const name = parameter(call, 'USERNAME');
  const password = parameter(call, 'PASSWORD');
  await checkSecretHash(client, name, call.parameters['SECRET_HASH']);
  const user = pool.users.find(name);
  if (!user) {
    if (tellsUnknown(client)) throw errors.userNotFound();
    pool.attempts.checkPassword(name);
    pool.attempts.passwordFailed(name);
    throw errors.notAuthorized();
  }
  if (user.status === 'RESET_REQUIRED') throw errors.passwordReset();
  await provePassword(pool, user, password);
  return continueSignIn(call, user);
}

async function refresh(call: AuthCall): Promise<AuthResponse> {
  const { service, pool, client } = call;
  const found = findGrant(pool, parameter(call, 'REFRESH_TOKEN'));
  if (found?.grant.clientId !== client.id) throw errors.notAuthorized('Invalid Refresh Token');
  const { user, grant } = found;
  await checkSecretHash(client, user.username, call.parameters['SECRET_HASH']);
  if (grant.revoked) throw errors.notAuthorized('Refresh Token has been revoked');
  if (grant.expires <= service.clock.now()) throw errors.notAuthorized('Refresh Token has expired');
  if (!user.enabled) throw errors.notAuthorized('User is disabled.');
  return {
    AuthenticationResult: await issueTokens(service, pool, client, user, grant),
    ChallengeParameters: {},
  };
}
