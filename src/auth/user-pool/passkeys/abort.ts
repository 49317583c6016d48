import { invalid, reading } from '../../arguments.js';

/** Reads an `AbortSignal` that may be left out. */
export const readSignal = (value: unknown, call: string): AbortSignal | undefined =>
  reading(call, 'signal', () => {
    if (value === undefined || value instanceof AbortSignal) return value;
    throw invalid(call, 'signal must be an AbortSignal');
  });

/** Returns a signal that aborts with the first of two. */
export function anySignal(
  first: AbortSignal | undefined,
  second: AbortSignal | undefined,
): AbortSignal | undefined {
  if (!first || !second) return first ?? second;
  // Not `AbortSignal.any`, which Safari has since 17.4.
  const canceler = new AbortController();
  const { signal } = canceler;
  for (const each of [first, second]) {
    if (each.aborted) canceler.abort();
    else each.addEventListener('abort', () => canceler.abort(), { signal });
  }
  return signal;
}
