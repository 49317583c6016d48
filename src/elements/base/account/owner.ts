import { isFederatedUser } from '../../../machine/initial-context.js';
import { selectIsSignedIn } from '../../../machine/selectors.js';
import type { ScreenContext } from '../settings.js';
import type { AccountOwner } from './account-controller.js';

/** Returns the signed-in user of the user pool, during a step-up too; undefined for the user of an identity pool. */
export function ownerOf(context: ScreenContext | undefined): AccountOwner | undefined {
  if (!context) return undefined;
  const snapshot = context.actor.getSnapshot();
  if (!selectIsSignedIn(snapshot)) return undefined;
  const { stepUp, user } = snapshot.context;
  const owner = stepUp?.owner ?? user;
  return owner && owner.challengeName === undefined && !isFederatedUser(owner)
    ? { auth: context.auth, user: owner }
    : undefined;
}
