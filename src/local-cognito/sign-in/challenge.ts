import { type Method, withMethod } from './assurance.js';
import type { ChallengeName, ChallengeSession, Progress, StepName } from './sessions.js';
import type { AuthCall, ChallengeResponse } from './types.js';

/** Opens a challenge for a user, who need not exist, and keeps for the answer what is given as memory. */
export function openChallenge(
  call: AuthCall,
  username: string,
  progress: Progress,
  name: ChallengeName,
  parameters: Record<string, string>,
  memory: Partial<ChallengeSession> = {},
): ChallengeResponse & { Session: string } {
  const { service, pool, client } = call;
  return {
    ChallengeName: name,
    ChallengeParameters: parameters,
    Session: service.sessions.open({
      challenge: name,
      poolId: pool.id,
      clientId: client.id,
      username,
      ...progress,
      ...memory,
    }),
  };
}

/** Returns the progress after a step, which may have proven something. */
export const after = (
  { passed, deviceKey, custom, assurance }: Progress,
  step: StepName,
  method?: Method,
): Progress => ({
  passed: [...passed, step],
  deviceKey,
  custom,
  assurance: method ? withMethod(assurance, method) : assurance,
});
