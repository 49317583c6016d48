import type { UsernameAttribute } from '../../auth/config/config-types.js';
import { checkboxTemplate, linkedLabel } from '../../forms/controls/checkbox.js';
import { selectTemplate } from '../../forms/controls/select.js';
import type { Field } from '../../forms/field.js';
import { attributeField, isAttribute } from '../../forms/fields/attribute-field.js';
import { confirmPasswordField } from '../../forms/fields/confirm-password-field.js';
import { formatted } from '../../forms/fields/input-format.js';
import { newPasswordField } from '../../forms/fields/new-password-field.js';
import { isContact, usernameField } from '../../forms/fields/username-field.js';
import { contactKind, normalize } from '../../forms/normalize.js';
import { warnOnce } from '../../lib/warn.js';
import { getLanguage, msg, ownText } from '../../localization/index.js';
import { asksPassword, type ScreenSettings } from '../base/settings.js';
import { type LegalLinks, linkFor } from './legal-note.js';
import type { ReadConfig, ReadField } from './read-config.js';

/** The sources of the fields. */
export interface SignUpSources {
  readonly settings: Pick<ScreenSettings, 'signInMethods' | 'signUpAttributes' | 'usernameAttributes'>;
  readonly config: ReadConfig;
  readonly declared: readonly ReadField[];
  /** The pages of the Auth config that a new user agrees to. `signUpConfig` takes precedence. */
  readonly legal: LegalLinks;
  readonly asksTwice: boolean;
  /** The username typed so far, on any screen. */
  readonly username: string;
  /** The current value of the username field. */
  readonly typedName: string;
}

export interface SignUpForm {
  readonly fields: readonly Field[];
  /** The field with the username. */
  readonly nameField: string;
  /** The kind of username that was typed, if it can be of several kinds. */
  readonly nameKind: 'email' | 'phone_number' | undefined;
  /** The fields that are sent as attributes. */
  readonly attributes: readonly string[];
  /** The pages that a new user agrees to without a field for it. */
  readonly legal: LegalLinks;
}

interface OrderedField {
  readonly field: Field;
  readonly order: number;
  /**
   * Fields with the same order: by label, as in Amplify; declared ones in document order; consent at the end.
   */
  readonly group: number;
}

/** The default fields of Amplify; hiding one that this pool does not need is not an error. */
const amplifyDefaults = ['username', 'password', 'email', 'phone_number'];

/** Names that the form uses itself. */
const reserved = ['confirm-password', 'calling-code'];

/** Returns the fields of the form in display order. */
export function signUpForm(sources: SignUpSources): SignUpForm {
  const { settings, config, declared } = sources;
  const names = settings.usernameAttributes;
  const name = nameOf(names);
  const nameKind = isContact(names) ? contactKind(normalize('contact', sources.typedName)) : undefined;
  // A required username of another kind is a separate field, as soon as the kind of the username is known.
  const isGiven = (key: string): boolean =>
    key === (nameKind ?? name) || (isContact(names) && !nameKind && names.some((each) => each === key));
  const { terms = sources.legal.terms, privacy = sources.legal.privacy } = config.legal;
  const href = linkFor(terms);
  const withTerms = (field: ReadField): ReadField =>
    field.type === 'terms' && !field.link && href !== undefined
      ? { ...field, link: { href, text: undefined } }
      : field;
  const defaults = [
    name,
    ...settings.signUpAttributes.filter((key) => !isGiven(key)),
    ...(asksPassword(settings.signInMethods) ? ['password'] : []),
  ];
  const own = [...config.fields, ...declared]
    .map(withTerms)
    .filter((field, index, all) => isUsable(field, index, all, name));
  warnOfHidden(config.hiddenDefaults, defaults, name);
  const isNeeded = (key: string): boolean => key === name || (key === 'password' && defaults.includes(key));
  const isHidden = (key: string): boolean => config.hideAllDefaults || config.hiddenDefaults.includes(key);

  const kept = defaults.filter((key) => isNeeded(key) || !isHidden(key));
  const placed: OrderedField[] = [
    ...kept
      .filter((key) => !own.some((field) => field.key === key))
      .map((key) => ({ field: baseField(key, sources), order: defaults.indexOf(key) + 1, group: 0 })),
    ...own.map((field) => {
      const { key } = field;
      // Replaces a visible default; if the defaults are hidden, the app defines the whole field.
      const replaces = kept.includes(key) && !isHidden(key);
      return {
        field: applyOptions(baseField(key, sources), field, isNeeded(key) || (field.required ?? replaces)),
        order: field.displayOrder ?? (replaces ? defaults.indexOf(key) + 1 : Infinity),
        group: field.type === 'terms' ? 2 : declared.includes(field) ? 1 : 0,
      };
    }),
  ];
  const fields = inOrder(placed).flatMap((field) =>
    field.name === 'password' && sources.asksTwice ? [field, confirmPasswordField()] : [field],
  );
  const consent = own.filter(({ key, type }) => type === 'terms' && !isAttribute(key)).map(({ key }) => key);
  const unsent = ['username', 'password', ...reserved, ...consent];
  return {
    fields,
    nameField: name,
    nameKind,
    attributes: fields.map((field) => field.name).filter((key) => !unsent.includes(key)),
    legal: { terms: own.some(({ type }) => type === 'terms') ? undefined : terms, privacy },
  };
}

/** Returns the field of the username: that of the attribute, if there is exactly one. */
const nameOf = ([first = 'username', ...more]: readonly UsernameAttribute[]): UsernameAttribute =>
  more.length > 0 ? 'username' : first;

function isUsable({ key, type }: ReadField, index: number, all: readonly ReadField[], name: string): boolean {
  const problem =
    all.findIndex((field) => field.key === key) < index
      ? 'is a duplicate; the first one is used'
      : reserved.includes(key)
        ? 'is a name that the form uses itself; the field is omitted'
        : key === 'username' && name !== key
          ? `is omitted: this pool signs users in with ${name}`
          : undefined;
  if (problem) warnOnce(`<auth-sign-up> field "${key}" ${problem}.`);
  else if (!isAttribute(key) && !['username', 'password'].includes(key) && type !== 'terms')
    warnOnce(
      `<auth-sign-up> field "${key}" is not a standard attribute, so most pools reject it; ` +
        `for a custom attribute: custom: true, or custom:${key}.`,
    );
  return !problem;
}

function warnOfHidden(hidden: readonly string[], defaults: readonly string[], name: string): void {
  for (const key of hidden) {
    if (key === name || (key === 'password' && defaults.includes(key)))
      warnOnce(
        `<auth-sign-up> signUpConfig.hiddenDefaults: "${key}" is shown, because every account needs it.`,
      );
    else if (![...defaults, ...amplifyDefaults].includes(key))
      warnOnce(
        `<auth-sign-up> signUpConfig.hiddenDefaults: "${key}" is not a default field; allowed: ${defaults.join(', ')}.`,
      );
  }
}

function inOrder(placed: readonly OrderedField[]): readonly Field[] {
  const { compare } = new Intl.Collator(getLanguage());
  const text = ({ field }: OrderedField): string => (typeof field.label === 'string' ? field.label : '');
  // `Infinity - Infinity` is not a number.
  const byOrder = (a: OrderedField, b: OrderedField): number => (a.order === b.order ? 0 : a.order - b.order);
  return [...placed]
    .sort((a, b) => byOrder(a, b) || a.group - b.group || (a.group === 0 ? compare(text(a), text(b)) : 0))
    .map(({ field }) => field);
}

/** Returns a field without the app's options. */
function baseField(key: string, { settings, username }: SignUpSources): Field {
  const names = settings.usernameAttributes;
  const name = nameOf(names);
  if (key === 'password') return newPasswordField(msg('Password', { id: 'common.password' }));
  if (key !== name) return attributeField(key);
  if (isContact(names)) return usernameField(names, username);
  if (key === 'username')
    return {
      name: key,
      kind: 'username',
      label: msg('Username', { id: 'sign-up.username' }),
      required: msg('Choose a username.', { id: 'error.new-username-required' }),
      value: username,
      account: true,
    };
  const hint =
    key === 'phone_number' ? msg('We text a code to this number.', { id: 'sign-up.phone.hint' }) : undefined;
  // The value that a password manager fills in at sign-in, for any kind of username.
  return { ...attributeField(key), autocomplete: 'username', value: username, account: true, hint };
}

/** Returns the base with the app's options. */
export function applyOptions(base: Field, wish: ReadField, required: boolean): Field {
  const label = wish.label === undefined ? undefined : ownText(wish.label);
  return {
    ...base,
    ...(label !== undefined && { label }),
    ...(isFixed(base) ? {} : optionsForType(wish, label)),
    ...(wish.placeholder !== undefined && { placeholder: ownText(wish.placeholder) }),
    ...(wish.autocomplete !== undefined && { autocomplete: wish.autocomplete }),
    ...(!required && wish.type !== 'terms' && { optional: true }),
  };
}

/** The type of these fields follows from their purpose; `type` is ignored. */
const isFixed = ({ kind }: Field): boolean => kind !== 'text';

function optionsForType(wish: ReadField, label: string | undefined): Partial<Field> {
  switch (wish.type) {
    case 'text':
      return { type: undefined, malformed: undefined };
    case 'email':
      return { kind: 'email' };
    case 'tel':
      return { kind: 'phone' };
    case 'password':
      return { kind: 'password', autocomplete: 'off' };
    case 'number':
    case 'date':
    case 'url':
      return formatted(wish.type);
    case 'select':
      return {
        kind: 'select',
        required: msg('Choose one.', { id: 'error.choose' }),
        template: selectTemplate(wish.options.map((option) => ({ ...option, label: ownText(option.label) }))),
      };
    case 'checkbox':
      return {
        kind: 'checkbox',
        required: msg('Check this box to continue.', { id: 'error.checkbox' }),
        template: checkboxTemplate,
        ...(wish.link && { label: linked(label ?? wish.key, wish.link) }),
      };
    case 'terms':
      return {
        kind: 'checkbox',
        template: checkboxTemplate,
        label: linked(label ?? msg('I agree to the terms of service', { id: 'sign-up.terms' }), wish.link),
        required: msg('Agree to the terms to continue.', { id: 'error.terms' }),
      };
    case 'string':
    case undefined:
      return {};
  }
}

function linked(label: string, link: ReadField['link']): Field['label'] {
  if (!link) return label;
  const text =
    link.text === undefined ? msg('terms of service', { id: 'sign-up.terms.link' }) : ownText(link.text);
  return linkedLabel(label, { href: link.href, text });
}
