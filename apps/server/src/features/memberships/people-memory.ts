import type { MembershipsBySegment, RememberedMembership } from '@facet/membership';

/**
 * Memberships as they are held in memory: for each segment its number, then the second of the reading times four, plus
 * 1 for in, plus 2 for "may have changed". Small whole numbers, which an array holds without a box for each.
 */
export type PackedMemberships = readonly number[];

/** Names segments by numbers, for one connection. */
export type SegmentNumbers = { toNumber(segment: string): number; toSegment(number: number): string };

/** Seconds since then fit into 29 bits for 17 years. */
const epochMs = Date.UTC(2026, 0, 1);

/** Numbers segments in the order in which they are met. */
export function createSegmentNumbers(): SegmentNumbers {
  const segments: string[] = [];
  const numbers = new Map<string, number>();
  return {
    toNumber(segment) {
      const known = numbers.get(segment);
      if (known !== undefined) return known;
      numbers.set(segment, segments.length);
      return segments.push(segment) - 1;
    },
    toSegment: (number) => segments[number] ?? '',
  };
}

/** Packs memberships; times are rounded down to seconds, so that nothing lives longer than it may. */
export function pack(memberships: MembershipsBySegment, numbers: SegmentNumbers): PackedMemberships {
  const packed: number[] = [];
  for (const [segment, { state, readAt, renew }] of memberships) {
    const seconds = Math.floor((readAt - epochMs) / 1000);
    packed.push(numbers.toNumber(segment), seconds * 4 + (state === 'in' ? 1 : 0) + (renew === true ? 2 : 0));
  }
  return packed;
}

/** The memberships that were packed, of these segments. */
export function unpack(
  packed: PackedMemberships,
  numbers: SegmentNumbers,
  segments: readonly string[],
): MembershipsBySegment {
  const found = new Map<string, RememberedMembership>();
  for (let index = 0; index + 1 < packed.length; index += 2) {
    const segment = numbers.toSegment(packed[index] ?? -1);
    if (!segments.includes(segment)) continue;
    const value = packed[index + 1] ?? 0;
    const rest = ((value % 4) + 4) % 4;
    const readAt = ((value - rest) / 4) * 1000 + epochMs;
    found.set(segment, {
      state: rest % 2 === 1 ? 'in' : 'out',
      readAt,
      ...(rest >= 2 ? { renew: true } : {}),
    });
  }
  return found;
}
