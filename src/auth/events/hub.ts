/** What happened. Of the events of `auth`, `data` is the user, or the `AuthError` of a `…_failure`. */
export interface HubPayload {
  readonly event: string;
  readonly data?: unknown;
  readonly message?: string;
  /** It happened in another tab of this origin. */
  readonly fromOtherTab?: true;
}

export interface HubCapsule {
  readonly channel: string;
  readonly payload: HubPayload;
  readonly source: string;
}

export type HubListener = (capsule: HubCapsule) => void;
/** The legacy form: an object with `onHubCapsule`. */
export type HubReceiver = HubListener | { onHubCapsule: HubListener };

/**
 * Channels that anybody on the page may listen to. A listener that throws is reported and disturbs no other. Its
 * functions are bound: they may be handed on alone, and a framework may keep the Hub in a proxy.
 */
export class HubClass {
  readonly #listeners: { channel: string | RegExp; receiver: HubReceiver }[] = [];

  /** Calls the listener for each event of the channel (or of each channel that the pattern matches); returns the way to stop it. */
  readonly listen = (channel: string | RegExp, receiver: HubReceiver): (() => void) => {
    const entry = { channel, receiver };
    this.#listeners.push(entry);
    return () => this.#drop((other) => other === entry);
  };

  /** Stops a listener that `listen` was given for this channel. */
  readonly remove = (channel: string | RegExp, receiver: HubReceiver): void => {
    this.#drop((entry) => entry.receiver === receiver && String(entry.channel) === String(channel));
  };

  readonly dispatch = (channel: string, payload: HubPayload, source = ''): void => {
    const capsule: HubCapsule = { channel, payload, source };
    for (const entry of [...this.#listeners]) {
      const matches =
        typeof entry.channel === 'string' ? entry.channel === channel : entry.channel.test(channel);
      if (!matches) continue;
      const { receiver } = entry;
      guarded(() => (typeof receiver === 'function' ? receiver(capsule) : receiver.onHubCapsule(capsule)));
    }
  };

  #drop(matches: (entry: { channel: string | RegExp; receiver: HubReceiver }) => boolean): void {
    const index = this.#listeners.findIndex(matches);
    if (index >= 0) this.#listeners.splice(index, 1);
  }
}

/** Runs a listener so that what it throws is reported as uncaught, as the platform does for event listeners. */
export function guarded(run: () => void): void {
  try {
    run();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** The page's Hub. The default `Auth` reports to its channel `auth`. */
export const Hub = new HubClass();
