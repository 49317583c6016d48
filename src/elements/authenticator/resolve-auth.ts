import type { AuthApi } from '../../auth/api.js';
import { Auth } from '../../auth/auth.js';
import type { AuthConfigInput } from '../../auth/config/config-types.js';
import { parseConfig } from '../../auth/config/parse-config.js';
import { shared } from '../../auth/shared.js';
import { type ResolvedAuth, unusableAuth } from '../../controllers/context-provider.js';
import { ofDocument } from '../../lib/document-member.js';
import { lazy } from '../../lib/lazy.js';
import { isPlain } from '../../lib/urls.js';
import type { AuthenticatorProperties } from './authenticator-properties.js';
import { readUsernameAttributes } from './read-attributes.js';
import type { Sandbox } from './sandbox.js';

/** The Auth to use, and its sandbox. */
interface Resolved extends ResolvedAuth {
  readonly sandbox?: Sandbox;
}

/** The properties that override `config`. */
const ids = ['region', 'userPoolId', 'userPoolWebClientId', 'identityPoolId', 'endpoint'] as const;

/**
 * Resolves the Auth of an authenticator: the `auth` property, the sandbox (`open`: the current one), a shared
 * instance for the same config, or the default `Auth`. Never rejects.
 */
export async function resolveAuth(
  properties: AuthenticatorProperties,
  auth: AuthApi | undefined,
  open: Sandbox | undefined,
): Promise<(user: object) => Resolved> {
  const { config, sandbox } = properties;
  const given = Object.fromEntries(
    ids.map((name) => [name, properties[name]]).filter(([, value]) => value !== undefined),
  ) as Partial<Record<(typeof ids)[number], string>>;
  try {
    if (sandbox) {
      const { openSandbox } = await loadSandbox();
      const names = readUsernameAttributes(properties.usernameAttributes);
      const opened = openSandbox(names, open, !!(auth ?? config ?? given.userPoolId));
      return () => ({ auth: opened.auth, problem: undefined, sandbox: opened });
    }
    if (auth) return () => ({ auth, problem: undefined });
    if (config === undefined && Object.keys(given).length === 0)
      return () => ({ auth: Auth, problem: undefined });
    const read = await readConfig(config);
    if (given.endpoint) given.endpoint = absolute(given.endpoint);
    return (user) => {
      try {
        return { auth: shared.join(user, read, { Auth: given }), problem: undefined };
      } catch (caught) {
        return unusableAuth(caught);
      }
    };
  } catch (caught) {
    return () => unusableAuth(caught);
  }
}

const loadSandbox = lazy(() => import('./sandbox.js'));
const loadConfigFile = lazy(() => import('../../auth/config/config-file.js'));

/** Returns an absolute URL. An invalid one is returned unchanged and reported by the config. */
const absolute = (url: string, base = ofDocument('baseURI')): string =>
  isPlain(url) && URL.canParse(url, base) ? new URL(url, base).href : url;

async function readConfig(config: AuthConfigInput | string = {}): Promise<AuthConfigInput> {
  const text = typeof config === 'string' && config.trim();
  if (!text) return config as AuthConfigInput;
  // A value that is not an object names no pool, and is reported as such.
  return (
    text.startsWith('{')
      ? parseConfig(text)
      : await (await loadConfigFile()).readConfigFile(text, ofDocument('baseURI'))
  ) as AuthConfigInput;
}
