/** Whether a value is an object, arrays included. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Whether a value is an object and not an array. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isObject(value) && !Array.isArray(value);

export const isNonEmptyString = (value: unknown): value is string =>
  typeof value === 'string' && value !== '';

/** Returns a value as JSON, for an error message or a warning; for a function and `undefined`, the type. */
export const describeValue = (value: unknown): string =>
  value === undefined || typeof value === 'function' ? typeof value : JSON.stringify(value);
