/**
 * What amazon-cognito-identity-js needs of its own big integers, on the platform's; the bundler puts it in the place of
 * that module. `modPow` is put in by `installModPow`, as into the library's.
 */
export default class BigInteger {
  static readonly ZERO = new BigInteger(0n);
  static readonly ONE = new BigInteger(1n);
  readonly #value: bigint;

  /** A text is hexadecimal, which is the only radix that the library asks for; throws a SyntaxError for any other. */
  constructor(value: string | bigint) {
    this.#value = typeof value === 'bigint' ? value : parse(value);
  }

  add(other: BigInteger): BigInteger {
    return new BigInteger(this.#value + other.#value);
  }

  subtract(other: BigInteger): BigInteger {
    return new BigInteger(this.#value - other.#value);
  }

  multiply(other: BigInteger): BigInteger {
    return new BigInteger(this.#value * other.#value);
  }

  /** Never below 0. */
  mod(other: BigInteger): BigInteger {
    const rest = this.#value % other.#value;
    return new BigInteger(rest < 0n ? rest + other.#value : rest);
  }

  abs(): BigInteger {
    return this.#value < 0n ? new BigInteger(-this.#value) : this;
  }

  equals(other: BigInteger): boolean {
    return this.#value === other.#value;
  }

  /** Below, at or above 0, as this number is less, equal or more. */
  compareTo(other: BigInteger): number {
    return Number(this.#value > other.#value) - Number(this.#value < other.#value);
  }

  toString(radix: number): string {
    return this.#value.toString(radix);
  }
}

function parse(text: string): bigint {
  return text.startsWith('-') ? -BigInt(`0x${text.slice(1)}`) : BigInt(`0x${text}`);
}
