import type { Choice } from '../../forms/field.js';
import type { AuthError } from '../../lib/auth-error.js';

/** What `<auth-select-mfa-type>` is used for: an MFA challenge during sign-in, or a setting of a signed-in user. */
export interface MfaMode {
  readonly heading: string;
  readonly choices: readonly Choice[];
  /** The initial choice. */
  readonly value: string | undefined;
  /** A success message. */
  readonly notice: string | undefined;
  readonly submitLabel: string;
  readonly busyLabel: string | undefined;
  /** The state of the data that the mode reads and writes itself. */
  readonly status: 'reading' | 'failed' | 'ready' | 'saving';
  /** The message for an error where the one for its code does not fit. */
  errorText(error: AuthError): string | undefined;
}

/** Whether the service rejected the chosen factor. */
export const isRejectedFactor = ({ code }: AuthError): boolean =>
  code === 'InvalidParameterException' || code === 'SoftwareTokenMFANotFoundException';
