import type { AuthContext } from '../context.js';
import { load } from '../load.js';
import { forgetInfo, readInfo, userOf } from './federated-info.js';
import { forgetCredentials, guestKey } from './credentials.js';
import { within } from './within.js';

/** In milliseconds: how long signing out waits for the provider. */
const patience = 3000;

/** Forgets everything here, then signs out of the user pool and tells the provider. */
export async function signOut(context: AuthContext, options?: { global?: boolean }): Promise<void> {
  const { config, storage } = context;
  const info = readInfo(context);
  const user = info && userOf(info);
  forgetCredentials(context);
  forgetInfo(context);
  storage.removeItem(guestKey(config));
  const told = info && tell(context, info.provider);
  if (config.userPoolId) {
    const userPool = await load(() => import('../user-pool/index.js'));
    await userPool.signOut(userPool.poolOf(context), options, user);
  } else {
    context.emit('signOut', user, 'A user has been signed out');
    if (config.auth0) await (await load(() => import('../hosted-ui/sign-out.js'))).leave(context, false);
  }
  await told;
}

/** Nobody is kept signed in by a provider that fails or does not answer. */
async function tell({ config }: AuthContext, name: string): Promise<void> {
  const told = import('./federation.js')
    .then(({ findProvider }) => findProvider(config, name))
    .then((found) => found?.provider.signOut?.());
  await within(patience, told).catch(() => undefined);
}
