import { isObject } from './guards.js';

/** The `sub` claim of a JWT, which identifies a user for good; empty without one. */
export function subjectOf(token: string): string {
  const { sub } = readClaims(token);
  return typeof sub === 'string' ? sub : '';
}

/** Reads the claims of a JWT (RFC 7519) without verifying it: the receiving service does. Empty for a token that is not a JWT. */
export function readClaims(token: string): Readonly<Record<string, unknown>> {
  try {
    const text = atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isObject(claims) ? claims : {};
  } catch {
    return {};
  }
}
