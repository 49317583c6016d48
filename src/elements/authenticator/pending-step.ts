import {
  selectAuthState,
  selectCodeSentAt,
  selectDelivery,
  selectUsername,
  selectView,
} from '../../machine/selectors.js';
import type { AuthView } from '../../machine/auth-machine.js';
import type { MachineInput } from '../../machine/types.js';

/** A step that outlives a reload: where a code is awaited that went out already. Nothing secret is in it. */
export type PendingStep = Required<Pick<MachineInput, 'initialState' | 'authData'>>;

/** How long a step is kept, in ms. */
const lifetime = 15 * 60_000;

const key = (clientId: string): string => `auth-elements.pending.${clientId}`;

/**
 * Keeps the step that a snapshot is at for a reload of this tab, or forgets the one before. A reload itself makes nothing
 * last longer. Storage that is blocked is no reason to fail.
 */
export function rememberStep(clientId: string, snapshot: AuthView): void {
  const state = selectAuthState(snapshot);
  if (state === 'loading') return;
  const awaitsCode =
    state === 'confirmSignUp' || (state === 'forgotPassword' && selectView(snapshot) === 'submit');
  try {
    if (!awaitsCode) {
      sessionStorage.removeItem(key(clientId));
      return;
    }
    const authData = { username: selectUsername(snapshot), delivery: selectDelivery(snapshot) };
    const sentAt = selectCodeSentAt(snapshot);
    const kept = sentAt === undefined ? read(clientId)?.until : undefined;
    const until = kept ?? (sentAt ?? Date.now()) + lifetime;
    sessionStorage.setItem(key(clientId), JSON.stringify({ initialState: state, authData, until }));
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
