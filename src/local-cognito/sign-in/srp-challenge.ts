import { toHex } from '../crypto/bytes.js';
import { isPublicValue, startExchange, type Verifier } from '../crypto/srp.js';
import { pretendVerifier, tellsUnknown } from '../users/find-user.js';
import { errors } from '../wire/service-error.js';
import type { Progress } from './sessions.js';
import { type AuthCall, type ChallengeResponse, parameter } from './types.js';

/** Answers SRP_A with PASSWORD_VERIFIER, for unknown users too unless the client tells. */
export async function askPasswordVerifier(
  call: AuthCall,
  name: string,
  progress: Progress = { passed: [] },
): Promise<ChallengeResponse> {
  const { pool, client } = call;
  parameter(call, 'SRP_A');
  const user = pool.users.find(name);
  if (!user && tellsUnknown(client)) throw errors.userNotFound();
  const subject = user?.password
    ? { username: user.username, verifier: user.password }
    : await pretendVerifier(pool, name);
  const { block, parameters } = await openExchange(
    call,
    'PASSWORD_VERIFIER',
    subject.username,
    subject.verifier,
    progress,
  );
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      ...parameters,
      SECRET_BLOCK: block,
      USERNAME: subject.username,
      USER_ID_FOR_SRP: subject.username,
    },
  };
}

/** Starts an SRP exchange; its secret block is the session. */
export async function openExchange(
  call: AuthCall,
  challenge: 'PASSWORD_VERIFIER' | 'DEVICE_PASSWORD_VERIFIER',
  username: string,
  { verifier, saltHex }: Verifier,
  progress: Progress,
): Promise<{ block: string; parameters: { SALT: string; SRP_B: string } }> {
  const { service, pool, client } = call;
  const hexA = parameter(call, 'SRP_A');
  if (!isPublicValue(hexA))
    throw errors.invalidParameter('SRP_A should be a hex number that is not zero modulo N');
  const exchange = await startExchange(verifier, BigInt(`0x${toHex(pool.random.bytes(32))}`));
  const block = service.sessions.open(
    {
      ...progress,
      challenge,
      poolId: pool.id,
      clientId: client.id,
      username,
      srp: { A: BigInt(`0x${hexA}`), exchange, verifier },
    },
    1024,
  );
  return { block, parameters: { SALT: saltHex, SRP_B: exchange.B.toString(16) } };
}
