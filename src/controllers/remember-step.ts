import type { AuthView } from '../machine/auth-machine.js';
import { isUnknown, selectAuthState } from '../machine/selectors.js';
import { readStep, STEP_LIFETIME_MS, stepKey } from './pending-step.js';

/**
 * Stores the step of a snapshot for a reload of this tab, or removes the earlier one. A reload itself extends
 * nothing. If the storage is blocked, nothing is stored.
 */
export function rememberStep(clientId: string, snapshot: AuthView): void {
  const state = selectAuthState(snapshot);
  if (isUnknown(state)) return;
  const { username, delivery, codeSentAt } = snapshot.context;
  const awaitsCode =
    state === 'confirmSignUp' || (state === 'forgotPassword' && delivery !== undefined && username !== '');
  try {
    if (!awaitsCode) {
      sessionStorage.removeItem(stepKey(clientId));
      return;
    }
    const kept = codeSentAt === undefined ? readStep(clientId)?.until : undefined;
    const until = kept ?? (codeSentAt ?? Date.now()) + STEP_LIFETIME_MS;
    const step = { initialState: state, authData: { username, delivery }, until };
    sessionStorage.setItem(stepKey(clientId), JSON.stringify(step));
  } catch {
    // Blocked or full: a reload then starts over.
  }
}
