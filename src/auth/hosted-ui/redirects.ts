import { AuthError } from '../../lib/auth-error.js';

/** The part of a URL that contains the response: the query or the fragment. */
export type UrlComponent = 'search' | 'hash';

/** Returns the page's URL; undefined where there is none, as in Node and in native apps. */
export const pageUrl = (): URL | undefined =>
  typeof location === 'undefined' || !URL.canParse(location.href) ? undefined : new URL(location.href);

/**
 * Returns a URL without query and fragment. App schemes have no origin, and servers add a slash at the end of
 * a path.
 */
function locationOf(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname.replace(/\/+$/, '')}`;
}

const isWeb = (url: string): boolean => /^https?:/i.test(url);

/** Whether a URL is one of the redirect URIs, ignoring its query and fragment. */
export const isRedirectUri = (redirects: readonly string[], url: URL): boolean =>
  redirects.some((redirect) => locationOf(redirect) === locationOf(url.href));

/**
 * Chooses the redirect URI for this page: by origin, then by path; if none has its origin, one with an app
 * scheme. `undefined` if there is none.
 */
export function redirectForPage(redirects: readonly string[]): string | undefined {
  const page = pageUrl();
  const app = redirects.find((each) => !isWeb(each));
  if (!page) return app ?? redirects[0];
  const same = redirects.filter((each) => isWeb(each) && new URL(each).origin === page.origin);
  return same.find((each) => locationOf(each) === locationOf(page.href)) ?? same[0] ?? app;
}

/** Navigates to a URL. Rejects with `NotConfigured` if there is neither a page nor a `urlOpener`. */
export async function leaveFor(
  url: string,
  redirect: string,
  opener?: (url: string, redirect: string) => unknown,
): Promise<void> {
  if (opener) {
    await opener(url, redirect);
    return;
  }
  if (typeof location === 'undefined' || typeof location.assign !== 'function') {
    throw new AuthError(
      'NotConfigured',
      'There is no page here to leave: set oauth.urlOpener in the config.',
    );
  }
  location.assign(url);
}

/**
 * The parameters that a service adds to a redirect URI (RFC 6749 §4.1.2 and §4.2.2, RFC 9207, OpenID Connect
 * Session).
 */
const responseParameters = [
  'code',
  'state',
  'iss',
  'session_state',
  'error',
  'error_description',
  'error_uri',
  'access_token',
  'id_token',
  'refresh_token',
  'token_type',
  'expires_in',
  'scope',
];

/** Removes the response from a query or a fragment; the app's parameters stay unchanged. */
function withoutResponse(text: string): string {
  const mark = text.slice(0, 1);
  const kept = text
    .slice(1)
    .split('&')
    .filter((pair) => !responseParameters.includes(pair.split('=')[0] ?? ''));
  return kept.join('&') ? mark + kept.join('&') : '';
}

/** Returns the URL without the response. */
export function cleanUrl(url: URL, part: UrlComponent): string {
  const clean = new URL(url);
  clean[part] = withoutResponse(url[part]);
  // Added by a provider (Facebook), and kept by browsers.
  if (clean.hash === '#_=_') clean.hash = '';
  return clean.href;
}

/** Removes a response from the page's URL and its history entry. */
export function cleanPage(part: UrlComponent, answer: URLSearchParams): void {
  const page = pageUrl();
  const mark = answer.has('state') ? 'state' : 'error';
  const value = answer.get(mark);
  if (!page || !value || new URLSearchParams(page[part].slice(1)).get(mark) !== value) return;
  if (typeof history !== 'undefined') history.replaceState(history.state, '', cleanUrl(page, part));
}
