import { AuthError } from './errors.js';

/** Loads a part that is not needed at first. Rejects with `NetworkError`. */
export async function load<Module>(importing: () => Promise<Module>): Promise<Module> {
  try {
    return await importing();
  } catch (cause) {
    throw new AuthError('NetworkError', 'A part of auth-elements could not be loaded.', { cause });
  }
}
