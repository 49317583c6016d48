import type { AuthConfig, AuthConfigInput } from '../config/config-types.js';
import type { HubPayload } from '../events/hub.js';

/** Configures an instance and watches it. */
export interface InstanceApi {
  /**
   * Sets the config, or returns the current one when called without an argument.
   *
   * A config that names a user pool or an identity pool replaces the current one; any other is merged into it. The
   * object is copied and frozen. When it is not valid, the current config stays.
   *
   * Emits `configured`. When the URL of the app holds the answer of a hosted sign-in, completes that sign-in.
   *
   * @param config - Options, or what `aws-exports.js`, `amplify_outputs.json` or a CDK stack has.
   * @returns The current config; `undefined` before the first one.
   * @throws `InvalidConfig` with every problem in its message.
   * @example
   * ```js
   * Auth.configure({
   *   userPoolId: 'eu-west-1_AbCdEfGhI',
   *   userPoolWebClientId: '1h57kf5cpq17m0eml12EXAMPLE',
   * });
   * ```
   */
  configure(config?: AuthConfigInput): AuthConfig | undefined;

  /**
   * Checks whether a user may be signed in, synchronously and without a request.
   *
   * Reads the storage only, so the session may turn out to have ended.
   *
   * @returns `false` when no user is signed in and no hosted sign-in is being completed. `true` otherwise, also when the
   * storage is asynchronous or cannot be read.
   * @example
   * ```js
   * if (!Auth.mayBeSignedIn()) showSignInLink();
   * ```
   */
  mayBeSignedIn(): boolean;

  /**
   * Loads the code for the user pool before its first use.
   *
   * @throws `NetworkError` or `Timeout` when the code cannot be loaded.
   * @example
   * ```js
   * usernameField.addEventListener('focus', () => Auth.preload(), { once: true });
   * ```
   */
  preload(): Promise<void>;

  /**
   * Calls a listener for each event of this instance, and for sign-in, sign-out and token refresh in other tabs.
   *
   * The events of the default instance are also on the channel `auth` of `Hub`.
   *
   * @param listener - Gets the event, its `data`, and `fromOtherTab` for an event of another tab.
   * @returns An unsubscribe function.
   * @example
   * ```js
   * const unsubscribe = Auth.onEvent(({ event, data }) => {
   *   if (event === 'signIn') console.log(data.getUsername());
   * });
   * ```
   */
  onEvent(listener: (payload: HubPayload) => void): () => void;
}
