import { AuthError } from '../lib/auth-error.js';
import type { StoredAuthState } from '../machine/types.js';
import { warnOnce } from '../lib/warn.js';

/** The values of a form by field name, as `auth-submit` has them. */
export type FormValues = Readonly<Record<string, string>>;

/** A value, or a promise of it. */
type MaybePromise<T> = T | Promise<T>;

/** A page's own check of one field: says what is wrong, nothing when all is well. */
export type Validator = (value: string, values: FormValues) => MaybePromise<string | undefined | null>;

/** A page's own check of a whole form: says what is wrong by field name; what is no field's is said above the form. */
export type FormValidator = (
  state: StoredAuthState,
  values: FormValues,
) => MaybePromise<Readonly<Record<string, string>> | undefined | null>;

/** Checks by field name, on every screen with such a field, or one for all forms. They run after our own. */
export type Validators = Readonly<Record<string, Validator>> | FormValidator;

/** What the page's checks found: of the fields, of the form as a whole, and, when one of them failed, that. */
export interface ValidationResult {
  readonly issues: ReadonlyMap<string, { readonly said: string }>;
  readonly formError: string | undefined;
  readonly failure: AuthError | undefined;
}

type Problems = Readonly<Record<string, string>>;

/** The answer of one check. */
interface Answer {
  readonly problems: Problems;
  readonly failure?: AuthError;
}

/** How long a check may take, in ms. */
const VALIDATOR_TIMEOUT_MS = 20_000;

/** Runs the checks for these fields side by side. Never rejects: a check that throws or answers nonsense is a failure. */
export async function validate(
  validators: readonly (Validators | undefined)[],
  fields: readonly string[],
  state: StoredAuthState,
  values: FormValues,
): Promise<ValidationResult> {
  const answers = validators.flatMap((checks) =>
    typeof checks === 'function'
      ? [attempt('validators', () => checks(state, values), readForm)]
      : fields.flatMap((name) => {
          const check = checkOf(checks, name);
          if (!check) return [];
          const read = (answer: unknown) => readField(name, answer);
          return [attempt(`validators["${name}"]`, () => check(values[name] ?? '', values), read)];
        }),
  );
  const found = await Promise.all(answers);
  const problems = new Map([...found].reverse().flatMap((each) => Object.entries(each.problems)));
  const [ofField, others] = [true, false].map((isField) =>
    [...problems].filter(([name]) => fields.includes(name) === isField),
  );
  return {
    issues: new Map(ofField?.map(([name, said]) => [name, { said }])),
    formError: others?.[0]?.[1],
    failure: found.find(({ failure }) => failure)?.failure,
  };
}

/** The check of a field; that of `custom:team` may be called `team`, as in `signUpConfig`. */
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
    return failed(what, 'wants a text, or undefined when all is well', undefined);
  } catch (cause) {
    // Neither the message nor the answer is repeated: what was typed may be in them.
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

function readField(name: string, answer: unknown): Problems | undefined {
  if (isNothing(answer)) return {};
  return typeof answer === 'string' ? { [name]: answer } : undefined;
}

function readForm(answer: unknown): Problems | undefined {
  if (isNothing(answer)) return {};
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return undefined;
  const found = Object.entries(answer as Readonly<Record<string, unknown>>).filter(
    ([, said]) => !isNothing(said),
  );
  if (!found.every((entry): entry is [string, string] => typeof entry[1] === 'string')) return undefined;
  return Object.fromEntries(found);
}
