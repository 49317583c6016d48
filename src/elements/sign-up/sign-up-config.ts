/** The kinds of field that a page can add to sign-up. `string` is Amplify's name for `text`. */
export const signUpFieldTypes = [
  'text',
  'string',
  'email',
  'tel',
  'number',
  'date',
  'url',
  'password',
  'select',
  'checkbox',
  'terms',
] as const;
/** The kind of a sign-up field. */
export type SignUpFieldType = (typeof signUpFieldTypes)[number];

/** One answer of a `select`: what is sent, and what is shown. A text is both. */
export type SignUpOption = string | { readonly value: string; readonly label: string };

/** A field of the sign-up form. */
export interface SignUpField {
  /** The attribute, or `username` or `password`. Only `terms` does without. */
  readonly key?: string;
  /** Translated where a vocabulary has this text. Default: ours for a standard attribute, else the key. */
  readonly label?: string;
  /** The placeholder of the input. Default: none. */
  readonly placeholder?: string;
  /** Default false; of a default field: true. */
  readonly required?: boolean;
  /** Fields with one come first. Default: that of the default field, else after all that have one, by label. */
  readonly displayOrder?: number;
  /** Default: what fits the standard attribute, else `text`. */
  readonly type?: SignUpFieldType;
  /** Sent as `custom:<key>`. */
  readonly custom?: boolean;
  /** For `select`. */
  readonly options?: readonly SignUpOption[];
  /** A link in the label of `terms` or `checkbox`: `text` is the part of the label that it is, else it follows. */
  readonly link?: { readonly href: string; readonly text?: string };
  /** The `autocomplete` of the input. Default: what fits the standard attribute, else `off`. */
  readonly autocomplete?: string;
}

/** What sign-up asks for. */
export interface SignUpConfig {
  /** The heading. */
  readonly header?: string;
  /** The country that is chosen at first for a phone number: `1`, `+1` or `US`. Default: the browser's. */
  readonly defaultCountryCode?: string | number;
  /** The only countries offered for a phone number, written in that way. Default: all. */
  readonly countryCodes?: readonly (string | number)[];
  /** Shows none of the default fields but those that no account can be without: name and password. */
  readonly hideAllDefaults?: boolean;
  /** The default fields that are not shown, by key. */
  readonly hiddenDefaults?: readonly string[];
  /** Fields besides the defaults, or in the place of those with the same key. */
  readonly signUpFields?: readonly SignUpField[];
}
