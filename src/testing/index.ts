/**
 * For the tests of apps with auth-elements: a user pool in the same process, a driver for the screens, and a handler
 * for MSW.
 */
export { AuthDriver } from './auth-driver.js';
export { createCognitoFixture, type CognitoFixture } from './cognito-fixture.js';
export { answerRequest, cognitoHandler } from './cognito-handlers.js';
export { mountAuthenticator, type MountedAuthenticator } from './mount-authenticator.js';
export type { SeedUser } from '../local-cognito/seed-users.js';
export { totpCode } from '../local-cognito/crypto/totp.js';
