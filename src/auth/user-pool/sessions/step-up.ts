import type { CognitoUserSession } from 'amazon-cognito-identity-js';

import { readAcrValues, readMaxAge, readMembers } from '../../arguments.js';
import { isSessionEnded } from '../../failure-kinds.js';
import { beginSignIn } from '../../sign-in-attempt.js';
import type { CognitoUser } from '../../types.js';
import { metadata, type UserPool } from '../pool.js';
import { refreshSession } from '../refresh-tokens.js';
import { storedUser, validSession } from '../session.js';
import { initiate } from '../sign-in/flows.js';
import { markFirstFactor } from '../sign-in/run-sign-in.js';
import { createUser, type PoolUser } from '../user.js';
import { markStepUp } from './step-up-users.js';

const call = 'stepUp';

export async function stepUp(pool: UserPool, params: object): Promise<CognitoUser> {
  const given = readMembers(params, ['acrValues', 'maxAge'], 'the first argument', call);
  const acrValues = readAcrValues(given.acrValues, call);
  const maxAge = readMaxAge(given.maxAge, call);
  const owner = storedUser(pool);
  const attempt = beginSignIn(pool);
  const session = await validSession(pool, owner);
  if (isReached(pool, session, acrValues, maxAge)) return owner;
  const ask = async (from: CognitoUserSession): Promise<PoolUser> => {
    const user = createUser(pool, owner.username);
    markStepUp(user, from);
    const parameters = {
      TARGET_ACR_VALUES: acrValues.join(' '),
      ACCESS_TOKEN: from.getAccessToken().getJwtToken(),
      ...(maxAge !== undefined && { MAX_AGE: String(maxAge) }),
    };
    return markFirstFactor(await initiate(pool, attempt, user, 'USER_AUTH', parameters, metadata(pool)));
  };
  try {
    return await ask(session);
  } catch (error) {
    // The access token may be revoked although it has not expired here.
    if (!isSessionEnded(error)) throw error;
    return await ask(await refreshSession(pool, owner, session));
  }
}

/** Whether the session has the first level, and is recent enough. Cognito refuses a step-up to it. */
function isReached(
  { clock }: UserPool,
  session: CognitoUserSession,
  [first]: readonly string[],
  maxAge = Infinity,
): boolean {
  const { acr, auth_time: time } = session.getIdToken().payload;
  return acr === first && clock.now() / 1000 - Number(time) <= maxAge;
}
