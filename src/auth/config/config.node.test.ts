import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { AuthError } from '../../lib/auth-error.js';
import { createAuth } from '../auth.js';
import type { AuthConfigInput } from './config-types.js';

const pool = { userPoolId: 'eu-west-1_AbCdEf123', userPoolWebClientId: '1a2b3c4d5e6f7g8h9i0j' };

function problem(input: unknown): string {
  try {
    createAuth(input as AuthConfigInput);
  } catch (error) {
    assert.ok(error instanceof AuthError);
    assert.equal(error.code, 'InvalidConfig');
    return error.message;
  }
  return assert.fail('The config was taken.');
}

function read(input: AuthConfigInput) {
  const config = createAuth(input).configure();
  assert.ok(config);
  return config;
}

const hosted = {
  domain: 'https://x.example.com',
  scope: ['openid', 'email'],
  redirectSignIn: ['http://localhost:3000/', 'https://a.example/in'],
  redirectSignOut: ['http://localhost:3000/'],
  responseType: 'code',
  providers: [],
  options: {},
};

const amplify6 = {
  domain: 'x.example.com',
  scopes: ['openid', 'email'],
  redirectSignIn: ['http://localhost:3000/', 'https://a.example/in'],
  redirectSignOut: ['http://localhost:3000/'],
  responseType: 'code',
  providers: ['Google', { custom: 'Corp' }],
};

const policy = {
  minLength: 10,
  requireLowercase: true,
  requireUppercase: false,
  requireNumbers: true,
  requireSymbols: true,
};

describe('the config', () => {
  it('takes the bare options, and fills in the defaults', () => {
    assert.deepEqual(
      { ...read(pool) },
      {
        region: 'eu-west-1',
        ...pool,
        authenticationFlowType: 'USER_SRP_AUTH',
        mandatorySignIn: false,
      },
    );
  });

  it('takes the shape of the Amplify guide', () => {
    const config = read({ Auth: { ...pool, region: 'eu-west-1', mandatorySignIn: true }, API: {} });
    assert.equal(config.userPoolId, pool.userPoolId);
    assert.equal(config.mandatorySignIn, true);
  });

  it('takes aws-exports.js', () => {
    const config = read({
      aws_project_region: 'eu-west-1',
      aws_cognito_region: 'eu-west-1',
      aws_user_pools_id: pool.userPoolId,
      aws_user_pools_web_client_id: pool.userPoolWebClientId,
      aws_mandatory_sign_in: 'enable',
      aws_cognito_username_attributes: ['EMAIL', 'PHONE_NUMBER'],
      aws_cognito_signup_attributes: ['EMAIL'],
      aws_cognito_mfa_configuration: 'OPTIONAL',
      aws_cognito_mfa_types: ['SMS', 'TOTP'],
      aws_cognito_password_protection_settings: {
        passwordPolicyMinLength: 10,
        passwordPolicyCharacters: ['REQUIRES_LOWERCASE', 'REQUIRES_NUMBERS', 'REQUIRES_SYMBOLS'],
      },
      oauth: {},
    });
    assert.equal(config.mandatorySignIn, true);
    assert.deepEqual(config.usernameAttributes, ['email', 'phone_number']);
    assert.deepEqual(config.signupAttributes, ['email']);
    assert.deepEqual(config.mfa, { configuration: 'OPTIONAL', types: ['SMS', 'TOTP'] });
    assert.deepEqual(config.passwordPolicy, policy);
  });

  it('takes providers with the names of members of objects', () => {
    const names = ['constructor', '__proto__', 'toString'];
    const oauth = { ...amplify6, providers: [names[0], ...names.slice(1).map((custom) => ({ custom }))] };
    const config = read({
      Auth: {
        Cognito: {
          userPoolId: pool.userPoolId,
          userPoolClientId: pool.userPoolWebClientId,
          loginWith: { oauth },
        },
      },
    });
    assert.deepEqual(config.oauth?.providers, names);
  });

  it('takes the config of Amplify 6', () => {
    const config = read({
      Auth: {
        Cognito: {
          userPoolId: pool.userPoolId,
          userPoolClientId: pool.userPoolWebClientId,
          userPoolEndpoint: 'http://localhost:9229/',
          loginWith: { email: true, phone: true, username: false, oauth: amplify6 },
          userAttributes: { email: { required: true } },
          allowGuestAccess: false,
          mfa: { status: 'on', totpEnabled: true, smsEnabled: false },
          passwordFormat: {
            minLength: 10,
            requireLowercase: true,
            requireUppercase: false,
            requireNumbers: true,
            requireSpecialCharacters: true,
          },
        },
      },
    });
    assert.equal(config.userPoolWebClientId, pool.userPoolWebClientId);
    assert.equal(config.endpoint, 'http://localhost:9229/');
    assert.equal(config.mandatorySignIn, true);
    assert.deepEqual(config.usernameAttributes, ['email', 'phone_number']);
    assert.deepEqual(config.mfa, { configuration: 'ON', types: ['TOTP'] });
    assert.deepEqual(config.oauth, { ...hosted, providers: ['Google', 'Corp'] });
    assert.deepEqual(config.passwordPolicy, policy);
  });

  it('takes amplify_outputs.json', () => {
    const config = read({
      version: '1',
      auth: {
        aws_region: 'eu-west-1',
        user_pool_id: pool.userPoolId,
        user_pool_client_id: pool.userPoolWebClientId,
        identity_pool_id: 'eu-west-1:0000-1111',
        username_attributes: ['email'],
        unauthenticated_identities_enabled: true,
        mfa_configuration: 'NONE',
        mfa_methods: [],
        password_policy: {
          min_length: 10,
          require_lowercase: true,
          require_uppercase: false,
          require_numbers: true,
          require_symbols: true,
        },
      },
    });
    assert.equal(config.identityPoolId, 'eu-west-1:0000-1111');
    assert.equal(config.mandatorySignIn, false);
    assert.deepEqual(config.mfa, { configuration: 'OFF', types: [] });
    assert.deepEqual(config.passwordPolicy, policy);
  });

  it('has the pages that new users agree to, by language', () => {
    const config = read({
      ...pool,
      terms: { default: '/terms', fr: '/fr' },
      privacy: 'https://example.com/p#now',
    });
    assert.deepEqual(config.terms, { default: '/terms', fr: '/fr' });
    assert.deepEqual(config.privacy, { default: 'https://example.com/p#now' });
    assert.deepEqual(read({ Auth: { ...config } }).privacy, config.privacy);
  });

  it('is frozen, and what was passed is not touched', () => {
    const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
    const input = {
      ...pool,
      clientMetadata: { from: 'test' },
      passwordPolicy: { minLength: 9 },
      oauth: { ...amplify6 },
      storage,
    };
    const before = structuredClone({ ...input, storage: undefined });
    const config = read(input);
    assert.deepEqual({ ...input, storage: undefined }, before);
    assert.ok(
      !Object.isFrozen(input.oauth.scopes) &&
        !Object.isFrozen(input.clientMetadata) &&
        !Object.isFrozen(storage),
    );
    assert.ok(
      Object.isFrozen(config) &&
        Object.isFrozen(config.clientMetadata) &&
        Object.isFrozen(config.oauth?.scope),
    );
    assert.equal(config.storage, storage);
  });

  it('adds what names no pool to what is there, and starts afresh with what does', () => {
    const auth = createAuth({ ...pool, endpoint: 'http://localhost/' });
    auth.configure({ authenticationFlowType: 'CUSTOM_AUTH' });
    assert.equal(auth.configure()?.endpoint, 'http://localhost/');
    assert.equal(auth.configure()?.authenticationFlowType, 'CUSTOM_AUTH');
    auth.configure({ ...pool, userPoolId: 'us-east-1_Other' });
    assert.equal(auth.configure()?.endpoint, undefined);
    assert.equal(auth.configure()?.authenticationFlowType, 'USER_SRP_AUTH');
  });

  it('stays as it was when the new one is wrong', () => {
    const auth = createAuth(pool);
    assert.throws(() => auth.configure({ userPoolId: 'nonsense' }), { code: 'InvalidConfig' });
    assert.equal(auth.configure()?.userPoolId, pool.userPoolId);
  });
});

describe('a wrong config', () => {
  it('is rejected with every problem in one message', () => {
    const text = problem({
      userPoolId: 'my pool',
      region: 'Ireland',
      authenticationFlowType: 'SRP',
      endpoint: 'localhost',
    });
    for (const part of [
      'userPoolId is "my pool": it must be a user pool id such as us-east-1_AbCdEfGhI',
      'region is "Ireland": it must be an AWS region',
      'userPoolWebClientId is missing',
      'authenticationFlowType is "SRP": it must be USER_SRP_AUTH, USER_PASSWORD_AUTH, CUSTOM_AUTH, USER_AUTH',
      'endpoint is "localhost": it must be a full URL',
    ]) {
      assert.ok(text.includes(part), `${part}\n${text}`);
    }
  });

  it("names options as in the caller's own shape", () => {
    assert.match(
      problem({ aws_user_pools_id: 'x', aws_user_pools_web_client_id: 'y' }),
      /aws_user_pools_id is "x"/,
    );
    assert.match(
      problem({ Auth: { Cognito: { userPoolId: 7, userPoolClientId: 'y' } } }),
      /Auth\.Cognito\.userPoolId is 7/,
    );
  });

  it('names what a link must be', () => {
    assert.match(
      problem({ ...pool, terms: { fr: 7 } }),
      /terms is .*: it must be a URL, or URLs by language/,
    );
  });

  it('is one whose region is not that of the pool', () => {
    assert.match(problem({ ...pool, region: 'us-east-1' }), /region is "us-east-1": it must be eu-west-1/);
  });

  for (const [name, input] of Object.entries({
    'an empty object': {},
    null: null,
    'a string': 'eu-west-1_AbCdEf123',
    'an array': [],
    'an empty pool id': { ...pool, userPoolId: '' },
    'an empty client id': { ...pool, userPoolWebClientId: '' },
    'a client id with a space': { ...pool, userPoolWebClientId: 'a b' },
    'a storage without methods': { ...pool, storage: {} },
    'a storage of an unknown name': { ...pool, storage: 'disk' },
    'a fetch that is none': { ...pool, fetch: 'fetch' },
    'metadata that are no texts': { ...pool, clientMetadata: { a: 1 } },
    'sameSite none without secure': { ...pool, cookieStorage: { sameSite: 'none', secure: false } },
    'an unknown sameSite': { ...pool, cookieStorage: { sameSite: 'sometimes' } },
    'a link that is none': { ...pool, terms: 7 },
    'a list of links': { ...pool, terms: ['/terms'] },
    'a link that is none, in one language': { ...pool, privacy: { default: '/privacy', fr: 7 } },
    'an MFA mode that is none': { ...pool, mfa: { configuration: 'MAYBE' } },
    'a URL of another protocol': { ...pool, endpoint: 'ftp://localhost/' },
  })) {
    it(`is ${name}`, () => assert.ok(problem(input)));
  }

  it('does not show the value of an option that is not a string', () => {
    assert.doesNotMatch(problem({ ...pool, clientMetadata: { token: { secret: 'hush' } } }), /hush/);
  });
});
