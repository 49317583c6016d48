import { msg } from '../../localization/index.js';
import type { Field } from './fields.js';

type Spec = Pick<Field, 'kind' | 'autocomplete' | 'type'> & { readonly label: () => string };

const text = (label: () => string, autocomplete: string, type?: string): Spec => ({
  kind: 'text',
  autocomplete,
  label,
  ...(type ? { type } : {}),
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
  preferred_username: text(() => msg('Username', { id: 'sign-up.username' }), 'off'),
  birthdate: text(() => msg('Date of birth', { id: 'attribute.birthdate' }), 'bday', 'date'),
  gender: text(() => msg('Gender', { id: 'attribute.gender' }), 'sex'),
  address: text(() => msg('Address', { id: 'attribute.address' }), 'street-address'),
  website: text(() => msg('Website', { id: 'attribute.website' }), 'url', 'url'),
  profile: text(() => msg('Profile page', { id: 'attribute.profile' }), 'url', 'url'),
  picture: text(() => msg('Picture address', { id: 'attribute.picture' }), 'photo', 'url'),
  locale: text(() => msg('Language', { id: 'attribute.locale' }), 'language'),
  zoneinfo: text(() => msg('Time zone', { id: 'attribute.zoneinfo' }), 'off'),
};

/** The field for a user attribute. One that is not standard is labelled with its own name (`custom:team` → team). */
export function attributeField(attribute: string): Field {
  const { label, ...spec } = standard[attribute] ?? text(() => attribute.replace(/^custom:/, ''), 'off');
  return { name: attribute, label: label(), ...spec };
}
