import type { LinksByLanguage } from '../../auth/config/config-types.js';

/** The types of field that an app can add to sign-up. `string` is Amplify's name for `text`. */
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
/** The type of a sign-up field. */
export type SignUpFieldType = (typeof signUpFieldTypes)[number];

/** An option of a `select`: the submitted value and its label. A string is both. */
export type SignUpOption = string | { readonly value: string; readonly label: string };

/** A field of the sign-up form. */
export interface SignUpField {
  /** The attribute, or `username` or `password`. Only `terms` may omit it. */
  readonly key?: string;
  /**
   * Translated if a vocabulary has this string. Default: a built-in label for a standard attribute, else the
   * key.
   */
  readonly label?: string;
  /** The placeholder of the input. Default: none. */
  readonly placeholder?: string;
  /** Default false; of a default field: true. */
  readonly required?: boolean;
  /**
   * The position: fields with `displayOrder` come first. Default: that of the default field, else after all
   * others, sorted by label.
   */
  readonly displayOrder?: number;
  /** Default: the type that fits the standard attribute, else `text`. */
  readonly type?: SignUpFieldType;
  /** Sent as `custom:<key>`. */
  readonly custom?: boolean;
  /** For `select`. */
  readonly options?: readonly SignUpOption[];
  /**
   * A link in the label of `terms` or `checkbox`: `text` is the linked part of the label; if the label does
   * not contain it, it is appended.
   */
  readonly link?: { readonly href: string; readonly text?: string };
  /** The `autocomplete` of the input. Default: the one that fits the standard attribute, else `off`. */
  readonly autocomplete?: string;
}

/** The fields of sign-up. */
export interface SignUpConfig {
  /** The heading. */
  readonly header?: string;
  /** The initial country of a phone number: `1`, `+1` or `US`. Default: the browser's. */
  readonly defaultCountryCode?: string | number;
  /** The countries to offer for a phone number, in these formats. Default: all. */
  readonly countryCodes?: readonly (string | number)[];
  /** Hides the default fields except those that every account needs: username and password. */
  readonly hideAllDefaults?: boolean;
  /** The default fields to hide, by key. */
  readonly hiddenDefaults?: readonly string[];
  /**
   * The page with the terms of use: a URL, or URLs by language such as `{default, fr}`. A field of type `terms` without a
   * link has this one. Default: `terms` of the Auth config.
   */
  readonly terms?: string | LinksByLanguage;
  /** The page with the privacy policy, like `terms`. Default: `privacy` of the Auth config. */
  readonly privacy?: string | LinksByLanguage;
  /** Fields in addition to the defaults, or replacing those with the same key. */
  readonly signUpFields?: readonly SignUpField[];
}
