// What docs/reference/auth.md says of each option, and the tests that prove it.
import type { Option, Proof } from '../types.js';
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

/** By the names of `AuthOptions`. */
export const options: Readonly<Record<string, Option>> = {
  region: {
    default: 'of the pool’s id',
    does: 'AWS region of the user pool.',
    proofs: [manual, config('is one whose region is not that of the pool')],
  },
  userPoolId: {
    does: 'Id of the user pool.',
    proofs: [manual, config('is told with every problem in one text')],
  },
  userPoolWebClientId: {
    does: 'Id of the app client; required with `userPoolId`.',
    proofs: [manual, config('is told with every problem in one text')],
  },
  identityPoolId: {
    does: 'Id of the identity pool.',
    proofs: [manual, auth('identity-credentials', 'need an identity pool, which is named in the error')],
  },
  identityPoolRegion: {
    default: 'of the pool’s id',
    does: 'AWS region of the identity pool.',
    proofs: [
      auth(
        'identity-credentials',
        'are asked for at the address of the region, in China too, or where the config says',
      ),
    ],
  },
  endpoint: {
    default: 'Amazon’s',
    does: 'Full URL of another user-pool service: https, on this computer http too.',
    proofs: [
      config('takes the config of Amplify 6'),
      config('adds what names no pool to what is there, and starts afresh with what does'),
    ],
  },
  identityPoolEndpoint: {
    default: 'Amazon’s',
    does: 'Full URL of another identity-pool service.',
    proofs: [
      auth(
        'identity-credentials',
        'are asked for at the address of the region, in China too, or where the config says',
      ),
    ],
  },
  authenticationFlowType: {
    default: '`USER_SRP_AUTH`',
    does: 'Also `USER_PASSWORD_AUTH`, `CUSTOM_AUTH`.',
    proofs: [
      guide('configure', 'to USER_SRP_AUTH'),
      guide('configure', 'to USER_PASSWORD_AUTH'),
      guide('configure', 'to CUSTOM_AUTH'),
      guide(
        'configure',
        'Migrating Users to AWS Cognito: the trigger gets the password of USER_PASSWORD_AUTH',
      ),
    ],
  },
  mandatorySignIn: {
    default: 'false',
    does: 'True: no AWS credentials for guests.',
    proofs: [
      auth('identity-credentials', 'are not for guests with mandatorySignIn, or where the pool takes none'),
      ...files,
    ],
  },
  storage: {
    default: '`local`',
    does: 'Where the session is kept, see below.',
    proofs: [guide('storage', 'keeps them in a storage of one’s own'), stored('is localStorage by default')],
  },
  cookieStorage: {
    does: 'Cookies instead, see below; wins over `storage`.',
    proofs: [guide('configure', 'takes cookieStorage')],
  },
  clientMetadata: {
    does: 'Goes with every call that takes it and has none of its own.',
    proofs: [auth('client-metadata', 'of the config goes where the call has none')],
  },
  passwordPolicy: {
    does: '`{minLength, requireLowercase, requireUppercase, requireNumbers, requireSymbols}`, for the screens.',
    proofs: files,
  },
  usernameAttributes: {
    does: '`username`, `email`, `phone_number`, or several of them, for the screens.',
    proofs: [...files.slice(0, 2), written('says what people sign in with: aws_cognito_login_mechanisms')],
  },
  signupAttributes: {
    does: 'Attributes that sign-up asks for, for the screens.',
    proofs: [...files.slice(0, 1), written('are those that the pool verifies too')],
  },
  mfa: {
    does: '`{configuration, types}`, for the screens.',
    proofs: [...files, config('is an MFA mode that is none')],
  },
  oauth: {
    does: 'The hosted UI, see below.',
    proofs: [hosted('is the same from every shape'), hosted('is refused with every problem in one text')],
  },
  auth0: {
    does: 'Auth0, see below.',
    proofs: [
      guide('auth0', 'goes to Auth0 and comes back with AWS credentials, by configuration'),
      hosted('is refused by member'),
    ],
  },
  refreshHandlers: {
    does: 'Functions that give a new token, by provider or domain.',
    proofs: [
      guide('identity-pool', 'JWT Token Refresh sample'),
      guide('auth0', 'hands the ID token on, and refreshes it by the handler'),
      auth('identity-refresh', 'signs out when the handler says that it is gone for good'),
    ],
  },
  federated: {
    does: '`{google_client_id, facebook_app_id, amazon_client_id}`: sign-in and refresh with the providers’ scripts.',
    proofs: [
      provided('takes the prompt, under a policy with a nonce and Trusted Types'),
      provided('asks, tells who it is, refreshes and signs out'),
      provided('asks, tells who it is and signs out'),
      auth('identity-refresh', 'takes the sign-in screen’s object as it is, and leaves the caller’s alone'),
    ],
  },
  tokenProviders: {
    does: 'Providers of your own: `{name: {domain?, signIn, refresh?, signOut?}}`.',
    proofs: [
      auth('identity-refresh', 'is replaced by the provider’s own way where there is no handler'),
      auth('identity-refresh', 'names what is wrong'),
    ],
  },
  fetch: {
    default: 'the platform’s',
    does: 'Used for every request.',
    proofs: [
      auth('errors', 'is a Timeout where the service does not answer'),
      config('is a fetch that is none'),
    ],
  },
};

const same = hosted('is the same from every shape');

/** By the names of `OAuthConfig`. */
export const oauth: Readonly<Record<string, Option>> = {
  domain: {
    does: 'A domain, or a full URL.',
    proofs: [same, hosted('takes no server without TLS, and no redirect that runs code')],
  },
  scope: {
    default: 'all of the client',
    does: 'A list with `openid` in it.',
    proofs: [same, auth('hosted-ui', 'signs in with code, PKCE, state and nonce')],
  },
  redirectSignIn: {
    does: 'One or several; the one of this page is taken.',
    proofs: [same, auth('hosted-ui', 'are chosen by origin, then by path')],
  },
  redirectSignOut: {
    does: 'The same, after `signOut`.',
    proofs: [same, auth('hosted-ui', 'ends it there too')],
  },
  responseType: {
    default: '`code`',
    does: '`code` (with PKCE) or `token` (no refresh token).',
    proofs: [
      guide('hosted-ui', 'signs in and out with responseType code'),
      guide('hosted-ui', 'signs in and out with responseType token'),
    ],
  },
  providers: {
    default: 'none',
    does: 'Names of providers, for the screens.',
    proofs: [same, config('takes the config of Amplify 6')],
  },
  options: {
    default: 'on',
    does: '`{AdvancedSecurityDataCollectionFlag}`',
    proofs: [auth('hosted-ui', 'decides whether the data that the service’s script collects is sent')],
  },
  urlOpener: {
    does: 'Opens an address in the app’s own way.',
    proofs: [
      guide('hosted-ui', 'signs in through the urlOpener'),
      auth('hosted-ui', 'by the urlOpener where there is one'),
    ],
  },
};

const auth0Proof = guide('auth0', 'goes to Auth0 and comes back with AWS credentials, by configuration');

/** By the names of `Auth0Config`. */
export const auth0: Readonly<Record<string, Option>> = {
  domain: { does: 'Your Auth0 domain.', proofs: [auth0Proof] },
  clientID: { does: 'Id of the application.', proofs: [auth0Proof] },
  redirectUri: {
    does: 'Where Auth0 sends people back to.',
    proofs: [auth0Proof, auth('oidc-provider', 'is not gone to from a page that it does not lead back to')],
  },
  audience: { does: 'Asked for at Auth0.', proofs: [auth0Proof] },
  scope: {
    default: '`openid`',
    does: 'With `openid` in it.',
    proofs: [auth('oidc-provider', 'signs in, and hands the ID token to the identity pool')],
  },
  returnTo: {
    does: 'Where to after `signOut`.',
    proofs: [auth0Proof, auth('identity-federated', 'ends at Auth0 too, where there is no user pool')],
  },
};

/** What `storage` can be. */
export const storages: Readonly<Record<string, Option>> = {
  "`'local'`": {
    does: 'localStorage; memory where the browser blocks it.',
    proofs: [stored('is localStorage by default'), stored('is memory where the browser blocks its own')],
  },
  "`'session'`": { does: 'sessionStorage.', proofs: [stored('is sessionStorage by name')] },
  "`'memory'`": {
    does: 'As long as the page lives; also what Node has.',
    proofs: [stored('is memory'), auth('session', 'keeps the session of a memory of its own in Node')],
  },
  '`sessionStorage`': {
    does: 'Any object of the kind, as the guide passes it.',
    proofs: [stored('is sessionStorage as the guide passes it')],
  },
  '`{setItem, getItem, removeItem, clear?}`': {
    does: 'Your own object, or a class with static methods.',
    proofs: [
      guide('storage', 'keeps them in a storage of one’s own'),
      auth('session', 'that is full keeps no half of a session'),
    ],
  },
  '`sync()` of it': {
    does: 'Awaited before the first read.',
    proofs: [
      guide('storage', 'keeps them in AsyncStorage, and waits until they are in memory'),
      auth('session', 'that cannot be synchronized or read is a StorageError'),
    ],
  },
};

const cookies = auth('cookie-options', 'go to every cookie');
const defaults = auth('cookie-options', 'have defaults: the path /, 365 days, secure, SameSite=Lax');

/** By the names of `CookieOptions`. */
export const cookieOptions: Readonly<Record<string, Option>> = {
  domain: {
    default: 'the page’s host',
    does: 'Domain of the cookies.',
    proofs: [guide('configure', 'takes cookieStorage'), cookies],
  },
  path: { default: '`/`', does: 'Path of the cookies.', proofs: [cookies, defaults] },
  expires: { default: '365', does: 'In days.', proofs: [cookies, defaults] },
  secure: {
    default: 'true',
    does: 'Only over TLS.',
    proofs: [cookies, defaults, stored('says when the browser does not keep a cookie, and keeps none of it')],
  },
  sameSite: {
    default: '`lax`',
    does: '`strict`, `lax`, or with `secure` `none`.',
    proofs: [cookies, defaults, config('is sameSite none without secure')],
  },
};

/** The shapes of a whole config. */
export const shapes: Readonly<Record<string, Option>> = {
  '`{Auth: {…}}`': {
    does: 'The guide’s; other categories are ignored.',
    proofs: [config("takes the guide's shape"), manual],
  },
  '`{…}`': {
    does: 'The same, bare. Beside what a tool wrote they go under `Auth`.',
    proofs: [
      config('takes the bare options, and fills in the defaults'),
      written("takes the page's own options under Auth: amplify_outputs.json"),
    ],
  },
  '`aws-exports.js`': {
    does: 'As the Amplify CLI writes it.',
    proofs: [guide('configure', 'Configure Your App: takes aws-exports.js'), config('takes aws-exports.js')],
  },
  '`{Auth: {Cognito: {…}}}`': { does: 'Amplify 6.', proofs: [config('takes the config of Amplify 6')] },
  '`amplify_outputs.json`': {
    does: 'Amplify Gen 2.',
    proofs: [
      config('takes amplify_outputs.json'),
      written('is read as its tool means it: amplify_outputs.json'),
    ],
  },
  '`cdk-outputs.json`': {
    does: 'With a stack that puts out `UserPoolId`, `UserPoolClientId` and, if it has one, `IdentityPoolId`.',
    proofs: [written('is read as its tool means it: cdk-outputs.json')],
  },
  'a part': {
    does: 'What names no pool is added to the current config.',
    proofs: [
      config('adds what names no pool to what is there, and starts afresh with what does'),
      guide('hosted-ui', 'signs in and out with responseType code'),
    ],
  },
};
