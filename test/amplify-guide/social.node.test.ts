import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Auth, Cache } from '../../src/auth/index.js';
import { console } from './guide.fixtures.js';
import { hour, IdentityGuide } from './identity.fixtures.js';

const identity = new IdentityGuide();

describe('Facebook React Sample', () => {
  interface Response {
    status?: string;
    authResponse?: { accessToken: string; expiresIn: number };
  }

  /** Facebook's script, with or without a signed-in user. */
  class FB {
    constructor(
      readonly authResponse: NonNullable<Response['authResponse']>,
      readonly isConnected: boolean,
      readonly isRefused = false,
    ) {}
    getLoginStatus(callback: (response: Response) => void) {
      callback(
        this.isConnected ? { status: 'connected', authResponse: this.authResponse } : { status: 'unknown' },
      );
    }
    login(callback: (response?: Response) => void, options: { scope: string }) {
      assert.equal(options.scope, 'public_profile,email');
      callback(this.isRefused ? {} : { authResponse: this.authResponse });
    }
    api(path: string, _: object, callback: (response: { name: string; email: string }) => void) {
      assert.equal(path, '/me');
      callback({ name: 'Ana', email: 'ana@example.com' });
    }
  }

  const window: { FB?: FB } = {};

  // To federated sign in from Facebook
  class SignInWithFacebook {
    constructor() {
      this.signIn = this.signIn.bind(this);
    }

    componentDidMount() {
      if (!window.FB) this.createScript();
    }

    signIn() {
      const fb = window.FB!;
      fb.getLoginStatus((response) => {
        if (response.status === 'connected') {
          this.getAWSCredentials(response.authResponse!);
        } else {
          fb.login(
            (response) => {
              if (!response || !response.authResponse) {
                return;
              }
              this.getAWSCredentials(response.authResponse);
            },
            {
              // the authorized scopes
              scope: 'public_profile,email',
            },
          );
        }
      });
    }

    getAWSCredentials(response: NonNullable<Response['authResponse']>) {
      const { accessToken, expiresIn } = response;
      const date = new Date();
      const expires_at = expiresIn * 1000 + date.getTime();
      if (!accessToken) {
        return;
      }

      const fb = window.FB!;
      fb.api('/me', { fields: 'name,email' }, (response) => {
        const user = {
          name: response.name,
          email: response.email,
        };

        void Auth.federatedSignIn('facebook', { token: accessToken, expires_at }, user).then(
          (credentials) => {
            console.log(credentials);
          },
        );
      });
    }

    createScript() {
      // load the sdk
      console.log('https://connect.facebook.net/en_US/sdk.js');
    }
  }

  it('loads the script', async () => {
    new SignInWithFacebook().componentDidMount();
    assert.match(String(await console.value()), /facebook/);
  });

  for (const isConnected of [true, false]) {
    it(`signs in a user who is ${isConnected ? '' : 'not '}signed in there`, async () => {
      window.FB = new FB(
        { accessToken: await identity.tokenOf('graph.facebook.com'), expiresIn: 3600 },
        isConnected,
      );
      const component = new SignInWithFacebook();
      component.componentDidMount();
      component.signIn();
      await identity.assertCredentials(await console.value(), 'graph.facebook.com');
      assert.deepEqual(
        { ...(await Auth.currentAuthenticatedUser()), id: 0, token: 0 },
        { id: 0, name: 'Ana', email: 'ana@example.com', token: 0 },
      );
      assert.equal(Cache.getItem('federatedInfo')?.expires_at, Date.now() + hour);
    });
  }

  it('signs no user in who closes the window', async () => {
    window.FB = new FB({ accessToken: '', expiresIn: 0 }, false, true);
    new SignInWithFacebook().signIn();
    assert.deepEqual(identity.guide.calls, []);
    await assert.rejects(Auth.currentAuthenticatedUser(), { code: 'NotSignedIn' });
  });
});

describe('Google Sample in React', () => {
  interface GoogleUser {
    getAuthResponse: () => { id_token: string; expires_at: number };
    getBasicProfile: () => { getEmail: () => string; getName: () => string };
  }

  const window: { gapi?: { auth2?: { getAuthInstance: () => { signIn: () => Promise<GoogleUser> } } } } = {};

  // To federated sign in from Google
  class SignInWithGoogle {
    constructor() {
      this.signIn = this.signIn.bind(this);
    }

    componentDidMount() {
      const ga = window.gapi && window.gapi.auth2 ? window.gapi.auth2.getAuthInstance() : null;
      if (!ga) this.createScript();
    }

    signIn() {
      const ga = window.gapi!.auth2!.getAuthInstance();
      ga.signIn().then(
        (googleUser) => {
          void this.getAWSCredentials(googleUser);
        },
        (error: unknown) => {
          console.log(error);
        },
      );
    }

    async getAWSCredentials(googleUser: GoogleUser) {
      const { id_token, expires_at } = googleUser.getAuthResponse();
      const profile = googleUser.getBasicProfile();
      const user = {
        email: profile.getEmail(),
        name: profile.getName(),
      };

      const credentials = await Auth.federatedSignIn('google', { token: id_token, expires_at }, user);
      console.log('credentials', credentials);
    }

    createScript() {
      // load the Google SDK
      console.log('https://apis.google.com/js/platform.js');
    }
  }

  it('signs in with the ID token', async () => {
    const component = new SignInWithGoogle();
    component.componentDidMount();
    assert.match(String(await console.value()), /google/);
    const id_token = await identity.tokenOf('accounts.google.com');
    const googleUser = {
      getAuthResponse: () => ({ id_token, expires_at: Date.now() + hour }),
      getBasicProfile: () => ({ getEmail: () => 'ana@example.com', getName: () => 'Ana' }),
    };
    window.gapi = { auth2: { getAuthInstance: () => ({ signIn: () => Promise.resolve(googleUser) }) } };
    component.componentDidMount();
    component.signIn();
    const [text, credentials] = await console.line();
    assert.equal(text, 'credentials');
    await identity.assertCredentials(credentials, 'accounts.google.com');
  });
});

describe('Facebook Example in React Native, Expo', () => {
  it('signs in with the token, whose expiry is in seconds', async () => {
    const given = {
      type: 'success',
      token: await identity.tokenOf('graph.facebook.com'),
      expires: Date.now() / 1000 + 3600,
    };
    const Expo = { Facebook: { logInWithReadPermissionsAsync: (..._: unknown[]) => Promise.resolve(given) } };

    async function signIn() {
      const { type, token, expires } = await Expo.Facebook.logInWithReadPermissionsAsync(
        'YOUR_FACEBOOK_APP_ID',
        {
          permissions: ['public_profile'],
        },
      );
      if (type === 'success') {
        // sign in with federated identity
        Auth.federatedSignIn('facebook', { token, expires_at: expires }, { name: 'USER_NAME' })
          .then((credentials) => {
            console.log('get aws credentials', credentials);
          })
          .catch((e: unknown) => {
            console.log(e);
          });
      }
    }

    await signIn();
    const [text, credentials] = await console.line();
    assert.equal(text, 'get aws credentials');
    await identity.assertCredentials(credentials, 'graph.facebook.com');
    assert.equal(Cache.getItem('federatedInfo')?.expires_at, given.expires * 1000);
  });
});
