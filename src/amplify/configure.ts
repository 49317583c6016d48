import { Auth } from '../auth/auth.js';
import type { AuthConfigInput } from '../auth/config/config-types.js';
import { warnOnce } from '../lib/warn.js';

/** What to do in place of an option of the second argument. */
const instead: Readonly<Record<string, string>> = {
  ssr: 'ssr: for a session in cookies, call Auth.configure({ cookieStorage: {} }) of auth-elements/auth.',
  Auth: 'Auth: the tokens are those of the user pool, and the credentials those of the identity pool; there are no custom providers.',
};

/** Says which options have no effect: an app may rely on them. */
function warnOf(options: object): void {
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== false);
  if (given.length === 0) return;
  const lines = given.map(
    ([name]) => instead[name] ?? `${name}: pass it to Amplify.configure of aws-amplify.`,
  );
  warnOnce(
    `Amplify.configure of auth-elements/amplify does not read its second argument. ${lines.join(' ')}`,
  );
}

/** Sets the config, as `Amplify` of `aws-amplify` does. */
export const Amplify = {
  /**
   * Sets the config of `Auth`, and so of all functions here: `amplify_outputs.json`, `aws-exports.js`, or
   * `{Auth: {Cognito: {…}}}`. Other categories are ignored.
   *
   * @param config - The config.
   * @param libraryOptions - The options of Amplify, such as `{ssr: true}`. They have no effect: a warning in the console
   * names each, and what to do in its place.
   * @throws `InvalidConfig` with every problem in its message.
   * @example
   * ```js
   * Amplify.configure(outputs);
   * ```
   */
  configure(config: AuthConfigInput, libraryOptions: object = {}): void {
    warnOf(libraryOptions);
    Auth.configure(config);
  },
};
