// What the samples of the docs leave to the reader: names of the app around them, and modules of other packages.

/** Values and functions of the reader's app. */
const names = [
  ...[
    'password',
    'oldPassword',
    'newPassword',
    'code',
    'username',
    'answer',
    'credentialId',
    'idToken',
    'region',
  ],
  ...['rememberMe', 'everywhere', 'headers', 'apiKey', 'usernameField', 'app', 'member', 'userPoolId'],
  ...['userPoolWebClientId', 'payButton', 'config'],
  ...['report', 'pay', 'createAccount', 'showHint', 'showChoice', 'showSignIn', 'showSignInLink', 'isTaken'],
  ...[
    'askForCode',
    'solveCaptcha',
    'setState',
    'setMember',
    'Members',
    'ForgotPassword',
    'session',
    'S3Client',
    'AwsWafIntegration',
    'AwsWafCaptcha',
  ],
  ...['users', 'pools', 'html', 'handleSignedIn', 'Show', 'AuthAuthenticator', 'AuthField'],
];

const modules = [
  '@angular/core',
  '@playwright/test',
  '@vitejs/plugin-vue',
  'msw',
  'msw/node',
  '*.css',
  '*.json',
];

const ambientModules = modules.map((name) => `declare module '${name}';`);

/** A declaration file for all samples. */
export const placeholders = `
declare global {
  const Auth: typeof import('auth-elements/auth').Auth;
  const Hub: typeof import('auth-elements/auth').Hub;
  const Cache: typeof import('auth-elements/auth').Cache;
  const putVocabularies: typeof import('auth-elements/localization').putVocabularies;
  const authenticator: import('auth-elements/elements/authenticator').AuthAuthenticator;
  const user: import('auth-elements/auth').CognitoUser;
  ${names.map((name) => `const ${name}: any;`).join('\n  ')}
}
export {};
`;

/** Declarations of modules that are not installed here. They must be in a file that is not a module. */
export const otherModules = ambientModules.join('\n');

/** A module of the reader's app, beside the samples. */
export const readerModules = { 'aws-exports.js': 'export default {};\n' };

/** Samples that are right JavaScript, and that TypeScript does not accept: a part of their text → why. */
export const unchecked = {
  "if (event === 'signIn') console.log(data.getUsername())": 'TypeScript does not know the data of an event.',
  "validAuthStates = ['signUp'];": 'TypeScript reads the field of a JavaScript class as string[].',
};
