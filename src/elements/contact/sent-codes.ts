import type { CodeDeliveryDetails, ContactAttribute } from '../../auth/types.js';
import { type Attributes, isVerified } from '../base/account/attributes.js';

/** A code that was sent to an email address or phone number, and is not entered yet. */
interface SentCode {
  /** The address that the code verifies. */
  readonly target: string;
  readonly delivery: CodeDeliveryDetails;
  /** In milliseconds since the epoch. */
  readonly sentAt: number;
  /** The value that the user had when the code was sent. */
  readonly before: string | undefined;
}

/**
 * The codes that this page has asked for. The service has no call that returns an address that waits to be verified, so
 * it is known here only, and only as long as the part is on the page.
 */
export class SentCodes {
  readonly #codes = new Map<ContactAttribute, SentCode>();

  add(name: ContactAttribute, code: SentCode): void {
    this.#codes.set(name, code);
  }

  get(name: ContactAttribute): SentCode | undefined {
    return this.#codes.get(name);
  }

  /** The new address that takes effect when it is verified. */
  pending(name: ContactAttribute, attributes: Attributes): string | undefined {
    const target = this.#codes.get(name)?.target;
    return target === attributes.get(name) ? undefined : target;
  }

  /** Forgets the codes that have become useless: entered elsewhere, or for an address that was replaced elsewhere. */
  prune(attributes: Attributes): void {
    for (const [name, { target, before }] of this.#codes) {
      const value = attributes.get(name);
      if (value === target ? isVerified(name, attributes) : value !== before) this.#codes.delete(name);
    }
  }

  clear(): void {
    this.#codes.clear();
  }
}
