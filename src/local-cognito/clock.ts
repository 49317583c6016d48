/** The clock of the server. It follows `now` of the options and can be moved forward, so that tests need not wait. */
export class Clock {
  readonly #source: () => number;
  #offset = 0;

  constructor(source: () => number = Date.now) {
    this.#source = source;
  }

  /** Returns the time of the server in milliseconds since 1970. */
  now(): number {
    return this.#source() + this.#offset;
  }

  /**
   * Returns the time to compare a client’s time with, in milliseconds: the server’s time, or the same without the
   * effect of `advance`, whichever is nearer. Clients that read `Date` know the moved time, others go by the given `now`.
   */
  nearest(time: number): number {
    const [moved, given] = [this.now(), this.#source()];
    return Math.abs(time - moved) < Math.abs(time - given) ? moved : given;
  }

  /** Moves the time forward by a number of milliseconds. */
  advance(ms: number): void {
    this.#offset += ms;
  }

  /** Returns to `now` of the options. */
  reset(): void {
    this.#offset = 0;
  }
}
