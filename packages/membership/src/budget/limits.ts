import type { Urgency } from '../urgency.ts';

/** Calls allowed in fixed windows of one second and of one minute. */
export type WindowLimit = { readonly burstPerSecond: number; readonly steadyPerMinute: number };

/** What of a limit a call of some urgency may use up. */
export type Share = { readonly burst: number; readonly steady: number };

const reserved = 0.02;
const backgroundShare = { burst: 0.5, steady: 0.55 };

/**
 * Members may use all. A fiftieth of each minute, and one call of each second, are kept for their clicks; what nobody
 * waits for leaves so much that visitors never notice it.
 */
export function toShare(limit: WindowLimit, urgency: Urgency): Share {
  const { burstPerSecond: burst, steadyPerMinute: steady } = limit;
  const shares: Readonly<Record<Urgency, Share>> = {
    member: { burst, steady },
    visitor: {
      burst: Math.max(1, burst - Math.ceil(burst * reserved)),
      steady: Math.max(1, steady - Math.ceil(steady * reserved)),
    },
    background: {
      burst: Math.max(1, Math.floor(burst * backgroundShare.burst)),
      steady: Math.max(1, Math.floor(steady * backgroundShare.steady)),
    },
  };
  return shares[urgency];
}
