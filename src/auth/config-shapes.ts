/** One member of the normalised config → where a shape keeps it (dots descend, a leading `!` negates). */
type Shape = Readonly<Record<string, string>>;

const options: Shape = {
  region: 'region',
  userPoolId: 'userPoolId',
  userPoolWebClientId: 'userPoolWebClientId',
  identityPoolId: 'identityPoolId',
  identityPoolRegion: 'identityPoolRegion',
  endpoint: 'endpoint',
  identityPoolEndpoint: 'identityPoolEndpoint',
  authenticationFlowType: 'authenticationFlowType',
  mandatorySignIn: 'mandatorySignIn',
  storage: 'storage',
  cookieStorage: 'cookieStorage',
  clientMetadata: 'clientMetadata',
  passwordPolicy: 'passwordPolicy',
  usernameAttributes: 'usernameAttributes',
  signupAttributes: 'signupAttributes',
  mfaConfiguration: 'mfa.configuration',
  mfaTypes: 'mfa.types',
  oauth: 'oauth',
  auth0: 'auth0',
  refreshHandlers: 'refreshHandlers',
  federated: 'federated',
  tokenProviders: 'tokenProviders',
  fetch: 'fetch',
};

const awsExports: Shape = {
  region: 'aws_cognito_region',
  userPoolId: 'aws_user_pools_id',
  userPoolWebClientId: 'aws_user_pools_web_client_id',
  identityPoolId: 'aws_cognito_identity_pool_id',
  mandatorySignIn: 'aws_mandatory_sign_in',
  passwordPolicy: 'aws_cognito_password_protection_settings',
  usernameAttributes: 'aws_cognito_username_attributes',
  signupAttributes: 'aws_cognito_signup_attributes',
  mfaConfiguration: 'aws_cognito_mfa_configuration',
  mfaTypes: 'aws_cognito_mfa_types',
  socialProviders: 'aws_cognito_social_providers',
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

/** Where each shape sits in what the caller passes; a later one wins over an earlier one. */
const places: readonly (readonly [path: string, shape: Shape])[] = [
  ['', options],
  ['', awsExports],
  ['auth', outputs],
  ['Auth.Cognito', amplify6],
  ['Auth', options],
];

/** A member as the caller wrote it: its value, and its name in the caller's own shape (for messages). */
export interface Found {
  readonly value: unknown;
  readonly name: string;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function at(source: unknown, path: string): unknown {
  if (path === '') return source;
  return path.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), source);
}

/** What the caller passed, whichever shape it has, by the names of the normalised config. `undefined` and `null` count as absent. */
export function readShapes(input: unknown): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const [place, shape] of places) {
    const container = at(input, place);
    for (const [option, path] of Object.entries(shape)) {
      const negated = path.startsWith('!');
      const inner = negated ? path.slice(1) : path;
      const value = at(container, inner);
      if (value === undefined || value === null) continue;
      found.set(option, { value: negated ? !value : value, name: place ? `${place}.${inner}` : inner });
    }
  }
  return found;
}
