import { AuthError } from '../../lib/auth-error.js';

/** Parses a config. Throws `InvalidConfig`. */
export function parseConfig(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AuthError('InvalidConfig', `config is not valid JSON: ${String(cause)}.`, { cause });
  }
}
