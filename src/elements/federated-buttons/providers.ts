import type { AuthApi } from '../../auth/api.js';
import type { AuthConfig, AuthOptions } from '../../auth/config/config-types.js';
import { ofDocument } from '../../lib/document-member.js';
import { describeValue, isNonEmptyString, isObject } from '../../lib/guards.js';
import { warnOnce } from '../../lib/warn.js';

/** A provider that the app adds. */
export interface ProviderOptions {
  /**
   * The name of the provider: Cognito's (`Google`, `LoginWithAmazon`), Amplify's (`Amazon`), or that of an
   * OIDC or SAML provider of the pool.
   */
  readonly name: string;
  /** The label in "Continue with {label}". Default: the name. */
  readonly label?: string;
  /** The URL of a square picture, absolute or relative to the page. Default: a built-in icon. */
  readonly icon?: string;
}

/**
 * Amplify's `federated`. With `oauth_config`, or `oauth` in the Auth config, users go to the hosted UI;
 * without it, the provider's token signs them in at the identity pool.
 */
export interface FederatedConfig {
  /** Client id for Google Identity Services. Shows the Google button. */
  readonly google_client_id?: string;
  /** App id for the Facebook SDK. Shows the Facebook button. */
  readonly facebook_app_id?: string;
  /** Client id for the Login with Amazon SDK. Shows the Amazon button. */
  readonly amazon_client_id?: string;
  /** `oauth` of the Auth config; with `label` for the button that leads to the hosted UI itself. */
  readonly oauth_config?: object;
  /** `auth0` of the Auth config. */
  readonly auth0?: object;
  /** Other providers, after those above, by name or with options. Default: the `providers` of `oauth_config`, otherwise the hosted UI. */
  readonly providers?: readonly (string | ProviderOptions)[];
}

/** The data of a button. */
export interface Provider {
  /** Its slot, and with `-button` its part: `google`, `acme-sso`. */
  readonly key: string;
  readonly name: string;
  readonly isCustom: boolean;
  /** Empty for the hosted UI, which is not a provider. */
  readonly label: string;
  readonly icon: string | undefined;
}

const known: Readonly<Record<string, readonly [name: string, label: string]>> = {
  google: ['Google', 'Google'],
  apple: ['SignInWithApple', 'Apple'],
  facebook: ['Facebook', 'Facebook'],
  amazon: ['LoginWithAmazon', 'Amazon'],
  auth0: ['auth0', 'Auth0'],
  cognito: ['COGNITO', ''],
};

const apps = { google: 'google_client_id', facebook: 'facebook_app_id', amazon: 'amazon_client_id' } as const;
type AppName = (typeof apps)[keyof typeof apps];

const members = [...Object.values(apps), 'oauth_config', 'auth0', 'providers'];

type Warn = (problem: string) => void;

/** Warns once about an invalid `federated` of an element. */
const warnFor =
  (element: string): Warn =>
  (problem) =>
    warnOnce(`<${element}> federated: ${problem}`);

/** Reads the property or the JSON of the attribute; undefined for an invalid value. */
export function parseFederated(value: unknown, element: string): FederatedConfig | undefined {
  if (value === undefined || value === null || isObject(value)) return value ?? undefined;
  const warn = warnFor(element);
  try {
    const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    if (isObject(parsed)) return parsed;
  } catch {
    // Warned about below.
  }
  warn(`${describeValue(value)} must be an object, or JSON of one, with ${members.join(', ')}.`);
  return undefined;
}

/**
 * Returns the buttons without duplicates: those that the app lists, or else those of the Auth config.
 * Warnings name `element`; without one, there are none.
 */
export function readProviders(
  given: FederatedConfig | undefined,
  config: AuthConfig | undefined,
  element?: string,
): readonly Provider[] {
  const warn = element ? warnFor(element) : () => undefined;
  const asked = given ? named(given, warn) : namedByConfig(config);
  const found = new Map<string, Provider>();
  for (const item of asked) {
    const provider = read(item, warn);
    if (!provider || found.has(provider.key)) continue;
    if (isOffered(provider, given, config)) found.set(provider.key, provider);
    else
      warn(
        `providers has ${describeValue(provider.name)}, which cannot sign users in: it needs oauth in the Auth config, or tokenProviders with that name.`,
      );
  }
  return [...found.values()];
}

function named(given: FederatedConfig, warn: Warn): readonly unknown[] {
  for (const name of Object.keys(given))
    if (!members.includes(name)) warn(`${describeValue(name)} is not known; allowed: ${members.join(', ')}.`);
  const { oauth_config: oauth, providers = [], auth0 } = given;
  const list: unknown[] = appsIn(given, warn);
  if (isObject(auth0)) list.push('auth0');
  else if (auth0 !== undefined) warn(`auth0 is ${describeValue(auth0)}: it must be an object.`);
  if (Array.isArray(providers)) list.push(...(providers as readonly unknown[]));
  else
    warn(`providers is ${describeValue(providers)}: it must be a list of names or of {name, label, icon}.`);
  if (list.length > 0 || given.providers || !isObject(oauth)) return list;
  const own = 'providers' in oauth ? oauth.providers : undefined;
  return Array.isArray(own) ? own : [{ name: 'COGNITO', label: 'label' in oauth ? oauth.label : undefined }];
}

function namedByConfig(config: AuthConfig | undefined): readonly string[] {
  if (!config) return [];
  const { oauth, federated = {}, auth0 } = config;
  const list: string[] = oauth ? [...oauth.providers] : appsIn(federated);
  return auth0 ? [...list, 'auth0'] : list;
}

function appsIn(source: Readonly<Partial<Record<AppName, unknown>>>, warn?: Warn): string[] {
  return Object.entries(apps).flatMap(([key, app]) => {
    const id = source[app];
    if (isNonEmptyString(id)) return [key];
    if (id !== undefined && id !== null && id !== '')
      warn?.(`${app} is ${describeValue(id)}: it must be a string.`);
    return [];
  });
}

const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[_\s-]/g, '')
    .replace(/^(loginwith|signinwith)(?=amazon$|apple$)/, '');

/** Returns the name of a provider for users: `Amazon` for `LoginWithAmazon`, any other name as it is. */
export function providerLabel(name: string): string {
  const key = keyOf(name);
  return (Object.hasOwn(known, key) && known[key]?.[1]) || name;
}

function read(item: unknown, warn: Warn): Provider | undefined {
  const options = isObject(item) ? item : { name: item };
  // Amplify 6 has `{custom: 'Name'}`.
  const name = options['name'] ?? options['custom'];
  if (!isNonEmptyString(name)) {
    warn(`providers has ${describeValue(item)}: it must be a name or {name, label, icon}.`);
    return undefined;
  }
  const key = keyOf(name);
  const own = Object.hasOwn(known, key) ? known[key] : undefined;
  const label = options['label'];
  if (label !== undefined && !isNonEmptyString(label))
    warn(`the label of ${name} is ${describeValue(label)}: it must be a string.`);
  return {
    key: own ? key : name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-'),
    name: own?.[0] ?? name,
    isCustom: !own,
    label: isNonEmptyString(label) ? label : (own?.[1] ?? name),
    icon: readIcon(name, options['icon'], warn),
  };
}

function readIcon(name: string, icon: unknown, warn: Warn): string | undefined {
  if (icon === undefined || icon === null) return undefined;
  const url =
    isNonEmptyString(icon) && URL.canParse(icon, ofDocument('baseURI'))
      ? new URL(icon, ofDocument('baseURI'))
      : undefined;
  if (url && (/^(https?|blob):$/.test(url.protocol) || url.href.startsWith('data:image/'))) return url.href;
  warn(`the icon of ${name} is ${describeValue(icon)}: it must be the URL of a picture.`);
  return undefined;
}

/** Whether sign-in with the provider is configured: through the hosted UI, or with its token. */
function isOffered(
  { key, name }: Provider,
  given: FederatedConfig | undefined,
  config: AuthConfig | undefined,
): boolean {
  if (!config || config.oauth || given?.oauth_config) return true;
  if (key === 'auth0') return !!(config.auth0 ?? given?.auth0);
  const app = Object.entries(apps).find(([each]) => each === key)?.[1];
  if (app && isNonEmptyString(given?.[app] ?? config.federated?.[app])) return true;
  const own = Object.entries(config.tokenProviders ?? {}).flatMap(([each, { domain }]) => [each, domain]);
  return Object.hasOwn(known, key)
    ? own.length > 0
    : own.some((each) => each?.toLowerCase() === name.toLowerCase());
}

const applied = new WeakMap<AuthApi, { readonly text: string; readonly config: AuthConfig | undefined }>();

/** Adds the app's `federated` to the config of its Auth, once it has one. */
export function applyFederated(
  auth: AuthApi,
  federated: FederatedConfig | string | undefined,
  element: string,
): void {
  const given = parseFederated(federated, element);
  const config = auth.configure();
  const options = given && config && optionsIn(given);
  if (!options) return;
  const text = JSON.stringify(options);
  const before = applied.get(auth);
  if (before?.text === text && before.config === config) return;
  try {
    applied.set(auth, { text, config: auth.configure(options) });
  } catch (error) {
    warnFor(element)(String(error));
  }
}

function optionsIn({ oauth_config: oauth, auth0, ...given }: FederatedConfig): AuthOptions | undefined {
  const ids = Object.values(apps).flatMap((app) => (isNonEmptyString(given[app]) ? [[app, given[app]]] : []));
  const options: AuthOptions = {
    ...(ids.length > 0 && { federated: Object.fromEntries(ids) as object }),
    ...(isObject(oauth) && { oauth }),
    ...(isObject(auth0) && { auth0 }),
  };
  return Object.keys(options).length > 0 ? options : undefined;
}
