const form = /^[\da-f]{48}(-([\da-f]{2})+)?$/;

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** 192 random bits, and behind a hyphen what the app adds, as the legacy library has it (there in Latin-1, here in UTF-8). */
export function newState(custom: string | undefined): string {
  const random = toHex(crypto.getRandomValues(new Uint8Array(24)));
  return custom ? `${random}-${toHex(new TextEncoder().encode(custom))}` : random;
}

/** Whether a state looks like one of ours: a page may use parameters of these names for itself. */
export const isOurState = (state: string): boolean => form.test(state);

/** What the app added to the state. */
export function customStateOf(state: string): string | undefined {
  const [, , hex] = form.test(state) ? (/^(.*?)-(.*)$/.exec(state) ?? []) : [];
  if (hex === undefined) return undefined;
  const bytes = hex.match(/../g) ?? [];
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => parseInt(byte, 16)));
}
