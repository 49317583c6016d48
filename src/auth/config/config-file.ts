import { AuthError } from '../../lib/auth-error.js';
import { lazy, LOAD_TIMEOUT_MS } from '../../lib/lazy.js';
import { isServerUrl } from '../../lib/urls.js';
import { parseConfig } from './parse-config.js';

/**
 * Reads the JSON of a config file, with one retry. `url` may be relative to `base`. Rejects with `NetworkError` or
 * `Timeout`, after which a later call may succeed, or with `InvalidConfig`.
 */
export async function readConfigFile(url: string, base: string): Promise<unknown> {
  const read = lazy(async (again) => {
    const response = await fetch(locationOf(url, base), {
      signal: AbortSignal.timeout(LOAD_TIMEOUT_MS),
      // Chromium lets a request wait for an earlier one for the same URL, unless it stays out of the cache.
      cache: again ? 'no-store' : 'default',
    }).catch((cause: unknown) => {
      throw new AuthError('NetworkError', 'the request failed.', { cause });
    });
    const { ok, status } = response;
    if (!ok)
      throw new AuthError(
        status < 500 && status !== 408 && status !== 429 ? 'InvalidConfig' : 'NetworkError',
        `status ${status}.`,
      );
    return parseConfig(await response.text());
  });
  try {
    return await read();
  } catch (cause) {
    const { code, message } = cause as AuthError;
    const reason = code === 'Timeout' ? `no response within ${LOAD_TIMEOUT_MS / 1000} s.` : message;
    throw new AuthError(
      code,
      `config could not be read from "${url.replace(/\/\/[^/]*@/, '//')}": ${reason}`,
      { cause },
    );
  }
}

/** Throws `InvalidConfig` unless the file is on the server of `base`, or on one with https (or http on localhost). */
function locationOf(text: string, base: string): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  // A blob has the origin of the page that made it.
  const isOwn = url && /^(https?|blob):$/.test(url.protocol) && url.origin === new URL(base).origin;
  const hasCredentials = url?.username || url?.password;
  const isSafe = isOwn || (url && /^https?:$/.test(url.protocol) && isServerUrl(url.origin));
  if (!isSafe || hasCredentials)
    throw new AuthError(
      'InvalidConfig',
      // `serverAllowed` of src/lib/urls.ts; importing it would add to the first file.
      'it must be a full URL with https (on this computer http too), or a URL on the server of this page.',
    );
  return url;
}
