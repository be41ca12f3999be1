import type { WarmProgress } from '@facet/membership';

/** How many members a segment has, and as of when. */
export type MemberCount = { readonly count: number; readonly at: Date };

/** What Klaviyo counted last; `null` where it was never asked, or does not tell. */
type Counted = { readonly members: number | null; readonly countedAt: Date | null };
/** How far a segment that is kept ready has come. */
type Progress = Pick<WarmProgress, 'members' | 'readAt' | 'startedAt'>;

/**
 * The newest that is remembered of how many members a segment has: as Klaviyo counted them, or as they were read whole
 * because the segment is kept ready. `null` where neither is known.
 */
export function toMemberCount(
  { members, countedAt }: Counted,
  progress: Progress | undefined,
): MemberCount | null {
  const read = progress === undefined ? null : toReadWhole(progress);
  const counted = members === null || countedAt === null ? null : { count: members, at: countedAt };
  if (read === null || counted === null) return read ?? counted;
  return read.at > counted.at ? read : counted;
}

/** While a segment is read anew, how many the last reading found is no longer known. */
function toReadWhole({ members, readAt, startedAt }: Progress): MemberCount | null {
  return readAt === null || startedAt !== null ? null : { count: members, at: new Date(readAt) };
}
