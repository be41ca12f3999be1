import type { Segment, SegmentList } from '@facet/protocol';

const atOnceMs = 1000;
const soonMs = 3000;
const laterMs = 15_000;

/** In how many milliseconds to look again at a part of the list: at once while it is being read from Klaviyo. */
export function toListPollMs(list: SegmentList | undefined): number | false {
  if (list === undefined) return false;
  return list.reading === null ? toPollMs(list.segments) : atOnceMs;
}

/**
 * In how many milliseconds to look again at the segments: soon while one is being read, later while one waits for
 * Klaviyo, and not at all once those to be kept ready are.
 */
export function toPollMs(segments: readonly Pick<Segment, 'warm' | 'state' | 'exists'>[]): number | false {
  const paces = segments.map(toPaceMs).filter((pace) => pace !== undefined);
  return paces.length === 0 ? false : Math.min(...paces);
}

function toPaceMs({ warm, state, exists }: Pick<Segment, 'warm' | 'state' | 'exists'>): number | undefined {
  if (warm === null || warm.state === 'ready') return undefined;
  const moves = warm.state !== 'failing' && state !== 'processing' && exists;
  return moves ? soonMs : laterMs;
}
