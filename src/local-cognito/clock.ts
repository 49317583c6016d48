/** The server's clock. It follows the given `now` and can be moved forward, so that expiry needs no waiting. */
export class Clock {
  readonly #source: () => number;
  #offset = 0;

  constructor(source: () => number = Date.now) {
    this.#source = source;
  }

  /** Returns the server's time in milliseconds. */
  now(): number {
    return this.#source() + this.#offset;
  }

  /** Returns the time a client's own clock shows, in milliseconds: what `advance` did is left out. */
  clientNow(): number {
    return this.#source();
  }

  /** Moves the server's time forward by so many milliseconds. */
  advance(ms: number): void {
    this.#offset += ms;
  }

  /** Goes back to the given `now`. */
  reset(): void {
    this.#offset = 0;
  }
}
