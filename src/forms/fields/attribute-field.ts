import { msg } from '../../localization/index.js';
import type { Field } from '../field.js';
import { formatted, type InputFormat } from './input-format.js';

interface Spec {
  readonly kind: Field['kind'];
  readonly label: () => string;
  readonly autocomplete?: string;
  readonly format?: InputFormat | undefined;
}

const text = (label: () => string, autocomplete: string, format?: InputFormat): Spec => ({
  kind: 'text',
  autocomplete,
  label,
  format,
});

/** The standard attributes (OpenID Connect Core 1.0, section 5.1), each with the input that fits. */
const standard: Readonly<Record<string, Spec>> = {
  email: { kind: 'email', label: () => msg('Email', { id: 'common.email' }) },
  phone_number: { kind: 'phone', label: () => msg('Phone number', { id: 'sign-up.phone' }) },
  name: text(() => msg('Name', { id: 'attribute.name' }), 'name'),
  given_name: text(() => msg('First name', { id: 'attribute.given-name' }), 'given-name'),
  family_name: text(() => msg('Last name', { id: 'attribute.family-name' }), 'family-name'),
  middle_name: text(() => msg('Middle name', { id: 'attribute.middle-name' }), 'additional-name'),
  nickname: text(() => msg('Nickname', { id: 'attribute.nickname' }), 'nickname'),
  preferred_username: text(() => msg('Preferred username', { id: 'attribute.preferred-username' }), 'off'),
  birthdate: text(() => msg('Date of birth', { id: 'attribute.birthdate' }), 'bday', 'date'),
  gender: text(() => msg('Gender', { id: 'attribute.gender' }), 'sex'),
  address: text(() => msg('Address', { id: 'attribute.address' }), 'street-address'),
  website: text(() => msg('Website', { id: 'attribute.website' }), 'url', 'url'),
  profile: text(() => msg('Profile page', { id: 'attribute.profile' }), 'url', 'url'),
  picture: text(() => msg('Picture link', { id: 'attribute.picture' }), 'photo', 'url'),
  locale: text(() => msg('Language', { id: 'attribute.locale' }), 'language'),
  zoneinfo: text(() => msg('Time zone', { id: 'attribute.zoneinfo' }), 'off'),
  updated_at: text(() => msg('Last updated', { id: 'attribute.updated-at' }), 'off', 'number'),
};

/** The names of the standard attributes. */
export const standardAttributes: readonly string[] = Object.keys(standard);

/** Whether the pool has the attribute by default, or it is a custom one. */
export const isAttribute = (name: string): boolean =>
  Object.hasOwn(standard, name) || /^(dev:)?custom:./.test(name);

/** The field for a user attribute. One that is not standard is labeled with its own name (`custom:team` → team). */
export function attributeField(attribute: string): Field {
  const known = Object.hasOwn(standard, attribute) ? standard[attribute] : undefined;
  const { label, format, ...spec } = known ?? text(() => attribute.replace(/^(dev:)?custom:/, ''), 'off');
  return { name: attribute, label: label(), ...spec, ...(format && formatted(format)) };
}
