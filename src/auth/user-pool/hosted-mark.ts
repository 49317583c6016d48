import { storagePrefix } from '../context.js';
import type { UserPool } from './pool.js';

/** The legacy library's mark of a session from the hosted UI; it does not name the app client. */
const legacyHostedMark = 'amplify-signin-with-hostedUI';
const hostedMark = (pool: UserPool): string => `${storagePrefix(pool.config)}.hostedUI`;

/** Returns the storage keys of the mark. */
export const hostedMarks = (pool: UserPool): readonly string[] => [hostedMark(pool), legacyHostedMark];

/** Marks the session of a user as one from the hosted UI. */
export function mark(pool: UserPool, username: string): void {
  pool.storage.setItem(legacyHostedMark, 'true');
  pool.storage.setItem(hostedMark(pool), username);
}

/** Removes the mark. */
export const unmark = (pool: UserPool): void =>
  hostedMarks(pool).forEach((key) => pool.storage.removeItem(key));

/** Whether the session came from the hosted UI: by our mark of this client, or else the legacy library's. */
export function isHosted(pool: UserPool, username: string): boolean {
  const hosted = pool.storage.getItem(hostedMark(pool));
  return hosted === null ? pool.storage.getItem(legacyHostedMark) === 'true' : hosted === username;
}
