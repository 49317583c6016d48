const said = new Set<string>();

/** Tells a developer about a mistake that people can live with. */
export const warn = (...details: unknown[]): void => console.warn('[auth-elements]', ...details);

/** Tells a developer something once for each text. Never called with what a person typed. */
export function warnOnce(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  console.warn(`[auth-elements] ${text}`);
}
