import { Auth } from '../auth/auth.js';
import { AuthError } from '../lib/auth-error.js';
import { isRecord } from '../lib/guards.js';
import type { SignInWithRedirectInput } from './account-types.js';
import { withNames } from './errors.js';
import { getCurrentUser } from './session.js';

/**
 * Leaves for the hosted UI, or for a provider. The sign-in is complete when the browser is back and the config is set.
 *
 * @throws `UserAlreadyAuthenticatedException` when a user is signed in.
 * @throws `InvalidArgument` when the argument has `idpIdentifier` or options, which this package does not send.
 * @throws What `Auth.federatedSignIn` rejects with.
 * @example
 * ```js
 * await signInWithRedirect({ provider: 'Google', customState: location.pathname });
 * ```
 */
export const signInWithRedirect = (input: SignInWithRedirectInput = {}): Promise<void> =>
  withNames(async () => {
    const { provider, customState } = input;
    for (const option of Object.keys((isRecord(input) && Reflect.get(input, 'options')) ?? {}))
      throw unsupported(`options.${option}`);
    if (isRecord(provider) && typeof provider.custom !== 'string')
      throw unsupported('provider.idpIdentifier');
    if (await getCurrentUser().catch(() => undefined))
      throw new AuthError(
        'UserAlreadyAuthenticatedException',
        'signInWithRedirect: a user is signed in. Call signOut first.',
      );
    await Auth.federatedSignIn({
      ...(isRecord(provider) ? { customProvider: provider.custom } : { provider: provider ?? 'Cognito' }),
      ...(customState !== undefined && { customState }),
    });
  });

const unsupported = (member: string): AuthError =>
  new AuthError('InvalidArgument', `signInWithRedirect: ${member} is not supported.`);
