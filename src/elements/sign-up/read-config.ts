import { links, linksAllowed } from '../../auth/config/config-options.js';
import type { LinksByLanguage } from '../../auth/config/config-types.js';
import type { SelectOption } from '../../forms/controls/select.js';
import { ofDocument } from '../../lib/document-member.js';
import { attempt } from '../../lib/guards.js';
import { warnOnce } from '../../lib/warn.js';
import type { LegalLinks } from './legal-note.js';
import {
  type SignUpConfig,
  type SignUpField,
  type SignUpFieldType,
  signUpFieldTypes,
} from './sign-up-config.js';

/** A valid field of the app; invalid members are omitted. */
export interface ReadField {
  readonly key: string;
  readonly label: string | undefined;
  readonly placeholder: string | undefined;
  readonly required: boolean | undefined;
  readonly displayOrder: number | undefined;
  readonly type: SignUpFieldType | undefined;
  readonly options: readonly SelectOption[];
  readonly link: { readonly href: string; readonly text: string | undefined } | undefined;
  readonly autocomplete: string | undefined;
}

/** A valid config of the app; invalid members are omitted. */
export interface ReadConfig {
  readonly header: string | undefined;
  readonly hideAllDefaults: boolean;
  readonly hiddenDefaults: readonly string[];
  readonly legal: LegalLinks;
  readonly fields: readonly ReadField[];
}

type Reader<T> = (value: unknown) => T | undefined;

const text: Reader<string> = (value) => (typeof value === 'string' && value.trim() ? value : undefined);
const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
const order: Reader<number> = (value) => (Number.isFinite(value) ? Number(value) : undefined);
const list: Reader<readonly unknown[]> = (value) => (Array.isArray(value) ? value : undefined);
const object: Reader<Readonly<Record<string, unknown>>> = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;

/** Returns a valid value; warns once about an invalid one. */
function take<T>(where: string, value: unknown, wants: string, read: Reader<T>): T | undefined {
  if (value === undefined || value === null) return undefined;
  const found = read(value);
  if (found === undefined) warnOnce(`${where}: ${shown(value)} is not usable; allowed: ${wants}.`);
  return found;
}

/** Writes a value of the app into a warning. */
export function shown(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return JSON.stringify(value);
  return Array.isArray(value) ? 'a list' : typeof value;
}

/** Reads `signUpConfig`. Each invalid member is omitted, with one warning. */
export function readConfig(config: unknown): ReadConfig {
  const where = '<auth-sign-up> signUpConfig';
  const {
    header,
    hideAllDefaults,
    hiddenDefaults,
    signUpFields,
    terms,
    privacy,
  }: Partial<Record<keyof SignUpConfig, unknown>> = take(where, config, 'an object', object) ?? {};
  const given = take(`${where}.signUpFields`, signUpFields, 'a list of fields', list) ?? [];
  return {
    header: take(`${where}.header`, header, 'a string', text),
    hideAllDefaults: take(`${where}.hideAllDefaults`, hideAllDefaults, 'true, false', flag) ?? false,
    hiddenDefaults: (take(`${where}.hiddenDefaults`, hiddenDefaults, 'a list of keys', list) ?? []).flatMap(
      (key) => take(`${where}.hiddenDefaults`, key, 'keys of default fields', text) ?? [],
    ),
    legal: readLegalLinks({ terms, privacy }, where),
    fields: readFields(given, `${where}.signUpFields`),
  };
}

/** Reads the pages that new users agree to, from `signUpConfig` or the Auth config. */
export function readLegalLinks(
  { terms, privacy }: { readonly terms?: unknown; readonly privacy?: unknown },
  where: string,
): LegalLinks {
  const read = (value: unknown, name: string) => take(`${where}.${name}`, value, linksAllowed, readLinks);
  return { terms: read(terms, 'terms'), privacy: read(privacy, 'privacy') };
}

/** Reads links to pages only: any other URL could run a script. */
function readLinks(value: unknown): LinksByLanguage | undefined {
  const byLanguage = links(value) ?? {};
  const all = Object.entries(byLanguage);
  const isValid = ([language, link]: readonly [string, string]): boolean =>
    isLanguage(language) && /^https?:$/.test(protocolOf(text(link)));
  return all.length > 0 && all.every(isValid) ? byLanguage : undefined;
}

const isLanguage = (name: string): boolean =>
  name === 'default' || attempt(() => Intl.getCanonicalLocales(name)) !== undefined;

/** Reads a list of fields; of two fields with the same key, the first is kept. */
export function readFields(given: readonly unknown[], where: string): readonly ReadField[] {
  const keys = new Set<string>();
  return given.flatMap((each, index) => {
    const field = readField(each, `${where}[${index}]`);
    if (!field) return [];
    if (keys.has(field.key)) {
      warnOnce(`${where}[${index}].key: "${field.key}" is a duplicate; the first one is used.`);
      return [];
    }
    keys.add(field.key);
    return [field];
  });
}

function readField(given: unknown, where: string): ReadField | undefined {
  const field: Partial<Record<keyof SignUpField, unknown>> | undefined = object(given);
  if (!field) {
    warnOnce(`${where}: ${shown(given)} is not a field; allowed: an object with a key.`);
    return undefined;
  }
  const type = take(`${where}.type`, field.type, signUpFieldTypes.join(', '), (value) =>
    signUpFieldTypes.find((known) => known === value),
  );
  const key =
    take(`${where}.key`, field.key, 'the name of an attribute', text) ??
    (type === 'terms' ? 'terms' : undefined);
  if (!key) {
    warnOnce(`${where}.key is missing, so the field is left out; allowed: the name of an attribute.`);
    return undefined;
  }
  const custom = take(`${where}.custom`, field.custom, 'true, false', flag);
  const options = readOptions(field.options, `${where}.options`);
  if (type === 'select' && options.length === 0)
    warnOnce(
      `${where}.options: a select ("${key}") needs at least one; without it, the field is a text field.`,
    );
  const link = readLink(field.link, `${where}.link`);
  return {
    key: custom && !key.startsWith('custom:') ? `custom:${key}` : key,
    label: take(`${where}.label`, field.label, 'a string', text),
    placeholder: take(`${where}.placeholder`, field.placeholder, 'a string', text),
    required: take(`${where}.required`, field.required, 'true, false', flag),
    displayOrder: take(`${where}.displayOrder`, field.displayOrder, 'a number', order),
    type: type === 'select' && options.length === 0 ? undefined : type,
    options,
    link,
    autocomplete: take(`${where}.autocomplete`, field.autocomplete, 'a string', text),
  };
}

function readOptions(given: unknown, where: string): readonly SelectOption[] {
  return (take(where, given, 'a list', list) ?? []).flatMap((option, index) => {
    if (typeof option === 'string' || typeof option === 'number')
      return [{ value: String(option), label: String(option) }];
    const { value, label = value } = object(option) ?? {};
    if (typeof value === 'string' && typeof label === 'string') return [{ value, label }];
    warnOnce(`${where}[${index}]: ${shown(option)} is not an option; allowed: a string, {value, label}.`);
    return [];
  });
}

/** Reads a link to a page or mail only: any other URL could run a script. */
function readLink(given: unknown, where: string): ReadField['link'] {
  const link = take(where, given, '{href, text}', object);
  if (!link) return undefined;
  const href = take(`${where}.href`, link['href'], 'the URL of a page', (value) =>
    /^(https?|mailto):$/.test(protocolOf(text(value))) ? text(value) : undefined,
  );
  return href === undefined ? undefined : { href, text: text(link['text']) };
}

function protocolOf(href: string | undefined): string {
  try {
    return href === undefined ? '' : new URL(href, ofDocument('baseURI')).protocol;
  } catch {
    return '';
  }
}
