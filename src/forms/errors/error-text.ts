import type { AuthError } from '../../lib/auth-error.js';
import { ownEntry } from '../../lib/own-entry.js';
import { warnOnce } from '../../lib/warn.js';
import { msg } from '../../localization/index.js';
import { formParts } from '../load-form-parts.js';
import type { ErrorContext, ErrorMessages } from './error-context.js';

/** The messages that must not depend on another file: the others are in error-table.ts, which loads late. */
const basicTexts: Readonly<Record<string, () => string>> = {
  NetworkError: () => msg('We can’t reach the server. Check your connection.', { id: 'error.network' }),
  Timeout: () =>
    msg('This is taking too long. Check your connection and try again.', { id: 'error.timeout' }),
  NotConfigured: notConfigured,
  InvalidConfig: notConfigured,
};

function notConfigured(): string {
  return msg('Sign-in isn’t set up on this page yet.', { id: 'error.not-configured' });
}

/**
 * Returns the message for an error, the first of: the app's, the one for its cause, the screen's, the one for its code.
 * Never returns the text of the service, except for what a trigger of the pool says.
 */
export function errorText(error: AuthError, context: ErrorContext): string {
  return (
    appText(error, context.settings?.errorMessages) ??
    formParts()?.causeText(error, context) ??
    context.screen ??
    ownEntry(basicTexts, error.code)?.() ??
    formParts()?.codeText(error, context) ??
    msg('Something went wrong. Try again.', { id: 'error.unknown' })
  );
}

function appText(error: AuthError, messages: ErrorMessages | undefined): string | undefined {
  if (typeof messages !== 'function') return messages && ownEntry(messages, error.code);
  try {
    return messages(error);
  } catch (caught) {
    warnOnce(`errorMessage threw for ${error.code}: ${String(caught)}`);
    return undefined;
  }
}
