import { AuthError } from '../../../lib/auth-error.js';
import { ofDocument } from '../../../lib/document-member.js';
import { LOAD_TIMEOUT_MS } from '../../../lib/lazy.js';

interface ScriptPolicy {
  createScriptURL(url: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

/**
 * Returns a global variable that a script has defined. An element with that id or name appears under the same
 * name (HTML, named access on Window); it is ignored and overwritten, so that the loaded script does not
 * mistake it for its own variable.
 */
export function ofPage(name: string): unknown {
  const page = globalThis as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(page, name)) return page[name];
  if (name in page) Reflect.set(page, name, undefined);
  return undefined;
}

const loading = new Map<string, Promise<void>>();
let policy: ScriptPolicy | undefined;

/**
 * Loads a provider's script into the page, once. A Content Security Policy must allow it in `script-src` or
 * by nonce, which is copied from a script of the page; if it requires Trusted Types, it must allow the policy
 * `auth-elements`. Rejects with `NetworkError`, with `Timeout` after 10 s, and with `NotConfigured` without a
 * document.
 */
export function loadScript(url: string, parent = (): HTMLElement => ofDocument('head')): Promise<void> {
  const running = loading.get(url) ?? insert(url, parent);
  loading.set(url, running);
  // The next attempt may succeed.
  running.catch(() => loading.delete(url));
  return running;
}

function insert(url: string, parent: () => HTMLElement): Promise<void> {
  return new Promise((resolve, reject) => {
    if (typeof document === 'undefined') {
      throw new AuthError('NotConfigured', 'Providers without a hosted UI need a page with a document.');
    }
    const script = document.createElement('script');
    const giveUp = (error: AuthError): void => {
      clearTimeout(timer);
      script.remove();
      reject(error);
    };
    const timer = setTimeout(
      () => giveUp(new AuthError('Timeout', `${url} did not load in time.`)),
      LOAD_TIMEOUT_MS,
    );
    script.async = true;
    script.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
    script.onload = () => {
      clearTimeout(timer);
      resolve();
    };
    script.onerror = () => {
      giveUp(new AuthError('NetworkError', `${url} could not be loaded, or script-src does not allow it.`));
    };
    script.src = trusted(url);
    parent().append(script);
  });
}

/** The policy accepts only the URLs in these files, never one from elsewhere. */
function trusted(url: string): string {
  // Missing in some browsers, and in TypeScript's library.
  const trustedTypes = ofPage('trustedTypes') as PolicyFactory | undefined;
  try {
    policy ??= trustedTypes?.createPolicy('auth-elements', { createScriptURL: (given) => given });
  } catch (cause) {
    throw new AuthError('NotConfigured', 'The Content Security Policy needs: trusted-types auth-elements.', {
      cause,
    });
  }
  return policy?.createScriptURL(url) ?? url;
}

/** The error for a closed window or a refusal by the provider. */
export const refused = (provider: string, why = 'access_denied'): AuthError =>
  new AuthError('OAuthError', `The sign-in with ${provider} was not completed: ${why}.`, {
    cause: { error: why },
  });

/** The error for a script that loaded but does not define what it should. */
export function missing(provider: string): never {
  throw new AuthError('NetworkError', `The script of ${provider} did not start.`);
}
