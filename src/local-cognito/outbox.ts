import type { Clock } from './clock.js';

/** A message that Cognito would have sent. */
export interface OutboxMessage {
  /** A number that grows with each message, from 1. */
  readonly id: number;
  /** When it was sent, in milliseconds since 1970, by the clock of the server. */
  readonly time: number;
  /** The user pool. */
  readonly poolId: string;
  /** The username of the recipient. */
  readonly username: string;
  /** Whether it is an email or a text message. */
  readonly medium: 'EMAIL' | 'SMS';
  /** The full address or number, not masked. */
  readonly destination: string;
  /** What the message is for. */
  readonly kind: 'sign-up' | 'reset' | 'mfa' | 'verify' | 'invitation';
  /** The code in the message; undefined for an invitation. */
  readonly code?: string;
  /** The temporary password of an invitation. */
  readonly password?: string;
  /** The text of the message. */
  readonly text: string;
}

/** The email and text messages that Cognito would have sent. */
export class Outbox {
  readonly #clock: Clock;
  readonly #listeners = new Set<(message: OutboxMessage | undefined) => void>();
  #messages: OutboxMessage[] = [];
  #nextId = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Returns all messages, oldest first. */
  messages(): readonly OutboxMessage[] {
    return [...this.#messages];
  }

  /**
   * Returns the newest message; `undefined` when there is none.
   *
   * @param to - A username or a destination. Default: any.
   */
  last(to?: string): OutboxMessage | undefined {
    return this.#messages.findLast(
      (message) => to === undefined || message.username === to || message.destination === to,
    );
  }

  /**
   * Calls a listener with each new message, and with `undefined` when the outbox is cleared.
   *
   * @returns An unsubscribe function.
   */
  subscribe(listener: (message: OutboxMessage | undefined) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Removes all messages. */
  clear(): void {
    this.#messages = [];
    this.#notify(undefined);
  }

  /** Adds a message, with the next number and the time of the server. */
  send(message: Omit<OutboxMessage, 'id' | 'time'>): void {
    const sent = { ...message, id: this.#nextId++, time: this.#clock.now() };
    this.#messages.push(sent);
    this.#notify(sent);
  }

  #notify(message: OutboxMessage | undefined): void {
    for (const listener of [...this.#listeners]) listener(message);
  }
}
