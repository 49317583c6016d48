/** Where the browser keeps the session: `localStorage`, `sessionStorage`, or the memory of the page. */
export type StorageName = 'local' | 'session' | 'memory';

/**
 * Where the session is kept: the guide's contract. It is read synchronously; a storage that is asynchronous keeps
 * a copy in memory and fills it in `sync`, which is awaited before the first read.
 */
export interface AuthStorage {
  setItem(key: string, value: string): unknown;
  getItem(key: string): string | null | undefined;
  removeItem(key: string): unknown;
  clear?(): unknown;
  /** The names of what is stored. With it, a sign-out also removes sessions that other code left behind. */
  keys?(): Iterable<string>;
  sync?(): Promise<unknown>;
}

/** `expires` is in days, default 365; `path` defaults to `/`, `secure` to true, `sameSite` to `lax`. */
export interface CookieOptions {
  readonly domain?: string;
  readonly path?: string;
  readonly expires?: number;
  readonly secure?: boolean;
  readonly sameSite?: 'strict' | 'lax' | 'none';
}
