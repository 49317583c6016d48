import type { AuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';

/** What people read while the browser asks for their passkey. */
export const passkeyTexts = {
  heading: (): string => msg('Use your passkey', { id: 'passkey.heading' }),
  lead: (): string => msg('Follow the steps on your device.', { id: 'passkey.lead' }),
  retry: (): string => msg('Try again', { id: 'passkey.retry' }),
};

/** What an error of a passkey means where there is another way to sign in. Undefined: the general message. */
export function passkeyErrorText({ code }: AuthError): string | undefined {
  switch (code) {
    case 'PasskeyAuthenticationCanceled':
    case 'PasskeyOperationAborted':
    case 'SignInCanceled':
      return msg('That was canceled. Try again or use another way.', { id: 'passkey.canceled' });
    case 'PasskeyNotSupported':
      return msg('This browser can’t use passkeys. Use another way.', { id: 'passkey.unsupported' });
    case 'PasskeyRetrievalFailed':
    case 'NotAuthorizedException':
    case 'ChallengeExpired':
      return msg('The passkey didn’t work. Try again or use another way.', { id: 'passkey.failed' });
    default:
      return undefined;
  }
}
