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

  /**
   * Returns what a client's time, in milliseconds, is held against: the server's time, or the same without what
   * `advance` did, whichever is nearer. Clients that read `Date` know the moved time, others go by the given `now`.
   */
  nearest(time: number): number {
    const [moved, given] = [this.now(), this.#source()];
    return Math.abs(time - moved) < Math.abs(time - given) ? moved : given;
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
