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
  /**
   * Asks for a CAPTCHA or a challenge, as the web ACL of the pool does (AWS WAF), until `x-aws-waf-token` is a token
   * that passes: 403 `ForbiddenException`, as Cognito answers for it, or with a `status` (405, 202) the answer of AWS
   * WAF itself, which is empty and which pages of another origin cannot read.
   */
  waf?: 'captcha' | 'challenge';
  /** The token that passes `waf`. Default: any. */
  wafToken?: string;
}

/** An answer in place of that of the operation. */
export interface Instead {
  /** The HTTP status. */
  status: number;
  /** The body, as it is. */
  body: string;
  /** Headers besides the usual ones. */
  headers?: Record<string, string>;
  /** Whether it has no CORS headers. */
  isBare?: boolean;
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

  /** Applies the next fault of an operation; `token` is that of AWS WAF. Resolves to the response to return instead, if any. */
  async strike(operation: string, token?: string | null): Promise<Instead | undefined> {
    const entry = this.#faults.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.operation === operation || fault.operation === '*') &&
        !(fault.waf && token && token === (fault.wafToken ?? token)),
    );
    if (!entry) return undefined;
    entry.left--;
    const { fault } = entry;
    if (fault.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delay));
    if (fault.drop) throw new DroppedConnection();
    if (fault.waf) return askedFor(fault.waf, fault.status);
    if (fault.error !== undefined) {
      const { code, message } =
        typeof fault.error === 'string' ? { code: fault.error, message: '' } : fault.error;
      throw new ServiceError(code, message, fault.status ?? 400);
    }
    if (fault.status === undefined && fault.body === undefined) return undefined;
    return { status: fault.status ?? 200, body: fault.body ?? '' };
  }
}

function askedFor(action: 'captcha' | 'challenge', status?: number): Instead {
  const headers = { 'x-amzn-waf-action': action };
  // AWS WAF sends no CORS headers ("CAPTCHA and Challenge action behavior" in its Developer Guide).
  if (status !== undefined) return { status, body: '', headers, isBare: true };
  const message = `Request not allowed due to WAF ${action}.`;
  return { status: 403, body: JSON.stringify({ __type: 'ForbiddenException', message }), headers };
}
