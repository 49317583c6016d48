/** Whether a value is an object, arrays included. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Whether a value is an object and not an array. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isObject(value) && !Array.isArray(value);

export const isNonEmptyString = (value: unknown): value is string =>
  typeof value === 'string' && value !== '';

/** Runs a function that reads what an app has passed; undefined if it throws, as getters and loops may make it. */
export function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** Returns a value as JSON, for an error message or a warning; the type of a value that JSON does not have. */
export const describeValue = (value: unknown): string =>
  attempt(() => JSON.stringify(value) as string | undefined) ?? typeof value;
