import type { AuthContext } from '../context.js';
import type { SignedIn } from './tokens.js';

/** Hands the ID token on to the identity pool, which gives AWS credentials for it. */
export async function finishAuth0(context: AuthContext, { idToken, claims }: SignedIn): Promise<undefined> {
  const { name, email, phone_number: phoneNumber } = claims;
  const { host } = new URL(context.config.auth0?.domain ?? '');
  await context.auth.federatedSignIn(
    host,
    { token: idToken, expires_at: claims.exp * 1000 },
    Object.fromEntries(
      Object.entries({ name, email, phoneNumber }).filter(([, value]) => value !== undefined),
    ),
  );
}
