import { causeOf, refusedParts, triggerText } from '../../auth/causes.js';
import type { AuthError } from '../../lib/auth-error.js';
import { ownEntry } from '../../lib/own-entry.js';
import { msg } from '../../localization/index.js';
import type { ErrorContext } from './error-context.js';
import { isRejected } from './error-fields.js';
import { errorsByCause, errorsByCode } from './error-table.js';
import { problemText } from './field-messages.js';

/** Returns the message for the cause of an error, or for the field that it names. */
export function causeText(error: AuthError, context: ErrorContext): string | undefined {
  const cause = causeOf(error);
  return (
    triggerText(error) ?? (cause && errorsByCause[cause].text(context, error)) ?? fieldText(error, context)
  );
}

/** Returns the message for the code of an error. */
export function codeText(error: AuthError, context: ErrorContext): string | undefined {
  return ownEntry(errorsByCode, error.code)?.text(context, error);
}

function fieldText(error: AuthError, { field }: ErrorContext): string | undefined {
  if (!field || error.code !== 'InvalidParameterException') return undefined;
  const part = refusedParts(error).find((each) => isRejected(field, each));
  if (part?.isMissing) return problemText(field, 'missing');
  if (field.kind === 'new-password') return problemText(field, 'weak');
  return ['email', 'phone', 'contact', 'code'].includes(field.kind) || field.malformed
    ? problemText(field, 'malformed')
    : msg('This wasn’t accepted. Change it and try again.', { id: 'error.field-refused' });
}
