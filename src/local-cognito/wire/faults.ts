import { ServiceError } from './service-error.js';

/** Something that goes wrong on purpose. Exactly what is set happens; `delay` combines with the others. */
export interface Fault {
  /** The operation's name, for example `InitiateAuth`, or `*` for every one. */
  operation: string;
  /** How often it happens before it is used up; for ever when absent. */
  times?: number;
  /** Milliseconds to wait before the answer. */
  delay?: number;
  /** The connection breaks: `fetch` rejects with a TypeError. */
  drop?: boolean;
  /** The HTTP status to answer with: 200 with a `body` and 400 with an `error` when absent. */
  status?: number;
  /** The raw text to answer with. */
  body?: string;
  /** A service error to answer with: its name, or name and message. */
  error?: string | { code: string; message: string };
}

/** Stands for a connection that broke: what `fetch` rejects with when there is no answer. */
export class DroppedConnection extends TypeError {
  constructor() {
    super('Failed to fetch');
    this.name = 'TypeError';
  }
}

/** The faults that wait to happen, in the order they were added. */
export class Faults {
  #faults: { fault: Fault; left: number }[] = [];

  /** Adds a fault; several for one operation happen one after the other as each is used up. */
  add(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times ?? Infinity });
  }

  /** Removes all faults. */
  clear(): void {
    this.#faults = [];
  }

  /** Lets the next fault of the operation happen: resolves to the answer to give instead, if any. */
  async strike(operation: string): Promise<{ status: number; body: string } | undefined> {
    const entry = this.#faults.find(
      ({ fault, left }) => left > 0 && (fault.operation === operation || fault.operation === '*'),
    );
    if (!entry) return undefined;
    entry.left--;
    const { fault } = entry;
    if (fault.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delay));
    if (fault.drop) throw new DroppedConnection();
    if (fault.error !== undefined) {
      const { code, message } =
        typeof fault.error === 'string' ? { code: fault.error, message: '' } : fault.error;
      throw new ServiceError(code, message, fault.status ?? 400);
    }
    if (fault.status === undefined && fault.body === undefined) return undefined;
    return { status: fault.status ?? 200, body: fault.body ?? '' };
  }
}
