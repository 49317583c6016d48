import { AuthError } from '../../lib/auth-error.js';
import { lazy, LOAD_TIMEOUT_MS } from '../../lib/lazy.js';
import { parseConfig } from './parse-config.js';

/**
 * Reads the JSON of a config file, with one retry. `url` may be relative to `base`. Rejects with `NetworkError` or
 * `Timeout`, after which a later call may succeed, or with `InvalidConfig`.
 */
export async function readConfigFile(url: string, base: string): Promise<unknown> {
  const read = lazy(async (again) => {
    const response = await fetch(new URL(url, base), {
      signal: AbortSignal.timeout(LOAD_TIMEOUT_MS),
      // Chromium lets a request wait for an earlier one for the same URL, unless it stays out of the cache.
      cache: again ? 'no-store' : 'default',
    });
    const { ok, status } = response;
    if (!ok) throw new AuthError(status < 500 ? 'InvalidConfig' : 'NetworkError', `status ${status}.`);
    return parseConfig(await response.text());
  });
  try {
    return await read();
  } catch (cause) {
    const { code, message } = cause as AuthError;
    throw new AuthError(code, `config could not be read from "${url}": ${message}`, { cause });
  }
}
