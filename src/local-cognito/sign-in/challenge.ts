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

/** Returns the progress after a step. */
export const after = ({ passed, deviceKey, custom }: Progress, step: StepName): Progress => ({
  passed: [...passed, step],
  deviceKey,
  custom,
});
