/** The path of Firefox, installed first where that is possible. Throws when there is none. */
export function ensureFirefox(): string;
