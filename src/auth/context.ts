import type { AuthConfig } from './config/config-types.js';
import type { AuthEventMap } from './events/event-map.js';
import type { OpenedStorage } from './storage/storage.js';
import type { AuthApi } from './api.js';

/** Reports an event of the instance. */
export type Emit = (event: keyof AuthEventMap, data: unknown, message: string) => void;

/** One Auth under one config: what every part works with. A new config makes a new one; calls under way keep theirs. */
export interface AuthInstance {
  readonly config: AuthConfig;
  readonly storage: OpenedStorage;
  readonly emit: Emit;
  /** The whole API, for what one part asks of another. */
  readonly auth: AuthApi;
  /** Of one call: aborted by `cancelSignIn`. */
  readonly signal?: AbortSignal;
}

/**
 * What was begun last in this page, a sign-in or a sign-out, by storage and app client. It is kept here, in what is loaded
 * first: a part whose first load is slow may be loaded twice, and both copies share it.
 */
export const latestSignIns = new WeakMap<object, Map<string, object>>();

/** Where amazon-cognito-identity-js keeps what belongs to an app client. */
export const storagePrefix = ({ userPoolWebClientId = '' }: AuthConfig): string =>
  `CognitoIdentityServiceProvider.${userPoolWebClientId}`;

/** Where it keeps the name of who is signed in. */
export const lastUserKey = (config: AuthConfig): string => `${storagePrefix(config)}.LastAuthUser`;
