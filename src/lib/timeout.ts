import { AuthError } from './auth-error.js';

/** The result, or `Timeout` after so many milliseconds; `what` is the subject of its message. */
export async function withTimeout<Result>(
  milliseconds: number,
  running: Promise<Result>,
  what = 'The provider',
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new AuthError('Timeout', `${what} did not answer in time.`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([running, late]);
  } finally {
    clearTimeout(timer);
  }
}
