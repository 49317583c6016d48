import { isTransient } from '../../../auth/failure-kinds.js';
import type { AccountOwner } from './account-controller.js';

/**
 * Returns what the user signs in with, by the names of Cognito. A user pool that does not know the question
 * (GetUserAuthFactors) has users with a password.
 */
export async function firstFactorsOf({ auth, user }: AccountOwner): Promise<readonly string[]> {
  try {
    return (await auth.getUserAuthFactors({ user })).firstFactors;
  } catch (error) {
    if (isTransient(error)) throw error;
    return ['PASSWORD'];
  }
}
