import { Auth } from '../auth/auth.js';
import { Hub as AuthHub, type HubPayload as Payload } from '../auth/events/hub.js';
import type { AuthError } from '../lib/auth-error.js';
import { isObject } from '../lib/guards.js';
import { renamed } from './errors.js';

/** An event of the channel `auth`, by the names of Amplify 6. */
export type AuthHubEvent =
  | { event: 'signedIn'; data: { username: string; userId: string } }
  | { event: 'signedOut' }
  | { event: 'tokenRefresh' }
  | { event: 'tokenRefresh_failure'; data: { error?: AuthError } }
  | { event: 'signInWithRedirect' }
  | { event: 'signInWithRedirect_failure'; data: { error?: AuthError } }
  | { event: 'customOAuthState'; data: string };

/** What a listener gets. */
export interface HubCapsule<Event> {
  /** The channel. */
  channel: string;
  /** The event, its data, and a message for logs. */
  payload: Event & { message?: string };
  /** Who dispatched it. */
  source?: string;
  /** Whether it happened in another tab. */
  crossTab?: boolean;
}

/** A listener. */
export type HubCallback<Event> = (capsule: HubCapsule<Event>) => void;

/** The options of `listen`. */
export interface HubListenOptions {
  /** Has no effect. */
  listenerName?: string;
  /** Whether the listener also gets what happens in other tabs. Default: false. */
  enableCrossTabEvents?: boolean;
}

/** Any event of a channel of the app. */
export interface HubEvent {
  /** The name. */
  event: string;
  /** Anything. */
  data?: unknown;
}

/** Returns the event by its name in Amplify 6; undefined if Amplify 6 has none. */
function translated({ event, data }: Payload): AuthHubEvent | undefined {
  const error = () => ({ error: renamed(data) });
  switch (event) {
    case 'signIn':
      return { event: 'signedIn', data: userOf(data) };
    case 'signOut':
      return { event: 'signedOut' };
    case 'tokenRefresh':
      return { event: 'tokenRefresh' };
    case 'tokenRefresh_failure':
      return { event: 'tokenRefresh_failure', data: error() };
    case 'cognitoHostedUI':
      return { event: 'signInWithRedirect' };
    case 'cognitoHostedUI_failure':
      return { event: 'signInWithRedirect_failure', data: error() };
    case 'customOAuthState':
      return { event: 'customOAuthState', data: String(data) };
    default:
      return undefined;
  }
}

/** The user of an event, which may be one of another tab, or of a provider's token. */
function userOf(data: unknown): { username: string; userId: string } {
  const user = (isObject(data) ? data : {}) as {
    username?: string;
    id?: string;
    getSignInUserSession?(): { getIdToken(): { payload: Record<string, unknown> } } | null;
  };
  const { sub } = user.getSignInUserSession?.()?.getIdToken().payload ?? {};
  const { username = user.id ?? '' } = user;
  return { username, userId: typeof sub === 'string' ? sub : (user.id ?? '') };
}

/** The Hub with the events of Amplify 6 on the channel `auth`. Other channels are those of the app. */
export interface AmplifyHub {
  /**
   * Calls the listener for each event of the channel `auth`.
   *
   * @param options - `enableCrossTabEvents`: also for what happens in other tabs.
   * @returns An unsubscribe function.
   */
  listen(
    channel: 'auth',
    callback: HubCallback<AuthHubEvent>,
    options?: string | HubListenOptions,
  ): () => void;
  /**
   * Calls the listener for each event of a channel of the app.
   *
   * @returns An unsubscribe function.
   */
  listen(channel: string, callback: HubCallback<HubEvent>, options?: string | HubListenOptions): () => void;
  /**
   * Calls all listeners of a channel, synchronously.
   *
   * @param payload - The event, its `data` and a `message` for logs.
   * @param source - Who dispatches it.
   */
  dispatch(channel: string, payload: HubEvent & { message?: string }, source?: string): void;
}

/**
 * The Hub with the names and data of events that Amplify 6 has. `auth-elements/auth` has a Hub with those of Amplify 1 to 5.
 *
 * @example
 * ```js
 * Hub.listen('auth', ({ payload }) => {
 *   if (payload.event === 'signedOut') location.assign('/');
 * });
 * ```
 */
export const Hub: AmplifyHub = {
  listen(channel: string, callback: HubCallback<never>, options?: string | HubListenOptions) {
    const call = callback as HubCallback<AuthHubEvent | HubEvent>;
    if (channel !== 'auth')
      return AuthHub.listen(channel, ({ payload, source }) => call({ channel, payload, source }));
    const wantsOthers = typeof options === 'object' && options.enableCrossTabEvents === true;
    return Auth.onEvent((given) => {
      const crossTab = given.fromOtherTab === true;
      if (crossTab && !wantsOthers) return;
      const event = translated(given);
      if (!event) return;
      const { message } = given;
      const payload = { ...event, ...(message !== undefined && { message }) };
      call({ channel, payload, source: 'Auth', ...(crossTab && { crossTab }) });
    });
  },
  dispatch: (channel, payload, source) => AuthHub.dispatch(channel, payload, source),
};
