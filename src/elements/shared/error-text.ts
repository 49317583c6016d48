import type { UsernameAttribute } from '../../auth/config.js';
import type { AuthError } from '../../auth/errors.js';
import { msg, str } from '../../localization/index.js';
import type { ErrorMessages, ScreenSettings } from './settings.js';
import { warnOnce } from './warn.js';

/** Each known code with its text; one function a code, so that the language is read when the text is shown. */
const texts: Readonly<Record<string, (error: AuthError, names: UsernameAttribute | undefined) => string>> = {
  NotAuthorizedException: credentials,
  UserNotFoundException: credentials,
  UsernameExistsException: exists,
  AliasExistsException: exists,
  CodeMismatchException: code,
  EnableSoftwareTokenMFAException: code,
  ExpiredCodeException: () => msg('That code has run out. Get a new one.', { id: 'error.code-expired' }),
  InvalidPasswordException: () => msg('Meet each rule below.', { id: 'error.policy' }),
  LimitExceededException: tooMany,
  TooManyRequestsException: tooMany,
  TooManyFailedAttemptsException: tooMany,
  NetworkError: () => msg('We can’t reach the server. Check your connection.', { id: 'error.network' }),
  Timeout: () =>
    msg('This is taking too long. Check your connection and try again.', { id: 'error.timeout' }),
  InternalErrorException: server,
  InvalidResponse: server,
  ChallengeExpired: () => msg('That took too long. Sign in again.', { id: 'error.challenge-expired' }),
  UnsupportedChallenge: (error) => {
    const challenge = typeof error.cause === 'string' ? error.cause : '?';
    return msg(str`This account needs a step we don’t offer here (${challenge}).`, {
      id: 'error.unsupported-challenge',
    });
  },
  NotConfigured: notConfigured,
  InvalidConfig: notConfigured,
  ResourceNotFoundException: notConfigured,
  OAuthError: (error) => {
    const { cause } = error;
    const isCancelled =
      typeof cause === 'object' && cause !== null && 'error' in cause && cause.error === 'access_denied';
    return isCancelled
      ? msg('Sign-in was cancelled. Try again when you’re ready.', { id: 'error.cancelled' })
      : msg('That sign-in wasn’t completed. Try again or sign in another way.', { id: 'error.oauth' });
  },
  InvalidCallback: () =>
    msg('That sign-in could not be finished here. Start it again.', { id: 'error.callback' }),
  DeviceNotTracked: () =>
    msg('We don’t know this device yet. Sign in again, then retry.', { id: 'error.device' }),
  NotSignedIn: () => msg('You’ve been signed out. Sign in again.', { id: 'error.session-ended' }),
};

function credentials(_error: AuthError, names: UsernameAttribute | undefined): string {
  switch (names) {
    case 'username':
      return msg('That username and password don’t match. Try again or reset your password.', {
        id: 'error.credentials.username',
      });
    case 'phone_number':
      return msg('That phone number and password don’t match. Try again or reset your password.', {
        id: 'error.credentials.phone',
      });
    default:
      return msg('That email and password don’t match. Try again or reset your password.', {
        id: 'error.credentials',
      });
  }
}

/** At sign-up people choose a username, unless the pool makes one from their address or number. */
function exists({ code }: AuthError, names: UsernameAttribute | undefined): string {
  if (names === 'phone_number')
    return msg('That phone number can’t be used. Sign in or try another.', { id: 'error.exists.phone' });
  return names === 'email' || code === 'AliasExistsException'
    ? msg('That email can’t be used. Sign in or try another.', { id: 'error.exists' })
    : msg('That username can’t be used. Sign in or try another.', { id: 'error.exists.username' });
}

function code(): string {
  return msg('That code didn’t match. Check it or get a new one.', { id: 'error.code' });
}

function tooMany(): string {
  return msg('Too many tries. Wait a few minutes.', { id: 'error.too-many' });
}

function server(): string {
  return msg('Something went wrong on our side. Try again.', { id: 'error.server' });
}

function notConfigured(): string {
  return msg('Sign-in isn’t set up on this page yet.', { id: 'error.not-configured' });
}

/**
 * What a person reads about `error`: the page's words for it, the screen's, or ours by code. Never the service's own
 * text.
 */
export function errorText(
  error: AuthError,
  settings: Pick<ScreenSettings, 'errorMessages' | 'usernameAttribute'> | undefined,
  screen: string | undefined,
): string {
  return (
    ownText(error, settings?.errorMessages) ??
    screen ??
    entry(texts, error.code)?.(error, settings?.usernameAttribute) ??
    msg('Something went wrong. Try again.', { id: 'error.unknown' })
  );
}

/** A code is whatever the service sends, `constructor` too. */
function entry<Value>(map: Readonly<Record<string, Value>>, code: string): Value | undefined {
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

/** The field that an error is about, so that it is said there; undefined: it is said above the form. */
export function errorField(error: AuthError): 'code' | 'new-password' | 'account' | undefined {
  switch (error.code) {
    case 'CodeMismatchException':
    case 'EnableSoftwareTokenMFAException':
    case 'ExpiredCodeException':
      return 'code';
    case 'InvalidPasswordException':
      return 'new-password';
    case 'UsernameExistsException':
    case 'AliasExistsException':
      return 'account';
    default:
      return undefined;
  }
}
