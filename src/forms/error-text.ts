import type { AuthError } from '../lib/auth-error.js';
import { msg } from '../localization/index.js';
import type { StoredAuthState } from '../machine/types.js';
import type { Field } from './fields/field.js';
import { lateForm } from './load-late-form.js';
import type { UsernameAttribute } from '../auth/config/config.js';
import { warnOnce } from '../lib/warn.js';

/** The app's own words for errors: by code, or by a function. Undefined leaves the shipped text. */
export type ErrorMessages = Readonly<Record<string, string>> | ((error: AuthError) => string | undefined);

/** What the words for an error depend on. */
export interface ErrorSettings {
  readonly errorMessages?: ErrorMessages | undefined;
  /** What people sign in with, where it is one thing. */
  readonly usernameAttribute?: UsernameAttribute | undefined;
}

/** Where an error is told. */
export interface ErrorPlace {
  readonly settings: ErrorSettings | undefined;
  /** Default: the sign-in. */
  readonly state?: StoredAuthState | undefined;
  readonly isSignedIn?: boolean | undefined;
  /** The screen's own words, for where those by the code do not fit. */
  readonly screen?: string | undefined;
  /** The field that it is told at. */
  readonly field?: Field | undefined;
}

/** What has to be said without another file: that there is no way to one, and that the page cannot work at all. */
const basic: Readonly<Record<string, () => string>> = {
  NetworkError: () => msg('We can’t reach the server. Check your connection.', { id: 'error.network' }),
  Timeout: () =>
    msg('This is taking too long. Check your connection and try again.', { id: 'error.timeout' }),
  NotConfigured: notConfigured,
  InvalidConfig: notConfigured,
};

function notConfigured(): string {
  return msg('Sign-in isn’t set up on this page yet.', { id: 'error.not-configured' });
}

/**
 * What a person reads about `error`: the page's words for it, those for its cause, the screen's, or ours by code. Never
 * the service's own text, but for that of the pool's triggers.
 */
export function errorText(error: AuthError, place: ErrorPlace): string {
  return (
    ownText(error, place.settings?.errorMessages) ??
    lateForm()?.causeText(error, place) ??
    place.screen ??
    entry(basic, error.code)?.() ??
    lateForm()?.codeText(error, place) ??
    msg('Something went wrong. Try again.', { id: 'error.unknown' })
  );
}

/** A code is whatever the service sends, `constructor` too. */
export function entry<Value>(map: Readonly<Record<string, Value>>, code: string): Value | undefined {
  return Object.hasOwn(map, code) ? map[code] : undefined;
}

function ownText(error: AuthError, own: ErrorMessages | undefined): string | undefined {
  if (typeof own !== 'function') return own && entry(own, error.code);
  try {
    return own(error);
  } catch (caught) {
    warnOnce(`errorMessage threw for ${error.code}: ${String(caught)}`);
    return undefined;
  }
}
