import type { AuthInstance } from '../context.js';
import { auth0Mark } from './auth0-mark.js';
import type { SignedIn } from './tokens.js';

/** Passes the ID token to the identity pool, which issues AWS credentials for it. */
export async function completeAuth0SignIn(
  context: AuthInstance,
  { idToken, claims }: SignedIn,
): Promise<undefined> {
  const { auth, config, storage } = context;
  if (!config.auth0) return;
  const { name, email, phone_number: phoneNumber } = claims;
  const known = Object.entries({ name, email, phoneNumber }).filter(([, value]) => value !== undefined);
  const token = { token: idToken, expires_at: claims.exp * 1000 };
  await auth.federatedSignIn(new URL(config.auth0.domain).host, token, Object.fromEntries(known));
  storage.setItem(auth0Mark(config.auth0), 'true');
}
