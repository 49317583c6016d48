import type { Clock } from './clock.js';
import type { Random } from './crypto/random.js';
import type { HostedSessions } from './hosted-ui/sessions.js';
import type { IdentityPools } from './identity-pool/identity-pools.js';
import type { Outbox } from './outbox.js';
import type { LocalPool } from './pool/pool.js';
import type { Sessions } from './sign-in/sessions.js';

/** What every operation may use. */
export interface Service {
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly pools: ReadonlyMap<string, LocalPool>;
  readonly random: Random;
  readonly sessions: Sessions;
  /** The browser and system that sent the request, such as `Chrome 125 / macOS`. */
  readonly device: string;
  /** Codes and cookies of the hosted pages. */
  readonly hosted: HostedSessions;
  /** The identity pools. */
  readonly identity: IdentityPools;
}
