import { Auth } from '../../auth/auth.js';
import type { AuthConfigInput, UsernameAttribute } from '../../auth/config/config-types.js';
import { AuthError, toAuthError } from '../../lib/auth-error.js';
import { shared } from '../../auth/shared.js';
import type { AuthApi } from '../../auth/api.js';
import { lazy, LOAD_TIMEOUT_MS } from '../../lib/lazy.js';
import { isPlain } from '../../lib/urls.js';
import { ofDocument } from '../../lib/document-member.js';
import { unusableAuth, type ResolvedAuth } from '../../controllers/context-provider.js';
import type { Sandbox } from './sandbox.js';

/** What an authenticator says about its pool, by properties and attributes. */
export interface AuthSource {
  readonly auth: AuthApi | undefined;
  /** An object, JSON text, or the URL of JSON. */
  readonly config: AuthConfigInput | string | undefined;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  /** A pool in the page instead; the one that is open serves on while people sign in with the same thing. */
  readonly sandbox:
    | { readonly usernameAttributes: readonly UsernameAttribute[]; readonly open: Sandbox | undefined }
    | undefined;
}

/** The Auth to use, and the sandbox that it is of. */
interface Resolved extends ResolvedAuth {
  readonly sandbox?: Sandbox;
}

/** Reads what an authenticator says: `auth` itself, what to share for the config given here, or the page's default `Auth`. */
export async function resolveAuth(source: AuthSource): Promise<(user: object) => Resolved> {
  if (source.sandbox) {
    const sandbox = await resolveSandbox(source, source.sandbox);
    return () => sandbox;
  }
  const { auth } = source;
  if (auth) return () => ({ auth, problem: undefined });
  const attributes = Object.fromEntries(
    Object.entries(source.attributes).filter(([, value]) => value !== undefined),
  );
  if (source.config === undefined && Object.keys(attributes).length === 0)
    return () => ({ auth: Auth, problem: undefined });
  try {
    const config = await readConfig(source.config);
    const { endpoint } = attributes;
    const own = { Auth: { ...attributes, ...(endpoint && { endpoint: absolute(endpoint) }) } };
    return (user) => {
      try {
        return { auth: shared.join(user, config, own), problem: undefined };
      } catch (caught) {
        return unusableAuth(caught);
      }
    };
  } catch (caught) {
    return () => unusableAuth(caught);
  }
}

const loadSandbox = lazy(() => import('./sandbox.js'));

async function resolveSandbox(
  { auth, config, attributes }: AuthSource,
  { usernameAttributes, open }: NonNullable<AuthSource['sandbox']>,
): Promise<Resolved> {
  try {
    const { openSandbox } = await loadSandbox();
    const sandbox = openSandbox(usernameAttributes, open, !!(auth ?? config ?? attributes['userPoolId']));
    return { auth: sandbox.auth, problem: undefined, sandbox };
  } catch (caught) {
    return unusableAuth(caught);
  }
}

/** What is no address stays, and is a problem of the config. */
const absolute = (url: string, base = ofDocument('baseURI')): string =>
  isPlain(url) && URL.canParse(url, base) ? new URL(url, base).href : url;

async function readConfig(config: AuthConfigInput | string = {}): Promise<AuthConfigInput> {
  const text = typeof config === 'string' && config.trim();
  if (!text) return config as AuthConfigInput;
  // What is no object names no pool, and is told as that.
  return (text.startsWith('{') ? parse(text) : await fetchConfig(text)) as AuthConfigInput;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AuthError('InvalidConfig', `config is not valid JSON: ${String(cause)}.`, { cause });
  }
}

/** Rejects with `NetworkError` or `Timeout`, after which a retry may help, or with `InvalidConfig`. */
async function fetchConfig(url: string): Promise<unknown> {
  const read = lazy(async (again) => {
    const signal = AbortSignal.timeout(LOAD_TIMEOUT_MS);
    // Chromium lets a request wait for an earlier one for the same address, unless it stays out of the cache.
    const cache = again ? 'no-store' : 'default';
    const response = await fetch(new URL(url, ofDocument('baseURI')), { signal, cache });
    if (response.status >= 500) throw new Error(`status ${response.status}`);
    const text = await response.text();
    // What was cut off on its way is asked for once more.
    if (response.ok && !again) JSON.parse(text);
    return { status: response.status, text };
  });
  try {
    const { status, text } = await read();
    if (status >= 400) throw new AuthError('InvalidConfig', `status ${status}.`);
    return parse(text);
  } catch (cause) {
    const { code, message } = toAuthError(cause);
    throw new AuthError(code, `config could not be read from "${url}": ${message}`, { cause });
  }
}
