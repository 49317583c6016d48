import type { Clock } from './clock.js';

/** A message that the service would have sent. */
export interface OutboxMessage {
  /** A number that grows with each message, from 1. */
  readonly id: number;
  /** Milliseconds, by the server's clock. */
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

/** Everything that would have been e-mailed or texted, newest last. */
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

  /** Returns the newest message for a username or a destination, or the newest of all. */
  last(to?: string): OutboxMessage | undefined {
    return this.#messages.findLast(
      (message) => to === undefined || message.username === to || message.destination === to,
    );
  }

  /** Calls back with each new message, and with undefined when the outbox is cleared; returns the way to stop. */
  subscribe(listener: (message: OutboxMessage | undefined) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Removes all messages. */
  clear(): void {
    this.#messages = [];
    this.#notify(undefined);
  }

  /** Puts a message in, with the next number and the server's time. */
  send(message: Omit<OutboxMessage, 'id' | 'time'>): void {
    const sent = { ...message, id: this.#nextId++, time: this.#clock.now() };
    this.#messages.push(sent);
    this.#notify(sent);
  }

  #notify(message: OutboxMessage | undefined): void {
    for (const listener of [...this.#listeners]) listener(message);
  }
}
