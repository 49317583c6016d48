import { attempt, describeValue, isNonEmptyString, isObject } from '../../lib/guards.js';
import { isRedirectUrl, isServerUrl, serverAllowed } from '../../lib/urls.js';
import type { OptionReader } from './config-options.js';
import { isFilled, tidy } from './config-shapes.js';
import type { Auth0Config, OAuthConfig, UrlOpener } from './oauth-types.js';

const text = (value: unknown) => (isNonEmptyString(value) ? value : undefined);
const opener = (value: unknown) => (typeof value === 'function' ? (value as UrlOpener) : undefined);
/** `implicit` is the name that app clients use. */
const responseType = (value: unknown) =>
  value === 'implicit' ? 'token' : value === 'code' || value === 'token' ? value : undefined;

/** Splits a list, or a string with separators, into its items. */
function items(value: unknown, between: RegExp): unknown[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list
    .flatMap((item): unknown[] => (isNonEmptyString(item) ? item.trim().split(between) : [item]))
    .filter((item) => item !== '');
}

/** The full URL of a server: https for a bare domain. */
function serverUrl(value: unknown): string | undefined {
  if (!isNonEmptyString(value)) return undefined;
  const url = value.includes('://') ? value : `https://${value}`;
  return isServerUrl(url) ? url.replace(/\/+$/, '') : undefined;
}

const redirect = (value: unknown) => (isRedirectUrl(value) ? value : undefined);

function redirects(value: unknown): string[] | undefined {
  const all = items(value, /\s*,\s*/);
  return all.length > 0 && all.every(isRedirectUrl) ? all : undefined;
}

function scopes(value: unknown): string[] | undefined {
  const all = items(value, /[\s,]+/);
  return all.every(isNonEmptyString) && (all.length === 0 || all.includes('openid')) ? all : undefined;
}

/** Amplify 6 has `{custom: 'Name'}` for a custom provider. */
const providers = (value: unknown): string[] =>
  items(value, /,/)
    .map((item) => (isObject(item) ? item['custom'] : item))
    .filter(isNonEmptyString);

function asOptions(value: unknown): OAuthConfig['options'] | undefined {
  if (!isObject(value)) return undefined;
  const flag = value['AdvancedSecurityDataCollectionFlag'];
  return typeof flag === 'boolean' ? { AdvancedSecurityDataCollectionFlag: flag } : {};
}

const domainAllowed = `a domain, or ${serverAllowed}`;
const redirectAllowed = 'a full URL without a fragment';

/** Creates a reader for the members of an option, by any of their names. */
function membersOf(reader: OptionReader, option: string) {
  const value = reader.value(option);
  if (!isObject(value)) {
    if (value !== undefined) reader.problem(option, 'an object');
    return undefined;
  }
  const inner = isObject(value['awsCognito']) ? value['awsCognito'] : value;
  // A tool writes an empty list for a pool with a domain whose client has no redirect URI.
  if (
    !isFilled(inner['redirect_sign_in_uri'] ?? true) ||
    !isFilled({ ...inner, responseType: '', response_type: '' })
  )
    return undefined;
  return <Result>(
    names: readonly [string, ...string[]],
    accept: (value: unknown) => Result | undefined,
    allowed: string,
    isOptional = false,
  ): Result | undefined => {
    const name = names.find((each) => tidy(inner[each] ?? '') !== '');
    if (!name && isOptional) return undefined;
    const result = attempt(() => accept(tidy(inner[name ?? names[0]])));
    if (result === undefined) {
      const is = name ? describeValue(inner[name]) : 'missing';
      reader.report(`${reader.name(option)}.${name ?? names[0]}`, is, allowed);
    }
    return result;
  };
}

/** Reads `oauth`; its problems are added to those of the reader. */
export function readOAuth(reader: OptionReader): OAuthConfig | undefined {
  const read = membersOf(reader, 'oauth');
  if (!read) return undefined;
  const urlOpener = read(['urlOpener'], opener, 'a function', true);
  return {
    domain: read(['domain'], serverUrl, domainAllowed) ?? '',
    scope: read(['scope', 'scopes'], scopes, 'a list of scopes with openid among them', true) ?? [],
    redirectSignIn: read(['redirectSignIn', 'redirect_sign_in_uri'], redirects, redirectAllowed) ?? [],
    redirectSignOut: read(['redirectSignOut', 'redirect_sign_out_uri'], redirects, redirectAllowed) ?? [],
    responseType: read(['responseType', 'response_type'], responseType, 'code or token', true) ?? 'code',
    providers:
      read(['providers', 'identity_providers'], providers, 'a list of names', true) ??
      // The older files list them together with the username attributes.
      providers(reader.value('socialProviders') ?? []).filter(
        (name) => !/^(email|phone_number|(preferred_)?username)$/i.test(name),
      ),
    options: read(['options'], asOptions, 'an object', true) ?? {},
    ...(urlOpener && { urlOpener }),
  };
}

/** Reads `auth0`; its problems are added to those of the reader. */
export function readAuth0(reader: OptionReader): Auth0Config | undefined {
  const read = membersOf(reader, 'auth0');
  if (!read) return undefined;
  const audience = read(['audience'], text, 'a string', true);
  const returnTo = read(['returnTo'], redirect, redirectAllowed, true);
  return {
    domain: read(['domain'], serverUrl, domainAllowed) ?? '',
    clientID: read(['clientID'], text, 'the id of an application') ?? '',
    redirectUri: read(['redirectUri'], redirect, redirectAllowed) ?? '',
    scope: read(['scope'], scopes, 'scopes with openid among them', true)?.join(' ') ?? 'openid',
    ...(audience && { audience }),
    ...(returnTo && { returnTo }),
  };
}
