import { CacheClass, hasFederatedInfo } from './cache.js';
import {
  call,
  cancelSignIn,
  delegate,
  hostedCalls,
  identityCalls,
  loadHostedUi,
  loadIdentityPool,
  loadUserPool,
  poolCalls,
  sharedCalls,
  signedInCalls,
  type HostedCall,
  type IdentityCall,
  type PoolCall,
} from './calls.js';
import { normalizeConfig, readConfig, type AuthConfigInput } from './config/config.js';
import type { Found } from './config/config-shapes.js';
import { lastUserKey, type AuthInstance } from './context.js';
import { AuthError, toAuthError } from '../lib/auth-error.js';
import { AuthEvents } from './events/auth-events.js';
import { Hub, type HubClass } from './events/hub.js';
import { MemoryStorage } from './storage/memory.js';
import { openStorage, type OpenedStorage } from './storage/storage.js';
import type { AuthApi } from './api.js';

type Ask<Name> = (name: Name, args: unknown[], signal: AbortSignal) => Promise<unknown>;

/** What the answer of a hosted sign-in looks like at first sight. */
const answer = /[?&#]error=|^(?=.*[?&#]state=).*[?&#](code|access_token)=/;

/** Where each instance keeps its session. */
const storages = new WeakMap<AuthApi, OpenedStorage>();

/** A config as it was said, by member. */
export type Said = ReadonlyMap<string, Found>;

/** What an instance is configured with: what the page says by `configure`, over what its elements say. */
interface Ground {
  page: Said;
  /** Both together; undefined before the first. */
  all: Said | undefined;
  /** What the elements say, as far as it goes with what the page says. */
  under: (page: Said) => Said;
  /** Throws `InvalidConfig`, and all stays as it was. */
  use: (page: Said) => void;
}

/** Undefined for what is no instance of `createAuth`. */
export const storageOf = (auth: AuthApi): OpenedStorage | undefined => storages.get(auth);

const grounds = new WeakMap<AuthApi, Ground>();

/** For those who share an instance, which `createAuth` made. */
export const groundOf = (auth: AuthApi): Ground => grounds.get(auth) as Ground;

/** An instance is a table of contents: the work is done in the folder of the service that a call speaks to. */
function createInstance(hub?: HubClass): AuthApi {
  const events = new AuthEvents(hub);
  const memory = new MemoryStorage();
  let current: AuthInstance | undefined;
  /** A hosted sign-in that is being completed: who asks for a session waits for it. */
  let returning: Promise<void> | undefined;
  let isReturning = false;
  /** Why it failed; until the next sign-in is tried. */
  let failedReturn: AuthError | undefined;

  function configure(input?: AuthConfigInput): AuthInstance['config'] | undefined {
    if (input === undefined) return current?.config;
    const { found, whole } = readConfig(input);
    use(whole ? found : new Map([...ground.page, ...found]));
    return current?.config;
  }

  function use(page: Said): void {
    const all = new Map([...ground.under(page), ...page]);
    const config = normalizeConfig(all);
    Object.assign(ground, { page, all });
    current = { config, storage: openStorage(config, memory), emit: events.emit, auth };
    storages.set(auth, current.storage);
    events.follow(current);
    // Before the event: its listeners may ask `mayBeSignedIn`.
    if (config.oauth || config.auth0) returning = resume(current, returning);
    events.emit('configured', undefined, 'The Auth category has been configured successfully');
  }

  const ground: Ground = { page: new Map(), all: undefined, under: () => new Map(), use };

  /** Completes a hosted sign-in when the page's URL may be its answer. The module that is loaded then checks whether it is. */
  async function resume(context: AuthInstance, earlier: Promise<void> | undefined): Promise<void> {
    const url = typeof location === 'undefined' ? '' : location.href;
    isReturning ||= answer.test(url);
    await earlier;
    if (!answer.test(url)) return;
    try {
      await context.storage.sync();
      failedReturn = (await (await loadHostedUi()).resume(context, url)) ?? failedReturn;
    } catch (error) {
      failedReturn = toAuthError(error);
      events.emit('signIn_failure', error, 'The OAuth response flow failed');
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

  async function ready(signal: AbortSignal): Promise<AuthInstance> {
    const context = current && { ...current, signal };
    if (!context) {
      throw new AuthError(
        'NotConfigured',
        'Auth has no config yet. Call configure({userPoolId, userPoolWebClientId}) first.',
      );
    }
    await context.storage.sync();
    return context;
  }

  const askIdentityPool: Ask<IdentityCall> = async (name, args, signal) => {
    const context = await ready(signal);
    return call((await loadIdentityPool())[name], context, args);
  };

  const askForCredentials: Ask<IdentityCall> = async (name, args, signal) => {
    await returning;
    return askIdentityPool(name, args, signal);
  };

  const askHostedUi: Ask<HostedCall> = async (name, args, signal) => {
    failedReturn = undefined;
    const context = await ready(signal);
    const { oauth, federated, tokenProviders } = context.config;
    const hasToken = typeof args[0] === 'string' || (!oauth && (federated ?? tokenProviders));
    if (name === 'federatedSignIn' && hasToken) return askIdentityPool(name, args, signal);
    return call((await loadHostedUi())[name], context, args);
  };

  const askUserPool: Ask<PoolCall> = async (name, args, signal) => {
    await returning;
    failedReturn = undefined;
    const context = await ready(signal);
    if (context.config.identityPoolId && sharedCalls.includes(name))
      return askIdentityPool(name as IdentityCall, args, signal);
    const operations = await loadUserPool();
    return call(operations[name], operations.poolOf(context), args);
  };

  const askWhenSignedIn: Ask<PoolCall> = async (name, args, signal) => {
    await returning;
    const { config, storage } = await ready(signal);
    if (!storage.getItem(lastUserKey(config))) {
      if (name === 'currentAuthenticatedUser' && config.identityPoolId && hasFederatedInfo(storage))
        return askIdentityPool(name, args, signal);
      events.miss();
      throw new AuthError('NotSignedIn', 'Nobody is signed in.', failedReturn && { cause: failedReturn });
    }
    return askUserPool(name, args, signal);
  };

  const auth: AuthApi = {
    configure,
    mayBeSignedIn,
    cancelSignIn,
    onEvent: (listener) => events.listen(listener),
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
  grounds.set(auth, ground);
  return auth;
}

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
