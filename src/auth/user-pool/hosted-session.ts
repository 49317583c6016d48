import type { SignInAttempt } from '../sign-in-attempt.js';
import type { UserPool } from './pool.js';
import { commitSession, discardSession } from './session-store.js';
import { createUser, type PoolUser } from './user.js';

/** Tokens issued by the hosted UI; the implicit flow has no refresh token. */
export interface HostedTokens {
  readonly IdToken: string;
  readonly AccessToken: string;
  readonly RefreshToken?: string;
}

/** Stores a session of the hosted UI like any other session. Rejects as `commitSession`. */
export async function adoptSession(
  pool: UserPool,
  attempt: SignInAttempt,
  username: string,
  tokens: HostedTokens,
): Promise<PoolUser> {
  const user = userWith(pool, username, tokens);
  await commitSession(pool, attempt, user, true);
  return user;
}

/** Revokes tokens of the hosted UI that are not to be stored. */
export const discardTokens = (pool: UserPool, username: string, tokens: HostedTokens): void =>
  discardSession(pool, userWith(pool, username, tokens));

function userWith(pool: UserPool, username: string, tokens: HostedTokens): PoolUser {
  const user = createUser(pool, username);
  user.signInUserSession = user.getCognitoUserSession(tokens);
  return user;
}
