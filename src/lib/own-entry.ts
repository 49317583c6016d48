/** Returns the entry of a record, or undefined if it has none: `constructor` is not an entry. */
export function ownEntry<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
