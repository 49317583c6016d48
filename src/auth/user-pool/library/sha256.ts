import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

type Source = string | Uint8Array;

/**
 * What amazon-cognito-identity-js needs of `@aws-crypto/sha256-js`; the bundler puts it in the place of that package,
 * which brings three others along. The library wants its hashes at once, which Web Crypto does not do.
 */
export class Sha256 {
  readonly #hash: { update(data: Uint8Array): unknown; digest(): Uint8Array };

  /** With a secret it is an HMAC (RFC 2104). */
  constructor(secret?: Source) {
    this.#hash = secret === undefined ? sha256.create() : hmac.create(sha256, bytes(secret));
  }

  update(data: Source): void {
    this.#hash.update(bytes(data));
  }

  digestSync(): Uint8Array {
    return this.#hash.digest();
  }
}

/** noble takes no class derived from Uint8Array, which a Buffer is. */
function bytes(data: Source): Uint8Array {
  return typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data);
}
