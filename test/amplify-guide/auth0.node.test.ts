import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';

import { Auth, Cache } from '../../src/auth/index.js';
import { readClaims } from '../../src/lib/jwt.js';
import { Tab } from '../auth/hosted-ui.fixtures.js';
import { audiences } from '../auth/identity.fixtures.js';
import { console } from './guide.fixtures.js';
import { type Credentials, hour, IdentityGuide } from './identity.fixtures.js';

const identity = new IdentityGuide();

describe('Federated with Auth0', () => {
  const domain = 'example.auth0.com';

  it('hands the ID token on, and refreshes it by the handler', async () => {
    const given = await identity.tokenOf(domain);
    const getFromAuth0 = () => ({
      idToken: given,
      domain,
      name: 'Ana',
      email: 'ana@example.com',
      phoneNumber: '+12065550100',
    });
    const decodeJWTToken = (token: string) => readClaims(token) as { exp: number };

    const { idToken, domain: auth0Domain, name, email, phoneNumber } = getFromAuth0(); // get the user credentials and info from auth0
    const { exp } = decodeJWTToken(idToken); // Please decode the id token in order to get the expiration time

    await Auth.federatedSignIn(
      auth0Domain, // The Auth0 Domain,
      {
        token: idToken, // The id token from Auth0
        // expires_at means the timestamp when the token provided expires,
        // here we can derive it from the expiresIn parameter provided,
        // then convert its unit from second to millisecond, and add the current timestamp
        expires_at: exp * 1000, // the expiration timestamp
      },
      {
        // the user object, you can put whatever property you get from the Auth0
        // for exmaple:
        name, // the user name
        email, // Optional, the email address
        phoneNumber, // Optional, the phone number
      },
    ).then((cred) => {
      console.log(cred);
    });

    await identity.assertCredentials(await console.value(), domain);

    void Auth.currentAuthenticatedUser().then((user) => console.log(user));
    const user = (await console.value()) as Record<string, unknown>;
    assert.deepEqual([user['name'], user['email'], user['phoneNumber']], [name, email, phoneNumber]);
    void Auth.currentCredentials().then((creds) => console.log(creds));
    const { accessKeyId } = (await console.value()) as Credentials;
    // Auth.currentSession() does not currently support federated identities.
    await assert.rejects(Auth.currentSession(), { code: 'NotSignedIn' });

    const token = await identity.guide.cognito.providerToken(domain, {
      sub: 'ana',
      aud: audiences[domain] ?? '',
      expiresIn: 3 * 3600,
    });
    function refreshToken() {
      // refresh the token here and get the new token info
      // ......
      const expires_at = Date.now() + hour;

      return new Promise<{ token: string; expires_at: number }>((res) => {
        const data = {
          token, // the token from the provider
          expires_at, // the timestamp when the token expires (in milliseconds)
        };
        res(data);
      });
    }

    Auth.configure({
      refreshHandlers: {
        'example.auth0.com': refreshToken,
      },
    });

    mock.timers.tick(hour);
    assert.notEqual((await Auth.currentCredentials()).accessKeyId, accessKeyId);
    assert.equal(Cache.getItem('federatedInfo')?.token, token);
  });

  it('goes to Auth0 and comes back with AWS credentials, by configuration', async () => {
    const tab = new Tab('http://localhost:3000/');
    const configure = () =>
      // auth0 configuration, more info in: https://auth0.com/docs/libraries/auth0js/v9#available-parameters
      Auth.configure({
        ...identity.guide.config,
        fetch: (input, init) => auth0(new Request(input, init)),
        auth0: {
          domain,
          clientID: 'auth0-app',
          redirectUri: 'http://localhost:3000/',
          audience: 'https://your_domain/userinfo',
          responseType: 'token id_token', // for now we only support implicit grant flow
          scope: 'openid profile email', // the scope used by your app
          returnTo: 'http://localhost:3000/bye',
        },
      });
    let id_token = '';
    const auth0 = (request: Request): Promise<Response> =>
      request.url === `https://${domain}/oauth/token`
        ? Promise.resolve(Response.json({ access_token: 'opaque', token_type: 'Bearer', id_token }))
        : identity.guide.cognito.fetch(request);

    try {
      configure();
      await Auth.federatedSignIn({ provider: 'auth0' });
      const { origin, searchParams } = new URL(tab.left[0] ?? '');
      assert.equal(origin, `https://${domain}`);
      assert.equal(searchParams.get('response_type'), 'code');
      assert.equal(searchParams.get('audience'), 'https://your_domain/userinfo');
      id_token = await identity.guide.cognito.providerToken(domain, {
        sub: 'ana',
        aud: 'auth0-app',
        claims: { iss: `https://${domain}/`, nonce: searchParams.get('nonce'), name: 'Ana' },
      });

      tab.go(`http://localhost:3000/?code=given&state=${searchParams.get('state')}`);
      configure();
      await identity.assertCredentials(await Auth.currentCredentials(), domain);
      const user = (await Auth.currentAuthenticatedUser()) as { name?: unknown };
      assert.equal(user.name, 'Ana');
      await Auth.signOut();
      assert.equal(
        tab.left.at(-1),
        `https://${domain}/v2/logout?client_id=auth0-app&returnTo=${encodeURIComponent('http://localhost:3000/bye')}`,
      );
      assert.equal((await Auth.currentCredentials()).authenticated, false);
    } finally {
      Tab.close();
    }
  });
});
