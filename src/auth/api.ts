import type { AttributesApi } from './api/attributes.js';
import type { DevicesApi } from './api/devices.js';
import type { FederationApi } from './api/federation.js';
import type { InstanceApi } from './api/instance.js';
import type { MfaApi } from './api/mfa.js';
import type { PasskeysApi } from './api/passkeys.js';
import type { PasswordsApi } from './api/passwords.js';
import type { SessionApi } from './api/session.js';
import type { SignInApi } from './api/sign-in.js';
import type { SignUpApi } from './api/sign-up.js';
import type { StepUpApi } from './api/step-up.js';
import type { UserSessionsApi } from './api/user-sessions.js';

/**
 * The headless API, with the functions, arguments and results of `Auth` in Amplify 1 to 5.
 *
 * Every rejection is an `AuthError`, whose `code` is the name of the Cognito exception or one of `OwnErrorCode`. Besides
 * the codes that each function names, every call that sends a request may reject with `NotConfigured`, `NetworkError`,
 * `Timeout`, `InvalidResponse` or `StorageError`.
 */
export interface AuthApi
  extends
    InstanceApi,
    SignUpApi,
    SignInApi,
    MfaApi,
    PasskeysApi,
    PasswordsApi,
    AttributesApi,
    SessionApi,
    UserSessionsApi,
    StepUpApi,
    DevicesApi,
    FederationApi {}
