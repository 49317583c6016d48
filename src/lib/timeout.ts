import { AuthError } from './auth-error.js';

/** How long a request to a service may take. */
export const REQUEST_TIMEOUT_MS = 30_000;

export const delay = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/**
 * Resolves as `running`, or rejects with `Timeout` after `milliseconds`; `what` is the subject of the error
 * message.
 */
export async function withTimeout<Result>(
  milliseconds: number,
  running: Promise<Result>,
  what = 'The provider',
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new AuthError('Timeout', `${what} did not respond in time.`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([running, late]);
  } finally {
    clearTimeout(timer);
  }
}
