import { AuthError } from '../../lib/auth-error.js';
import * as options from './config-options.js';
import { asFlag, type ConfigEntry, isFilled, readShapes } from './config-shapes.js';
import type { AuthConfig } from './config-types.js';
import { readAuth0, readOAuth } from './oauth-config.js';

/**
 * Reads the entries of an input, and whether it names a pool, which replaces the current config instead of
 * adding to it.
 */
export function readConfig(input: unknown): { entries: Map<string, ConfigEntry>; namesPool: boolean } {
  const entries = readShapes(input);
  return { entries, namesPool: entries.has('userPoolId') || entries.has('identityPoolId') };
}

/** Options that hold live objects of the caller: they are neither copied nor frozen. */
const live = ['storage', 'tokenProviders'];

/** Returns the frozen config. Throws `InvalidConfig` with every problem in one message. */
export function normalizeConfig(entries: Map<string, ConfigEntry>): AuthConfig {
  const reader = new options.OptionReader(entries);
  const userPoolId = reader.text(
    'userPoolId',
    options.poolPattern,
    'a user pool id such as us-east-1_AbCdEfGhI',
  );
  const identityPoolId = reader.text(
    'identityPoolId',
    /^[\w-]+:[\w-]+$/,
    'an identity pool id such as us-east-1:00000000-0000-0000-0000-000000000000',
  );
  const region = reader.text('region', options.regionPattern, 'an AWS region such as us-east-1');
  const own = (userPoolId ?? identityPoolId)?.split(/[_:]/)[0];
  if (!entries.has('userPoolId') && !entries.has('identityPoolId')) {
    reader.problem('userPoolId', 'a user pool id such as us-east-1_AbCdEfGhI');
  }
  // Config files contain the region of the project.
  if (userPoolId && region && region !== own && /^(Auth\.)?region$/.test(reader.name('region')))
    reader.problem('region', `${String(own)}, the region of ${userPoolId}`);
  if (entries.has('userPoolId') && !entries.has('userPoolWebClientId')) {
    reader.problem('userPoolWebClientId', 'an app client id');
  }
  const mfa = reader.read('mfaConfiguration', options.mfaMode, 'OFF, ON or OPTIONAL');
  const usernameAttributes = reader.read(
    'usernameAttributes',
    options.usernames,
    'a list of email, phone_number, username',
  );
  const signInMethods = reader.read(
    'signInMethods',
    options.signInMethods,
    'a list of password, passkey, email-code, sms-code',
  );
  const config: AuthConfig = {
    region: own ?? region ?? '',
    userPoolId,
    userPoolWebClientId: reader.text('userPoolWebClientId', /^[\w+]{1,128}$/, 'an app client id'),
    identityPoolId,
    identityPoolRegion: reader.text(
      'identityPoolRegion',
      options.regionPattern,
      'an AWS region such as us-east-1',
    ),
    endpoint: reader.url('endpoint'),
    identityPoolEndpoint: reader.url('identityPoolEndpoint'),
    authenticationFlowType:
      reader.read('authenticationFlowType', options.flow, options.flows.join(', ')) ??
      (signInMethods?.some((name) => name !== 'password') ? 'USER_AUTH' : 'USER_SRP_AUTH'),
    mandatorySignIn: reader.read('mandatorySignIn', asFlag, 'true or false') ?? false,
    storage: reader.read(
      'storage',
      options.storage,
      "'local', 'session', 'memory' or an object with getItem, setItem and removeItem",
    ),
    cookieStorage: reader.read(
      'cookieStorage',
      options.cookieOptions,
      '{domain, path: /…, expires: days, secure: true or false, sameSite: strict, lax or (with secure) none}',
    ),
    clientMetadata: reader.read('clientMetadata', options.texts, 'an object of strings'),
    passwordPolicy: isFilled(reader.value('passwordPolicy'))
      ? reader.read('passwordPolicy', options.policy, 'an object (length 6 to 99)')
      : undefined,
    usernameAttributes,
    signInMethods,
    signupAttributes: options.signUpAttributes(reader, usernameAttributes),
    mfa: mfa && { configuration: mfa, types: reader.read('mfaTypes', options.mfaTypes, 'a list') ?? [] },
    oauth: readOAuth(reader),
    auth0: readAuth0(reader),
    refreshHandlers: reader.read('refreshHandlers', options.handlers, 'an object of functions'),
    federated: reader.read(
      'federated',
      options.apps,
      '{google_client_id, facebook_app_id, amazon_client_id}',
    ),
    tokenProviders: reader.read(
      'tokenProviders',
      options.tokenProviders,
      'an object of providers with signIn',
    ),
    fetch: reader.read('fetch', options.asFunction, 'a function'),
    wafToken: reader.read('wafToken', options.asFunction, 'a function'),
    terms: reader.read('terms', options.links, options.linksAllowed),
    privacy: reader.read('privacy', options.links, options.linksAllowed),
  };
  if (reader.problems.length > 0) {
    throw new AuthError(
      'InvalidConfig',
      `The Auth config cannot be used.\n- ${reader.problems.join('\n- ')}`,
    );
  }
  return Object.freeze(
    Object.fromEntries(
      Object.entries(config)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => [key, live.includes(key) ? value : options.frozenCopy(value)]),
    ) as typeof config,
  );
}
