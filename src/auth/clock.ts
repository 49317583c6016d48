import type { AuthConfig } from './config/config-types.js';

/** The service's time at one moment, with the device's clock and monotonic timer at the same moment; in milliseconds. */
interface Reading {
  readonly serviceTime: number;
  readonly deviceTime: number;
  readonly monotonicTime: number;
}

/** `Date` headers and tokens are accurate to the second. */
const RESOLUTION_MS = 1000;

/** How far the device's clock and the monotonic timer may drift apart before the clock counts as changed. */
const DRIFT_TOLERANCE_MS = 5000;

/** The service's time, updated from each of its answers. The device's clock may be wrong, and may be changed at any time. */
export class ServiceClock {
  /** The clock that was updated last: in an app with a single service, the only one. */
  static latest: ServiceClock | undefined;

  private reading: Reading | undefined;

  /** Whether the service's time is known. Until then, `now` is the device's time. */
  get isKnown(): boolean {
    return this.reading !== undefined;
  }

  /** The service's time in milliseconds since 1970. */
  now(): number {
    if (!this.reading) return Date.now();
    const { serviceTime, deviceTime, monotonicTime } = this.reading;
    const [onClock, onTimer] = [Date.now() - deviceTime, performance.now() - monotonicTime];
    // A clock far behind the timer was put back. A clock far ahead was put forward, or the device slept while the timer
    // stood still: the clock is used, since refreshing a token too early does no harm.
    return serviceTime + (onTimer - onClock > DRIFT_TOLERANCE_MS ? onTimer : onClock);
  }

  /** How far the device's clock is ahead of the service's time, in milliseconds. */
  get skew(): number {
    return Date.now() - this.now();
  }

  /**
   * Updates the clock with a time from an answer, in milliseconds since 1970; `NaN` is ignored. `roundTripMs` is how long
   * the request took. The known time is kept where it agrees with the new one, which is accurate to the second only.
   */
  update(time: number, roundTripMs = 0): void {
    if (!Number.isFinite(time)) return;
    const serviceTime = Math.min(Math.max(this.now(), time), time + roundTripMs + RESOLUTION_MS);
    this.reading = { serviceTime, deviceTime: Date.now(), monotonicTime: performance.now() };
    ServiceClock.latest = this;
  }
}

/** Parses a `Date` header to milliseconds since 1970; `NaN` where the header is missing or not exposed by CORS. */
export const parseDateHeader = (header: string | null): number => Date.parse(header ?? '');

const clocks = new WeakMap<AuthConfig, ServiceClock>();

/** The clock of the service under one config. */
export function clockOf({ config }: { readonly config: AuthConfig }): ServiceClock {
  const clock = clocks.get(config) ?? new ServiceClock();
  clocks.set(config, clock);
  return clock;
}
