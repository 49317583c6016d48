import { isObject } from '../../lib/guards.js';

/**
 * One member of the normalized config → where a shape keeps it: dots descend, `|` is between names of one thing, the
 * newer first, a leading `!` negates, and a leading `?` is for a name that may mean something else: what cannot be used is
 * left alone.
 */
type Shape = Readonly<Record<string, string>>;

/** The options that have the same name in the guide and in the normalized config. */
const sameNames = [
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
  'signupAttributes',
  'oauth',
  'auth0',
  'refreshHandlers',
  'federated',
  'tokenProviders',
  'fetch',
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
  // Written by hand beside what the tool writes: Amplify 1 to 5 read these there.
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
  signupAttributes: 'userAttributes',
  mfaConfiguration: 'mfa.status',
  mfaTypes: 'mfa',
  oauth: 'loginWith.oauth',
};

/** What a CDK stack puts out, by the names that the CDK's own examples have. */
const stackOutputs: Shape = {
  userPoolId: 'UserPoolId',
  userPoolWebClientId: 'UserPoolClientId',
  identityPoolId: 'IdentityPoolId',
};

/**
 * Where each shape sits in what the caller passes; a later one wins over an earlier one. Bare options count in a bare
 * config only: files of tools have members by the same names (`storage`) that mean something else.
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

/** A member as the caller wrote it: its value, and its name in the caller's own shape (for messages). */
export interface ConfigEntry {
  readonly value: unknown;
  readonly name: string;
  /** Whether it may be something else by the same name. */
  readonly isAmbiguous?: boolean;
}

function at(source: unknown, path: string): unknown {
  return path
    .split('.')
    .filter(Boolean)
    .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), source);
}

/** True or false as the tools write them, texts too. */
export function asFlag(value: unknown): boolean | undefined {
  const text = String(value);
  return /^(true|enable)$/i.test(text) ? true : /^(false|disable)$/i.test(text) ? false : undefined;
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Whether a member says something: generated files have empty ones where there is none. */
export const isFilled = (value: unknown): boolean =>
  isObject(value) ? Object.values(value).some(isFilled) : !isAbsent(value);

/** What there is to sign in to. An empty text for it is a mistake, unless there is an identity pool instead. */
const pool = ['userPoolId', 'userPoolWebClientId'];

/** Without the spaces and line ends that files of the environment leave around a text. */
export const tidy = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

/**
 * What the caller passed, whichever shape it has, by the names of the normalized config. `undefined`, `null` and an
 * empty text count as absent. Of a module, the default export counts.
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
