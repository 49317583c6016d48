import { Auth } from '../auth/auth.js';
import type { AuthConfigInput } from '../auth/config/config-types.js';

/** Sets the config, as `Amplify` of `aws-amplify` does. */
export const Amplify = {
  /**
   * Sets the config of `Auth`, and so of all functions here: `amplify_outputs.json`, `aws-exports.js`, or
   * `{Auth: {Cognito: {…}}}`. Other categories are ignored.
   *
   * @throws `InvalidConfig` with every problem in its message.
   * @example
   * ```js
   * Amplify.configure(outputs);
   * ```
   */
  configure(config: AuthConfigInput): void {
    Auth.configure(config);
  },
};
