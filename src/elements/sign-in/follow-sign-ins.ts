import { supportsPasskeys } from '../../auth/factors.js';
import type { ActorPort } from '../../controllers/deferred-actor.js';
import { selectAuthState, selectBusy, selectError, selectIsSignedIn } from '../../machine/selectors.js';
import type { ScreenContext } from '../base/settings.js';
import { readLastSignIn, storeLastSignIn } from './last-sign-in.js';

const followed = new WeakMap<ActorPort, ScreenContext>();

/**
 * Remembers who signs in, and how; and while the form waits, offers the passkey of the last user in the autofill of the
 * browser. Only for forms that offer more than a password: others store nothing.
 */
export function followSignIns(context: ScreenContext): void {
  const { actor } = context;
  const isFollowed = followed.has(actor);
  followed.set(actor, context);
  if (isFollowed) return;
  const follow = follower(actor);
  actor.subscribe(follow);
  follow();
}

function follower(actor: ActorPort): () => void {
  let isStored = false;
  let offers = 0;
  let shownError: unknown;
  return () => {
    const snapshot = actor.getSnapshot();
    const { auth, settings } = followed.get(actor) ?? {};
    if (actor.isPending || !auth || !settings) return;
    const state = selectAuthState(snapshot);
    const { username, factor } = snapshot.context.signInDetails ?? {};
    const wasStored = isStored;
    // A screen that is opened from `signedIn` leads back there.
    isStored = selectIsSignedIn(snapshot);
    if (isStored && !wasStored && factor && username) storeLastSignIn(auth, { username, factor });
    if (selectBusy(snapshot) || (state !== 'signIn' && state !== 'signedUp')) {
      offers = 0;
      return;
    }
    const error = selectError(snapshot);
    // Offered again after a passkey that did not work, but only once until the user does something else.
    if (offers > 1 || (offers > 0 && error === shownError)) return;
    offers++;
    shownError = error;
    const last = settings.signInMethods.includes('passkey') && supportsPasskeys() && readLastSignIn(auth);
    if (last) actor.send({ type: 'signIn.autofill', username: last.username });
  };
}
