import { AuthError } from '../lib/auth-error.js';
import { warnOnce } from '../lib/warn.js';
import type { StoredAuthState } from '../machine/types.js';

/** The values of a form by field name, as in `auth-submit`. */
export type FormValues = Readonly<Record<string, string>>;

/** A value, or a promise of it. */
type MaybePromise<T> = T | Promise<T>;

/** A custom check of one field: returns the problem, or nothing if the value is valid. */
export type Validator = (value: string, values: FormValues) => MaybePromise<string | undefined | null>;

/**
 * A custom check of a whole form: returns problems by field name; under any other name, a problem appears
 * above the form.
 */
export type FormValidator = (
  state: StoredAuthState,
  values: FormValues,
) => MaybePromise<Readonly<Record<string, string>> | undefined | null>;

/**
 * Checks by field name, on every screen with such a field, or one for all forms. They run after the built-in
 * checks.
 */
export type Validators = Readonly<Record<string, Validator>> | FormValidator;

/**
 * The results of the custom checks: of the fields, of the form as a whole, and the failure if one of them
 * failed.
 */
export interface ValidationResult {
  readonly issues: ReadonlyMap<string, { readonly message: string }>;
  readonly formError: string | undefined;
  readonly failure: AuthError | undefined;
}

type Problems = Readonly<Record<string, string>>;

/** The result of one check. */
interface Answer {
  readonly problems: Problems;
  readonly failure?: AuthError;
}

/** The timeout of a check, in milliseconds. */
const VALIDATOR_TIMEOUT_MS = 20_000;

/**
 * Runs the checks of these fields concurrently. Never rejects: a check that throws or returns an invalid
 * value is a failure.
 */
export async function validate(
  validators: readonly (Validators | undefined)[],
  fields: readonly string[],
  state: StoredAuthState,
  values: FormValues,
): Promise<ValidationResult> {
  const answers = validators.flatMap((checks) =>
    typeof checks === 'function'
      ? [attempt('validators', () => checks(state, values), readProblems)]
      : fields.flatMap((name) => {
          const check = checkOf(checks, name);
          if (!check) return [];
          const read = (answer: unknown) => readProblem(name, answer);
          return [attempt(`validators["${name}"]`, () => check(values[name] ?? '', values), read)];
        }),
  );
  const found = await Promise.all(answers);
  const problems = new Map([...found].reverse().flatMap((each) => Object.entries(each.problems)));
  const [ofField, others] = [true, false].map((isField) =>
    [...problems].filter(([name]) => fields.includes(name) === isField),
  );
  return {
    issues: new Map(ofField?.map(([name, message]) => [name, { message }])),
    formError: others?.[0]?.[1],
    failure: found.find(({ failure }) => failure)?.failure,
  };
}

/** Returns the check of a field; that of `custom:team` may be named `team`, as in `signUpConfig`. */
function checkOf(
  checks: Exclude<Validators, FormValidator> | undefined,
  name: string,
): Validator | undefined {
  const own = [name, name.replace(/^custom:/, '')].find((key) => checks && Object.hasOwn(checks, key));
  return own === undefined ? undefined : checks?.[own];
}

async function attempt(
  what: string,
  run: () => unknown,
  read: (answer: unknown) => Problems | undefined,
): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DOMException('No answer in time.', 'TimeoutError')),
      VALIDATOR_TIMEOUT_MS,
    );
  });
  try {
    const problems = read(await Promise.race([Promise.resolve(run()), late]));
    if (problems) return { problems };
    return failed(what, 'must return a string, or undefined for a valid value', undefined);
  } catch (cause) {
    // Neither the message nor the result is logged, because it may contain user input.
    return failed(what, `threw ${cause instanceof Error ? cause.name : typeof cause}`, cause);
  } finally {
    clearTimeout(timer);
  }
}

function failed(what: string, how: string, cause: unknown): Answer {
  warnOnce(`${what} ${how}; nothing was sent.`);
  return { problems: {}, failure: new AuthError('ValidatorFailed', `${what} ${how}.`, { cause }) };
}

const isNothing = (answer: unknown): boolean => answer === undefined || answer === null || answer === '';

function readProblem(name: string, answer: unknown): Problems | undefined {
  if (isNothing(answer)) return {};
  return typeof answer === 'string' ? { [name]: answer } : undefined;
}

function readProblems(answer: unknown): Problems | undefined {
  if (isNothing(answer)) return {};
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return undefined;
  const found = Object.entries(answer as Readonly<Record<string, unknown>>).filter(
    ([, problem]) => !isNothing(problem),
  );
  if (!found.every((entry): entry is [string, string] => typeof entry[1] === 'string')) return undefined;
  return Object.fromEntries(found);
}
