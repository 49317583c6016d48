import { supportsPasskeys } from '../../auth/factors.js';
import { readLastSignIn, storeLastSignIn } from '../../auth/storage/last-sign-in.js';
import type { ActorPort } from '../../controllers/deferred-actor.js';
import { selectAuthState, selectBusy, selectError } from '../../machine/selectors.js';
import type { ScreenContext } from '../base/settings.js';

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
  let isOffered = false;
  let shownError: unknown;
  return () => {
    const snapshot = actor.getSnapshot();
    const { auth, settings } = followed.get(actor) ?? {};
    if (actor.isPending || !auth || !settings) return;
    const state = selectAuthState(snapshot);
    const { factor, username } = snapshot.context;
    const wasStored = isStored;
    isStored = state === 'signedIn';
    if (isStored && !wasStored && factor && username) storeLastSignIn(auth, { username, factor });
    if (selectBusy(snapshot) || (state !== 'signIn' && state !== 'signedUp')) {
      isOffered = false;
      return;
    }
    const error = selectError(snapshot);
    if (isOffered && error === shownError) return;
    isOffered = true;
    shownError = error;
    const last = settings.signInMethods.includes('passkey') && supportsPasskeys() && readLastSignIn(auth);
    if (last) actor.send({ type: 'signIn.autofill', username: last.username });
  };
}
