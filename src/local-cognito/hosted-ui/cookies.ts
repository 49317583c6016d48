import { equalBytes, utf8 } from '../crypto/bytes.js';
import type { Random } from '../crypto/random.js';

const SESSION = 'cognito';
const CSRF = 'XSRF-TOKEN';
// Without a path they hold for the folder of the page: each pool's own, behind any prefix.
const ATTRIBUTES = 'HttpOnly; SameSite=Lax';

/** Returns every value of a cookie that a browser sent: several paths may each have one. */
function valuesOf(request: Request, name: string): string[] {
  const pairs = (request.headers.get('cookie') ?? '').split(/; */);
  return pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
}

/** Returns the values of the cookie that stands for a sign-in. */
export const sessionCookies = (request: Request): string[] => valuesOf(request, SESSION);

/** Sets the cookie that stands for a sign-in. */
export function setSessionCookie(response: Response, id: string): Response {
  response.headers.append('set-cookie', `${SESSION}=${id}; Max-Age=3600; ${ATTRIBUTES}`);
  return response;
}

/** Removes the cookie that stands for a sign-in. */
export function dropSessionCookie(response: Response): Response {
  response.headers.append('set-cookie', `${SESSION}=; Max-Age=0; ${ATTRIBUTES}`);
  return response;
}

/** Returns the secret that a form has to carry besides its cookie, the one the browser has or a new one. */
export const csrfToken = (request: Request, random: Random): string =>
  valuesOf(request, CSRF).find((value) => /^[\w-]{36}$/.test(value)) ?? random.uuid();

/** Sets the cookie that forms have to agree with. */
export function setCsrfCookie(response: Response, token: string): Response {
  response.headers.append('set-cookie', `${CSRF}=${token}; ${ATTRIBUTES}`);
  return response;
}

/** Whether a form comes from a page that was served to this browser. */
export const isOwnForm = (request: Request, form: URLSearchParams): boolean =>
  valuesOf(request, CSRF).some((value) => equalBytes(utf8(value), utf8(form.get('_csrf') ?? '')));
