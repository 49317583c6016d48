import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { AuthError } from '../../lib/auth-error.js';
import { createAuth } from '../auth.js';
import type { AuthConfigInput } from './config-types.js';

const pool = { userPoolId: 'eu-west-1_AbCdEf123', userPoolWebClientId: '1a2b3c' };
const urlOpener = (): void => undefined;

const guide = {
  domain: 'x.auth.eu-west-1.amazoncognito.com',
  scope: ['openid', 'email'],
  redirectSignIn: 'http://localhost:3000/',
  redirectSignOut: 'http://localhost:3000/bye',
  responseType: 'token',
  options: { AdvancedSecurityDataCollectionFlag: false },
  urlOpener,
};

const read = (input: AuthConfigInput) => createAuth(input).configure();

const expected = {
  domain: 'https://x.auth.eu-west-1.amazoncognito.com',
  scope: ['openid', 'email'],
  redirectSignIn: ['http://localhost:3000/'],
  redirectSignOut: ['http://localhost:3000/bye'],
  responseType: 'token',
  providers: [],
  options: { AdvancedSecurityDataCollectionFlag: false },
  urlOpener,
};

function problems(input: object): string {
  try {
    createAuth({ ...pool, ...input });
  } catch (error) {
    assert.ok(error instanceof AuthError);
    assert.equal(error.code, 'InvalidConfig');
    return error.message;
  }
  return assert.fail('The config was taken.');
}

describe('the config of the hosted UI', () => {
  it('is the same from every shape', () => {
    const { options, ...plain } = { ...guide };
    Reflect.deleteProperty(plain, 'urlOpener');
    const rest = { ...expected, options: {} };
    Reflect.deleteProperty(rest, 'urlOpener');
    const { scope: scopes, redirectSignIn, redirectSignOut, responseType, domain } = plain;
    assert.deepEqual(read({ ...pool, oauth: guide })?.oauth, expected);
    assert.deepEqual(read({ Auth: { ...pool, oauth: guide } })?.oauth, expected);
    assert.deepEqual(read({ Auth: pool, oauth: { awsCognito: guide } })?.oauth, expected);
    assert.deepEqual(
      read({
        aws_user_pools_id: pool.userPoolId,
        aws_user_pools_web_client_id: 'a',
        oauth: { ...plain, options },
      })?.oauth,
      { ...rest, options },
    );
    const loginWith = {
      oauth: {
        domain,
        scopes,
        redirectSignIn: [redirectSignIn],
        redirectSignOut: [redirectSignOut],
        responseType,
      },
    };
    const amplify6 = { userPoolId: pool.userPoolId, userPoolClientId: 'a', loginWith };
    assert.deepEqual(read({ Auth: { Cognito: amplify6 } })?.oauth, rest);
    const outputs = {
      user_pool_id: pool.userPoolId,
      user_pool_client_id: 'a',
      oauth: {
        domain,
        scopes,
        redirect_sign_in_uri: [redirectSignIn],
        redirect_sign_out_uri: [redirectSignOut],
        response_type: responseType,
        identity_providers: ['GOOGLE'],
      },
    };
    assert.deepEqual(read({ version: '1', auth: outputs })?.oauth, { ...rest, providers: ['GOOGLE'] });
  });

  it('can be read again, is frozen, and comes later', () => {
    const auth = createAuth(pool);
    const before = structuredClone({ ...guide, urlOpener: 0 });
    auth.configure({ oauth: guide });
    const config = auth.configure();
    assert.ok(config?.oauth && Object.isFrozen(config.oauth) && Object.isFrozen(config.oauth.redirectSignIn));
    assert.deepEqual(read(config)?.oauth, config.oauth);
    assert.deepEqual({ ...guide, urlOpener: 0 }, before);
    assert.ok(!Object.isFrozen(guide.scope) && !Object.isFrozen(guide));
  });

  it('takes texts with commas and spaces, native schemes, and a server on this computer', () => {
    const oauth = {
      ...guide,
      domain: 'http://127.0.0.1:9229/us-east-1_LocalDemo/',
      scope: 'openid email',
      redirectSignIn: 'https://a.example/, myapp://,exp://127.0.0.1:19000/--/',
    };
    const config = read({ ...pool, oauth })?.oauth;
    assert.equal(config?.domain, 'http://127.0.0.1:9229/us-east-1_LocalDemo');
    assert.deepEqual(config.scope, ['openid', 'email']);
    assert.deepEqual(config.redirectSignIn, ['https://a.example/', 'myapp://', 'exp://127.0.0.1:19000/--/']);
    const { domain, redirectSignIn, redirectSignOut } = guide;
    const least = { domain, redirectSignIn, redirectSignOut };
    assert.deepEqual(read({ ...pool, oauth: least })?.oauth?.scope, []);
    assert.equal(read({ ...pool, oauth: least })?.oauth?.responseType, 'code');
  });

  it('is absent when it is empty', () => {
    assert.equal(read({ ...pool, oauth: {} })?.oauth, undefined);
    assert.equal(read({ ...pool, auth0: {} })?.auth0, undefined);
  });

  it('is refused with every problem in one message', () => {
    const text = problems({
      Auth: {
        ...pool,
        oauth: { domain: 7, scope: ['email'], redirectSignIn: [], responseType: 'both', urlOpener: 'x' },
      },
    });
    for (const line of [
      /- Auth\.oauth\.domain is 7: it must be a domain, or a full URL/,
      /- Auth\.oauth\.scope is \["email"\]: it must be a list of scopes with openid among them/,
      /- Auth\.oauth\.redirectSignIn is \[\]: it must be/,
      /- Auth\.oauth\.redirectSignOut is missing: it must be/,
      /- Auth\.oauth\.responseType is "both": it must be code or token/,
      /- Auth\.oauth\.urlOpener is "x": it must be a function/,
    ]) {
      assert.match(text, line);
    }
    assert.match(problems({ oauth: 'x' }), /oauth is "x": it must be an object/);
  });

  it('takes no server without TLS, and no redirect that runs code', () => {
    const domains = [
      'http://example.com',
      'http://localhost.evil.example',
      'ftp://x',
      'a b',
      'https://u@x',
      ' ',
    ];
    for (const domain of domains) assert.match(problems({ oauth: { ...guide, domain } }), /oauth\.domain is/);
    const redirects = [
      'javascript:alert(1)',
      'DATA:text/html,x',
      'blob:x',
      '/callback',
      'https://a.example/#x',
    ];
    for (const redirectSignIn of redirects) {
      assert.match(problems({ oauth: { ...guide, redirectSignIn } }), /oauth\.redirectSignIn is/);
      assert.match(problems({ auth0: { ...auth0, redirectUri: redirectSignIn } }), /auth0\.redirectUri is/);
    }
  });
});

const auth0 = {
  domain: 'x.eu.auth0.com',
  clientID: 'abc',
  redirectUri: 'http://localhost:3000/',
  audience: 'https://x.eu.auth0.com/userinfo',
  responseType: 'token id_token',
  scope: 'openid profile email',
  returnTo: 'http://localhost:3000/',
};

describe('the config of Auth0', () => {
  it('is read', () => {
    const { clientID, redirectUri, audience, scope, returnTo } = auth0;
    const rest = { clientID, redirectUri, audience, scope, returnTo };
    assert.deepEqual(read({ ...pool, auth0 })?.auth0, { ...rest, domain: 'https://x.eu.auth0.com' });
  });

  it('is refused by member', () => {
    const text = problems({ auth0: { domain: 'x', scope: 'profile', returnTo: 'x' } });
    for (const name of [
      'clientID is missing',
      'redirectUri is missing',
      'scope is "profile"',
      'returnTo is "x"',
    ]) {
      assert.ok(text.includes(`auth0.${name}: it must be`), text);
    }
  });
});
