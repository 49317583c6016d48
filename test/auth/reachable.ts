/** Every text that can be reached from a value: by members that are hidden too, through maps and in circles. */
export function textsIn(value: unknown): ReadonlySet<string> {
  const texts = new Set<string>();
  const seen = new Set<unknown>();
  const rest = [value];
  while (rest.length > 0) {
    const each = rest.pop();
    if (typeof each === 'string') texts.add(each);
    if (typeof each !== 'object' || each === null || seen.has(each)) continue;
    seen.add(each);
    // A page can be reached from its elements, with the values typed in the fields.
    if (typeof Node !== 'undefined' && (each instanceof Node || each === globalThis)) continue;
    if (each instanceof Map) rest.push(...(each as ReadonlyMap<unknown, unknown>).keys());
    if (each instanceof Map || each instanceof Set) rest.push(...(each.values() as Iterable<unknown>));
    for (const name of Reflect.ownKeys(each)) {
      if (typeof name === 'string') texts.add(name);
      rest.push(Reflect.get(each, name));
    }
  }
  return texts;
}

/** Which of the secrets are in a value: a password anywhere in a string, a code as a whole string. */
export function secretsIn(value: unknown, passwords: readonly string[], codes: readonly string[]): string[] {
  const texts = textsIn(value);
  const all = [...texts].join('\n');
  return [...passwords.filter((each) => all.includes(each)), ...codes.filter((each) => texts.has(each))];
}
