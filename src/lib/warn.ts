const said = new Set<string>();

/** Warns a developer about a mistake that does not stop users. */
export const warn = (...details: unknown[]): void => console.warn('[auth-elements]', ...details);

/** Warns a developer once for each message. Never called with user input. */
export function warnOnce(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  console.warn(`[auth-elements] ${text}`);
}
