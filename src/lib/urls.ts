/**
 * What the URL parser takes out, turns around, does not show or reads as relative: a text with one of these is not the
 * address that it seems to be. Besides, none of our URLs has a fragment.
 */
const misleading = /[\s\\#\p{C}]|^https?:(?!\/\/[^/])/iu;
/** Schemes whose address holds or runs something, rather than to lead somewhere. */
const running = /^(javascript|data|vbscript|blob|filesystem|file|about|view-source):/;
const loopback = /^(([\w-]+\.)*localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether a text is what the URL parser makes of it. */
export const isPlain = (text: unknown): text is string => typeof text === 'string' && !misleading.test(text);

/** The full URL that a text plainly is, without credentials. */
function plainUrl(text: unknown): URL | undefined {
  const url = isPlain(text) && URL.canParse(text) ? new URL(text) : undefined;
  return url?.username || url?.password ? undefined : url;
}

/** The text with U+FFFD for half a surrogate pair, of which there is no encoding. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** Encodes any text as a part of a URL, or of the name of a cookie. */
export const encodeText = (text: string): string => encodeURIComponent(wellFormed(text));

/** Says that a text is the full URL of a server: with https, on this computer with http too, and without a query. */
export function isServerUrl(text: unknown): text is string {
  const { href = '?', protocol, hostname = '' } = plainUrl(text) ?? {};
  return !href.includes('?') && (protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname)));
}

/** The words for that. */
export const serverAllowed = 'a full URL with https (on this computer http too)';

/** Says that people can be sent back to a URL, of a page or an app: it runs nothing. */
export const isRedirectUrl = (text: unknown): text is string =>
  !running.test(plainUrl(text)?.protocol ?? 'data:');
