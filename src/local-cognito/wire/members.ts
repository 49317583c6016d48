import { errors } from './service-error.js';

/** Reads one member of a request: throws when its JSON type is wrong, notes broken constraints. */
export interface Member<T, R extends boolean = boolean> {
  readonly required: R;
  read(value: unknown, path: string, problems: string[]): T;
}

export type Shape = Record<string, Member<unknown>>;

/** The type a shape reads: optional members may be undefined. */
export type InputOf<S extends Shape> = {
  readonly [K in keyof S]: S[K] extends Member<infer T, infer R>
    ? R extends true
      ? T
      : T | undefined
    : never;
};

interface TextRules {
  min?: number;
  max?: number;
  pattern?: string;
  /** The value is not repeated in the error, as the service does for secrets. */
  secret?: boolean;
}

const member = <T>(read: Member<T>['read']): Member<T, false> => ({ required: false, read });

/** Makes a member required. */
export const required = <T>(optional: Member<T>): Member<T, true> => ({ ...optional, required: true });

/** A string with its limits. */
export const text = (rules: TextRules = {}): Member<string, false> =>
  member((value, path, problems) => {
    if (typeof value === 'number' || typeof value === 'boolean') {
      const kind = typeof value === 'number' ? 'NUMBER_VALUE' : `${String(value).toUpperCase()}_VALUE`;
      throw errors.serialization(`${kind} can not be converted to a String`);
    }
    if (typeof value !== 'string') throw errors.serialization(startOf(value));
    const shown = rules.secret ? 'Value' : `Value '${value}'`;
    const fail = (rule: string): unknown =>
      problems.push(`${shown} at '${path}' failed to satisfy constraint: Member must ${rule}`);
    if (rules.min !== undefined && value.length < rules.min) {
      fail(`have length greater than or equal to ${rules.min}`);
    } else if (rules.max !== undefined && value.length > rules.max) {
      fail(`have length less than or equal to ${rules.max}`);
      // A string that is too long is not compared with the pattern as well: that could take minutes.
    } else if (rules.pattern !== undefined && !new RegExp(`^(?:${rules.pattern})$`, 'u').test(value)) {
      fail(`satisfy regular expression pattern: ${rules.pattern}`);
    }
    return value;
  });

/** One of the given texts. */
export const oneOf = <T extends string>(...values: T[]): Member<T, false> =>
  member((value, path, problems) => {
    const given = text().read(value, path, problems);
    const known = values.find((each) => each === given);
    if (known === undefined) {
      problems.push(
        `Value '${given}' at '${path}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(', ')}]`,
      );
    }
    return known ?? ('' as T);
  });

/** True or false. */
export const flag = (): Member<boolean, false> =>
  member((value) => {
    if (typeof value !== 'boolean') throw errors.serialization(startOf(value));
    return value;
  });

/** Any JSON. */
export const document = (): Member<unknown, false> => member((value) => value);

/** A whole number with its limits. */
export const number = ({ min, max }: { min: number; max: number }): Member<number, false> =>
  member((value, path, problems) => {
    if (typeof value !== 'number') throw errors.serialization(startOf(value));
    const fail = (rule: string): unknown =>
      problems.push(
        `Value '${value}' at '${path}' failed to satisfy constraint: Member must have value ${rule}`,
      );
    if (value < min) fail(`greater than or equal to ${min}`);
    else if (value > max) fail(`less than or equal to ${max}`);
    return Math.trunc(value);
  });

/** A map of texts. */
export const textMap = (): Member<Record<string, string>, false> =>
  member((value, path, problems) => {
    if (!isObject(value)) throw errors.serialization(startOf(value));
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, each]) => each !== null && each !== undefined)
        .map(([name, each]) => [name, text().read(each, `${path}.${name}.member`, problems)]),
    );
  });

/** A list of one kind of member. */
export const listOf = <T>(item: Member<T>): Member<T[], false> =>
  member((value, path, problems) => {
    if (!Array.isArray(value)) throw errors.serialization(startOf(value));
    return value.map((each, i) => item.read(each, `${path}.${i + 1}.member`, problems));
  });

/** A structure with a shape of its own. */
export const structure = <S extends Shape>(shape: S): Member<InputOf<S>, false> =>
  member((value, path, problems) => {
    if (!isObject(value)) throw errors.serialization(startOf(value));
    return readMembers(shape, value, `${path}.`, problems);
  });

/** Reads a whole request body; throws the service's error for everything that is wrong with it. */
export function readInput<S extends Shape>(shape: S, body: unknown): InputOf<S> {
  if (!isObject(body)) throw errors.serialization(startOf(body));
  const problems: string[] = [];
  const input = readMembers(shape, body, '', problems);
  if (problems.length > 0) {
    const count = problems.length === 1 ? '1 validation error' : `${problems.length} validation errors`;
    throw errors.invalidParameter(`${count} detected: ${problems.join('; ')}`);
  }
  return input;
}

function readMembers<S extends Shape>(
  shape: S,
  body: object,
  prefix: string,
  problems: string[],
): InputOf<S> {
  const given = new Map<string, unknown>(Object.entries(body));
  const input = Object.entries(shape).map(([name, reader]) => {
    const value = given.get(name) ?? undefined;
    const path = prefix + name.charAt(0).toLowerCase() + name.slice(1);
    if (value !== undefined) return [name, reader.read(value, path, problems)] as const;
    if (reader.required) {
      problems.push(`Value null at '${path}' failed to satisfy constraint: Member must not be null`);
    }
    return [name, undefined] as const;
  });
  return Object.fromEntries(input) as InputOf<S>;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const startOf = (value: unknown): string =>
  Array.isArray(value)
    ? 'Start of list found where not expected'
    : isObject(value)
      ? 'Start of structure or map found where not expected.'
      : 'Unexpected value type in payload';

/** Members that many operations share, with the limits of the service's API reference. */
export const members = {
  clientId: required(text({ min: 1, max: 128, pattern: '[\\w+]+', secret: true })),
  poolId: required(text({ min: 1, max: 55, pattern: '[\\w-]+_[0-9a-zA-Z]+' })),
  username: required(text({ min: 1, max: 128, pattern: '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+', secret: true })),
  password: text({ max: 256, pattern: '^[\\S]+.*[\\S]+$', secret: true }),
  secretHash: text({ min: 1, max: 128, pattern: '[\\w+=/]+', secret: true }),
  code: required(text({ min: 1, max: 2048, pattern: '[\\S]+' })),
  token: required(text({ pattern: '[A-Za-z0-9\\-_=.]+', secret: true })),
  session: text({ min: 20, max: 2048, secret: true }),
  attributes: listOf(
    structure({ Name: required(text({ min: 1, max: 32 })), Value: text({ max: 2048, secret: true }) }),
  ),
  metadata: textMap(),
} as const;
