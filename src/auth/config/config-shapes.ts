import { attempt, isObject } from '../../lib/guards.js';
import type { AuthConfig, AuthOptions } from './config-types.js';

/**
 * Maps a member of the normalized config to its place in a shape: dots descend, `|` separates names of the
 * same option (the newer first), a leading `!` negates, and a leading `?` marks a name that may mean
 * something else: an unusable value is ignored.
 */
type Shape = Readonly<Record<string, string>>;

/** The options that have the same name in the Amplify guide and in the normalized config. */
const sameNames: readonly (keyof AuthOptions & keyof AuthConfig)[] = [
  'region',
  'userPoolId',
  'userPoolWebClientId',
  'identityPoolId',
  'identityPoolRegion',
  'endpoint',
  'identityPoolEndpoint',
  'authenticationFlowType',
  'mandatorySignIn',
  'storage',
  'cookieStorage',
  'clientMetadata',
  'passwordPolicy',
  'usernameAttributes',
  'signInMethods',
  'signupAttributes',
  'oauth',
  'auth0',
  'refreshHandlers',
  'federated',
  'tokenProviders',
  'fetch',
  'wafToken',
  'terms',
  'privacy',
];

const options: Shape = {
  ...Object.fromEntries(sameNames.map((name) => [name, name])),
  mfaConfiguration: 'mfa.configuration',
  mfaTypes: 'mfa.types',
};

const awsExports: Shape = {
  region: 'aws_cognito_region',
  userPoolId: 'aws_user_pools_id',
  userPoolWebClientId: 'aws_user_pools_web_client_id',
  identityPoolId: 'aws_cognito_identity_pool_id',
  mandatorySignIn: 'aws_mandatory_sign_in',
  passwordPolicy: 'aws_cognito_password_protection_settings',
  usernameAttributes:
    'aws_cognito_username_attributes|aws_cognito_login_mechanisms|aws_cognito_login_mechanism',
  signupAttributes: 'aws_cognito_signup_attributes',
  verifiedAttributes: 'aws_cognito_verification_mechanisms',
  mfaConfiguration: 'aws_cognito_mfa_configuration',
  mfaTypes: 'aws_cognito_mfa_types',
  socialProviders: 'aws_cognito_social_providers|aws_cognito_login_mechanisms|aws_cognito_login_mechanism',
  oauth: 'oauth',
  // Written by hand beside the output of the tool: Amplify 1 to 5 read these there.
  authenticationFlowType: 'authenticationFlowType',
  clientMetadata: 'clientMetadata',
  cookieStorage: 'cookieStorage',
  auth0: 'auth0',
  refreshHandlers: 'refreshHandlers',
  endpoint: '?endpoint',
  storage: '?storage',
};

const outputs: Shape = {
  region: 'aws_region',
  userPoolId: 'user_pool_id',
  userPoolWebClientId: 'user_pool_client_id',
  identityPoolId: 'identity_pool_id',
  mandatorySignIn: '!unauthenticated_identities_enabled',
  passwordPolicy: 'password_policy',
  usernameAttributes: 'username_attributes',
  signInMethods: 'passwordless',
  signupAttributes: 'standard_required_attributes',
  verifiedAttributes: 'user_verification_types',
  mfaConfiguration: 'mfa_configuration',
  mfaTypes: 'mfa_methods',
  oauth: 'oauth',
};

const amplify6: Shape = {
  userPoolId: 'userPoolId',
  userPoolWebClientId: 'userPoolClientId',
  identityPoolId: 'identityPoolId',
  endpoint: 'userPoolEndpoint',
  identityPoolEndpoint: 'identityPoolEndpoint',
  mandatorySignIn: '!allowGuestAccess',
  passwordPolicy: 'passwordFormat',
  usernameAttributes: 'loginWith',
  signInMethods: 'passwordless',
  signupAttributes: 'userAttributes',
  mfaConfiguration: 'mfa.status',
  mfaTypes: 'mfa',
  oauth: 'loginWith.oauth',
};

/** The outputs of a CDK stack, by the names in the CDK's own examples. */
const stackOutputs: Shape = {
  userPoolId: 'UserPoolId',
  userPoolWebClientId: 'UserPoolClientId',
  identityPoolId: 'IdentityPoolId',
};

/**
 * The place of each shape in the input; a later one wins over an earlier one. Bare options count in a bare
 * config only: files of tools have members with the same names (`storage`) and another meaning.
 */
function placesIn(input: object): readonly (readonly [path: string, shape: Shape])[] {
  const names = Object.keys(input);
  const stack = names.find((name) => at(input, `${name}.UserPoolId`)) ?? '';
  const isExports = !names.includes('userPoolId') && names.some((name) => name.startsWith('aws_'));
  const isBare = !stack && !names.some((name) => /^(auth|version)$/.test(name)) && !at(input, 'Auth.Cognito');
  return [
    ['', isExports ? awsExports : isBare ? options : {}],
    [stack, stackOutputs],
    ['auth', outputs],
    ['Auth.Cognito', amplify6],
    ['Auth', options],
  ];
}

/** A member of the input: its value, and its name in the shape of the input (for messages). */
export interface ConfigEntry {
  readonly value: unknown;
  readonly name: string;
  /** Whether the name may mean something else, so that an unusable value is ignored. */
  readonly isAmbiguous?: boolean;
}

function at(source: unknown, path: string): unknown {
  return path
    .split('.')
    .filter(Boolean)
    .reduce<unknown>((value, key) => attempt(() => (isObject(value) ? value[key] : undefined)), source);
}

/** Parses a boolean as the tools write it, strings too. */
export function asFlag(value: unknown): boolean | undefined {
  const text = String(value);
  return /^(true|enable)$/i.test(text) ? true : /^(false|disable)$/i.test(text) ? false : undefined;
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Whether a member has a value: generated files contain empty ones. */
export const isFilled = (value: unknown): boolean =>
  attempt(() => (isObject(value) ? Object.values(value).some(isFilled) : !isAbsent(value))) ?? true;

/** The ids to sign in to. An empty string is an error, unless there is an identity pool instead. */
const pool = ['userPoolId', 'userPoolWebClientId'];

/** Trims the spaces and line ends that environment files leave around a string. */
export const tidy = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

/**
 * Reads the members of an input of any shape, by the names of the normalized config. `undefined`, `null` and
 * an empty string count as missing. For a module, the default export counts.
 */
export function readShapes(passed: unknown): Map<string, ConfigEntry> {
  const found = new Map<string, ConfigEntry>();
  const input = at(passed, 'default') ?? passed;
  if (!isObject(input)) return found;
  for (const [place, shape] of placesIn(input)) {
    const container = at(input, place);
    for (const [option, path] of Object.entries(shape)) {
      const [, mark, inside = ''] = /^([!?]?)(.*)/.exec(path) ?? [];
      const all = inside.split('|');
      const inner = all.find((each) => !isAbsent(at(container, each))) ?? all[0] ?? '';
      const value = tidy(at(container, inner));
      if (value === '' ? !pool.includes(option) : isAbsent(value)) continue;
      const flag = mark === '!' ? asFlag(value) : undefined;
      found.set(option, {
        value: flag === undefined ? value : !flag,
        name: place ? `${place}.${inner}` : inner,
        isAmbiguous: mark === '?',
      });
    }
  }
  if (found.has('identityPoolId'))
    for (const option of pool) if (found.get(option)?.value === '') found.delete(option);
  return found;
}
