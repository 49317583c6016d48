import type { TemplateResult } from 'lit';
import type { PasswordPolicy } from '../../auth/config/config.js';
import type { Choice } from '../controls/choice.js';
import type { FieldTemplate } from '../controls/field-template.js';

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

/** Whether a normalised value is read as a phone number. */
export const isNumber = (kind: FieldKind, value: string): boolean =>
  kind === 'phone' || (kind === 'contact' && contactKind(value) === 'phone_number');

/**
 * What can be wrong with a field before anything is sent; `elsewhere`: a phone number of a country that is not offered;
 * `refused`: after, when the service asks again.
 */
export type FieldProblem =
  'missing' | 'malformed' | 'weak' | 'spaced' | 'long' | 'different' | 'elsewhere' | 'refused';
