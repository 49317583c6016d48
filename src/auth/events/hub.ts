import type { AuthEventMap } from './event-map.js';

/** An event, as `Hub.dispatch` takes it and listeners get it. */
export interface HubPayload {
  /** On the channel `auth`, a name of {@link AuthEventMap}. */
  readonly event: keyof AuthEventMap | (string & {});
  /** On the channel `auth`, what {@link AuthEventMap} has for the event: often the user, or the `AuthError` of a `…_failure`. */
  readonly data?: unknown;
  /** Describes the event, in English, for logs. */
  readonly message?: string;
  /** Set when the event happened in another tab of this origin, or in another instance with the same session. */
  readonly fromOtherTab?: true;
}

/** What a listener of the Hub gets. */
export interface HubCapsule {
  /** The channel that the event was dispatched to; `auth` for the events of `Auth`. */
  readonly channel: string;
  /** The event. */
  readonly payload: HubPayload;
  /** Who dispatched it: `Auth` for the events of `Auth`, otherwise what `dispatch` was given. Default: an empty string. */
  readonly source: string;
}

/** A listener of the Hub. An exception that it throws is reported as uncaught; other listeners still run. */
export type HubListener = (capsule: HubCapsule) => void;
/** The legacy form of a listener: an object with `onHubCapsule`. */
export type HubReceiver = HubListener | { onHubCapsule: HubListener };

/**
 * Dispatches events to the listeners of a channel, as `Hub` of Amplify 1 to 5 does. An exception that a listener throws is
 * reported as uncaught; other listeners still run. The functions are bound, so they work on their own and through the
 * proxy of a framework.
 */
export class HubClass {
  readonly #listeners: { channel: string | RegExp; receiver: HubReceiver }[] = [];

  /**
   * Calls the listener for each event of a channel.
   *
   * @param channel - A name, such as `auth`, or a pattern that names match.
   * @param receiver - A function, or an object with `onHubCapsule`; gets `{channel, payload, source}`.
   * @returns An unsubscribe function.
   */
  readonly listen = (channel: string | RegExp, receiver: HubReceiver): (() => void) => {
    const entry = { channel, receiver };
    this.#listeners.push(entry);
    return () => this.#drop((other) => other === entry);
  };

  /**
   * Stops a listener of a channel.
   *
   * @param channel - What `listen` was given.
   * @param receiver - What `listen` was given.
   */
  readonly remove = (channel: string | RegExp, receiver: HubReceiver): void => {
    this.#drop((entry) => entry.receiver === receiver && String(entry.channel) === String(channel));
  };

  /**
   * Calls all listeners of a channel, synchronously.
   *
   * @param payload - The event, its `data` and a `message` for logs.
   * @param source - Who dispatches it.
   */
  readonly dispatch = (channel: string, payload: HubPayload, source = ''): void => {
    const capsule: HubCapsule = { channel, payload, source };
    for (const entry of [...this.#listeners]) {
      const matches =
        typeof entry.channel === 'string' ? entry.channel === channel : channel.search(entry.channel) >= 0;
      if (!matches) continue;
      const { receiver } = entry;
      reportUncaught(() =>
        typeof receiver === 'function' ? receiver(capsule) : receiver.onHubCapsule(capsule),
      );
    }
  };

  #drop(matches: (entry: { channel: string | RegExp; receiver: HubReceiver }) => boolean): void {
    const index = this.#listeners.findIndex(matches);
    if (index >= 0) this.#listeners.splice(index, 1);
  }
}

/** Runs a listener and reports what it throws as uncaught, as the platform does for event listeners. */
export function reportUncaught(run: () => void): void {
  try {
    run();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** The Hub of this page. The default `Auth` dispatches to its channel `auth`. */
export const Hub = new HubClass();
