import { type Bytes, randomBytes, toHex } from './bytes.js';

/**
 * Generates codes, subs, salts and secrets: with the secure generator of the platform or, with a seed, the same sequence
 * each time. The seeded sequence is for fixtures, not for secrets.
 */
export class Random {
  readonly #seed: string | undefined;
  #next: (() => number) | undefined;

  constructor(seed?: string | number) {
    this.#seed = seed === undefined ? undefined : String(seed);
    this.restart();
  }

  /** Goes back to the start of the seeded sequence. */
  restart(): void {
    this.#next = this.#seed === undefined ? undefined : sequence(this.#seed);
  }

  /** Returns `length` random bytes. */
  bytes(length: number): Bytes {
    const next = this.#next;
    return next ? Uint8Array.from({ length }, () => next() >>> 24) : randomBytes(length);
  }

  /** Returns a decimal code (default 6 digits). */
  digits(length = 6): string {
    return Array.from({ length }, () => {
      let byte = 255;
      // 250 is the largest multiple of ten in a byte: above it the digits would not be equally likely.
      while (byte >= 250) byte = this.bytes(1)[0] ?? 255;
      return String(byte % 10);
    }).join('');
  }

  /** Returns letters of an alphabet, which may have up to 256. */
  letters(length: number, alphabet: string): string {
    return Array.from({ length }, () => alphabet[(this.bytes(1)[0] ?? 0) % alphabet.length]).join('');
  }

  /** Returns a version 4 UUID (RFC 9562 §5.4). */
  uuid(): string {
    const hex = toHex(this.bytes(16));
    const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `${variant}${hex.slice(17, 20)}`,
      hex.slice(20),
    ].join('-');
  }
}

/** Returns a generator of 32-bit numbers: FNV-1a of the seed, then a mixed counter (splitmix32). */
function sequence(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}
