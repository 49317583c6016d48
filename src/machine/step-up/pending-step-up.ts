import type { AuthApi } from '../../auth/api.js';
import type { CognitoUser } from '../../auth/types.js';
import type { AuthError } from '../../lib/auth-error.js';

/** The argument of `Auth.stepUp`. */
export type StepUpParams = Parameters<AuthApi['stepUp']>[0];

/** A step-up on the screens: the user of the context has its challenge, and the owner keeps the session until it is done. */
export interface PendingStepUp {
  readonly params: StepUpParams;
  /** The signed-in user. */
  readonly owner: CognitoUser;
  /** Called once when it ends: with the user who has the new session, or with what ended it. */
  readonly settle: (result: CognitoUser | AuthError) => void;
  /** The user with the new session; undefined until it is stored. */
  readonly done?: CognitoUser;
  /** Why it ends; undefined while it goes on, is left, or is done. */
  readonly error?: AuthError;
}
