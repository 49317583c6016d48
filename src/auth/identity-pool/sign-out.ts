import { isObject } from '../../lib/guards.js';
import { withTimeout } from '../../lib/timeout.js';
import { invalid, reading, readSignOut } from '../arguments.js';
import { federatedInfoKey, hasFederatedInfo, legacyInfoKey } from '../cache.js';
import { type AuthInstance, lastUserKey, timeOfCall } from '../context.js';
import { forgetInfo, readInfo, userOf } from '../federated/federated-info.js';
import { loadHostedSignOut } from '../hosted-ui/load-sign-out.js';
import { loadUserPool } from '../parts.js';
import {
  begunAtKey,
  isOlderThanStored,
  recordSignOut,
  sessionLock,
  supersedeSignIns,
} from '../sign-in-attempt.js';
import { withLock } from '../storage/cross-tab-lock.js';
import { removeItems } from '../storage/remove-items.js';
import type { CognitoUser, FederatedUser, SignOutOptions } from '../types.js';
import { guestKey, loadFederation } from './credentials.js';
import { forgetCredentials } from './held-credentials.js';

/** How long sign-out waits for the provider, in milliseconds. */
const PROVIDER_SIGN_OUT_TIMEOUT_MS = 3000;

/** Removes everything here, then signs out of the user pool and notifies the provider. */
export async function signOut(context: AuthInstance, options?: SignOutOptions): Promise<void> {
  const { global, user: given } = readSignOut(options);
  const whose = asUser(given);
  const { config, storage, calledAt = timeOfCall() } = context;
  const info = readInfo(context);
  const user = info && userOf(info);
  if (!whose) supersedeSignIns(context);
  else if (!reading('signOut', 'user', () => isCurrent(context, whose))) return;
  const isPoolSignOut = config.userPoolId && !(whose && isFederated(whose));
  const ended = await withLock(storage, sessionLock(context), () => {
    // A call that the app made later has stored a sign-in.
    if (!whose && isOlderThanStored(context, calledAt) && isAnyoneSignedIn(context)) return undefined;
    // Also keeps the list of the keys of `Cache`. What it could not remove is tried again, to report it.
    forgetInfo(context);
    if (!whose) recordSignOut(context, calledAt);
    const keys = [federatedInfoKey, legacyInfoKey, guestKey(config)];
    if (!storage.isShared && !isPoolSignOut) keys.push(begunAtKey(context));
    return { refusal: removeItems(storage, keys) };
  });
  if (!ended) return;
  forgetCredentials(context);
  const notified = info && notifyProvider(context, info.provider);
  if (isPoolSignOut) {
    const userPool = await loadUserPool();
    await userPool.signOut(userPool.poolOf(context), { global, user: whose }, user);
  } else {
    context.emit('signOut', user, 'A user has been signed out');
    if (config.auth0) await (await loadHostedSignOut()).leave(context, false);
  }
  await notified;
  if (ended.refusal) throw ended.refusal.cause;
}

const isAnyoneSignedIn = ({ config, storage }: AuthInstance): boolean =>
  storage.getItem(lastUserKey(config)) !== null || hasFederatedInfo(storage);

/** Returns a user of either pool; undefined if the option is left out. Throws `InvalidArgument`. */
function asUser(user: unknown): CognitoUser | FederatedUser | undefined {
  if (user === undefined) return undefined;
  return reading('signOut', 'user', () => {
    if (isObject(user) && (typeof user['getUsername'] === 'function' || 'id' in user))
      return user as unknown as CognitoUser | FederatedUser;
    throw invalid(
      'signOut',
      'user must be a user returned by signIn, federatedSignIn or currentAuthenticatedUser',
    );
  });
}

/** Whether a user of either pool is the signed-in user. */
function isCurrent(context: AuthInstance, user: CognitoUser | FederatedUser): boolean {
  const username = context.storage.getItem(lastUserKey(context.config));
  if (username) return !isFederated(user) && user.getUsername() === username;
  const info = readInfo(context);
  return info !== undefined && isFederated(user) && user.id === userOf(info).id;
}

const isFederated = (user: CognitoUser | FederatedUser): user is FederatedUser => !('getUsername' in user);

/** A provider that fails or does not respond does not keep the user signed in. */
async function notifyProvider({ config }: AuthInstance, name: string): Promise<void> {
  const notified = loadFederation()
    .then(({ findProvider }) => findProvider(config, name))
    .then((found) => found?.provider.signOut?.());
  await withTimeout(PROVIDER_SIGN_OUT_TIMEOUT_MS, notified).catch(() => undefined);
}
