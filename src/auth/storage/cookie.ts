import { AuthError } from '../errors.js';
import type { AuthStorage, CookieOptions } from './storage.js';

const dayInMs = 86_400_000;

/**
 * Keeps the session in cookies, found again by what js-cookie writes and the other way round.
 * Throws `StorageError` when the browser does not take a cookie (too large, blocked, `secure` on a page without TLS).
 */
export class CookieStorage implements AuthStorage {
  readonly #options: CookieOptions;

  constructor(options: CookieOptions = {}) {
    this.#options = options;
  }

  getItem(key: string): string | null {
    return cookies().get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    const { expires = 365 } = this.#options;
    this.#write(key, encodeURIComponent(value), new Date(Date.now() + expires * dayInMs));
    if (this.getItem(key) !== value) {
      throw new AuthError('StorageError', 'The browser did not keep a cookie of the session.');
    }
  }

  removeItem(key: string): void {
    this.#write(key, '', new Date(0));
  }

  clear(): void {
    // Other cookies of the page are not ours to remove.
    for (const key of cookies().keys())
      if (key.startsWith('CognitoIdentityServiceProvider.')) this.removeItem(key);
  }

  #write(key: string, value: string, expires: Date): void {
    const { domain, path = '/', secure = true, sameSite } = this.#options;
    const parts = [`${encodeName(key)}=${value}`, `path=${path}`, `expires=${expires.toUTCString()}`];
    if (domain) parts.push(`domain=${domain}`);
    if (secure) parts.push('secure');
    if (sameSite) parts.push(`samesite=${sameSite}`);
    document.cookie = parts.join('; ');
  }
}

/** RFC 6265 takes a token (RFC 7230, section 3.2.6) as a name; `%` is kept for what is not one. */
function encodeName(name: string): string {
  return name.replace(/[^\w!#$&'*+.^`|~-]+/g, (part) =>
    encodeURIComponent(part).replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29')),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function cookies(): Map<string, string> {
  const found = new Map<string, string>();
  for (const pair of typeof document === 'undefined' ? [] : document.cookie.split('; ')) {
    const [name = '', ...value] = pair.split('=');
    if (name && !found.has(decode(name)))
      found.set(decode(name), decode(value.join('=').replace(/^"|"$/g, '')));
  }
  return found;
}
