import type { AuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';
import type { Field } from '../field.js';

/** A field for a 6-digit code. */
export function codeField(): Field {
  return {
    name: 'code',
    kind: 'code',
    label: msg('6-digit code', { id: 'common.code' }),
    check: (value) => (/^\d{6}$/.test(value) ? undefined : 'malformed'),
  };
}

/** A field for a code whose length is up to the service: 4 to 10 digits. */
export function anyCodeField(): Field {
  const problem = msg('Enter the whole code, with digits only.', { id: 'error.code-any' });
  return {
    name: 'code',
    kind: 'code',
    label: msg('Code', { id: 'common.code-any' }),
    required: problem,
    malformed: problem,
    check: (value) => (/^\d{4,10}$/.test(value) ? undefined : 'malformed'),
  };
}

/** A field for the first code of an authenticator app. */
export const firstAppCodeField = (): Field => ({
  ...codeField(),
  label: msg('Enter the code it shows', { id: 'totp-setup.code' }),
});

/** The message for a code from an authenticator app, which shows a new one after a while. */
export function appCodeText({ code }: AuthError): string | undefined {
  switch (code) {
    case 'CodeMismatchException':
    case 'EnableSoftwareTokenMFAException':
      return msg('That code didn’t match. Check it or wait for the next one.', { id: 'error.app-code' });
    case 'ExpiredCodeException':
      return msg('That code was used already. Wait for the next one.', { id: 'error.app-code-used' });
    default:
      return undefined;
  }
}
