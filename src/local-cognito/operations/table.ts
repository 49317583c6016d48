import { identityOperations } from '../identity-pool/operations.js';
import { adminOperations } from './admin.js';
import { authOperations } from './auth.js';
import { describeOperations } from './describe.js';
import { deviceOperations } from './devices.js';
import { mfaOperations } from './mfa.js';
import type { Operation } from './operation.js';
import { passkeyOperations } from './passkeys.js';
import { passwordOperations } from './passwords.js';
import { signUpOperations } from './sign-up.js';
import { tokenOperations } from './tokens.js';
import { userOperations } from './user.js';
import { userSessionOperations } from './user-sessions.js';

/** Every operation the server knows, by its name on the wire. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>(
  Object.entries({
    ...signUpOperations,
    ...authOperations,
    ...mfaOperations,
    ...userOperations,
    ...deviceOperations,
    ...passkeyOperations,
    ...passwordOperations,
    ...tokenOperations,
    ...userSessionOperations,
    ...adminOperations,
    ...describeOperations,
  }),
);

/** The operations of each service that answers here, by the service's name in `X-Amz-Target`. */
export const services: ReadonlyMap<string, ReadonlyMap<string, Operation>> = new Map([
  ['AWSCognitoIdentityProviderService', operations],
  ['AWSCognitoIdentityService', new Map<string, Operation>(Object.entries(identityOperations))],
]);
