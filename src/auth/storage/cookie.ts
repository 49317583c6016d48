import { AuthError } from '../../lib/auth-error.js';
import { ofDocument, setOfDocument } from '../../lib/document-member.js';
import { encodeText, wellFormed } from '../../lib/urls.js';
import type { AuthStorage, CookieOptions } from './auth-storage.js';

const DAY_MS = 86_400_000;

/**
 * The maximum length of the name and value of one cookie, in characters. Browsers accept 4096 bytes (RFC
 * 6265, section 6.1); a longer value is split over several cookies, `name.0`, `name.1`, ….
 */
const MAX_COOKIE_LENGTH = 3900;

/**
 * Stores the session in cookies, in a format compatible with js-cookie as long as a value fits into one.
 * Throws `StorageError` if the browser does not accept a cookie (blocked, `secure` on a page without TLS, too
 * many).
 */
export class CookieStorage implements AuthStorage {
  readonly #options: CookieOptions;

  constructor(options: CookieOptions = {}) {
    this.#options = options;
  }

  getItem(key: string): string | null {
    const all = cookies();
    const name = wellFormed(key);
    const whole = all.get(name) ?? [...partsOf(name, all)].map((part) => all.get(part)).join('');
    return whole === '' && !all.has(name) ? null : decode(whole);
  }

  setItem(key: string, value: string): void {
    const earlier = this.getItem(key);
    this.#replace(key, value);
    if (this.getItem(key) === wellFormed(value)) return;
    if (earlier === null) this.removeItem(key);
    else this.#replace(key, earlier);
    throw new AuthError('StorageError', 'The browser rejected a cookie of the session.');
  }

  removeItem(key: string): void {
    const all = cookies();
    const name = wellFormed(key);
    for (const part of [name, ...partsOf(name, all)]) {
      if (!all.has(part)) continue;
      this.#write(part, '', new Date(0));
      // A cookie of another path or domain, from an earlier config, would hide the next one.
      if (cookies().has(part)) for (const place of places()) this.#write(part, '', new Date(0), place);
    }
  }

  /** The keys of all values; a value that is split over several cookies has one key. */
  keys(): Iterable<string> {
    const all = cookies();
    return [...all.keys()].flatMap((key) => {
      const [whole, index] = /^(.*)\.(\d+)$/s.exec(key)?.slice(1) ?? [];
      if (whole === undefined || all.has(whole) || !all.has(`${whole}.0`)) return [key];
      return index === '0' ? [whole] : [];
    });
  }

  clear(): void {
    // Other cookies of the page must not be removed.
    for (const key of cookies().keys())
      if (key.startsWith('CognitoIdentityServiceProvider.')) this.removeItem(key);
  }

  /** Removes the earlier value, in however many cookies it is, and writes the new one. */
  #replace(key: string, value: string): void {
    const { expires = 365 } = this.#options;
    const until = new Date(Date.now() + expires * DAY_MS);
    const encoded = encodeText(value);
    const size = MAX_COOKIE_LENGTH - encodeName(key).length;
    const parts = encoded.match(new RegExp(`.{1,${size}}`, 'g')) ?? [''];
    this.removeItem(key);
    for (const [index, part] of parts.entries())
      this.#write(parts.length > 1 ? `${key}.${index}` : key, part, until);
  }

  #write(key: string, value: string, expires: Date, place: CookiePlace = this.#options): void {
    const { domain, path = '/' } = place;
    const { secure = true, sameSite = 'lax' } = this.#options;
    const more = `${domain ? `; domain=${domain}` : ''}${secure ? '; secure' : ''}`;
    const until = expires.toUTCString();
    setOfDocument(
      'cookie',
      `${encodeName(key)}=${value}; path=${path}; expires=${until}; samesite=${sameSite}${more}`,
    );
  }
}

type CookiePlace = Pick<CookieOptions, 'domain' | 'path'>;

/** Returns every path and domain of a cookie that this page can read (RFC 6265, sections 5.1.3 and 5.1.4). */
function* places(): Generator<CookiePlace> {
  const { hostname, pathname } = location;
  const labels = hostname.split('.');
  const domains = ['', ...labels.map((_, index) => labels.slice(index).join('.'))];
  const paths = [...pathname.matchAll(/\/|$/g)].flatMap(({ index }) => [
    pathname.slice(0, index),
    pathname.slice(0, index + 1),
  ]);
  for (const path of new Set(paths)) for (const domain of domains) if (path) yield { path, domain };
}

/**
 * Encodes a name: RFC 6265 requires a token (RFC 7230, section 3.2.6); other characters are escaped with `%`.
 */
function encodeName(name: string): string {
  return name.replace(/[^\w!#$&'*+.^`|~-]+/g, (part) =>
    encodeText(part).replaceAll('(', '%28').replaceAll(')', '%29'),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Returns the names of the cookies over which a value is split. */
function* partsOf(key: string, all: ReadonlyMap<string, string>): Generator<string> {
  for (let index = 0; all.has(`${key}.${index}`); index++) yield `${key}.${index}`;
}

/** Returns the decoded values by name. */
function cookies(): Map<string, string> {
  const found = new Map<string, string>();
  for (const pair of typeof document === 'undefined' ? [] : ofDocument('cookie').split('; ')) {
    const [name = '', ...value] = pair.split('=');
    if (name && !found.has(decode(name))) found.set(decode(name), value.join('=').replace(/^"|"$/g, ''));
  }
  return found;
}
