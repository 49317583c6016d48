import { invalid, reading } from '../../arguments.js';
import type { AuthInstance } from '../../context.js';
import type { AuthEventMap } from '../../events/event-map.js';

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

/** Events after which the person at the device may be another one. */
const sessionEvents: readonly string[] = ['signIn', 'signOut'] satisfies (keyof AuthEventMap)[];

/** Runs a prompt that a sign-in or sign-out closes, here or in another tab. `signal` closes it too. */
export async function untilSessionChanges<Result>(
  { auth }: AuthInstance,
  signal: AbortSignal | undefined,
  run: (closer: AbortController, signal: AbortSignal | undefined) => Promise<Result>,
): Promise<Result> {
  const closer = new AbortController();
  const stopListening = auth.onEvent(({ event }) => {
    if (sessionEvents.includes(event)) closer.abort();
  });
  try {
    return await run(closer, anySignal(signal, closer.signal));
  } finally {
    stopListening();
  }
}
