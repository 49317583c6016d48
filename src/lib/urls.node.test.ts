import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createAuth } from '../auth/auth.js';
import { AuthError } from './auth-error.js';

const pool = { userPoolId: 'eu-west-1_AbCdEf123', userPoolWebClientId: '1a2b3c' };
const domain = 'x.auth.eu-west-1.amazoncognito.com';
const page = 'https://app.example/';
const oauth = { domain, redirectSignIn: page, redirectSignOut: page };
const auth0 = { domain: 'x.eu.auth0.com', clientID: 'abc', redirectUri: page, returnTo: page };

/** A config with an URL in the place of an option. */
type Put = (url: string) => object;

/** Options that name a server. */
const servers: Readonly<Record<string, Put>> = {
  endpoint: (endpoint) => ({ endpoint }),
  identityPoolEndpoint: (identityPoolEndpoint) => ({ identityPoolEndpoint }),
  'oauth.domain': (url) => ({ oauth: { ...oauth, domain: url } }),
  'auth0.domain': (url) => ({ auth0: { ...auth0, domain: url } }),
};

/** Options that name a place where people are sent back to. */
const redirects: Readonly<Record<string, Put>> = {
  'oauth.redirectSignIn': (redirectSignIn) => ({ oauth: { ...oauth, redirectSignIn } }),
  'oauth.redirectSignOut': (redirectSignOut) => ({ oauth: { ...oauth, redirectSignOut: [redirectSignOut] } }),
  'auth0.redirectUri': (redirectUri) => ({ auth0: { ...auth0, redirectUri } }),
  'auth0.returnTo': (returnTo) => ({ auth0: { ...auth0, returnTo } }),
};

function problem(options: object): string {
  try {
    createAuth({ ...pool, ...options });
  } catch (error) {
    assert.ok(error instanceof AuthError);
    assert.equal(error.code, 'InvalidConfig');
    return error.message;
  }
  return '';
}

/** What the URL parser takes out, cuts off or turns into something else, so that a look at the text misleads. */
const disguised = [
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  ' javascript:alert(1)',
  'https://app\t.example/',
  'https://app.example/\r\nx',
  'https://app.example\\@evil.example/',
  'https://app.example/\u0000',
  'https://app.example/\u007f',
  'https://app.example/\u202e',
  'https://app\u00ad.example/',
  'https://app.example/\ud800',
];

const running = [
  'javascript:alert(1)',
  'JavaScript://app.example/%0aalert(1)',
  'data:text/html,x',
  'vbscript:x',
  'blob:https://app.example/1',
  'filesystem:https://app.example/1',
  'file:///etc/passwd',
  'about:blank',
  'view-source:https://app.example/',
];

const shared = [
  ...disguised,
  ...running,
  'https://',
  'https:///',
  '//app.example/',
  'https://u:p@app.example/',
  'https://app.example:99999/',
  'https://app.example/#x',
];

for (const [option, put] of Object.entries({ ...servers, ...redirects }))
  describe(`the URL in ${option}`, () => {
    for (const url of shared)
      it(`is refused: ${JSON.stringify(url)}`, () => {
        const text = problem(put(url));
        assert.ok(text.includes(`${option} is `), text || 'it was taken');
      });

    it('is taken with TLS, and without it on this computer', () => {
      for (const url of [
        'https://app.example/',
        'https://app.example',
        'HTTPS://App.Example:8443/a/b',
        'https://bücher.example/',
        'http://localhost/',
        'http://localhost:9410/',
        'http://app.localhost:9410/',
        'http://127.0.0.1:9410/cognito/',
        'http://[::1]:9410/',
      ])
        assert.equal(problem(put(url)), '', url);
    });
  });

for (const [option, put] of Object.entries(servers))
  describe(`the server in ${option}`, () => {
    for (const url of [
      'http://pool.example/',
      'HTTP://pool.example/',
      'http://localhost.evil.example/',
      'http://localhost:80@evil.example/',
      'http://127.0.0.1.evil.example/',
      'http://192.168.1.2:9410/',
      'http://0.0.0.0/',
      'ws://localhost/',
      'ftp://app.example/',
      'myapp://app.example/',
      'https://app.example/?x=1',
    ])
      it(`is refused: ${url}`, () => {
        const text = problem(put(url));
        assert.ok(text.includes(`${option} is `), text || 'it was taken');
        assert.match(text, /https \(on this computer http too\)/);
      });
  });

describe('a way back', () => {
  it('may be the scheme of an app', () => {
    for (const put of Object.values(redirects))
      for (const url of ['myapp://', 'com.example.app:/back', 'exp://127.0.0.1:19000/--/'])
        assert.equal(problem(put(url)), '', url);
  });
});
