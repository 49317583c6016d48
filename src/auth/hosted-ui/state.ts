const form = /^[\da-f]{48}(-([\da-f]{2})+)?$/;

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Creates a state: 192 random bits, and after a hyphen the custom state, as in the legacy library (there in
 * Latin-1, here in UTF-8).
 */
export function newState(custom: string | undefined): string {
  const random = toHex(crypto.getRandomValues(new Uint8Array(24)));
  return custom ? `${random}-${toHex(new TextEncoder().encode(custom))}` : random;
}

/**
 * Whether a state has the format that this module creates: an app may use parameters with these names too.
 */
export const isOurState = (state: string): boolean => form.test(state);

/** Returns the custom state of the app. */
export function customStateOf(state: string): string | undefined {
  const [, , hex] = form.test(state) ? (/^(.*?)-(.*)$/.exec(state) ?? []) : [];
  if (hex === undefined) return undefined;
  const bytes = hex.match(/../g) ?? [];
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => parseInt(byte, 16)));
}
