import type { Verifier } from '../crypto/srp.js';
import type { AliasName, MfaType, ResolvedPool } from '../options/options.js';
import type { Passkey, PasskeyRegistration } from '../passkeys/passkeys.js';
import type { Grant } from '../tokens/tokens.js';
import type { Device } from './devices.js';

/** The state of an account (`UserStatusType` of Cognito). */
export type UserStatus =
  'UNCONFIRMED' | 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED' | 'EXTERNAL_PROVIDER';

/** What a sent code is for. */
export type CodePurpose = 'sign-up' | 'reset' | `verify:${AliasName}`;

/** A code that was sent. */
export interface IssuedCode {
  /** Six digits. */
  readonly code: string;
  /** When it expires, in milliseconds since 1970. */
  readonly expires: number;
  /** The attribute whose owner the code proves. */
  readonly attribute: AliasName;
}

/** A user of a pool. Of the password, only salt and verifier are stored. */
export interface LocalUser {
  /** Username. Where users sign in with an email address or phone number, the `sub`. */
  readonly username: string;
  /** Attributes by name, with `sub`. */
  readonly attributes: Map<string, string>;
  /** When the user was created, in milliseconds since 1970. */
  readonly created: number;
  /** When the user last changed, in milliseconds since 1970. */
  modified: number;
  /** Whether the user may sign in. */
  enabled: boolean;
  /** The state of the account. */
  status: UserStatus;
  /** The SRP verifier of the password; undefined when there is none. */
  password: Verifier | undefined;
  /** The SRP verifiers of earlier passwords, the latest last. */
  pastPasswords: readonly Verifier[];
  /** When a temporary password expires, in milliseconds since 1970. */
  passwordExpires: number | undefined;
  /** The authenticator app: its secret, one that is being set up, the last time step used, and its name. */
  readonly totp: { secret?: string; pending?: string; lastStep?: number; deviceName?: string };
  /** The second factors that are turned on. */
  readonly factors: Set<MfaType>;
  /** The second factor that sign-in asks for. */
  preferredFactor: MfaType | undefined;
  /** The devices by key, in the order of their first sign-in. */
  readonly devices: Map<string, Device>;
  /** The passkeys by credential ID, in the order of their registration. */
  readonly passkeys: Map<string, Passkey>;
  /** The registrations of passkeys that have begun, by challenge. */
  readonly passkeyRegistrations: Map<string, PasskeyRegistration>;
  /** Whether a passkey is both factors, where the pool allows it. */
  passkeyMfa: boolean;
  /** New values by attribute that take effect only when they are verified. */
  readonly pendingAttributes: Map<string, string>;
  /** The codes that can be used, by purpose. */
  readonly codes: Map<CodePurpose, IssuedCode>;
  /** The sign-ins by `origin_jti`, including revoked ones. */
  readonly grants: Map<string, Grant>;
}

/** The users of a pool. They are found by username, sub, or an attribute that the pool accepts for sign-in. */
export class Users {
  readonly #options: () => ResolvedPool;
  readonly #byName = new Map<string, LocalUser>();

  constructor(options: () => ResolvedPool) {
    this.#options = options;
  }

  /** Returns all users, in the order of their creation. */
  all(): LocalUser[] {
    return [...this.#byName.values()];
  }

  /** Finds a user by sub, username, or sign-in attribute. Case is ignored, except in a sub. */
  find(name: string): LocalUser | undefined {
    const key = name.toLowerCase();
    const exact = this.#byName.get(key);
    if (exact) return exact;
    const { usernameAttributes, aliasAttributes } = this.#options();
    return this.all().find(
      (user) =>
        user.attributes.get('sub') === name ||
        usernameAttributes.some((alias) => user.attributes.get(alias)?.toLowerCase() === key) ||
        aliasAttributes.some(
          (alias) => isVerified(user, alias) && user.attributes.get(alias)?.toLowerCase() === key,
        ),
    );
  }

  /** Finds another user who has this value of a sign-in attribute. */
  ownerOf(alias: AliasName, value: string, except?: LocalUser): LocalUser | undefined {
    const { usernameAttributes, aliasAttributes } = this.#options();
    const always = usernameAttributes.includes(alias);
    if (!always && !aliasAttributes.includes(alias)) return undefined;
    return this.all().find(
      (user) =>
        user !== except &&
        user.attributes.get(alias)?.toLowerCase() === value.toLowerCase() &&
        (always || isVerified(user, alias)),
    );
  }

  /** Adds a user. */
  add(user: LocalUser): void {
    this.#byName.set(user.username.toLowerCase(), user);
  }

  /** Removes the user that `find` returns for this name. Returns whether there was one. */
  delete(name: string): boolean {
    const user = this.find(name);
    return user !== undefined && this.#byName.delete(user.username.toLowerCase());
  }

  /** Removes all users. */
  clear(): void {
    this.#byName.clear();
  }
}

/** Whether the attribute is marked as verified. */
export const isVerified = (user: LocalUser, alias: AliasName): boolean =>
  user.attributes.get(`${alias}_verified`) === 'true';

/** Creates an unconfirmed user that has only a username and attributes. */
export const createUser = (username: string, attributes: Map<string, string>, now: number): LocalUser => ({
  username,
  attributes,
  created: now,
  modified: now,
  enabled: true,
  status: 'UNCONFIRMED',
  password: undefined,
  pastPasswords: [],
  passwordExpires: undefined,
  totp: {},
  factors: new Set(),
  preferredFactor: undefined,
  devices: new Map(),
  passkeys: new Map(),
  passkeyRegistrations: new Map(),
  passkeyMfa: false,
  pendingAttributes: new Map(),
  codes: new Map(),
  grants: new Map(),
});
