import { isTransient } from '../../auth/failure-kinds.js';
import type { CognitoUser } from '../../auth/types.js';
import { toAuthError } from '../../lib/auth-error.js';

/** When a passkey can be offered: after a sign-in that follows a sign-up, and after any other. */
export const passkeyMoments = ['after-sign-in', 'after-sign-up'] as const;
export type PasskeyMoment = (typeof passkeyMoments)[number];

/** What the machine asks the page about passkeys. The app may change its options at any time. No function throws. */
export interface PasskeyPort {
  /** Whether the app wants a passkey to be offered then. */
  wantsOffer(moment: PasskeyMoment): boolean;
  /** Whether the app wants a passkey to be created silently after a sign-in with a password. */
  wantsUpgrade(): boolean;
  /** Whether the browser can create a passkey here. */
  canCreate(): Promise<boolean>;
  /** Whether this user has declined a passkey on this device in the last 30 days. */
  wasDeclined(user: CognitoUser): boolean;
  /** Stores that this user has declined. */
  decline(user: CognitoUser): void;
  /** Warns the developer of a failure whose cause is the configuration. */
  warn(error: unknown): void;
}

/** Failures after which the same button may succeed. */
const retryable: ReadonlySet<string> = new Set(['PasskeyRegistrationCanceled', 'PasskeyOperationAborted']);

/** Whether the user can try again: the prompt was closed, or the service could not be reached. */
export const canRetryPasskey = (error: unknown): boolean =>
  retryable.has(toAuthError(error).code) || isTransient(error);
