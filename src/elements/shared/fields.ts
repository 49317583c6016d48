import type { TemplateResult } from 'lit';
import type { PasswordPolicy } from '../../auth/config.js';
import { msg } from '../../localization/index.js';
import type { Choice } from './choice-field.js';
import type { FieldTemplate } from './field-template.js';

/** What a field is for; its attributes and its checks follow from this. */
export type FieldKind =
  | 'username'
  | 'email'
  | 'phone'
  | 'contact'
  | 'password'
  | 'new-password'
  | 'confirm-password'
  | 'code'
  | 'text'
  | 'select'
  | 'checkbox'
  | 'choice';

export interface Field {
  /** The name in the form's values. Two fields of one form differ in it. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: string | TemplateResult;
  /** Prefilled, and only until somebody types. */
  readonly value?: string | undefined;
  readonly hint?: string | undefined;
  /** What there is to choose from, for kind `choice`. */
  readonly choices?: readonly Choice[] | undefined;
  /** An example in the empty field; never instead of the label. */
  readonly placeholder?: string | undefined;
  /** May be left empty, and says so. */
  readonly optional?: boolean | undefined;
  /** How the field looks where it is not an input below a label. */
  readonly template?: FieldTemplate | undefined;
  /** Overrides the kind's own `autocomplete`. */
  readonly autocomplete?: string | undefined;
  /** The input's `type` for kind `text`: a birth date is a date. */
  readonly type?: string | undefined;
  /** What is said when the field is empty, where the kind's own words do not fit. */
  readonly required?: string | undefined;
  /** What is said when the browser cannot make anything of what was typed: a date, a number. */
  readonly malformed?: string | undefined;
  /** What is wrong with a normalised value that is not empty, where the kind says nothing of it. */
  readonly check?:
    | ((
        value: string,
        values: Readonly<Record<string, string>>,
        policy: PasswordPolicy | undefined,
      ) => FieldProblem | undefined)
    | undefined;
  /** What is said of a problem, where the kind has no words. */
  readonly words?: ((problem: FieldProblem) => string) | undefined;
  /** What is shown below the field: the rules for what is typed. */
  readonly rules?:
    ((id: string, policy: PasswordPolicy | undefined, typed: string) => TemplateResult) | undefined;
  /** What is said when the answer was not taken. */
  readonly refused?: string | undefined;
  /** The account's own name: an error about the account is said here. */
  readonly account?: boolean | undefined;
}

interface KindAttributes {
  readonly type: string;
  readonly autocomplete: string;
  readonly inputmode?: string;
  readonly secret?: true;
  readonly className?: string;
}

export const kinds: Readonly<Record<FieldKind, KindAttributes>> = {
  username: { type: 'text', autocomplete: 'username' },
  email: { type: 'email', autocomplete: 'email', inputmode: 'email' },
  phone: { type: 'tel', autocomplete: 'tel', inputmode: 'tel' },
  // The keyboard for addresses has digits too; one for numbers has no letters.
  contact: { type: 'text', autocomplete: 'username', inputmode: 'email' },
  password: { type: 'password', autocomplete: 'current-password', secret: true },
  'new-password': { type: 'password', autocomplete: 'new-password', secret: true },
  'confirm-password': { type: 'password', autocomplete: 'new-password', secret: true },
  code: {
    type: 'text',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    className: 'auth-input-code',
  },
  text: { type: 'text', autocomplete: 'off' },
  select: { type: 'select-one', autocomplete: 'off' },
  checkbox: { type: 'checkbox', autocomplete: 'off' },
  choice: { type: 'radio', autocomplete: 'off' },
};

const western = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

/** What is sent for what was typed: spaces around names and inside codes and numbers are nobody's intention. */
export function normalise(kind: FieldKind, typed: string): string {
  switch (kind) {
    case 'username':
    case 'text':
      return typed.trim();
    case 'email':
      return typed.trim().toLowerCase();
    case 'contact':
      return normalise(typed.includes('@') ? 'username' : 'phone', typed);
    case 'phone':
      return western(typed)
        .replace(/[\s().-]/g, '')
        .replace(/^00/, '+');
    case 'code':
      return western(typed).replace(/[\s-]/g, '');
    case 'checkbox':
      return String(typed === 'true');
    default:
      return typed;
  }
}

/** What a normalised address or number is; undefined while it can be either. */
export const contactKind = (value: string): 'email' | 'phone_number' | undefined =>
  value.includes('@') ? 'email' : /^\+?\d{4,}$/.test(value) ? 'phone_number' : undefined;

/**
 * What can be wrong with a field before anything is sent; `elsewhere`: a phone number of a country that is not offered;
 * `refused`: after, when the service asks again.
 */
export type FieldProblem =
  'missing' | 'malformed' | 'weak' | 'spaced' | 'long' | 'different' | 'elsewhere' | 'refused';

/** What is wrong with a normalised value; undefined when nothing is. */
export function checkField(
  field: Field,
  values: Readonly<Record<string, string>>,
  policy: PasswordPolicy | undefined,
): FieldProblem | undefined {
  const value = values[field.name] ?? '';
  if (!value) return field.optional ? undefined : 'missing';
  if (field.check) return field.check(value, values, policy);
  switch (field.kind) {
    case 'email':
    case 'contact':
      return contactKind(value) === 'phone_number' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
        ? undefined
        : 'malformed';
    case 'checkbox':
      return value === 'true' || field.optional ? undefined : 'missing';
    default:
      return undefined;
  }
}

/** A problem in the person's words, in the language of now. */
export function problemText(field: Field, problem: FieldProblem): string {
  const missing = problem === 'missing';
  const own: Partial<Record<FieldProblem, string | undefined>> = {
    missing: field.required,
    malformed: field.malformed,
    refused: field.refused,
  };
  const words = own[problem] ?? field.words?.(problem);
  if (words) return words;
  switch (field.kind) {
    case 'username':
      return msg('Enter your email or username.', { id: 'error.username-required' });
    case 'email':
      return missing
        ? msg('Enter your email.', { id: 'error.email-required' })
        : msg('Enter a full email address, like name@example.com.', { id: 'error.email' });
    case 'contact':
    case 'phone':
      if (problem === 'elsewhere')
        return msg('Enter a number of one of the listed countries.', { id: 'error.phone-country' });
      if (field.kind === 'contact')
        return missing
          ? msg('Enter your email or phone number.', { id: 'error.contact-required' })
          : msg('Enter a full email address, or a full phone number with its country code.', {
              id: 'error.contact',
            });
      return missing
        ? msg('Enter your phone number.', { id: 'error.phone-required' })
        : msg('Enter a full number, and check its country code.', { id: 'error.phone' });
    case 'password':
      return msg('Enter a password.', { id: 'error.required' });
    default:
      return msg('Fill in this field.', { id: 'error.field-required' });
  }
}
