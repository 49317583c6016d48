import type { AuthConfig } from './config/config.js';

/** What the service's time was when it was heard, and what the device's clock and the page's stopwatch said then; in milliseconds. */
interface Heard {
  readonly time: number;
  readonly clock: number;
  readonly watch: number;
}

/** In milliseconds: `Date` headers and tokens tell full seconds. */
const RESOLUTION_MS = 1000;

/** In milliseconds: what a clock and a watch may differ in without either being wrong. */
const TOLERANCE_MS = 5000;

/** The time as the service has it, learned again at each of its answers. The device's clock may be wrong, and may be set meanwhile. */
export class ServiceClock {
  /** The clock that heard its service last: in a page that uses a single service, the only one. */
  static latest: ServiceClock | undefined;

  private heard: Heard | undefined;

  /** Whether the service has told its time yet; until then the device's clock is all there is. */
  get isKnown(): boolean {
    return this.heard !== undefined;
  }

  /** The service's time in milliseconds since 1970. */
  now(): number {
    if (!this.heard) return Date.now();
    const { time, clock, watch } = this.heard;
    const [passed, watched] = [Date.now() - clock, performance.now() - watch];
    // A clock that is far behind the watch was put back. One that is far ahead was put forward, or the device slept while
    // the watch stood still: it is believed, since a token that is refreshed too early does no harm.
    return time + (watched - passed > TOLERANCE_MS ? watched : passed);
  }

  /** How far the device's clock is ahead, in milliseconds. */
  get skew(): number {
    return Date.now() - this.now();
  }

  /**
   * Takes a time in milliseconds that the service has told, in an answer that took so long. What is known already is
   * kept as far as it agrees, since the answer is not exact to the millisecond.
   */
  hear(told: number, took = 0): void {
    if (!Number.isFinite(told)) return;
    const time = Math.min(Math.max(this.now(), told), told + took + RESOLUTION_MS);
    this.heard = { time, clock: Date.now(), watch: performance.now() };
    ServiceClock.latest = this;
  }
}

/** Reads a `Date` header; where a page may not read it, it is null, and the time is not a number. */
export const readDate = (header: string | null): number => Date.parse(header ?? '');

const clocks = new WeakMap<AuthConfig, ServiceClock>();

/** The clock of what is asked under one config. */
export function clockOf({ config }: { readonly config: AuthConfig }): ServiceClock {
  const clock = clocks.get(config) ?? new ServiceClock();
  clocks.set(config, clock);
  return clock;
}
