import { AuthError, toAuthError } from '../lib/auth-error.js';
import { isRecord } from '../lib/guards.js';

/** Amplify 6's names of the errors that have a name of their own in `Auth`. */
const names: Readonly<Record<string, string>> = {
  NotSignedIn: 'UserUnAuthenticatedException',
  NotConfigured: 'AuthUserPoolException',
};

/** Gives an error the name that Amplify 6 has for it; `cause` is the error of `Auth`. */
export function renamed(error: unknown): AuthError {
  const { code, message } = toAuthError(error);
  const name = names[code];
  return name === undefined ? toAuthError(error) : new AuthError(name, message, { cause: error });
}

/** Runs a function of the layer, whose errors have the names of Amplify 6. */
export async function withNames<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw renamed(error);
  }
}

/** Throws `InvalidArgument` unless the argument of a function is an object. */
export function assertInput(input: unknown, call: string): void {
  if (!isRecord(input))
    throw new AuthError('InvalidArgument', `${call}: the argument must be an object; it is ${typeof input}.`);
}

/** Throws the error that Amplify 6 has for a value that is missing. */
export function assertGiven(value: unknown, name: string, what: string, call: string): void {
  if (!value) throw new AuthError(name, `${call}: ${what} is missing.`);
}
