import type { MachineInput } from '../../machine/types.js';

/** A step that outlives a reload: where a code is awaited that went out already. Nothing secret is in it. */
export type PendingStep = Required<Pick<MachineInput, 'initialState' | 'authData'>>;

/** How long a step is kept, in ms. */
const lifetime = 15 * 60_000;

const key = (clientId: string): string => `auth-elements.pending.${clientId}`;

/** Keeps the step for a reload of this tab, or forgets it. Storage that is blocked is no reason to fail. */
export function storePendingStep(clientId: string, step: PendingStep | undefined): void {
  try {
    if (step)
      sessionStorage.setItem(key(clientId), JSON.stringify({ ...step, until: Date.now() + lifetime }));
    else sessionStorage.removeItem(key(clientId));
  } catch {
    // Blocked or full: a reload then starts over.
  }
}

/** The step that was kept before the reload; undefined when there is none, or it is too old or not ours. */
export function readPendingStep(clientId: string): PendingStep | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key(clientId)) ?? 'null');
    if (!isStored(stored) || stored.until < Date.now()) return undefined;
    return { initialState: stored.initialState, authData: stored.authData };
  } catch {
    return undefined;
  }
}

function isStored(value: unknown): value is PendingStep & { until: number } {
  if (typeof value !== 'object' || value === null) return false;
  const { initialState, authData, until } = value as Record<string, unknown>;
  return (
    (initialState === 'confirmSignUp' || initialState === 'forgotPassword') &&
    typeof authData === 'object' &&
    authData !== null &&
    typeof (authData as Record<string, unknown>)['username'] === 'string' &&
    typeof until === 'number'
  );
}
