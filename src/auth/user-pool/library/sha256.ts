import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

type Source = string | Uint8Array;

/**
 * The part of `@aws-crypto/sha256-js` that amazon-cognito-identity-js uses; the bundler replaces that
 * package, which has three dependencies, by this module. The library needs its hashes synchronously, which
 * Web Crypto does not provide.
 */
export class Sha256 {
  readonly #hash: { update(data: Uint8Array): unknown; digest(): Uint8Array };

  /** With a secret, an HMAC (RFC 2104). */
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

/** noble rejects a class derived from Uint8Array, such as Buffer. */
function bytes(data: Source): Uint8Array {
  return typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data);
}
