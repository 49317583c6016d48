import type { MachineInput } from '../machine/types.js';

/** A step that survives a reload: the screen for a code that has already been sent. It contains no secret. */
export type PendingStep = Required<Pick<MachineInput, 'initialState' | 'authData'>>;

/** How long a step is kept, in milliseconds. */
export const STEP_LIFETIME_MS = 15 * 60_000;

/** The storage key of the step. */
export const stepKey = (clientId: string): string => `auth-elements.pending.${clientId}`;

/**
 * Returns the step from before the reload; undefined if there is none, or it is too old or belongs to another
 * app client.
 */
export function readPendingStep(clientId: string): PendingStep | undefined {
  try {
    const stored = readStep(clientId);
    return stored && { initialState: stored.initialState, authData: stored.authData };
  } catch {
    return undefined;
  }
}

export function readStep(clientId: string): (PendingStep & { until: number }) | undefined {
  const stored: unknown = JSON.parse(sessionStorage.getItem(stepKey(clientId)) ?? 'null');
  if (!isStored(stored)) return undefined;
  const left = stored.until - Date.now();
  // A longer time means that the clock has been put back since.
  return left >= 0 && left <= STEP_LIFETIME_MS ? stored : undefined;
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
