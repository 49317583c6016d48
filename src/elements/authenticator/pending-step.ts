import type { MachineInput } from '../../machine/types.js';

/** A step that outlives a reload: where a code is awaited that went out already. Nothing secret is in it. */
export type PendingStep = Required<Pick<MachineInput, 'initialState' | 'authData'>>;

/** How long a step is kept, in ms. */
const lifetime = 15 * 60_000;

const key = (clientId: string): string => `auth-elements.pending.${clientId}`;

/**
 * Keeps the step for a reload of this tab, or forgets it. Storage that is blocked is no reason to fail. `sentAt`: when
 * the code went out, in ms since the epoch; undefined after a reload, which makes nothing last longer.
 */
export function storePendingStep(
  clientId: string,
  step: PendingStep | undefined,
  sentAt: number | undefined,
): void {
  try {
    const until = (sentAt ?? Date.now()) + lifetime;
    const kept = sentAt === undefined ? read(clientId)?.until : undefined;
    if (step) sessionStorage.setItem(key(clientId), JSON.stringify({ ...step, until: kept ?? until }));
    else sessionStorage.removeItem(key(clientId));
  } catch {
    // Blocked or full: a reload then starts over.
  }
}

/** The step that was kept before the reload; undefined when there is none, or it is too old or not ours. */
export function readPendingStep(clientId: string): PendingStep | undefined {
  try {
    const stored = read(clientId);
    return stored && { initialState: stored.initialState, authData: stored.authData };
  } catch {
    return undefined;
  }
}

function read(clientId: string): (PendingStep & { until: number }) | undefined {
  const stored: unknown = JSON.parse(sessionStorage.getItem(key(clientId)) ?? 'null');
  return isStored(stored) && stored.until >= Date.now() ? stored : undefined;
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
