import { AuthError } from '../../lib/auth-error.js';

/** Where an answer is: in the query, or in the fragment. */
export type Part = 'search' | 'hash';

/** The page, where there is one: an app of its own kind, and Node, have no address. */
export const pageUrl = (): URL | undefined =>
  typeof location === 'undefined' || !URL.canParse(location.href) ? undefined : new URL(location.href);

/** Schemes of apps have no origin; a slash at the end of a path is the server's habit. */
function place(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname.replace(/\/+$/, '')}`;
}

const isWeb = (address: string): boolean => /^https?:/i.test(address);

/** Whether a URL is one of the redirect URIs, whatever its query and fragment are. */
export const isOneOf = (redirects: readonly string[], url: URL): boolean =>
  redirects.some((redirect) => place(redirect) === place(url.href));

/**
 * Chooses the redirect URI of this page: by origin, then by path; where none has its origin, the scheme of an app.
 * `undefined` when there is none.
 */
export function ofThisPage(redirects: readonly string[]): string | undefined {
  const page = pageUrl();
  const app = redirects.find((each) => !isWeb(each));
  if (!page) return app ?? redirects[0];
  const same = redirects.filter((each) => isWeb(each) && new URL(each).origin === page.origin);
  return same.find((each) => place(each) === place(page.href)) ?? same[0] ?? app;
}

/** Leaves the page for an address. Rejects with `NotConfigured` where there is no page and no `urlOpener`. */
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

/** What a service adds to a redirect URI (RFC 6749 §4.1.2 and §4.2.2, RFC 9207, OpenID Connect Session). */
const ours = [
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

/** Takes the answer out of a query or a fragment; the page's own parameters stay as they are written. */
function without(text: string): string {
  const mark = text.slice(0, 1);
  const kept = text
    .slice(1)
    .split('&')
    .filter((pair) => !ours.includes(pair.split('=')[0] ?? ''));
  return kept.join('&') ? mark + kept.join('&') : '';
}

/** The URL without the answer in it. */
export function cleaned(url: URL, part: Part): string {
  const clean = new URL(url);
  clean[part] = without(url[part]);
  // Left behind by a provider (Facebook), and carried along by browsers.
  if (clean.hash === '#_=_') clean.hash = '';
  return clean.href;
}

/** Takes an answer out of the address of the page and out of its history. */
export function cleanPage(part: Part, answer: URLSearchParams): void {
  const page = pageUrl();
  const mark = answer.has('state') ? 'state' : 'error';
  const value = answer.get(mark);
  if (!page || !value || new URLSearchParams(page[part].slice(1)).get(mark) !== value) return;
  if (typeof history !== 'undefined') history.replaceState(history.state, '', cleaned(page, part));
}
