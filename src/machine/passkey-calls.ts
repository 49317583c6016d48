import { fromPromise } from 'xstate';

import type { CognitoUser } from '../auth/types.js';
import { toAuthError } from '../lib/auth-error.js';
import type { PasskeyMoment, PasskeyPort } from './passkey-port.js';
import type { AuthPort } from './types.js';

/** How the machine has signed a user in. */
export interface SignInOrigin {
  readonly moment: PasskeyMoment;
  /** The first factor, as far as it matters here. */
  readonly factor?: 'password' | 'passkey' | undefined;
}

/** The origin of a sign-in that the page has begun. */
const unknownOrigin: SignInOrigin = { moment: 'after-sign-in' };

/** The users that this machine has signed in or is signing in: not those of a reload or of another tab. */
export class SignInOrigins {
  readonly #origins = new WeakMap<CognitoUser, SignInOrigin>();

  set(user: CognitoUser, origin: SignInOrigin): void {
    this.#origins.set(user, origin);
  }

  get(user: CognitoUser | undefined): SignInOrigin | undefined {
    return user && this.#origins.get(user);
  }

  /** The origin of a sign-in that an answer of the user continues. */
  after(user: CognitoUser | undefined): SignInOrigin {
    const origin = this.get(user) ?? unknownOrigin;
    return user?.challengeName === 'WEB_AUTHN' ? { ...origin, factor: 'passkey' } : origin;
  }
}

export interface PasskeyInput {
  readonly user: CognitoUser | undefined;
  readonly passkeys: PasskeyPort | undefined;
}

/** The actors for passkeys of signed-in users. */
export function createPasskeyActors(auth: AuthPort, origins: SignInOrigins) {
  /** The users for whom a silent creation was tried. */
  const tried = new WeakSet<CognitoUser>();

  /** Tries to create a passkey silently, once for each sign-in with a password. Returns whether it did. Never rejects. */
  async function upgrade({ user, passkeys }: PasskeyInput, signal: AbortSignal): Promise<boolean> {
    if (!user || !passkeys?.wantsUpgrade() || passkeys.wasDeclined(user)) return false;
    if (origins.get(user)?.factor !== 'password' || tried.has(user)) return false;
    tried.add(user);
    try {
      await auth.associateWebAuthnCredential({ mediation: 'conditional', signal });
      return true;
    } catch (error) {
      // The time for the offer was over: the creation is tried again.
      if (signal.aborted) tried.delete(user);
      // Most browsers cannot, and password managers may refuse.
      if (toAuthError(error).code !== 'PasskeyNotSupported') passkeys.warn(error);
      return false;
    }
  }

  return {
    /** Whether a passkey is to be offered to the user who has just signed in. */
    findPasskeyOffer: fromPromise<boolean, PasskeyInput>(async ({ input, signal }) => {
      const { user, passkeys } = input;
      const origin = origins.get(user);
      if (!user || !passkeys || !origin || origin.factor === 'passkey') return false;
      if (!passkeys.wantsOffer(origin.moment) || passkeys.wasDeclined(user)) return false;
      if (!(await passkeys.canCreate())) return false;
      const { credentials } = await auth.listWebAuthnCredentials({ pageSize: 1 });
      return credentials.length === 0 && !signal.aborted && !(await upgrade(input, signal));
    }),
    upgradeToPasskey: fromPromise<boolean, PasskeyInput>(({ input, signal }) => upgrade(input, signal)),
    createPasskey: fromPromise(async ({ signal }) => auth.associateWebAuthnCredential({ signal })),
  };
}
