import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { LatencyDial } from './latency.ts';
import type { Limits } from './limits.ts';
import type { Sessions } from './oauth/sessions.ts';
import type { Client } from './options.ts';
import type { RequestLog } from './requests.ts';
import type { Tiers } from './tiers.ts';
import type { WorldSnapshot } from './world/snapshot.ts';
import type { World } from './world/world.ts';

/** What every route of the simulator is given. */
export interface Context {
  /** The origin that stands for www.klaviyo.com, a.klaviyo.com and static.klaviyo.com. */
  readonly origin: () => string;
  readonly shopUrls: readonly string[];
  readonly clients: readonly Client[];
  readonly clock: Clock;
  readonly world: World;
  readonly limits: Limits;
  readonly tiers: Tiers;
  readonly latency: LatencyDial;
  /** Holds an answer back for so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly sessions: Sessions;
  readonly reset: () => void;
  readonly snapshot: () => WorldSnapshot;
  readonly restore: (snapshot: unknown) => void;
}
