import { getLanguage, msg, ownText } from '../../localization/index.js';
import { attributeField, isAttribute } from '../../forms/fields/attribute-field.js';
import { checkboxTemplate, linkedLabel } from '../../forms/controls/checkbox.js';
import type { Field } from '../../forms/field.js';
import { contactKind, normalize } from '../../forms/normalize.js';
import { formatted } from '../../forms/fields/input-format.js';
import { confirmPasswordField } from '../../forms/fields/confirm-password-field.js';
import { newPasswordField } from '../../forms/fields/new-password-field.js';
import { selectTemplate } from '../../forms/controls/select.js';
import type { ScreenSettings } from '../base/settings.js';
import { isContact, usernameField } from '../../forms/fields/username-field.js';
import { warnOnce } from '../../lib/warn.js';
import type { UsernameAttribute } from '../../auth/config/config-types.js';
import type { ReadConfig, ReadField } from './read-config.js';

/** Where the fields of the form come from. */
export interface SignUpSources {
  readonly settings: Pick<ScreenSettings, 'signUpAttributes' | 'usernameAttributes'>;
  readonly config: ReadConfig;
  readonly declared: readonly ReadField[];
  readonly asksTwice: boolean;
  /** The name typed so far, on whatever screen. */
  readonly username: string;
  /** What is in the field for the name now. */
  readonly typedName: string;
}

export interface SignUpForm {
  readonly fields: readonly Field[];
  /** The field whose value is the name that people sign in with. */
  readonly nameField: string;
  /** What was typed there, where it can be more than one thing. */
  readonly nameKind: 'email' | 'phone_number' | undefined;
  /** The fields that are sent as attributes. */
  readonly attributes: readonly string[];
}

interface Placed {
  readonly field: Field;
  readonly order: number;
  /** Fields of one order: by label, as in Amplify; declared ones in the order of the document; consent at the end. */
  readonly group: number;
}

/** The fields that Amplify shows by default; hiding one that this pool does not ask for is no mistake. */
const amplifyDefaults = ['username', 'password', 'email', 'phone_number'];

/** Names that the form itself uses. */
const reserved = ['confirm-password', 'calling-code'];

/** The form that all this makes, in the order in which it is shown. */
export function signUpForm(sources: SignUpSources): SignUpForm {
  const { settings, config, declared } = sources;
  const names = settings.usernameAttributes;
  const name = nameOf(names);
  const nameKind = isContact(names) ? contactKind(normalize('contact', sources.typedName)) : undefined;
  // Another of the names is asked for besides, if it is required, once it is known which one this is.
  const isGiven = (key: string): boolean =>
    key === (nameKind ?? name) || (isContact(names) && !nameKind && names.some((each) => each === key));
  const defaults = [name, ...settings.signUpAttributes.filter((key) => !isGiven(key)), 'password'];
  const own = [...config.fields, ...declared].filter((field, index, all) =>
    isUsable(field, index, all, name),
  );
  warnOfHidden(config.hiddenDefaults, defaults, name);
  const isNeeded = (key: string): boolean => key === name || key === 'password';
  const isHidden = (key: string): boolean => config.hideAllDefaults || config.hiddenDefaults.includes(key);

  const kept = defaults.filter((key) => isNeeded(key) || !isHidden(key));
  const placed: Placed[] = [
    ...kept
      .filter((key) => !own.some((field) => field.key === key))
      .map((key) => ({ field: baseField(key, sources), order: defaults.indexOf(key) + 1, group: 0 })),
    ...own.map((field) => {
      const { key } = field;
      // In the place of a default that is shown; where the defaults are hidden, the page says it all.
      const replaces = kept.includes(key) && !isHidden(key);
      return {
        field: adapted(baseField(key, sources), field, isNeeded(key) || (field.required ?? replaces)),
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
  };
}

/** The field of the name: that of the attribute, where there is one and no other. */
const nameOf = ([first = 'username', ...more]: readonly UsernameAttribute[]): UsernameAttribute =>
  more.length > 0 ? 'username' : first;

function isUsable({ key, type }: ReadField, index: number, all: readonly ReadField[], name: string): boolean {
  const problem =
    all.findIndex((field) => field.key === key) < index
      ? 'is there already; the first one stays'
      : reserved.includes(key)
        ? 'is a name that the form uses itself; the field is left out'
        : key === 'username' && name !== key
          ? `is left out: this pool signs people in with ${name}`
          : undefined;
  if (problem) warnOnce(`<auth-sign-up> field "${key}" ${problem}.`);
  else if (!isAttribute(key) && !['username', 'password'].includes(key) && type !== 'terms')
    warnOnce(
      `<auth-sign-up> field "${key}" is no standard attribute, so most pools refuse it; ` +
        `for one of the pool's own: custom: true, or custom:${key}.`,
    );
  return !problem;
}

function warnOfHidden(hidden: readonly string[], defaults: readonly string[], name: string): void {
  for (const key of hidden) {
    if (key === name || key === 'password')
      warnOnce(
        `<auth-sign-up> signUpConfig.hiddenDefaults: "${key}" stays, because no account can be without it.`,
      );
    else if (![...defaults, ...amplifyDefaults].includes(key))
      warnOnce(
        `<auth-sign-up> signUpConfig.hiddenDefaults: "${key}" is no default field; allowed: ${defaults.join(', ')}.`,
      );
  }
}

function inOrder(placed: readonly Placed[]): readonly Field[] {
  const { compare } = new Intl.Collator(getLanguage());
  const text = ({ field }: Placed): string => (typeof field.label === 'string' ? field.label : '');
  // `Infinity - Infinity` is no number.
  const byOrder = (a: Placed, b: Placed): number => (a.order === b.order ? 0 : a.order - b.order);
  return [...placed]
    .sort((a, b) => byOrder(a, b) || a.group - b.group || (a.group === 0 ? compare(text(a), text(b)) : 0))
    .map(({ field }) => field);
}

/** A field as it is without the page's wishes. */
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
  // What a manager fills in at sign-in later, whatever the form of the name.
  return { ...attributeField(key), autocomplete: 'username', value: username, account: true, hint };
}

/** The base with what the page wants otherwise. */
function adapted(base: Field, wish: ReadField, required: boolean): Field {
  const label = wish.label === undefined ? undefined : ownText(wish.label);
  return {
    ...base,
    ...(label !== undefined && { label }),
    ...(isFixed(base) ? {} : shape(wish, label)),
    ...(wish.placeholder !== undefined && { placeholder: ownText(wish.placeholder) }),
    ...(wish.autocomplete !== undefined && { autocomplete: wish.autocomplete }),
    ...(!required && wish.type !== 'terms' && { optional: true }),
  };
}

/** What these are for says what they are; `type` changes nothing. */
const isFixed = ({ kind }: Field): boolean => kind !== 'text';

function shape(wish: ReadField, label: string | undefined): Partial<Field> {
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
        required: msg('Tick this box to go on.', { id: 'error.checkbox' }),
        template: checkboxTemplate,
        ...(wish.link && { label: linked(label ?? wish.key, wish.link) }),
      };
    case 'terms':
      return {
        kind: 'checkbox',
        template: checkboxTemplate,
        label: linked(label ?? msg('I agree to the terms of service', { id: 'sign-up.terms' }), wish.link),
        required: msg('Agree to the terms to go on.', { id: 'error.terms' }),
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
