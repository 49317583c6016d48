import type { AuthApi } from '../../auth/api.js';
import type {
  AwsCredentials,
  CognitoUser,
  FederatedSignInOptions,
  FederatedToken,
} from '../../auth/types.js';
import { loadMachine } from '../../controllers/start-actor.js';
import { AuthError } from '../../lib/auth-error.js';
import type { AuthData, AuthState } from '../../machine/types.js';
import type { ScreenContext } from '../base/settings.js';
import { AuthenticatorProperties } from './authenticator-properties.js';

/** The methods of `<auth-authenticator>`. */
export abstract class AuthenticatorMethods extends AuthenticatorProperties {
  /** Undefined before the Auth is resolved. */
  protected abstract readonly context: ScreenContext | undefined;

  /**
   * Goes to a state if it has the required data, or else dispatches `auth-error`. Does nothing before the element is ready.
   * @param data - The data of the state, such as a user. Default: what the authenticator has for that state.
   */
  transition(state: AuthState, data?: AuthData): void {
    this.context?.actor.send({ type: 'transition', state, data });
  }

  /**
   * Signs out. Dispatches `auth-signed-out` when done, `auth-error` on failure. Does nothing before the element is ready.
   * @param options - With `global`, signs out on all devices.
   */
  signOut(options: { global?: boolean } = {}): void {
    this.context?.actor.send({ type: 'signOut', ...options });
  }

  /**
   * Calls `federatedSignIn` of the current Auth. Rejects with `NotConfigured` before the element is ready,
   * and with the errors of that function.
   */
  federatedSignIn(providerOrDomain: string, token: FederatedToken, user?: object): Promise<AwsCredentials>;
  federatedSignIn(options?: FederatedSignInOptions): Promise<AwsCredentials | undefined>;
  async federatedSignIn(
    provider?: string | FederatedSignInOptions,
    token?: FederatedToken,
    user?: object,
  ): Promise<AwsCredentials | undefined> {
    const auth = this.context?.auth;
    if (!auth) throw new AuthError('NotConfigured', 'The authenticator is not ready yet.');
    return typeof provider === 'string' && token
      ? auth.federatedSignIn(provider, token, user)
      : auth.federatedSignIn(typeof provider === 'string' ? { provider } : provider);
  }

  /**
   * Asks the signed-in user to reach a level of authentication, as `Auth.stepUp` does, on the screens of this element. The
   * user can leave them by “Cancel”. The content of the app is not visible meanwhile, but stays in the document;
   * then the control that had the focus gets it back.
   * @param params - `acrValues`: the levels in order of preference. `maxAge`: how many seconds ago the user may have
   * signed in, at most, for the factors of that sign-in to count. Default: no limit.
   * @returns The user with the new session; the signed-in user if nothing is missing.
   * @throws `SignInCanceled` when the user leaves the step-up, or the element is removed.
   * @throws `SignInSuperseded` when a sign-in, a sign-out or another screen takes its place.
   * @throws `NotSignedIn` in every other state than `signedIn`.
   * @throws `InvalidArgument` when an argument is wrong, or another step-up is running.
   * @throws The other errors of `Auth.stepUp` and of the functions that answer its challenges.
   */
  async stepUp(params: Parameters<AuthApi['stepUp']>[0]): Promise<CognitoUser> {
    return (await loadMachine()).stepUp(this.context, params, this);
  }
}
