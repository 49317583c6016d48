// The tests that prove each option of docs/reference/auth.md.
import type { AuthOptions } from '../../../src/auth/config/config-types.js';
import type { Auth0Config, OAuthConfig } from '../../../src/auth/config/oauth-types.js';
import type { CookieOptions } from '../../../src/auth/storage/auth-storage.js';
import type { Proof, Proofs } from '../types.js';

const guide = (file: string, name: string): Proof => `test/amplify-guide/${file}.node.test.ts › ${name}`;
const auth = (file: string, name: string): Proof => `test/auth/${file}.node.test.ts › ${name}`;
const config = (name: string): Proof => `src/auth/config/config.node.test.ts › ${name}`;
const written = (name: string): Proof => `src/auth/config/config-files.node.test.ts › ${name}`;
const hosted = (name: string): Proof => `src/auth/config/oauth-config.node.test.ts › ${name}`;
const stored = (name: string): Proof => `src/auth/storage/storage.test.ts › ${name}`;
const provided = (name: string): Proof =>
  `src/auth/federated/token-providers/token-providers.test.ts › ${name}`;

const manual = guide('configure', 'takes every option, and gives the current config');
const files: readonly Proof[] = [
  config('takes aws-exports.js'),
  config('takes the config of Amplify 6'),
  config('takes amplify_outputs.json'),
];

const legal: readonly Proof[] = [
  config('has the pages that new users agree to, by language'),
  config('is a link that is none'),
  'src/elements/sign-up/legal-note.test.ts › links to the pages of the config, in the language of the form',
];

export const options: Readonly<Record<keyof AuthOptions, Proofs>> = {
  region: [manual, config('is one whose region is not that of the pool')],
  userPoolId: [manual, config('is rejected with every problem in one message')],
  userPoolWebClientId: [manual, config('is rejected with every problem in one message')],
  identityPoolId: [
    manual,
    auth('identity-credentials', 'need an identity pool, which is named in the error'),
  ],
  identityPoolRegion: [
    auth(
      'identity-credentials',
      'are asked for at the address of the region, in China too, or where the config says',
    ),
  ],
  endpoint: [
    config('takes the config of Amplify 6'),
    config('adds what names no pool to what is there, and starts afresh with what does'),
  ],
  identityPoolEndpoint: [
    auth(
      'identity-credentials',
      'are asked for at the address of the region, in China too, or where the config says',
    ),
  ],
  authenticationFlowType: [
    guide('configure', 'to USER_SRP_AUTH'),
    guide('configure', 'to USER_PASSWORD_AUTH'),
    guide('configure', 'to CUSTOM_AUTH'),
    guide('configure', 'Migrating Users to AWS Cognito: the trigger gets the password of USER_PASSWORD_AUTH'),
  ],
  mandatorySignIn: [
    auth('identity-credentials', 'are not for guests with mandatorySignIn, or where the pool takes none'),
    ...files,
  ],
  storage: [guide('storage', 'keeps them in a custom storage'), stored('is localStorage by default')],
  cookieStorage: [guide('configure', 'takes cookieStorage')],
  clientMetadata: [auth('client-metadata', 'of the config goes where the call has none')],
  passwordPolicy: files,
  signInMethods: [
    written('has the ways to sign in of passwordless, whose flow is USER_AUTH'),
    'src/elements/sign-in/last-sign-in.test.ts › has the ways to sign in from the config',
  ],
  usernameAttributes: [
    ...files.slice(0, 2),
    written('says what people sign in with: aws_cognito_login_mechanisms'),
  ],
  signupAttributes: [...files.slice(0, 1), written('are those that the pool verifies too')],
  mfa: [...files, config('is an MFA mode that is none')],
  oauth: [hosted('is the same from every shape'), hosted('is refused with every problem in one message')],
  auth0: [
    guide('auth0', 'goes to Auth0 and comes back with AWS credentials, by configuration'),
    hosted('is refused by member'),
  ],
  refreshHandlers: [
    guide('identity-pool', 'JWT Token Refresh sample'),
    guide('auth0', 'hands the ID token on, and refreshes it by the handler'),
    auth('identity-refresh', 'signs out when the handler says that it is gone for good'),
  ],
  federated: [
    provided('takes the prompt, under a policy with a nonce and Trusted Types'),
    provided('asks, returns the user, refreshes and signs out'),
    provided('asks, returns the user and signs out'),
    auth('identity-refresh', 'takes the sign-in screen’s object as it is, and leaves the caller’s alone'),
  ],
  tokenProviders: [
    auth('identity-refresh', 'is replaced by the provider’s own way where there is no handler'),
    auth('identity-refresh', 'names what is wrong'),
  ],
  fetch: [
    auth('errors', 'is a Timeout where the service does not answer'),
    config('is a fetch that is none'),
  ],
  wafToken: [
    auth(
      'web-acl',
      'is called when the web ACL asks; the request is sent again, and later ones with the token',
    ),
    auth('web-acl', 'is called once for requests at the same time'),
    auth('web-acl', 'must be a function'),
  ],
  terms: legal,
  privacy: legal,
};

const same = hosted('is the same from every shape');

export const oauth: Readonly<Record<keyof OAuthConfig, Proofs>> = {
  domain: [same, hosted('takes no server without TLS, and no redirect that runs code')],
  scope: [same, auth('hosted-ui', 'signs in with code, PKCE, state and nonce')],
  redirectSignIn: [same, auth('hosted-ui', 'are chosen by origin, then by path')],
  redirectSignOut: [same, auth('hosted-ui', 'ends it there too')],
  responseType: [
    guide('hosted-ui', 'signs in and out with responseType code'),
    guide('hosted-ui', 'signs in and out with responseType token'),
  ],
  providers: [same, config('takes the config of Amplify 6')],
  options: [auth('hosted-ui', 'decides whether the data that the service’s script collects is sent')],
  urlOpener: [
    guide('hosted-ui', 'signs in through the urlOpener'),
    auth('hosted-ui', 'by the urlOpener where there is one'),
  ],
};

const auth0Proof = guide('auth0', 'goes to Auth0 and comes back with AWS credentials, by configuration');

export const auth0: Readonly<Record<keyof Auth0Config, Proofs>> = {
  domain: [auth0Proof],
  clientID: [auth0Proof],
  redirectUri: [
    auth0Proof,
    auth('oidc-provider', 'is not gone to from a page that it does not lead back to'),
  ],
  audience: [auth0Proof],
  scope: [auth('oidc-provider', 'signs in, and hands the ID token to the identity pool')],
  returnTo: [auth0Proof, auth('identity-federated', 'ends at Auth0 too, where there is no user pool')],
};

/** What `storage` can be. */
export const storages: Readonly<Record<string, Proofs>> = {
  "`'local'`": [stored('is localStorage by default'), stored('is memory where the browser blocks its own')],
  "`'session'`": [stored('is sessionStorage by name')],
  "`'memory'`": [stored('is memory'), auth('session', 'keeps the session of a memory of its own in Node')],
  '`sessionStorage`': [stored('is sessionStorage as the Amplify guide passes it')],
  '`{setItem, getItem, removeItem, clear?, keys?}`': [
    guide('storage', 'keeps them in a custom storage'),
    auth('session', 'that is full keeps no half of a session'),
  ],
  '`sync()`': [
    guide('storage', 'keeps them in AsyncStorage, and waits until they are in memory'),
    auth('session', 'that cannot be synchronized or read is a StorageError'),
  ],
};

const cookies = auth('cookie-options', 'go to every cookie');
const defaults = auth('cookie-options', 'have defaults: the path /, 365 days, secure, SameSite=Lax');

export const cookieOptions: Readonly<Record<keyof CookieOptions, Proofs>> = {
  domain: [guide('configure', 'takes cookieStorage'), cookies],
  path: [cookies, defaults],
  expires: [cookies, defaults],
  secure: [cookies, defaults, stored('says when the browser does not keep a cookie, and keeps none of it')],
  sameSite: [cookies, defaults, config('is sameSite none without secure')],
};

/** The shapes of a whole config. */
export const shapes: Readonly<Record<string, Proofs>> = {
  '`{Auth: {…}}`': [config('takes the shape of the Amplify guide'), manual],
  '`{…}`': [
    config('takes the bare options, and fills in the defaults'),
    written("takes the page's own options under Auth: amplify_outputs.json"),
  ],
  '`aws-exports.js`': [
    guide('configure', 'Configure Your App: takes aws-exports.js'),
    config('takes aws-exports.js'),
  ],
  '`{Auth: {Cognito: {…}}}`': [config('takes the config of Amplify 6')],
  '`amplify_outputs.json`': [
    config('takes amplify_outputs.json'),
    written('is read as its tool means it: amplify_outputs.json'),
  ],
  '`cdk-outputs.json`': [written('is read as its tool means it: cdk-outputs.json')],
  'a part': [
    config('adds what names no pool to what is there, and starts afresh with what does'),
    guide('hosted-ui', 'signs in and out with responseType code'),
  ],
};
