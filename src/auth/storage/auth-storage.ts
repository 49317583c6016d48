/** A storage of the browser: `localStorage`, `sessionStorage`, or memory, which ends with the page. */
export type StorageName = 'local' | 'session' | 'memory';

/**
 * A custom storage for the session, as in Amplify 1 to 5. It is read synchronously; an asynchronous storage keeps a copy
 * in memory and fills it in `sync`. An exception becomes a `StorageError`, and so does a promise from `getItem`. Promises
 * that writes return are not awaited, and their failures are ignored.
 */
export interface AuthStorage {
  /** Stores a value; the result is ignored. */
  setItem(key: string, value: string): unknown;
  /** Returns a value; `null` or `undefined` when there is none. */
  getItem(key: string): string | null | undefined;
  /** Removes a value, if there is one; the result is ignored. */
  removeItem(key: string): unknown;
  /** Removes all values; the result is ignored. */
  clear?(): unknown;
  /** Returns all keys. With it, a sign-out also removes sessions that other code left. */
  keys?(): Iterable<string>;
  /**
   * Loads the values of an asynchronous storage; awaited before each call of `Auth`, which rejects with `Timeout` after
   * 30 seconds.
   */
  sync?(): Promise<unknown>;
}

/** The options of cookies (RFC 6265). */
export interface CookieOptions {
  /**
   * Domain of the cookies: a host without scheme, port and path.
   *
   * @defaultValue the host of the page
   */
  readonly domain?: string;
  /**
   * Path of the cookies; begins with `/`.
   *
   * @defaultValue `/`
   */
  readonly path?: string;
  /**
   * Lifetime in days, more than 0.
   *
   * @defaultValue `365`
   */
  readonly expires?: number;
  /**
   * Sends the cookies over TLS only.
   *
   * @defaultValue `true`
   */
  readonly secure?: boolean;
  /**
   * `strict`, `lax`, or with `secure` also `none`.
   *
   * @defaultValue `lax`
   */
  readonly sameSite?: 'strict' | 'lax' | 'none';
}
