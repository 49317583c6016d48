import type { AuthApi } from './api.js';
import type { AuthConfig } from './config/config-types.js';
import type { AuthEventMap } from './events/event-map.js';
import type { OpenedStorage } from './storage/storage.js';

/** Reports an event of the instance. */
export type Emit = (event: keyof AuthEventMap, data: unknown, message: string) => void;

/**
 * One Auth under one config, passed to every part. A new config makes a new one; pending calls keep theirs.
 */
export interface AuthInstance {
  readonly config: AuthConfig;
  readonly storage: OpenedStorage;
  readonly emit: Emit;
  /** The whole API, for parts that call each other. */
  readonly auth: AuthApi;
  /** The signal of one call; `cancelSignIn` aborts it. */
  readonly signal?: AbortSignal;
  /** When the call was made: see `timeOfCall`. */
  readonly calledAt?: number;
}

/**
 * The latest sign-in or sign-out in this page, by storage and app client. It is kept in this module, which is
 * loaded first: a part whose first load is slow may be loaded twice, and both copies share it.
 */
export const latestSignIns = new WeakMap<object, Map<string, { readonly begunAt: number }>>();

let latestTime = 0;

/**
 * Returns the current time in milliseconds since 1970, later than every time that it has returned before: the
 * order of the calls, whatever each of them waits for.
 */
export const timeOfCall = (): number => (latestTime = Math.max(Date.now(), latestTime + 1));

/** The key prefix under which amazon-cognito-identity-js stores what belongs to an app client. */
export const storagePrefix = ({ userPoolWebClientId = '' }: AuthConfig): string =>
  `CognitoIdentityServiceProvider.${userPoolWebClientId}`;

/** The key under which it stores the username of the signed-in user. */
export const lastUserKey = (config: AuthConfig): string => `${storagePrefix(config)}.LastAuthUser`;

/** The key of the last sign-in with the elements: see elements/sign-in/last-sign-in.ts. */
export const lastSignInKey = (config: AuthConfig): string =>
  `auth-elements.lastSignIn.${storagePrefix(config)}`;
