import type { Bytes } from '../crypto/bytes.js';
import type { LocalPool } from '../pool/pool.js';
import type { LocalUser } from '../users/users.js';

/** A registered passkey. Of the key pair, only the public key is stored. */
export interface Passkey {
  /** The credential ID, in Base64url. */
  readonly id: string;
  /** The public key as a COSE key. */
  readonly publicKey: Bytes;
  /** The domain that it was registered for. */
  readonly relyingPartyId: string;
  /** `platform` or `cross-platform`, if the browser said so. */
  readonly attachment: string | undefined;
  /** The ways to reach the authenticator: `internal`, `hybrid`, `usb`, …. */
  readonly transports: readonly string[];
  /** When it was registered, in milliseconds since 1970. */
  readonly created: number;
  /** The signature counter of the latest use. Stays 0 if the authenticator does not count. */
  counter: number;
}

/** A registration that has begun. */
export interface PasskeyRegistration {
  /** The app client of the access token. */
  readonly clientId: string;
  /** In milliseconds since 1970. */
  readonly expires: number;
}

/** The most passkeys that a user can have. */
export const MOST_PASSKEYS = 20;

/** Whether users of the pool can sign in with passkeys. */
export const hasPasskeys = ({ options }: LocalPool): boolean =>
  options.firstFactors.includes('WEB_AUTHN') && options.passkeys.relyingPartyId !== undefined;

/** The passkeys that a user can sign in with: those of the current relying party. */
export const usablePasskeys = (pool: LocalPool, user: LocalUser): Passkey[] =>
  hasPasskeys(pool)
    ? [...user.passkeys.values()].filter(
        ({ relyingPartyId }) => relyingPartyId === pool.options.passkeys.relyingPartyId,
      )
    : [];

/** Whether a passkey of this user is both factors: the pool allows it, and the user turned it on. */
export const isMultiFactor = ({ options }: LocalPool, user: LocalUser | undefined): boolean =>
  options.passkeys.factorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION' && !!user?.passkeyMfa;

/** Describes a passkey as the service does; the time is in seconds. */
export const describePasskey = (passkey: Passkey): object => ({
  CredentialId: passkey.id,
  FriendlyCredentialName: passkey.attachment === 'cross-platform' ? 'Roaming passkey' : 'Platform passkey',
  RelyingPartyId: passkey.relyingPartyId,
  ...(passkey.attachment === undefined ? {} : { AuthenticatorAttachment: passkey.attachment }),
  AuthenticatorTransports: passkey.transports,
  CreatedAt: passkey.created / 1000,
});

/** Describes a passkey for `allowCredentials` and `excludeCredentials`. */
export const descriptorOf = ({ id, transports }: Pick<Passkey, 'id' | 'transports'>): object => ({
  id,
  type: 'public-key',
  ...(transports.length > 0 ? { transports } : {}),
});
