import { ServiceError } from './service-error.js';

/** A failure to produce. `delay` combines with the other members. */
export interface Fault {
  /** The name of the operation, such as `InitiateAuth`, or `*` for every one. */
  operation: string;
  /** How often it happens. Default: without end. */
  times?: number;
  /** The wait before the answer, in milliseconds. Default: 0. */
  delay?: number;
  /** Drops the connection: `fetch` rejects with a `TypeError`. Default: false. */
  drop?: boolean;
  /** The HTTP status of the answer. Default: 200 with a `body`, 400 with an `error`. */
  status?: number;
  /** The body of the answer, as it is. */
  body?: string;
  /** The Cognito exception of the answer: its name, or name and message. */
  error?: string | { code: string; message: string };
}

/** The error that `fetch` rejects with when the connection breaks. */
export class DroppedConnection extends TypeError {
  constructor() {
    super('Failed to fetch');
    this.name = 'TypeError';
  }
}

/** The failures that wait to happen, in the order they were added. */
export class Faults {
  #faults: { fault: Fault; left: number }[] = [];

  /** Adds a fault. Several for one operation happen one after the other, each as often as its `times` says. */
  add(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times ?? Infinity });
  }

  /** Removes all faults. */
  clear(): void {
    this.#faults = [];
  }

  /** Applies the next fault of an operation. Resolves to the response to return instead, if any. */
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
