import type { SignInAttempt } from '../sign-in-attempt.js';
import type { UserPool } from './pool.js';
import { commitSession } from './session-store.js';
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
  const user = createUser(pool, username);
  user.signInUserSession = user.getCognitoUserSession(tokens);
  await commitSession(pool, attempt, user, true);
  return user;
}
