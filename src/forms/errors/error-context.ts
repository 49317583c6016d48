import type { UsernameAttribute } from '../../auth/config/config-types.js';
import type { AuthError } from '../../lib/auth-error.js';
import type { StoredAuthState } from '../../machine/types.js';
import type { Field } from '../field.js';

/** Error messages of the app, by code or from a function. `undefined` keeps the default message. */
export type ErrorMessages = Readonly<Record<string, string>> | ((error: AuthError) => string | undefined);

/** The settings that the message for an error depends on. */
export interface ErrorSettings {
  readonly errorMessages?: ErrorMessages | undefined;
  /** What people sign in with. Undefined if it can be more than one thing. */
  readonly usernameAttribute?: UsernameAttribute | undefined;
  /** All that people can sign in with. Empty: usernames and email addresses. */
  readonly usernameAttributes?: readonly UsernameAttribute[];
}

/** Where an error is shown. */
export interface ErrorContext {
  readonly settings: ErrorSettings | undefined;
  /** The username that was typed, normalized. */
  readonly typedName?: string | undefined;
  /** Default: `signIn`. */
  readonly state?: StoredAuthState | undefined;
  readonly isSignedIn?: boolean | undefined;
  /** The message of the screen, used where the message for the code does not fit. */
  readonly screen?: string | undefined;
  /** The field that shows the error. */
  readonly field?: Field | undefined;
}
