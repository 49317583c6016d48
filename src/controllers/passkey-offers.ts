import type { AuthApi } from '../auth/api.js';
import { storageOf } from '../auth/auth.js';
import { storagePrefix } from '../auth/context.js';
import type { CognitoUser } from '../auth/types.js';
import { toAuthError } from '../lib/auth-error.js';
import { attempt, describeValue, isRecord } from '../lib/guards.js';
import { lazy } from '../lib/lazy.js';
import { warnOnce } from '../lib/warn.js';
import { passkeyMoments, type PasskeyPort } from '../machine/passkeys/passkey-port.js';

/** The functions for passkeys check whether the browser can create one. They load before the user is asked. */
const loadPasskeys = lazy(() => import('../auth/user-pool/passkeys/index.js'));

/** The properties of the authenticator for passkeys, which may change at any time and have any value. */
export interface PasskeyProperties {
  /** The moments after which a passkey is offered: see `passkey-prompt`. */
  readonly passkeyPrompt?: unknown;
  /** Whether a passkey is created silently: see `passkey-upgrade`. */
  readonly passkeyUpgrade?: unknown;
}

const DAY_MS = 86_400_000;

/** How long a user who declined is not asked again, in milliseconds. */
const DECLINED_MS = 30 * DAY_MS;

/** How many users who declined are stored on a device: the latest ones. */
const MAX_DECLINED = 10;

/** Errors that only the developer can fix. */
const developerErrors =
  /^(WebAuthn(NotEnabled|ConfigurationMissing|OriginNotAllowed|RelyingPartyMismatch|ClientMismatch)|RelyingPartyMismatch|PasskeyNotSupported|FeatureUnavailableInTier)/;

/** Warns the developer once, if only the developer can fix the cause. */
function warnOfPasskeys(caught: unknown): void {
  const { code, message } = toAuthError(caught);
  if (developerErrors.test(code)) warnOnce(`No passkey could be created: ${code}: ${message}`);
}

/** Reads when a passkey is to be offered, from a list or a string with spaces or commas. Warns of unknown words. */
function readPasskeyPrompt(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  const list: unknown = Array.isArray(value) ? value.join(' ') : value;
  const words = (typeof list === 'string' ? list : describeValue(list)).trim().split(/[\s,]+/);
  const allowed: readonly string[] = [...passkeyMoments, 'off'];
  for (const word of words.filter((each) => !allowed.includes(each)))
    warnOnce(`<auth-authenticator passkey-prompt="${word}"> is not known; allowed: ${allowed.join(', ')}.`);
  return words.includes('off') ? [] : words;
}

/** The users who have declined since the page was loaded, in case the storage cannot be written. */
const declinedHere = new Map<string, number>();

/** Connects the machine with the properties of the app, the browser, and the storage of the session. */
export function passkeyOffers(auth: AuthApi, properties: PasskeyProperties): PasskeyPort {
  // Warns of unknown words at the start, not only after a sign-in.
  readPasskeyPrompt(properties.passkeyPrompt);

  /** Calls a function with the storage; undefined if it fails or there is none. */
  function withStorage<Result>(
    use: (storage: NonNullable<ReturnType<typeof storageOf>>, key: string) => Result,
  ): Result | undefined {
    return attempt(() => {
      const [config, storage] = [auth.configure(), storageOf(auth)];
      return config && storage && use(storage, `auth-elements.passkeyDeclined.${storagePrefix(config)}`);
    });
  }

  /** Returns the times that count, by user. A time in the future comes from a clock that has been put back since. */
  function declined(): Map<string, number> {
    const stored = withStorage((storage, key): unknown => JSON.parse(storage.getItem(key) ?? '{}'));
    const entries = [...Object.entries(isRecord(stored) ? stored : {}), ...declinedHere];
    const now = Date.now();
    const isRecent = (entry: [string, unknown]): entry is [string, number] => {
      const [, time] = entry;
      return typeof time === 'number' && time <= now && time > now - DECLINED_MS;
    };
    return new Map(entries.filter(isRecent));
  }

  return {
    wantsOffer: (moment) => readPasskeyPrompt(properties.passkeyPrompt).includes(moment),
    wantsUpgrade: () => !!properties.passkeyUpgrade,
    canCreate: async () => (await loadPasskeys()).canCreatePasskeys(),
    wasDeclined(user) {
      const mark = markOf(user);
      return mark !== undefined && declined().has(mark);
    },
    decline(user) {
      const mark = markOf(user);
      if (mark === undefined) return;
      declinedHere.set(mark, Date.now());
      const latest = [...declined()].sort(([, a], [, b]) => b - a).slice(0, MAX_DECLINED);
      withStorage((storage, key) => storage.setItem(key, JSON.stringify(Object.fromEntries(latest))));
    },
    warn: warnOfPasskeys,
  };
}

/**
 * Returns a mark for a user: it distinguishes the users of a device, and does not identify them. FNV-1a of the
 * `sub`; undefined for a user without one.
 */
function markOf(user: CognitoUser): string | undefined {
  const sub = attempt((): unknown => user.getSignInUserSession()?.getAccessToken().payload['sub']);
  if (typeof sub !== 'string') return undefined;
  let hash = 0x811c9dc5;
  for (const char of sub) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(36);
}
