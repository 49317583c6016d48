import type { CognitoUser, UserAuthFactors } from '../../types.js';
import { preferredOf } from '../attributes.js';
import type { UserPool } from '../pool.js';
import { meantUser, sendAuthorized, storedUser } from '../session.js';

export async function getUserAuthFactors(
  pool: UserPool,
  options: { user?: CognitoUser } = {},
): Promise<UserAuthFactors> {
  const user = meantUser(pool, options, 'getUserAuthFactors');
  const answer = await sendAuthorized(pool, user, 'GetUserAuthFactors');
  // Another user may have signed in meanwhile.
  if (options.user === undefined && storedUser(pool).username !== user.username)
    return getUserAuthFactors(pool);
  return {
    firstFactors: namesIn(answer['ConfiguredUserAuthFactors']),
    mfaFactors: namesIn(answer['UserMFASettingList']),
    preferredMFA: preferredOf(answer),
  };
}

const namesIn = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
