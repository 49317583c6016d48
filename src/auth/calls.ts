import type { AuthInstance } from './context.js';
import { AuthError, toAuthError } from '../lib/auth-error.js';
import type * as hostedUi from './hosted-ui/index.js';
import type * as identityPool from './identity-pool/index.js';
import { lazy } from '../lib/lazy.js';
import type { AuthApi } from './api.js';
import type * as userPool from './user-pool/index.js';
import type { UserPool } from './user-pool/pool.js';

/** What the user pool answers, also while no user is signed in. */
export const poolCalls = [
  'signUp',
  'confirmSignUp',
  'resendSignUp',
  'autoSignIn',
  'signIn',
  'confirmSignIn',
  'sendMFASelectionAnswer',
  'completeNewPassword',
  'sendCustomChallengeAnswer',
  'setupTOTP',
  'verifyTotpToken',
  'setPreferredMFA',
  'getPreferredMFA',
  'getMFAOptions',
  'forgotPassword',
  'forgotPasswordSubmit',
  'changePassword',
  'currentUserInfo',
  'userSession',
  'userAttributes',
  'updateUserAttributes',
  'deleteUserAttributes',
  'verifiedContact',
  'verifyUserAttribute',
  'verifyUserAttributeSubmit',
  'signOut',
] as const;

/** What it answers only about the signed-in user: nothing is loaded where there is no stored session. */
export const signedInCalls = [
  'currentAuthenticatedUser',
  'currentUserPoolUser',
  'currentSession',
  'deleteUser',
  'rememberDevice',
  'forgetDevice',
  'fetchDevices',
  'verifyCurrentUserAttribute',
  'verifyCurrentUserAttributeSubmit',
] as const;

/** Sign-in on pages of the service (the hosted UI). */
export const hostedCalls = ['federatedSignIn', 'handleAuthResponse'] as const;

/** What the identity pool answers. */
export const identityCalls = ['currentCredentials', 'currentUserCredentials'] as const;

/** What the identity pool answers too, where the config names one. */
export const sharedCalls: readonly string[] = ['currentUserInfo', 'signOut'];

export type HostedCall = (typeof hostedCalls)[number];
export type IdentityCall = keyof typeof identityPool;
export type PoolCall = (typeof poolCalls)[number] | (typeof signedInCalls)[number];

/** The functions that stand behind calls: the same arguments after the context, the same result. */
type Operations<Context, Name extends keyof AuthApi> = {
  [Each in Name]: (context: Context, ...args: Parameters<AuthApi[Each]>) => ReturnType<AuthApi[Each]>;
};

type IdentityPoolModule = typeof identityPool & Operations<AuthInstance, (typeof identityCalls)[number]>;
type HostedUiModule = typeof hostedUi & Operations<AuthInstance, HostedCall>;
type UserPoolModule = typeof userPool & Operations<UserPool, PoolCall>;

/** What cancels each call, by its promise. */
const cancelers = new WeakMap<object, AbortController>();

/** Makes a function for each name that hands its arguments on; whatever goes wrong is an `AuthError`. */
export function delegate<Name extends keyof AuthApi>(
  names: readonly Name[],
  ask: (name: Name, args: unknown[], signal: AbortSignal) => Promise<unknown>,
): Pick<AuthApi, Name> {
  const calls = names.map((name) => [
    name,
    (...args: unknown[]) => {
      const canceler = new AbortController();
      const call = ask(name, args, canceler.signal).catch((error: unknown) => {
        throw toAuthError(error);
      });
      cancelers.set(call, canceler);
      return call;
    },
  ]);
  // What arguments and results are is settled where the operations are loaded: `Operations` compares them.
  return Object.fromEntries(calls) as Pick<AuthApi, Name>;
}

export function cancelSignIn(call: unknown): void {
  const canceler = Object(call) === call ? cancelers.get(call as object) : undefined;
  if (!canceler)
    throw new AuthError(
      'InvalidArgument',
      'cancelSignIn: the argument must be the promise that a function of Auth returned.',
    );
  canceler.abort();
}

/** Calls an operation with its context before the arguments. */
export function call(operation: (...args: never[]) => unknown, context: unknown, args: unknown[]): unknown {
  return Reflect.apply(operation, undefined, [context, ...args]);
}

export const loadIdentityPool = lazy<IdentityPoolModule>(() => import('./identity-pool/index.js'));
export const loadHostedUi = lazy<HostedUiModule>(() => import('./hosted-ui/index.js'));
export const loadUserPool = lazy<UserPoolModule>(() => import('./user-pool/index.js'));
export const loadHostedSignOut = lazy(() => import('./hosted-ui/sign-out.js'));
