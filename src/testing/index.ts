/**
 * For the tests of apps with auth-elements: a user pool in the same process, and a driver for the screens.
 */
export { AuthDriver } from './auth-driver.js';
export { createCognitoFixture, type CognitoFixture } from './cognito-fixture.js';
export type { SeedUser } from '../local-cognito/seed-users.js';
export { totpCode } from '../local-cognito/crypto/totp.js';
