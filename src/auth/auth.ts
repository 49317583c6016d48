import { AuthError } from '../lib/auth-error.js';
import { attempt } from '../lib/guards.js';
import type { AuthApi } from './api.js';
import { CacheClass, hasFederatedInfo } from './cache.js';
import { normalizeConfig, readConfig } from './config/config.js';
import { type ConfigEntries, type ConfigState, keepConfigState } from './config/config-state.js';
import type { AuthConfigInput } from './config/config-types.js';
import { type AuthInstance, lastUserKey } from './context.js';
import { AuthEvents } from './events/auth-events.js';
import { Hub, type HubClass } from './events/hub.js';
import { HostedReturn } from './hosted-return.js';
import { loadUserPool } from './parts.js';
import { cancelSignIn, createRoutes, wrongArgument } from './routing.js';
import { MemoryStorage } from './storage/memory.js';
import { type OpenedStorage, openStorage } from './storage/storage.js';

/** Where each instance keeps its session. */
const storages = new WeakMap<AuthApi, OpenedStorage>();

/** Returns the storage of an instance; undefined for an object that `createAuth` did not make. */
export const storageOf = (auth: AuthApi): OpenedStorage | undefined => storages.get(auth);

/** Makes an instance: the methods in the order of `AuthApi` and of the interfaces that it extends, each with the function that does the work. */
function createInstance(hub?: HubClass): AuthApi {
  const events = new AuthEvents(hub);
  const memory = new MemoryStorage();
  const hostedReturn = new HostedReturn();
  let current: AuthInstance | undefined;
  const { toUserPool, toSignedInUser, toIdentityPool, toHostedUi } = createRoutes(
    () => current,
    hostedReturn,
    () => events.onNoSession(),
  );

  const state: ConfigState = {
    appEntries: new Map(),
    mergedEntries: undefined,
    elementEntries: () => new Map(),
    apply(appEntries: ConfigEntries) {
      const mergedEntries = new Map([...state.elementEntries(appEntries), ...appEntries]);
      const config = normalizeConfig(mergedEntries);
      Object.assign(state, { appEntries, mergedEntries });
      current = { config, storage: openStorage(config, memory), emit: events.emit, auth };
      storages.set(auth, current.storage);
      events.watchContext(current);
      // Before the event is emitted, because its listeners may call `mayBeSignedIn`.
      if (config.oauth || config.auth0) hostedReturn.start(current);
      events.emit('configured', undefined, 'The Auth category has been configured successfully');
    },
  };

  const auth: AuthApi = {
    configure(input) {
      try {
        if (input !== undefined) {
          const { entries, namesPool } = readConfig(input);
          state.apply(namesPool ? entries : new Map([...state.appEntries, ...entries]));
        }
        return current?.config;
      } catch (cause) {
        throw cause instanceof AuthError
          ? cause
          : new AuthError('InvalidConfig', 'The Auth config cannot be read.', { cause });
      }
    },
    mayBeSignedIn() {
      if (!current) return false;
      const { config, storage } = current;
      const isLikely = attempt(
        () =>
          hostedReturn.isPending ||
          storage.isLate ||
          storage.getItem(lastUserKey(config)) !== null ||
          (config.identityPoolId !== undefined && hasFederatedInfo(storage)),
      );
      return isLikely ?? true;
    },
    async preload() {
      await loadUserPool();
    },
    onEvent(listener) {
      if (typeof listener !== 'function') throw wrongArgument('onEvent', 'a function');
      return events.listen(listener);
    },
    signUp: toUserPool((part) => part.signUp),
    confirmSignUp: toUserPool((part) => part.confirmSignUp),
    resendSignUp: toUserPool((part) => part.resendSignUp),
    autoSignIn: toUserPool((part) => part.autoSignIn),
    signIn: toUserPool((part) => part.signIn),
    selectChallenge: toUserPool((part) => part.selectChallenge),
    getUserAuthFactors: toSignedInUser((part) => part.getUserAuthFactors),
    confirmSignIn: toUserPool((part) => part.confirmSignIn),
    sendMFASelectionAnswer: toUserPool((part) => part.sendMFASelectionAnswer),
    completeNewPassword: toUserPool((part) => part.completeNewPassword),
    sendCustomChallengeAnswer: toUserPool((part) => part.sendCustomChallengeAnswer),
    cancelSignIn,
    setupTOTP: toUserPool((part) => part.setupTOTP),
    verifyTotpToken: toUserPool((part) => part.verifyTotpToken),
    setPreferredMFA: toUserPool((part) => part.setPreferredMFA),
    updateMFAPreference: toSignedInUser((part) => part.updateMFAPreference),
    getPreferredMFA: toUserPool((part) => part.getPreferredMFA),
    getMFAOptions: toUserPool((part) => part.getMFAOptions),
    autofillPasskey: toUserPool((part) => part.autofillPasskey),
    associateWebAuthnCredential: toSignedInUser((part) => part.associateWebAuthnCredential),
    listWebAuthnCredentials: toSignedInUser((part) => part.listWebAuthnCredentials),
    deleteWebAuthnCredential: toSignedInUser((part) => part.deleteWebAuthnCredential),
    forgotPassword: toUserPool((part) => part.forgotPassword),
    forgotPasswordSubmit: toUserPool((part) => part.forgotPasswordSubmit),
    changePassword: toUserPool((part) => part.changePassword),
    userAttributes: toUserPool((part) => part.userAttributes),
    updateUserAttributes: toUserPool((part) => part.updateUserAttributes),
    updateUserAttribute: toSignedInUser((part) => part.updateUserAttribute),
    deleteUserAttributes: toUserPool((part) => part.deleteUserAttributes),
    verifiedContact: toUserPool((part) => part.verifiedContact),
    verifyUserAttribute: toUserPool((part) => part.verifyUserAttribute),
    verifyUserAttributeSubmit: toUserPool((part) => part.verifyUserAttributeSubmit),
    verifyCurrentUserAttribute: toSignedInUser((part) => part.verifyCurrentUserAttribute),
    verifyCurrentUserAttributeSubmit: toSignedInUser((part) => part.verifyCurrentUserAttributeSubmit),
    currentAuthenticatedUser: toSignedInUser(
      (part) => part.currentAuthenticatedUser,
      (part) => part.currentAuthenticatedUser,
    ) as AuthApi['currentAuthenticatedUser'],
    currentUserPoolUser: toSignedInUser((part) => part.currentUserPoolUser),
    currentUserInfo: toUserPool(
      (part) => part.currentUserInfo,
      (part) => part.currentUserInfo,
    ) as AuthApi['currentUserInfo'],
    deleteUser: toSignedInUser((part) => part.deleteUser),
    userSession: toUserPool((part) => part.userSession),
    currentSession: toSignedInUser((part) => part.currentSession),
    signOut: toUserPool(
      (part) => part.signOut,
      (part) => part.signOut,
    ),
    listUserSessions: toSignedInUser((part) => part.listUserSessions),
    revokeUserSession: toSignedInUser((part) => part.revokeUserSession),
    revokeOtherUserSessions: toSignedInUser((part) => part.revokeOtherUserSessions),
    stepUp: toSignedInUser((part) => part.stepUp),
    rememberDevice: toSignedInUser((part) => part.rememberDevice),
    forgetDevice: toSignedInUser((part) => part.forgetDevice),
    fetchDevices: toSignedInUser((part) => part.fetchDevices),
    federatedSignIn: toHostedUi(
      (part) => part.federatedSignIn,
      (part) => part.federatedSignIn,
    ) as AuthApi['federatedSignIn'],
    currentCredentials: toIdentityPool((part) => part.currentCredentials),
    currentUserCredentials: toIdentityPool((part) => part.currentUserCredentials),
    essentialCredentials(credentials) {
      const essential = attempt(
        ({
          accessKeyId,
          secretAccessKey,
          sessionToken,
          identityId,
          expiration,
          authenticated,
        } = credentials) =>
          accessKeyId && {
            accessKeyId,
            secretAccessKey,
            sessionToken,
            identityId,
            expiration,
            authenticated,
          },
      );
      if (!essential) throw wrongArgument('essentialCredentials', 'AWS credentials');
      return essential;
    },
    handleAuthResponse: toHostedUi((part) => part.handleAuthResponse),
  };
  keepConfigState(auth, state);
  return auth;
}

/**
 * Creates an instance that is independent of the default `Auth`, with the same functions.
 *
 * Only the default instance dispatches its events to `Hub` and keeps `Cache` in its storage.
 *
 * @param config - What `configure` takes. Without it, call `configure` before any other function.
 * @throws `InvalidConfig` with every problem in its message.
 * @example
 * ```js
 * const staff = createAuth({
 *   userPoolId: 'eu-west-1_AbCdEfGhI',
 *   userPoolWebClientId: '1h57kf5cpq17m0eml12EXAMPLE',
 * });
 * const user = await staff.signIn('maria', password);
 * ```
 */
export function createAuth(config?: AuthConfigInput): AuthApi {
  const auth = createInstance();
  auth.configure(config);
  return auth;
}

/**
 * The default instance: sign-up, sign-in, sessions and AWS credentials with Amazon Cognito. Call `configure` first.
 *
 * Its events are also on the channel `auth` of `Hub`.
 *
 * @example
 * ```js
 * Auth.configure({
 *   userPoolId: 'eu-west-1_AbCdEfGhI',
 *   userPoolWebClientId: '1h57kf5cpq17m0eml12EXAMPLE',
 * });
 * const user = await Auth.signIn('maria@example.com', password);
 * ```
 */
export const Auth: AuthApi = createInstance(Hub);

const unconfigured = new MemoryStorage();

/** Keeps values beside the session, in the storage of the default `Auth`; in memory until that is configured. */
export const Cache = /* @__PURE__ */ new CacheClass(() => storages.get(Auth) ?? unconfigured);
