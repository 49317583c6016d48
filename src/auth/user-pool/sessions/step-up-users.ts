import type { CognitoUserSession } from 'amazon-cognito-identity-js';

import { AuthError } from '../../../lib/auth-error.js';
import { lastUserKey } from '../../context.js';
import { superseded } from '../../sign-in-attempt.js';
import type { UserPool } from '../pool.js';
import { isSameSignIn, storedSession } from '../stored-tokens.js';
import { type PoolUser, unwrapUser } from '../user.js';

/** The sessions that step-ups began with, by the user object of the step-up. */
const begunWith = new WeakMap<PoolUser, CognitoUserSession>();

/** Marks a user object as that of a step-up: its new session may replace only the `session` that the step-up began with. */
export function markStepUp(user: PoolUser, session: CognitoUserSession): void {
  begunWith.set(unwrapUser(user), session);
  user.isStepUp = true;
}

/** Whether a user object is that of a step-up. */
export const isStepUp = (user: PoolUser): boolean => begunWith.has(unwrapUser(user));

/**
 * Throws `InvalidResponse` if the session of a step-up is of another user, and `SignInSuperseded` if the one that it began
 * with is no longer stored.
 */
export function assertSameSession(pool: UserPool, user: PoolUser, session: CognitoUserSession): void {
  const before = begunWith.get(unwrapUser(user)) ?? session;
  const [subject, owner] = [session, before].map((each) => each.getAccessToken().payload['sub'] as unknown);
  if (subject !== owner) throw new AuthError('InvalidResponse', 'stepUp: the tokens are of another user.');
  const name = pool.storage.getItem(lastUserKey(pool.config));
  const stored = name ? storedSession(pool, name) : undefined;
  if (!stored || !isSameSignIn(stored, before)) throw superseded();
}
