import type { TemplateResult } from 'lit';

import type { PasswordPolicy } from '../auth/config/config-types.js';
import type { AuthError } from '../lib/auth-error.js';
import type { FieldKind } from './field-kinds.js';

/** A field of a form. Its template, its checks and its error messages follow from it. */
export interface Field {
  /** The name in the form's values, unique in the form. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: string | TemplateResult;
  /** The value before the first edit. */
  readonly value?: string | undefined;
  readonly hint?: string | undefined;
  /** The options of kind `choice`. */
  readonly choices?: readonly Choice[] | undefined;
  /** An example in the empty field. It does not replace the label. */
  readonly placeholder?: string | undefined;
  /** The field may be empty, and its label says so. */
  readonly optional?: boolean | undefined;
  /** The label does not say that the field is optional. */
  readonly unmarked?: boolean | undefined;
  /** Default: an input below its label. */
  readonly template?: FieldTemplate | undefined;
  /** Default: the `autocomplete` of the kind. */
  readonly autocomplete?: string | undefined;
  /** The `type` of the input of kind `text`, such as `date`. */
  readonly type?: string | undefined;
  /** The message for an empty field. Default: the message of the kind. */
  readonly required?: string | undefined;
  /** The message for a value that the browser cannot parse: a date, a number. */
  readonly malformed?: string | undefined;
  /** Checks a normalized, non-empty value, in place of the check of the kind. */
  readonly check?:
    | ((
        value: string,
        values: Readonly<Record<string, string>>,
        policy: PasswordPolicy | undefined,
      ) => FieldProblem | undefined)
    | undefined;
  /** Renders the rules for the value below the field. */
  readonly rules?:
    ((id: string, policy: PasswordPolicy | undefined, typed: string) => TemplateResult) | undefined;
  /** The message for an answer that was rejected. */
  readonly rejected?: string | undefined;
  /** The field holds the username: errors about the account are shown here. */
  readonly account?: boolean | undefined;
}

/**
 * What can be wrong with a field. `elsewhere`: a phone number of a country that is not offered. `rejected`: the service
 * asks again.
 */
export type FieldProblem =
  'missing' | 'malformed' | 'weak' | 'spaced' | 'long' | 'different' | 'elsewhere' | 'rejected';

/** What is wrong with a field: the result of its checks, the message of a validator of the app, or an error of the service. */
export type FieldIssue = FieldProblem | { readonly message: string } | AuthError;

/** What the look of a field depends on besides the field. */
export interface FieldState {
  readonly id: string;
  readonly error: string | undefined;
  readonly busy: boolean;
  /** Whether a password is shown. */
  readonly revealed: boolean;
  readonly capsLock: boolean;
  /** Rules below a new password. They describe the field. */
  readonly rules?: TemplateResult | undefined;
  /** A link beside the label; after the input in the DOM. */
  readonly labelLink?: TemplateResult | undefined;
  /** The country select before a phone number. */
  readonly country?: TemplateResult | undefined;
  readonly onInput: (event: Event) => void;
  readonly onKey: (event: Event) => void;
  readonly onReveal: () => void;
}

export type FieldTemplate = (field: Field, state: FieldState) => TemplateResult;

/** An option of a field of kind `choice`. */
export interface Choice {
  readonly value: string;
  readonly title: string;
  readonly hint: TemplateResult | string;
  readonly icon: (className: string) => TemplateResult;
}
