import type { UserAuthFactors } from '../../types.js';
import { preferredOf } from '../attributes.js';
import type { UserPool } from '../pool.js';
import { sendAuthorized, storedUser } from '../session.js';

export async function getUserAuthFactors(pool: UserPool): Promise<UserAuthFactors> {
  const user = storedUser(pool);
  const answer = await sendAuthorized(pool, user, 'GetUserAuthFactors');
  // Another user may have signed in meanwhile.
  if (storedUser(pool).username !== user.username) return getUserAuthFactors(pool);
  return {
    firstFactors: namesIn(answer['ConfiguredUserAuthFactors']),
    mfaFactors: namesIn(answer['UserMFASettingList']),
    preferredMFA: preferredOf(answer),
  };
}

const namesIn = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
