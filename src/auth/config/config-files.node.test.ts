import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { configFiles, importFile } from '../../../test/config-files/index.js';
import { createAuth } from '../auth.js';
import type { AuthConfig } from './config-types.js';

function read(input: object): AuthConfig {
  const config = createAuth(input).configure();
  assert.ok(config);
  return config;
}

const pool = { userPoolId: 'eu-west-1_AbCdEf123', userPoolWebClientId: '1a2b3c4d5e6f7g8h9i0j' };
const exported = { aws_user_pools_id: pool.userPoolId, aws_user_pools_web_client_id: 'abc' };
const six = (more: object) => ({
  Auth: { Cognito: { userPoolId: pool.userPoolId, userPoolClientId: 'abc', ...more } },
});
const outputs = (more: object) => ({
  version: '1.4',
  auth: {
    aws_region: 'eu-west-1',
    user_pool_id: pool.userPoolId,
    user_pool_client_id: 'abc',
    ...more,
  },
});

const defaults = { authenticationFlowType: 'USER_SRP_AUTH' } as const;
const identityPool = (region: string, last: number) => `${region}:11111111-2222-4333-8444-55555555555${last}`;
const redirects = ['http://localhost:3000/', 'https://www.example.com/'];
const allScopes = ['phone', 'email', 'openid', 'profile', 'aws.cognito.signin.user.admin'];

/** The expected config of each file. */
const said: Readonly<Record<keyof typeof configFiles, object>> = {
  mobileHub: {
    ...defaults,
    region: 'us-east-1',
    userPoolId: 'us-east-1_MobileHub',
    userPoolWebClientId: '1mobilehub2018webclient0001',
    identityPoolId: identityPool('us-east-1', 5),
    mandatorySignIn: true,
  },
  cli2019: {
    ...defaults,
    region: 'eu-central-1',
    userPoolId: 'eu-central-1_Cli20192019',
    userPoolWebClientId: '1amplifycli2019webclient01',
    identityPoolId: identityPool('eu-central-1', 1),
    mandatorySignIn: false,
    oauth: {
      domain: 'https://example-dev.auth.eu-central-1.amazoncognito.com',
      scope: allScopes,
      redirectSignIn: redirects,
      redirectSignOut: redirects,
      responseType: 'code',
      providers: [],
      options: {},
    },
  },
  cli2020: {
    ...defaults,
    region: 'ap-south-1',
    userPoolId: 'ap-south-1_Cli20202020',
    userPoolWebClientId: '1amplifycli2020webclient01',
    identityPoolId: identityPool('ap-south-1', 2),
    mandatorySignIn: false,
    passwordPolicy: {
      minLength: 8,
      requireLowercase: false,
      requireUppercase: false,
      requireNumbers: false,
      requireSymbols: false,
    },
    usernameAttributes: ['email'],
    signupAttributes: ['name', 'email'],
    mfa: { configuration: 'OFF', types: ['SMS'] },
  },
  cli2023: {
    ...defaults,
    region: 'us-west-2',
    userPoolId: 'us-west-2_Cli20232023',
    userPoolWebClientId: '1amplifycli2023webclient01',
    identityPoolId: identityPool('us-west-2', 3),
    mandatorySignIn: false,
    passwordPolicy: {
      minLength: 10,
      requireLowercase: true,
      requireUppercase: false,
      requireNumbers: true,
      requireSymbols: true,
    },
    usernameAttributes: ['email', 'phone_number'],
    // Each of the names is verified, so the one that a person gives will do.
    signupAttributes: ['birthdate'],
    mfa: { configuration: 'OPTIONAL', types: ['SMS', 'TOTP'] },
    oauth: {
      domain: 'https://example-main.auth.us-west-2.amazoncognito.com',
      scope: allScopes,
      redirectSignIn: ['http://localhost:3000/'],
      redirectSignOut: ['http://localhost:3000/'],
      responseType: 'code',
      providers: ['FACEBOOK', 'GOOGLE', 'AMAZON', 'APPLE'],
      options: {},
    },
  },
  outputs: {
    authenticationFlowType: 'USER_AUTH',
    signInMethods: ['passkey', 'password', 'email-code'],
    region: 'eu-west-1',
    userPoolId: 'eu-west-1_Gen2Example',
    userPoolWebClientId: '1amplifygen2webclient00001',
    identityPoolId: identityPool('eu-west-1', 4),
    mandatorySignIn: true,
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireNumbers: true,
      requireSymbols: false,
    },
    usernameAttributes: ['email'],
    signupAttributes: ['given_name', 'email'],
    mfa: { configuration: 'ON', types: ['SMS', 'TOTP', 'EMAIL'] },
    oauth: {
      domain: 'https://example2024.auth.eu-west-1.amazoncognito.com',
      scope: allScopes,
      redirectSignIn: redirects,
      redirectSignOut: redirects,
      responseType: 'code',
      providers: ['GOOGLE', 'FACEBOOK', 'LOGIN_WITH_AMAZON', 'SIGN_IN_WITH_APPLE'],
      options: {},
    },
  },
  cdk: {
    ...defaults,
    region: 'us-east-2',
    userPoolId: 'us-east-2_CdkExample',
    userPoolWebClientId: '1awscdkexamplewebclient001',
    identityPoolId: identityPool('us-east-2', 5),
    mandatorySignIn: false,
  },
  amplify6: {
    ...defaults,
    region: 'eu-north-1',
    userPoolId: 'eu-north-1_Amplify6Obj',
    userPoolWebClientId: '1amplify6objectwebclient01',
    identityPoolId: identityPool('eu-north-1', 6),
    mandatorySignIn: false,
    passwordPolicy: {
      minLength: 8,
      requireLowercase: true,
      requireUppercase: true,
      requireNumbers: true,
      requireSymbols: false,
    },
    usernameAttributes: ['email'],
    signupAttributes: ['email', 'name'],
    mfa: { configuration: 'OPTIONAL', types: ['TOTP'] },
    oauth: {
      domain: 'https://example-6.auth.eu-north-1.amazoncognito.com',
      scope: ['openid', 'email'],
      redirectSignIn: ['http://localhost:5173/'],
      redirectSignOut: ['http://localhost:5173/'],
      responseType: 'code',
      providers: ['Google', 'Corp'],
      options: {},
    },
  },
};

const names = Object.keys(configFiles) as (keyof typeof configFiles)[];

describe('a config of Amplify Gen 2', () => {
  const ids = { user_pool_id: 'eu-west-1_Example', user_pool_client_id: '1example' };
  const outputs = (passwordless: unknown) => read({ version: '1.4', auth: { ...ids, passwordless } });

  it('has the ways to sign in of passwordless, whose flow is USER_AUTH', () => {
    const all = {
      email_otp_enabled: true,
      sms_otp_enabled: true,
      web_authn: { relying_party_id: 'example.com', user_verification: 'required' },
      preferred_challenge: 'WEB_AUTHN',
    };
    const config = outputs(all);
    assert.deepEqual(config.signInMethods, ['passkey', 'password', 'email-code', 'sms-code']);
    assert.equal(config.authenticationFlowType, 'USER_AUTH');
    const codes = outputs({ email_otp_enabled: true, sms_otp_enabled: false });
    assert.deepEqual(codes.signInMethods, ['password', 'email-code']);
    const passwords = outputs({ email_otp_enabled: false });
    assert.deepEqual(passwords.signInMethods, ['password']);
    assert.equal(passwords.authenticationFlowType, 'USER_SRP_AUTH');
    const converted = {
      userPoolId: 'eu-west-1_Example',
      userPoolClientId: '1example',
      passwordless: { smsOtpEnabled: true, webAuthn: {}, preferredChallenge: 'PASSWORD_SRP' },
    };
    assert.deepEqual(read({ Auth: { Cognito: converted } }).signInMethods, [
      'password',
      'sms-code',
      'passkey',
    ]);
  });

  it('leaves the flow that is named beside it, and rejects what is no list', () => {
    const named = {
      userPoolId: 'eu-west-1_Example',
      userPoolWebClientId: '1example',
      signInMethods: 'passkey',
    };
    assert.equal(read(named).authenticationFlowType, 'USER_AUTH');
    const other = { ...named, authenticationFlowType: 'CUSTOM_AUTH' };
    assert.equal(read(other).authenticationFlowType, 'CUSTOM_AUTH');
    assert.throws(() => read({ ...named, signInMethods: 7 }), {
      code: 'InvalidConfig',
      message: /signInMethods is 7: it must be a list of password, passkey, email-code, sms-code/,
    });
  });
});

describe('a whole config file', () => {
  for (const name of names) {
    it(`is read as its tool means it: ${configFiles[name]}`, async () => {
      const file = await importFile(name);
      const before = structuredClone(file);
      assert.deepEqual({ ...read(file) }, said[name]);
      assert.deepEqual(file, before);
    });

    it(`is not stopped by members that are not its own: ${configFiles[name]}`, async () => {
      const strange = {
        storage: { aws_region: 'eu-west-1', bucket_name: 'b' },
        region: 'none',
        endpoint: '/api',
        fetch: {},
        mfa: { configuration: 'MAYBE' },
        federated: { google_client_id: 1 },
        tokenProviders: { a: 1 },
        passwordPolicy: 1,
        identityPoolRegion: 'x',
        usernameAttributes: 7,
      };
      assert.deepEqual({ ...read({ ...(await importFile(name)), ...strange }) }, said[name]);
    });

    it(`takes the page's own options under Auth: ${configFiles[name]}`, async () => {
      const file = await importFile(name);
      const own = { authenticationFlowType: 'USER_PASSWORD_AUTH', storage: 'session' };
      const before = file['Auth'] as object | undefined;
      assert.deepEqual({ ...read({ ...file, Auth: { ...before, ...own } }) }, { ...said[name], ...own });
    });
  }

  it('without a pool says only that', () => {
    assert.throws(() => read({ version: '1.4', storage: { aws_region: 'x', bucket_name: 'b' } }), {
      message: /^[^\n]+\n- userPoolId is missing[^\n]*$/,
    });
  });

  it('is refused with each problem that it has, under its own name', () => {
    assert.throws(
      () =>
        read({ ...outputs({ user_pool_id: 'x', mfa_configuration: 'MAYBE' }), storage: { aws_region: 1 } }),
      {
        message: /^[^\n]+\n- auth\.user_pool_id is "x"[^\n]*\n- auth\.mfa_configuration is "MAYBE"[^\n]*$/,
      },
    );
  });

  it('may name the region of its project beside a pool of another region', () => {
    assert.equal(read({ ...exported, aws_cognito_region: 'us-east-1' }).region, 'eu-west-1');
    assert.equal(read(outputs({ aws_region: 'us-east-1' })).region, 'eu-west-1');
    assert.throws(() => read({ ...pool, region: 'us-east-1' }), { code: 'InvalidConfig' });
    assert.throws(() => read(outputs({ aws_region: 'Ireland' })), {
      message: /auth\.aws_region is "Ireland"/,
    });
  });
});

describe('aws-exports.js', () => {
  it('takes what Amplify 5 reads beside the generated members', () => {
    const config = read({
      ...exported,
      authenticationFlowType: 'CUSTOM_AUTH',
      clientMetadata: { a: 'b' },
      cookieStorage: { domain: 'example.com' },
    });
    assert.equal(config.authenticationFlowType, 'CUSTOM_AUTH');
    assert.deepEqual(config.clientMetadata, { a: 'b' });
    assert.deepEqual(config.cookieStorage, { domain: 'example.com' });
    assert.equal(read({ ...exported, endpoint: 'https://example.com/' }).endpoint, 'https://example.com/');
    assert.equal(read({ ...exported, storage: 'session' }).storage, 'session');
    assert.throws(() => read({ ...exported, authenticationFlowType: 'SRP' }), { code: 'InvalidConfig' });
  });

  for (const [what, members, expected] of [
    ['aws_cognito_login_mechanisms', { aws_cognito_login_mechanisms: ['EMAIL'] }, ['email']],
    ['aws_cognito_login_mechanism', { aws_cognito_login_mechanism: ['PHONE_NUMBER'] }, ['phone_number']],
    ['PREFERRED_USERNAME', { aws_cognito_login_mechanisms: ['PREFERRED_USERNAME'] }, ['username']],
    [
      'providers among them',
      { aws_cognito_login_mechanisms: ['FACEBOOK', 'EMAIL', 'PHONE_NUMBER'] },
      ['email', 'phone_number'],
    ],
    [
      'the newer of two',
      { aws_cognito_login_mechanisms: ['EMAIL'], aws_cognito_username_attributes: ['PHONE_NUMBER'] },
      ['phone_number'],
    ],
    ['texts', { aws_cognito_username_attributes: '["EMAIL","PHONE_NUMBER"]' }, ['email', 'phone_number']],
  ] as const) {
    it(`says what people sign in with: ${what}`, () => {
      assert.deepEqual(read({ ...exported, ...members }).usernameAttributes, expected);
    });
  }

  it('offers the providers among its login mechanisms', () => {
    const oauth = { domain: 'x.example.com', redirectSignIn: redirects[0], redirectSignOut: redirects[0] };
    const config = read({ ...exported, oauth, aws_cognito_login_mechanisms: ['EMAIL', 'FACEBOOK', 'APPLE'] });
    assert.deepEqual(config.oauth?.providers, ['FACEBOOK', 'APPLE']);
  });

  it('has the responseType implicit for token, and commas where there is nothing', () => {
    const oauth = {
      domain: 'x.example.com',
      scope: [],
      redirectSignIn: 'http://localhost:3000/,',
      redirectSignOut: 'http://localhost:3000/',
      responseType: 'implicit',
    };
    const config = read({ ...exported, oauth }).oauth;
    assert.equal(config?.responseType, 'token');
    assert.deepEqual(config.redirectSignIn, ['http://localhost:3000/']);
    assert.deepEqual(config.scope, []);
  });

  it('has no hosted UI where all of oauth is empty', () => {
    const oauth = { domain: undefined, scope: undefined, redirectSignIn: '', redirectSignOut: [] };
    assert.equal(read({ ...exported, oauth: { ...oauth, responseType: 'code' } }).oauth, undefined);
  });

  it('has no password policy where it is empty', () => {
    assert.equal(
      read({ ...exported, aws_cognito_password_protection_settings: {} }).passwordPolicy,
      undefined,
    );
  });
});

describe('the attributes that sign-up asks for', () => {
  const asked = (input: object) => read(input).signupAttributes;

  it('are those that the pool verifies too', () => {
    const mechanisms = { aws_cognito_verification_mechanisms: ['EMAIL'] };
    assert.deepEqual(asked({ ...exported, ...mechanisms }), ['email']);
    assert.deepEqual(asked({ ...exported, aws_cognito_signup_attributes: ['NAME'], ...mechanisms }), [
      'name',
      'email',
    ]);
    assert.deepEqual(asked(outputs({ user_verification_types: ['phone_number'] })), ['phone_number']);
    assert.deepEqual(
      asked(outputs({ standard_required_attributes: ['email'], user_verification_types: ['email'] })),
      ['email'],
    );
    assert.deepEqual(
      asked(outputs({ username_attributes: ['email', 'phone_number'], user_verification_types: ['email'] })),
      ['email'],
    );
    assert.equal(asked(outputs({ user_verification_types: [] })), undefined);
  });

  it('are none that the service alone sets, nor the name or the password', () => {
    const given = ['sub', 'email', 'email_verified', 'USERNAME', 'password', 'name'];
    assert.deepEqual(asked(outputs({ standard_required_attributes: given })), ['email', 'name']);
  });

  it('have the names of the pool: those that are not standard keep their case', () => {
    assert.deepEqual(asked({ ...exported, aws_cognito_signup_attributes: ['EMAIL', 'custom:TeamName'] }), [
      'email',
      'custom:TeamName',
    ]);
    assert.deepEqual(asked({ ...pool, signupAttributes: 'email, phone' }), ['email', 'phone_number']);
  });

  it('are those that are required', () => {
    const userAttributes = {
      email: { required: true },
      name: { required: 'true' },
      locale: { required: false },
      gender: { required: 'false' },
      nickname: {},
    };
    assert.deepEqual(asked(six({ userAttributes })), ['email', 'name']);
  });
});

describe('true and false', () => {
  it('can be texts', () => {
    const config = read(
      six({
        allowGuestAccess: 'false',
        loginWith: { username: 'false', email: 'true', phone: 'false' },
        mfa: { status: 'on', totpEnabled: 'true', smsEnabled: 'false' },
        passwordFormat: { minLength: '10', requireLowercase: 'true', requireUppercase: 'false' },
      }),
    );
    assert.equal(config.mandatorySignIn, true);
    assert.deepEqual(config.usernameAttributes, ['email']);
    assert.deepEqual(config.mfa, { configuration: 'ON', types: ['TOTP'] });
    assert.deepEqual(config.passwordPolicy, {
      minLength: 10,
      requireLowercase: true,
      requireUppercase: false,
      requireNumbers: false,
      requireSymbols: false,
    });
    assert.equal(read(outputs({ unauthenticated_identities_enabled: 'true' })).mandatorySignIn, false);
    assert.equal(read({ ...pool, mandatorySignIn: 'true' }).mandatorySignIn, true);
    assert.equal(read({ ...exported, aws_mandatory_sign_in: 'disable' }).mandatorySignIn, false);
  });

  it('are nothing else', () => {
    assert.throws(() => read(six({ allowGuestAccess: 'sometimes' })), {
      message: /Auth\.Cognito\.allowGuestAccess is "sometimes": it must be true or false/,
    });
  });
});

describe('MFA', () => {
  for (const [word, expected] of [
    ['NONE', 'OFF'],
    ['OPTIONAL', 'OPTIONAL'],
    ['REQUIRED', 'ON'],
  ] as const) {
    it(`is ${expected} where amplify_outputs.json says ${word}`, () => {
      assert.equal(read(outputs({ mfa_configuration: word })).mfa?.configuration, expected);
    });
  }

  for (const word of ['OFF', 'ON', 'OPTIONAL']) {
    it(`is ${word} where aws-exports.js and Amplify 6 say so`, () => {
      assert.equal(read({ ...exported, aws_cognito_mfa_configuration: word }).mfa?.configuration, word);
      assert.equal(read(six({ mfa: { status: word.toLowerCase() } })).mfa?.configuration, word);
    });
  }
});

describe('an empty text', () => {
  it('is as good as none, for what need not be there', () => {
    const empty = {
      region: '',
      identityPoolId: '',
      identityPoolRegion: '',
      endpoint: '',
      identityPoolEndpoint: '',
      authenticationFlowType: '',
      usernameAttributes: '',
      oauth: '',
      auth0: '',
    };
    assert.deepEqual(read({ ...pool, ...empty }), read(pool));
    assert.deepEqual(read(outputs({ identity_pool_id: '', mfa_configuration: '', aws_region: '' })), {
      ...read(outputs({})),
    });
    assert.equal(read({ ...exported, aws_cognito_identity_pool_id: '' }).identityPoolId, undefined);
    const oauth = { domain: '', scopes: [], redirect_sign_in_uri: [], redirect_sign_out_uri: [] };
    assert.equal(read(outputs({ oauth: { ...oauth, response_type: 'code' } })).oauth, undefined);
  });

  it('is none for a pool and its client, unless there is an identity pool alone', () => {
    assert.throws(() => read({ ...pool, userPoolWebClientId: '' }), {
      message: /userPoolWebClientId is ""/,
    });
    assert.throws(() => read({ ...exported, aws_user_pools_id: '' }), { message: /aws_user_pools_id is ""/ });
    const alone = { aws_cognito_identity_pool_id: identityPool('us-east-1', 1) };
    const config = read({ ...alone, aws_user_pools_id: '', aws_user_pools_web_client_id: '' });
    assert.equal(config.userPoolId, undefined);
  });
});

describe('unusual but valid files', () => {
  it('spaces and line ends around texts, as environment files leave them, do not count', () => {
    const spaced = (value: string): string => ` ${value}\r\n`;
    const texts = {
      ...pool,
      region: 'eu-west-1',
      endpoint: 'https://a.test/',
      authenticationFlowType: 'USER_PASSWORD_AUTH',
    };
    const oauth = {
      domain: 'a.test',
      redirectSignIn: 'https://b.test/',
      redirectSignOut: 'https://b.test/',
      responseType: 'code',
      scope: ['openid'],
    };
    const wide = (given: object): object =>
      Object.fromEntries(
        Object.entries(given).map(([name, value]) => [
          name,
          typeof value === 'string' ? spaced(value) : value,
        ]),
      );
    assert.deepEqual(read({ ...wide(texts), oauth: wide(oauth) }), read({ ...texts, oauth }));
    assert.throws(() => read({ ...pool, userPoolId: ' ' }), { message: /userPoolId is ""/ });
  });

  it('a module with the config as its default export', async () => {
    const uri = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`;
    for (const config of [pool, exported, six({}), outputs({})]) {
      const named = Object.entries(config).map(
        ([name, value]) => `export const ${name} = ${JSON.stringify(value)};`,
      );
      const module = `export default ${JSON.stringify(config)};`;
      assert.deepEqual(read((await import(uri(module))) as object), read(config));
      assert.deepEqual(read((await import(uri(named.join('')))) as object), read(config));
      assert.deepEqual(read((await import(uri(named.join('') + module))) as object), read(config));
      assert.deepEqual(read({ __esModule: true, default: config }), read(config));
    }
  });

  it('a domain of the pool without an address to come back to: there is no hosted UI', () => {
    for (const none of [[], ['']]) {
      const oauth = {
        identity_providers: [],
        domain: 'a.auth.eu-west-1.amazoncognito.com',
        scopes: ['openid'],
        redirect_sign_in_uri: none,
        redirect_sign_out_uri: none,
        response_type: 'code',
      };
      assert.deepEqual(read(outputs({ oauth })), read(outputs({})));
      assert.throws(() => read(outputs({ oauth: { ...oauth, redirect_sign_in_uri: ['https://b.test/'] } })), {
        message: /oauth\.redirect_sign_out_uri is \[/,
      });
    }
  });

  it('a password policy that is half set', () => {
    const length = (value: unknown): unknown =>
      read(outputs({ password_policy: { min_length: value, require_numbers: true } })).passwordPolicy
        ?.minLength;
    for (const none of [undefined, null, '', 0]) assert.equal(length(none), 8);
    for (const [said, expected] of [
      [6, 6],
      ['99', 99],
    ])
      assert.equal(length(said), expected);
    for (const wrong of [5, 100, 7.5, -8, 'long'])
      assert.throws(() => length(wrong), {
        message: /password_policy is \{"min_length":.*\}: it must be an object \(length 6 to 99\)/,
      });
  });

  it('lists with nothing in them, categories that are not for sign-in, and the region of the project', () => {
    const empty = { groups: [], mfa_methods: [], user_verification_types: [], username_attributes: [] };
    const config = read(outputs({ ...empty, aws_region: 'us-east-2', mfa_configuration: 'OPTIONAL' }));
    assert.equal(config.region, 'eu-west-1');
    assert.deepEqual(config.mfa, { configuration: 'OPTIONAL', types: [] });
    assert.equal(config.signupAttributes, undefined);
    const api = {
      aws_cloud_logic: 'enable',
      aws_cloud_logic_custom: [{ name: 'api', endpoint: 'https://c.test' }],
    };
    const older = {
      aws_project_region: 'us-east-2',
      aws_user_pools: 'enable',
      aws_cognito_region: 'us-east-2',
    };
    assert.deepEqual(read({ ...exported, ...older, ...api }), read(exported));
  });
});
