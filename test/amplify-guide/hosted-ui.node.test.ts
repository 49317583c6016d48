import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Auth, AuthError, type CognitoUser, Hub } from '../../src/auth/index.js';
import { type HostedWorld, keys, withWorld } from '../auth/hosted-ui.fixtures.js';
import { CLIENT, POOL } from '../conformance/harness.js';
import { CALLBACK, SIGNED_OUT } from '../conformance/hosted.js';
import { console } from './guide.fixtures.js';

/** The generated file, and what is not from the Amplify guide: where the server and the storage of the tests are. */
const awsmobileOf = ({ server, storage }: HostedWorld, more: object = {}) => ({
  aws_cognito_region: 'us-east-1',
  aws_user_pools_id: POOL,
  aws_user_pools_web_client_id: CLIENT,
  endpoint: server.url,
  storage,
  ...more,
});

const scope = ['phone', 'email', 'profile', 'openid', 'aws.cognito.signin.user.admin'];

const oauthOf = ({ server }: HostedWorld, responseType = 'code') => ({
  domain: server.url,
  scope,
  redirectSignIn: CALLBACK,
  redirectSignOut: SIGNED_OUT,
  responseType,
});

/** What is used of React's, without a page: each state is logged. */
class Component<State extends object> {
  protected constructor(public state: State) {}
  setState(state: Partial<State>) {
    this.state = { ...this.state, ...state };
    console.log({ ...this.state });
  }
}

const nameOf = (user: unknown) => (user as CognitoUser | null)?.getUsername() ?? null;

describe('OAuth and Hosted UI', () => {
  class App extends Component<{ user: CognitoUser | null }> {
    stop = () => {};

    constructor() {
      super({ user: null });
    }

    componentDidMount() {
      this.stop = Hub.listen('auth', ({ payload: { event, data } }) => {
        switch (event) {
          case 'signIn':
            this.setState({ user: data as CognitoUser });
            break;
          case 'signOut':
            this.setState({ user: null });
            break;
        }
      });

      Auth.currentAuthenticatedUser()
        .then((user) => this.setState({ user }))
        .catch(() => console.log('Not signed in'));
    }

    openFacebook = () => Auth.federatedSignIn({ provider: 'Facebook' });
    openGoogle = () => Auth.federatedSignIn({ provider: 'Google' });
    openHostedUI = () => Auth.federatedSignIn();
    signOut = () => Auth.signOut();
  }

  it('opens Facebook, Google and the hosted UI, signs in and out', () =>
    withWorld(async (world) => {
      const awsmobile = awsmobileOf(world, { oauth: oauthOf(world) });
      const { tab } = world;
      Auth.configure(awsmobile);
      const before = new App();
      before.componentDidMount();
      assert.equal(await console.value(), 'Not signed in');
      await before.openFacebook();
      await before.openGoogle();
      await before.openHostedUI();
      before.stop();
      assert.deepEqual(
        tab.left.map((url) => new URL(url).searchParams.get('identity_provider')),
        ['Facebook', 'Google', null],
      );

      tab.go((await world.answer()).href);
      Auth.configure(awsmobile);
      const app = new App();
      app.componentDidMount();
      for (const way of ['by the event', 'by currentAuthenticatedUser']) {
        const { user } = (await console.value()) as App['state'];
        assert.equal(nameOf(user), 'maria', way);
      }
      await app.signOut();
      app.stop();
      assert.deepEqual(await console.value(), { user: null });
      const { pathname, searchParams } = new URL(tab.left.at(-1) ?? '');
      assert.deepEqual([pathname, searchParams.get('logout_uri')], ['/logout', SIGNED_OUT]);
    }));
});

describe('React Components', () => {
  function listen() {
    // in your redirected sign in page
    // when the page is loaded, run the following function
    return Hub.listen('auth', (data) => {
      switch (data.payload.event) {
        case 'signIn': {
          const user = data.payload.data;
          console.log('now the user is signed in', user);
          break;
        }
        case 'signIn_failure':
          console.log('the user failed to sign in');
          console.log('the error is', data.payload.data);
          break;
        default:
          break;
      }
    });
  }

  it('notifies the app after the return that the user is signed in', () =>
    withWorld(async (world) => {
      const awsmobile = awsmobileOf(world, { oauth: oauthOf(world) });
      Auth.configure(awsmobile);
      await Auth.federatedSignIn();
      world.tab.go((await world.answer()).href);
      const stop = listen();
      Auth.configure(awsmobile);
      const [text, user] = await console.line();
      stop();
      assert.equal(text, 'now the user is signed in');
      assert.equal(nameOf(user), 'maria');
    }));

  it('notifies the app after the return that the user failed to sign in', () =>
    withWorld(async (world) => {
      const awsmobile = awsmobileOf(world, { oauth: oauthOf(world) });
      Auth.configure(awsmobile);
      await Auth.federatedSignIn();
      const back = await world.answer();
      back.searchParams.set('code', 'stolen');
      world.tab.go(back.href);
      const stop = listen();
      Auth.configure(awsmobile);
      assert.deepEqual(await console.line(), ['the user failed to sign in']);
      const [text, error] = await console.line();
      stop();
      assert.equal(text, 'the error is');
      assert.ok(error instanceof AuthError);
      assert.equal(error.code, 'OAuthError');
    }));
});

describe('Full React Sample', () => {
  interface State {
    authState: string;
    authData: unknown;
    authError: unknown;
  }

  class App extends Component<State> {
    readonly stop: () => void;

    constructor() {
      super({
        authState: 'loading',
        authData: null,
        authError: null,
      });
      this.signOut = this.signOut.bind(this);
      // let the Hub module listen on Auth events
      this.stop = Hub.listen('auth', (data) => {
        switch (data.payload.event) {
          case 'signIn':
            this.setState({ authState: 'signedIn' });
            this.setState({ authData: data.payload.data });
            break;
          case 'signIn_failure':
            this.setState({ authState: 'signIn' });
            this.setState({ authData: null });
            this.setState({ authError: data.payload.data });
            break;
          default:
            break;
        }
      });
    }

    componentDidMount() {
      // check the current user when the App component is loaded
      Auth.currentAuthenticatedUser()
        .then((user) => {
          console.log(user);
          this.setState({ authState: 'signedIn' });
        })
        .catch((e: unknown) => {
          console.log(e);
          this.setState({ authState: 'signIn' });
        });
    }

    signOut() {
      Auth.signOut()
        .then(() => {
          this.setState({ authState: 'signIn' });
        })
        .catch((e: unknown) => {
          console.log(e);
        });
    }
  }

  for (const responseType of ['code', 'token']) {
    it(`signs in and out with responseType ${responseType}`, () =>
      withWorld(async (world) => {
        const awsmobile = awsmobileOf(world);
        // your Cognito Hosted UI configuration
        const oauth = oauthOf(world, responseType); // or 'token', note that REFRESH token will only be generated when the responseType is code

        Auth.configure(awsmobile);
        Auth.configure({ oauth });

        const first = new App();
        first.componentDidMount();
        assert.equal(((await console.value()) as AuthError).code, 'NotSignedIn');
        assert.equal(((await console.value()) as State).authState, 'signIn');
        first.stop();
        await Auth.federatedSignIn();

        world.tab.go((await world.answer()).href);
        Auth.configure(awsmobile);
        Auth.configure({ oauth });
        const app = new App();
        app.componentDidMount();
        assert.equal(((await console.value()) as State).authState, 'signedIn');
        assert.equal(nameOf(((await console.value()) as State).authData), 'maria');
        assert.equal(nameOf(await console.value()), 'maria');
        assert.equal(((await console.value()) as State).authState, 'signedIn');
        const refreshToken = world.storage.getItem(`${keys}.maria.refreshToken`);
        assert.equal(Boolean(refreshToken), responseType === 'code');
        app.signOut();
        assert.equal(((await console.value()) as State).authState, 'signIn');
        app.stop();
        await assert.rejects(Auth.currentAuthenticatedUser(), { code: 'NotSignedIn' });
      }));
  }
});

describe('With React Native, you can use withOAuth', () => {
  it('goes to the hosted UI, to each provider, and to one of OIDC', () =>
    withWorld(async (world) => {
      const awsConfig = awsmobileOf(world);

      Auth.configure(awsConfig);

      Auth.configure({
        Auth: {
          oauth: {
            // OAuth config...
            ...oauthOf(world),
          },
        },
      });

      // What withOAuth passes.
      const hostedUISignIn = () => Auth.federatedSignIn();
      const facebookSignIn = () => Auth.federatedSignIn({ provider: 'Facebook' });
      const googleSignIn = () => Auth.federatedSignIn({ provider: 'Google' });
      const amazonSignIn = () => Auth.federatedSignIn({ provider: 'LoginWithAmazon' });
      const customProviderSignIn = (customProvider: string) => Auth.federatedSignIn({ customProvider });

      await hostedUISignIn();
      await facebookSignIn();
      await googleSignIn();
      await amazonSignIn();
      await customProviderSignIn('Yahoo');
      assert.deepEqual(
        world.tab.left.map((url) => new URL(url).searchParams.get('identity_provider')),
        [null, 'Facebook', 'Google', 'LoginWithAmazon', 'Yahoo'],
      );
    }));
});

describe('A note for Expo users', () => {
  it('signs in through the urlOpener', () =>
    withWorld(
      async (world) => {
        const { browser } = world;
        const done: string[] = [];
        const Platform = { OS: 'ios' };
        const WebBrowser = {
          async openAuthSessionAsync(url: string, redirectUrl: string) {
            done.push(redirectUrl);
            return { type: 'success', url: (await browser.signIn(url)).href };
          },
          dismissBrowser: () => Promise.resolve(done.push('dismissed')),
        };
        const Linking = {
          // Here the app hears of the address: Linking.addEventListener('url', ({ url }) => Auth.handleAuthResponse(url)).
          openURL: (url: string) => Auth.handleAuthResponse(url),
        };

        const urlOpener = async (url: string, redirectUrl: string) => {
          // On Expo, use WebBrowser.openAuthSessionAsync to open the Hosted UI pages.
          const { type, url: newUrl } = await WebBrowser.openAuthSessionAsync(url, redirectUrl);

          if (type === 'success') {
            await WebBrowser.dismissBrowser();

            if (Platform.OS === 'ios') {
              return Linking.openURL(newUrl);
            }
          }
          return undefined;
        };

        const oauth = {
          // Domain name
          domain: world.server.url,

          // Authorized scopes
          scope: ['phone', 'email', 'profile', 'openid', 'aws.cognito.signin.user.admin'],

          // Callback URL
          redirectSignIn: 'myapp://main/', // or 'exp://127.0.0.1:19000/--/', 'myapp://main/'

          // Sign out URL
          redirectSignOut: 'myapp://main/', // or 'exp://127.0.0.1:19000/--/', 'myapp://main/'

          // 'code' for Authorization code grant,
          // 'token' for Implicit grant
          // Note that REFRESH token will only be generated when the responseType is code
          responseType: 'code',

          // optional, for Cognito hosted ui specified options
          options: {
            // Indicates if the data collection is enabled to support Cognito advanced security features. By default, this flag is set to true.
            AdvancedSecurityDataCollectionFlag: true,
          },

          urlOpener: urlOpener,
        };

        Auth.configure({
          Auth: {
            // other configurations...
            // ....
            ...awsmobileOf(world),
            userPoolId: POOL,
            userPoolWebClientId: CLIENT,
            oauth: oauth,
          },
          // ...
        });

        Reflect.deleteProperty(globalThis, 'location');
        await Auth.federatedSignIn();
        assert.deepEqual(done, ['myapp://main/', 'dismissed']);
        assert.equal((await Auth.currentAuthenticatedUser()).getUsername(), 'maria');
      },
      { client: { callbackUrls: ['myapp://main/'], logoutUrls: ['myapp://main/'] } },
    ));
});
