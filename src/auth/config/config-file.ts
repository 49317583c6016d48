import { AuthError, toAuthError } from '../../lib/auth-error.js';
import { lazy } from '../../lib/lazy.js';
import { parseConfig } from './parse-config.js';

/**
 * Reads the JSON of a config file. `request` sends the request; `again` is true for a further attempt, which must not be
 * answered by the cache. Rejects with `NetworkError` or `Timeout`, after which a retry may help, or with `InvalidConfig`.
 */
export async function readConfigFile(
  url: string,
  request: (again: boolean) => Promise<Response>,
): Promise<unknown> {
  const read = lazy(async (again) => {
    const response = await request(again !== '');
    if (response.status >= 500) throw new Error(`status ${response.status}`);
    const text = await response.text();
    // An answer that was cut off on its way is requested once more.
    if (response.ok && !again) JSON.parse(text);
    return { status: response.status, text };
  });
  try {
    const { status, text } = await read();
    if (status >= 400) throw new AuthError('InvalidConfig', `status ${status}.`);
    return parseConfig(text);
  } catch (cause) {
    const { code, message } = toAuthError(cause);
    throw new AuthError(code, `config could not be read from "${url}": ${message}`, { cause });
  }
}
