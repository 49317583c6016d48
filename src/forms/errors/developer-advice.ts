import { causeOf } from '../../auth/causes.js';
import type { AuthError } from '../../lib/auth-error.js';
import { ownEntry } from '../../lib/own-entry.js';
import { warnOnce } from '../../lib/warn.js';
import { errorsByCause, errorsByCode } from './error-table.js';

/** Warns once about an error that only the developer can fix. The warning contains no user input. */
export function warnDeveloper(error: AuthError): void {
  const cause = causeOf(error);
  const advice = (cause && errorsByCause[cause].advice) ?? ownEntry(errorsByCode, error.code)?.advice;
  if (advice) warnOnce(`${error.code}: ${advice}`);
}
