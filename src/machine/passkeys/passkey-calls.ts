import { fromPromise } from 'xstate';

import { isPassword } from '../../auth/factors.js';
import type { CognitoUser } from '../../auth/types.js';
import { toAuthError } from '../../lib/auth-error.js';
import { signInDetails } from '../sign-in-details.js';
import type { AuthPort } from '../types.js';
import type { PasskeyPort } from './passkey-port.js';

export interface PasskeyInput {
  readonly user: CognitoUser | undefined;
  readonly passkeys: PasskeyPort | undefined;
}

/** The actors for passkeys of signed-in users. */
export function createPasskeyActors(auth: AuthPort) {
  /** The users for whom a silent creation was tried. */
  const tried = new WeakSet<CognitoUser>();

  /** Tries to create a passkey silently, once for each sign-in with a password. Returns whether it did. Never rejects. */
  async function upgrade({ user, passkeys }: PasskeyInput, signal: AbortSignal): Promise<boolean> {
    if (!user || !passkeys?.wantsUpgrade() || passkeys.wasDeclined(user)) return false;
    if (!isPassword(signInDetails(user)?.factor) || tried.has(user)) return false;
    tried.add(user);
    try {
      await auth.associateWebAuthnCredential({ mediation: 'conditional', signal, user });
      return true;
    } catch (error) {
      // The 4 seconds of the offer were over: the creation is tried again in `signedIn`.
      if (signal.aborted) tried.delete(user);
      // Most browsers cannot create one silently: that needs no warning.
      if (toAuthError(error).code !== 'PasskeyNotSupported') passkeys.warn(error);
      return false;
    }
  }

  return {
    /** Whether a passkey is to be offered to the user who has just signed in. */
    findPasskeyOffer: fromPromise<boolean, PasskeyInput>(async ({ input, signal }) => {
      const { user, passkeys } = input;
      const details = signInDetails(user);
      if (!user || !passkeys || !details || details.factor === 'WEB_AUTHN') return false;
      if (!passkeys.wantsOffer(details.moment) || passkeys.wasDeclined(user)) return false;
      if (!(await passkeys.canCreate())) return false;
      const { credentials } = await auth.listWebAuthnCredentials({ pageSize: 1, user });
      return credentials.length === 0 && !signal.aborted && !(await upgrade(input, signal));
    }),
    upgradeToPasskey: fromPromise<boolean, PasskeyInput>(({ input, signal }) => upgrade(input, signal)),
    createPasskey: fromPromise<unknown, PasskeyInput>(async ({ input: { user }, signal }) =>
      auth.associateWebAuthnCredential({ signal, ...(user && { user }) }),
    ),
  };
}
