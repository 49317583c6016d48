import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';

import { Auth, Cache } from '../../src/auth/index.js';
import { identityPoolId } from '../auth/identity.fixtures.js';
import { console } from './guide.fixtures.js';
import { type Credentials, hour, IdentityGuide } from './identity.fixtures.js';

const identity = new IdentityGuide();

describe('Identity Pool Federation', () => {
  const domain = 'example.auth0.com';

  interface FromProvider {
    token: string;
    expiresIn: number;
    user: object;
    identity_id?: string;
  }

  function federatedSignIn(getFromProvider: () => FromProvider) {
    // To derive necessary data from the provider
    const {
      token, // the token you get from the provider
      expiresIn, // the time in ms which describes how long the token could live
      user, // the user object you defined, e.g. { username, email, phone_number }
      identity_id, // Optional, the identity id specified by the provider
    } = getFromProvider(); // arbitrary funcion

    Auth.federatedSignIn(
      domain,
      {
        token,
        identity_id: identity_id!, // Optional
        expires_at: expiresIn * 1000 + new Date().getTime(), // the expiration timestamp
      },
      user,
    )
      .then((cred) => {
        // If success, you will get the AWS credentials
        console.log(cred);
        return Auth.currentAuthenticatedUser();
      })
      .then((user) => {
        // If success, the user object you passed in Auth.federatedSignIn
        console.log(user);
      })
      .catch((e: unknown) => {
        console.log(e);
      });
  }

  it('gives AWS credentials and the user object that was passed', async () => {
    const token = await identity.tokenOf(domain);
    federatedSignIn(() => ({ token, expiresIn: 3600, user: { username: 'ana', email: 'ana@example.com' } }));
    const cred = (await console.value()) as Credentials;
    await identity.assertCredentials(cred, domain);
    assert.deepEqual(await console.value(), {
      id: cred.identityId,
      username: 'ana',
      email: 'ana@example.com',
      token,
    });
    await assert.rejects(Auth.currentSession(), { code: 'NotSignedIn' });
  });

  it('keeps the identity that was passed', async () => {
    const { identityId } = await Auth.currentCredentials();
    const token = await identity.tokenOf(domain);
    federatedSignIn(() => ({ token, expiresIn: 3600, user: { username: 'ana' }, identity_id: identityId }));
    const cred = (await console.value()) as Credentials;
    assert.equal(cred.identityId, identityId);
    await identity.assertCredentials(cred, domain);
    assert.equal(((await console.value()) as { username?: string }).username, 'ana');
  });

  it('is refused with a token that has expired', async () => {
    const token = await identity.tokenOf(domain, -1);
    federatedSignIn(() => ({ token, expiresIn: 3600, user: {} }));
    assert.equal(((await console.value()) as Error).name, 'NotAuthorizedException');
    await assert.rejects(Auth.currentAuthenticatedUser(), { code: 'NotSignedIn' });
  });

  it('is not for who has signed in with Auth.signIn', async () => {
    await Auth.signIn('ada', 'Correct-Horse-9');
    const token = await identity.tokenOf(domain);
    federatedSignIn(() => ({ token, expiresIn: 3600, user: {} }));
    assert.equal(((await console.value()) as Error).name, 'InvalidArgument');
    assert.equal((await Auth.currentCredentials()).authenticated, true);
  });
});

describe('Retrieve JWT Tokens', () => {
  it('from the Cache, in browsers and in React Native', async () => {
    const given = await identity.tokenOf('accounts.google.com');
    await Auth.federatedSignIn('google', { token: given, expires_at: Date.now() + hour }, { name: 'Ana' });

    {
      // Run this after the sign-in
      const federatedInfo = Cache.getItem('federatedInfo')!;
      const { token } = federatedInfo;
      assert.equal(token, given);
    }
    {
      // inside an async function
      // Run this after the sign-in
      const federatedInfo = (await Promise.resolve(Cache.getItem('federatedInfo')))!;
      const { token } = federatedInfo;
      assert.equal(token, given);
    }
    await Auth.signOut();
    assert.equal(Cache.getItem('federatedInfo'), null);
  });
});

describe('Token Refresh', () => {
  /** What the app’s backend asks for a user it vouches for. */
  async function fromBackend(): Promise<{ IdentityId: string; Token: string }> {
    const response = await identity.guide.cognito.fetch(
      new Request('http://localhost/', {
        method: 'POST',
        headers: { 'X-Amz-Target': 'AWSCognitoIdentityService.GetOpenIdTokenForDeveloperIdentity' },
        body: JSON.stringify({ IdentityPoolId: identityPoolId, Logins: { 'login.example.app': 'ana' } }),
      }),
    );
    return (await response.json()) as { IdentityId: string; Token: string };
  }

  it('JWT Token Refresh sample', async () => {
    let asked = 0;
    async function refreshToken() {
      asked++;
      // refresh the token here and get the new token info
      const { Token: token, IdentityId: identity_id } = await fromBackend();
      const expires_at = Date.now() + 900_000;

      return new Promise<{ token: string; expires_at: number; identity_id: string }>((res) => {
        const data = {
          token, // the token from the provider
          expires_at, // the timestamp for the expiration
          identity_id, // optional, the identityId for the credentials
        };
        res(data);
      });
    }

    Auth.configure({
      refreshHandlers: {
        developer: refreshToken, // the property could be 'google', 'facebook', 'amazon', 'developer', OpenId domain
      },
    });

    const { Token: token, IdentityId: identity_id } = await fromBackend();
    const first = await Auth.federatedSignIn(
      'developer',
      { token, identity_id, expires_at: Date.now() + 900_000 },
      { name: 'Ana' },
    );
    await Auth.currentCredentials();
    assert.equal(asked, 0);
    mock.timers.tick(hour);
    const second = await Auth.currentCredentials();
    assert.equal(asked, 1);
    assert.equal(second.identityId, first.identityId);
    assert.notEqual(second.accessKeyId, first.accessKeyId);
    assert.notEqual(Cache.getItem('federatedInfo')?.token, token);
  });
});
