import type { CSSResult, TemplateResult } from 'lit';

import type { PasswordPolicy } from '../auth/config/config-types.js';
import type { AuthError } from '../lib/auth-error.js';
import type { StoredAuthState } from '../machine/types.js';
import type { Field } from './field.js';
import type { CountryWishes } from './phone/country-options.js';
import type { FormValues, Validators } from './validators.js';

/** What a form controller asks its host for. Functions are called whenever their answer is needed. */
export interface FormOptions {
  /** Renders the form. */
  readonly template: () => TemplateResult;
  /** Styles besides those of every form. */
  readonly styles: readonly CSSResult[];
  /** The fields in their order. */
  readonly fields: () => readonly Field[];
  /** Whether a call is running: fields are read-only, and the form is not submitted. */
  readonly isBusy: () => boolean;
  /** The auth state, for validators. */
  readonly state: () => StoredAuthState | undefined;
  readonly passwordPolicy: () => PasswordPolicy | undefined;
  /** The countries of phone fields. */
  readonly countries: () => CountryWishes;
  /** The app's checks, in the order of their precedence. */
  readonly validators: () => readonly Validators[];
  /** A link beside the label of a field. */
  readonly labelLink: (field: Field) => TemplateResult | undefined;
  /** The message for an error, above the form or at a field. */
  readonly errorText: (error: AuthError, field?: Field) => string;
  /** Called with the normalized values when all checks have passed. */
  readonly onSubmit: (values: FormValues) => void;
  /** Called when a validator fails instead of answering. */
  readonly onFailure: (error: AuthError) => void;
}
