import type { Field, FieldProblem } from '../../forms/field.js';
import { attributeField, isAttribute, standardAttributes } from '../../forms/fields/attribute-field.js';
import { warnOnce } from '../../lib/warn.js';
import type { Attributes } from '../base/account/attributes.js';
import type { ScreenSettings } from '../base/settings.js';
import { readConfig, type ReadField, readFields, shown } from '../sign-up/read-config.js';
import type { SignUpField } from '../sign-up/sign-up-config.js';
import { applyOptions, signUpForm } from '../sign-up/sign-up-fields.js';
import { isWebAddress } from './web-address.js';

/** A field of the profile: the name of an attribute, or a field as in `signUpConfig`. */
export type ProfileField = string | SignUpField;

/** An attribute of the profile. */
export interface ProfileEntry {
  readonly name: string;
  readonly field: Field;
  /** The options of the app: the type and the options of a select decide how the value is written. */
  readonly wish: ReadField | undefined;
}

const WHERE = '<auth-profile> profileFields';
const contacts: readonly string[] = ['email', 'phone_number'];

/** Attributes that the profile may change. A password and consent are no attributes. */
const isEditable = (name: string): boolean => isAttribute(name) && !contacts.includes(name);
const allowed = [...standardAttributes.filter(isEditable), 'custom:…'].join(', ');

/** Reads `profileFields`; undefined without a usable value. Each invalid member is left out, with one warning. */
function readProfileFields(given: unknown): readonly ReadField[] | undefined {
  if (given === undefined || given === null) return undefined;
  const list: unknown = typeof given === 'string' ? given.split(/[\s,]+/).filter(Boolean) : given;
  if (!Array.isArray(list)) {
    warnOnce(
      `${WHERE}: ${shown(given)} is not usable; allowed: a list of attribute names, or of fields as in signUpConfig.`,
    );
    return undefined;
  }
  const described = list.map((each: unknown) => (typeof each === 'string' ? { key: each } : each));
  const fields = readFields(described, WHERE).filter(isUsable);
  return [...fields].sort((a, b) => orderOf(a) - orderOf(b));
}

/** A difference of infinities is no number. */
const orderOf = ({ displayOrder = Number.MAX_VALUE }: ReadField): number => displayOrder;

function isUsable({ key, type }: ReadField): boolean {
  if (type === 'password' || type === 'terms')
    warnOnce(`${WHERE}: "${key}" has the type "${type}", which is for sign-up only; the field is left out.`);
  else if (contacts.includes(key))
    warnOnce(`${WHERE}: "${key}" is left out: <auth-contact> shows it. Allowed: ${allowed}.`);
  else if (!isEditable(key))
    warnOnce(`${WHERE}: "${key}" is not an attribute that users change; allowed: ${allowed}.`);
  else return true;
  return false;
}

const ownEntry = (wish: ReadField): ProfileEntry => ({
  name: wish.key,
  field: applyOptions(attributeField(wish.key), wish, wish.required ?? false),
  wish,
});

/** The attributes that sign-up asks for, besides those of other parts. */
function signUpEntries(settings: ScreenSettings, declared: readonly ReadField[]): readonly ProfileEntry[] {
  const config = readConfig(settings.signUpConfig);
  const { fields, attributes } = signUpForm({
    settings,
    config,
    declared,
    legal: { terms: undefined, privacy: undefined },
    asksTwice: false,
    username: '',
    typedName: '',
  });
  return fields.flatMap((field) => {
    const { name, kind } = field;
    const wish = [...config.fields, ...declared].find(({ key }) => key === name);
    const isOurs = attributes.includes(name) && isEditable(name);
    return isOurs && kind !== 'password' && wish?.type !== 'terms' ? [{ name, field, wish }] : [];
  });
}

/** The standard attributes that the user has, and the name. */
const knownEntries = (attributes: Attributes): readonly ProfileEntry[] =>
  standardAttributes
    .filter((name) => isEditable(name) && (name === 'name' || attributes.get(name)))
    .map((name) => ({ name, field: { ...attributeField(name), optional: true }, wish: undefined }));

/**
 * Returns the attributes of the profile, the first of these: those that the page wants, those that sign-up asks for, the
 * standard ones that the user has.
 */
export function profileEntries(
  given: unknown,
  settings: ScreenSettings | undefined,
  declared: readonly ReadField[],
  attributes: Attributes,
): readonly ProfileEntry[] {
  const own = readProfileFields(given)?.map(ownEntry);
  if (own) return own;
  const ofSignUp = settings ? signUpEntries(settings, declared) : [];
  return ofSignUp.length > 0 ? ofSignUp : knownEntries(attributes);
}

/** The longest value that Cognito takes, in characters. */
const MAX_LENGTH = 2048;

/**
 * Returns the field with the value of the user. A URL must be of the web, because other pages may link to it; a stored value
 * that is not can stay as it is.
 */
export function fieldWithValue({ field }: ProfileEntry, value: string): Field {
  const isUrl = field.type === 'url';
  const isKept = isUrl && value !== '' && !isWebAddress(value);
  const check = (typed: string): FieldProblem | undefined => {
    if (typed.length > MAX_LENGTH) return 'long';
    return isUrl && typed !== value && typed !== '' && !isWebAddress(typed) ? 'malformed' : undefined;
  };
  return { ...field, value, ...(field.kind === 'text' && { check }), ...(isKept && { type: undefined }) };
}
