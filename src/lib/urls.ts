/**
 * Characters that the URL parser removes, reorders, hides or reads as relative: a string with one of these is
 * not the URL that it appears to be. `#` is included because none of our URLs has a fragment.
 */
const misleading = /[\s\\#\p{C}]|^https?:(?!\/\/[^/])/iu;
/** Schemes whose URLs contain or run code instead of naming a location. */
const running = /^(javascript|data|vbscript|blob|filesystem|file|about|view-source):/;
/** Matches the hosts of this computer. */
export const loopback = /^(([\w-]+\.)*localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether the URL parser leaves a string unchanged. */
export const isPlain = (text: unknown): text is string => typeof text === 'string' && !misleading.test(text);

/** Returns the full URL in a string, without credentials. */
function plainUrl(text: unknown): URL | undefined {
  const url = isPlain(text) && URL.canParse(text) ? new URL(text) : undefined;
  return url?.username || url?.password ? undefined : url;
}

/** Replaces lone surrogates, which cannot be encoded, by U+FFFD. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** Encodes any string as a part of a URL, or of the name of a cookie. */
export const encodeText = (text: string): string => encodeURIComponent(wellFormed(text));

/** Whether a string is the full URL of a server: with https, or http on localhost, and without a query. */
export function isServerUrl(text: unknown): text is string {
  const { href = '?', protocol, hostname = '' } = plainUrl(text) ?? {};
  return !href.includes('?') && (protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname)));
}

/** The description of a valid URL, for error messages. */
export const serverAllowed = 'a full URL with https (on this computer http too)';

/** Whether a user can be redirected to a URL, of a page or an app: it does not run code. */
export const isRedirectUrl = (text: unknown): text is string =>
  !running.test(plainUrl(text)?.protocol ?? 'data:');
