import { CacheClass, federatedInfoKey, hasFederatedInfo } from './cache.js';
import { normaliseConfig, readConfig, type AuthConfigInput } from './config.js';
import type { Found } from './config-shapes.js';
import { lastUserKey, type AuthContext } from './context.js';
import { watchOtherTabs } from './cross-tab.js';
import { AuthError, toAuthError } from './errors.js';
import { guarded, Hub, type HubClass, type HubPayload } from './hub.js';
import { load } from './load.js';
import { MemoryStorage } from './storage/memory.js';
import { openStorage, type OpenedStorage } from './storage/storage.js';
import type * as identityPool from './identity-pool/index.js';
import type * as hostedUi from './hosted-ui/index.js';
import type { AuthApi } from './types.js';
import type * as userPool from './user-pool/index.js';
import type { UserPool } from './user-pool/pool.js';

/** What the user pool answers to anybody. */
const poolCalls = [
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

/** What it answers only about somebody who is signed in: nothing is loaded where there is no stored session. */
const signedInCalls = [
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

/** What has to do with pages of the service's own. */
const hostedCalls = ['federatedSignIn', 'handleAuthResponse'] as const;

/** What the identity pool answers. */
const identityCalls = ['currentCredentials', 'currentUserCredentials'] as const;

/** What the identity pool answers too, where the config names one. */
const sharedCalls: readonly string[] = ['currentUserInfo', 'signOut'];

/** What the answer of a hosted sign-in looks like at first sight. */
const answer = /^(?=.*[?&#]state=).*[?&#](code|error|access_token)=/;

type HostedCall = (typeof hostedCalls)[number];
type IdentityCall = keyof typeof identityPool;
type PoolCall = (typeof poolCalls)[number] | (typeof signedInCalls)[number];

/** The functions that stand behind calls: the same arguments after the context, the same result. */
type Operations<Context, Name extends keyof AuthApi> = {
  [Each in Name]: (context: Context, ...args: Parameters<AuthApi[Each]>) => ReturnType<AuthApi[Each]>;
};

type IdentityPoolModule = typeof identityPool & Operations<AuthContext, (typeof identityCalls)[number]>;
type HostedUiModule = typeof hostedUi & Operations<AuthContext, HostedCall>;
type UserPoolModule = typeof userPool & Operations<UserPool, PoolCall>;

/** Where each instance keeps its session. */
const storages = new WeakMap<AuthApi, OpenedStorage>();

/** An instance is a table of contents: the work is done in the folder of the service that a call speaks to. */
function createInstance(hub?: HubClass): AuthApi {
  const listeners = new Set<(payload: HubPayload) => void>();
  const memory = new MemoryStorage();
  let found: Map<string, Found> | undefined;
  let current: AuthContext | undefined;
  let stopWatching: (() => void) | undefined;
  /** A hosted sign-in that is being completed: who asks for a session waits for it. */
  let returning: Promise<void> | undefined;
  let isReturning = false;

  function configure(input?: AuthConfigInput): AuthContext['config'] | undefined {
    if (input === undefined) return current?.config;
    const { found: given, whole } = readConfig(input);
    const all = whole ? given : new Map([...(found ?? []), ...given]);
    const config = normaliseConfig(all);
    current = { config, storage: openStorage(config, memory), emit, auth };
    found = all;
    storages.set(auth, current.storage);
    watch();
    emit('configured', undefined, 'The Auth category has been configured successfully');
    if (config.oauth || config.auth0) returning = resume(current, returning);
    return config;
  }

  /** Completes a hosted sign-in when the page's URL may be its answer; what it is, is found out by the part that is loaded then. */
  async function resume(context: AuthContext, earlier: Promise<void> | undefined): Promise<void> {
    const url = typeof location === 'undefined' ? '' : location.href;
    isReturning ||= answer.test(url);
    await earlier;
    if (!answer.test(url)) return;
    try {
      await context.storage.sync();
      await (await loadHostedUi()).resume(context, url);
    } catch (error) {
      emit('signIn_failure', error, 'The OAuth response flow failed');
    } finally {
      isReturning = false;
    }
  }

  function mayBeSignedIn(): boolean {
    if (!current) return false;
    const { config, storage } = current;
    try {
      return (
        isReturning ||
        storage.isLate ||
        storage.getItem(lastUserKey(config)) !== null ||
        (config.identityPoolId !== undefined && hasFederatedInfo(storage))
      );
    } catch {
      return true;
    }
  }

  function onEvent(listener: (payload: HubPayload) => void): () => void {
    listeners.add(listener);
    watch();
    return () => {
      listeners.delete(listener);
      watch();
    };
  }

  const emit: AuthContext['emit'] = (event, data, message) => report({ event, data, message });

  function report(payload: HubPayload): void {
    for (const listener of [...listeners]) guarded(() => listener(payload));
    hub?.dispatch('auth', payload, 'Auth');
  }

  /** Other tabs are watched while somebody here listens; the Hub always may. */
  function watch(): void {
    stopWatching?.();
    stopWatching = undefined;
    if (!current || (listeners.size === 0 && !hub)) return;
    const { config, storage } = current;
    const infoKey = config.identityPoolId && federatedInfoKey;
    stopWatching = watchOtherTabs(storage.web, lastUserKey(config), report, infoKey);
  }

  async function ready(): Promise<AuthContext> {
    const context = current;
    if (!context) {
      throw new AuthError(
        'NotConfigured',
        'Auth has no config yet. Call configure({userPoolId, userPoolWebClientId}) first.',
      );
    }
    await context.storage.sync();
    return context;
  }

  const askIdentityPool = async (name: IdentityCall, args: unknown[]): Promise<unknown> => {
    const context = await ready();
    return call((await loadIdentityPool())[name], context, args);
  };

  const askForCredentials = async (name: IdentityCall, args: unknown[]): Promise<unknown> => {
    await returning;
    return askIdentityPool(name, args);
  };

  const askHostedUi = async (name: HostedCall, args: unknown[]): Promise<unknown> => {
    const context = await ready();
    const { oauth, federated, tokenProviders } = context.config;
    const hasToken = typeof args[0] === 'string' || (!oauth && (federated ?? tokenProviders));
    if (name === 'federatedSignIn' && hasToken) return askIdentityPool(name, args);
    return call((await loadHostedUi())[name], context, args);
  };

  const askUserPool = async (name: PoolCall, args: unknown[]): Promise<unknown> => {
    await returning;
    const context = await ready();
    if (context.config.identityPoolId && sharedCalls.includes(name))
      return askIdentityPool(name as IdentityCall, args);
    const operations = await loadUserPool();
    return call(operations[name], operations.poolOf(context), args);
  };

  const askWhenSignedIn = async (name: PoolCall, args: unknown[]): Promise<unknown> => {
    await returning;
    const { config, storage } = await ready();
    if (!storage.getItem(lastUserKey(config))) {
      if (name === 'currentAuthenticatedUser' && config.identityPoolId && hasFederatedInfo(storage))
        return askIdentityPool(name, args);
      throw new AuthError('NotSignedIn', 'Nobody is signed in.');
    }
    return askUserPool(name, args);
  };

  const auth: AuthApi = {
    configure,
    mayBeSignedIn,
    onEvent,
    async preload() {
      await loadUserPool();
    },
    ...delegate(poolCalls, askUserPool),
    ...delegate(signedInCalls, askWhenSignedIn),
    ...delegate(hostedCalls, askHostedUi),
    ...delegate(identityCalls, askForCredentials),
    essentialCredentials: ({
      accessKeyId,
      secretAccessKey,
      sessionToken,
      identityId,
      expiration,
      authenticated,
    }) => ({ accessKeyId, secretAccessKey, sessionToken, identityId, expiration, authenticated }),
  };
  return auth;
}

/** Makes a function for each name that hands its arguments on; whatever goes wrong is an `AuthError`. */
function delegate<Name extends keyof AuthApi>(
  names: readonly Name[],
  ask: (name: Name, args: unknown[]) => Promise<unknown>,
): Pick<AuthApi, Name> {
  const calls = names.map((name) => [
    name,
    (...args: unknown[]) =>
      ask(name, args).catch((error: unknown) => {
        throw toAuthError(error);
      }),
  ]);
  // What arguments and results are is settled where the operations are loaded: `Operations` compares them.
  return Object.fromEntries(calls) as Pick<AuthApi, Name>;
}

function call(operation: (...args: never[]) => unknown, context: unknown, args: unknown[]): unknown {
  return Reflect.apply(operation, undefined, [context, ...args]);
}

const loadIdentityPool = (): Promise<IdentityPoolModule> => load(() => import('./identity-pool/index.js'));
const loadHostedUi = (): Promise<HostedUiModule> => load(() => import('./hosted-ui/index.js'));
const loadUserPool = (): Promise<UserPoolModule> => load(() => import('./user-pool/index.js'));

/** An Auth of its own, apart from the default one; throws `InvalidConfig`. Without a config, call `configure` before anything else. */
export function createAuth(config?: AuthConfigInput): AuthApi {
  const auth = createInstance();
  if (config !== undefined) auth.configure(config);
  return auth;
}

/** The default instance. Its events also go to the channel `auth` of the page's Hub. */
export const Auth: AuthApi = createInstance(Hub);

const unconfigured = new MemoryStorage();

/** Values beside the session, in the storage of the default instance; until that is configured, in memory. */
export const Cache = /* @__PURE__ */ new CacheClass(() => storages.get(Auth) ?? unconfigured);
