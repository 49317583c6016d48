import type { AuthView } from '../machine/auth-machine.js';
import {
  isUnknown,
  selectAuthState,
  selectCodeSentAt,
  selectDelivery,
  selectUsername,
  selectView,
} from '../machine/selectors.js';
import { STEP_LIFETIME_MS, readStep, stepKey } from './pending-step.js';

/**
 * Stores the step of a snapshot for a reload of this tab, or removes the earlier one. A reload itself extends
 * nothing. If the storage is blocked, nothing is stored.
 */
export function rememberStep(clientId: string, snapshot: AuthView): void {
  const state = selectAuthState(snapshot);
  if (isUnknown(state)) return;
  const awaitsCode =
    state === 'confirmSignUp' || (state === 'forgotPassword' && selectView(snapshot) === 'submit');
  try {
    if (!awaitsCode) {
      sessionStorage.removeItem(stepKey(clientId));
      return;
    }
    const authData = { username: selectUsername(snapshot), delivery: selectDelivery(snapshot) };
    const sentAt = selectCodeSentAt(snapshot);
    const kept = sentAt === undefined ? readStep(clientId)?.until : undefined;
    const until = kept ?? (sentAt ?? Date.now()) + STEP_LIFETIME_MS;
    sessionStorage.setItem(stepKey(clientId), JSON.stringify({ initialState: state, authData, until }));
  } catch {
    // Blocked or full: a reload then starts over.
  }
}
