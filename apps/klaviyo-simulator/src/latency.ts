/**
 * How long an answer is held back: always the same, or spread as a network's times are (log-normal), half of them
 * below the median and one in a hundred above `p99Ms`, which must not be below the median.
 */
export type Delay = { readonly ms: number } | { readonly medianMs: number; readonly p99Ms: number };

/** A delay for everything under `/api/`, if any, and delays of single operations, whichever they are. */
export type Latency = (Delay | { readonly ms?: never }) & {
  readonly operations?: Readonly<Record<string, Delay>>;
};

export interface LatencyDial {
  get(): Latency;
  set(latency: Latency): void;
  /** Back to what the simulator was started with. */
  clear(): void;
  /** How long this one answer is held back; 0 for not at all. */
  draw(operation: string, isApi: boolean): number;
}

export const maxDelayMs = 600_000;
/** How many standard deviations above the middle the 99th percentile of a normal distribution lies. */
const p99Deviations = 2.326_347_874_040_841;

/** A number of the standard normal distribution from two even ones (Box and Muller). */
function drawNormal(random: () => number): number {
  const distance = Math.sqrt(-2 * Math.log(1 - random()));
  return distance * Math.cos(2 * Math.PI * random());
}

function drawMs(delay: Delay, random: () => number): number {
  if ('ms' in delay) return delay.ms;
  const deviation = Math.log(delay.p99Ms / delay.medianMs) / p99Deviations;
  return Math.min(maxDelayMs, delay.medianMs * Math.exp(deviation * drawNormal(random)));
}

function toDelay(latency: Latency): Delay | undefined {
  if ('medianMs' in latency) return latency;
  return latency.ms === undefined ? undefined : { ms: latency.ms };
}

/** The delay that the network and Klaviyo's own work would add, which a fake on the same machine does not have. */
export function createLatencyDial(start: Latency, random: () => number): LatencyDial {
  let latency = start;
  return {
    get: () => latency,
    set(next) {
      latency = next;
    },
    clear() {
      latency = start;
    },
    draw(operation, isApi) {
      const own = Object.hasOwn(latency.operations ?? {}, operation)
        ? latency.operations?.[operation]
        : undefined;
      const delay = own ?? (isApi ? toDelay(latency) : undefined);
      return delay === undefined ? 0 : drawMs(delay, random);
    },
  };
}
