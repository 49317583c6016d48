/** Turns `:state(name)` on or off; does nothing in engines without custom states. */
export function setCustomState(
  internals: { readonly states?: Pick<CustomStateSet, 'add' | 'delete'> } | undefined,
  name: string,
  on: boolean,
): void {
  const states = internals?.states;
  try {
    if (on) states?.add(name);
    else states?.delete(name);
  } catch {
    // Chromium before 125 knows only `:--name`, and throws for any other.
  }
}
