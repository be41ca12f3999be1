import { derive } from './derive.ts';
import { createGrouping } from './grouping.ts';
import type { StoredSegment, WorldState } from './model.ts';
import { getEntry, WorldError } from './store.ts';

const byAccount = derive((state) =>
  createGrouping(state.segments.values(), ({ accountId }: StoredSegment) => accountId),
);

/** The segments of an account in the order in which they came. */
export function listSegments(state: WorldState, accountId: string): StoredSegment[] {
  return byAccount(state).listOf(accountId);
}

/** A segment of this account, or a WorldError. */
export function getSegmentOf(state: WorldState, accountId: string, id: string): StoredSegment {
  const segment = getEntry(state.segments, id, 'segment');
  if (segment.accountId !== accountId)
    throw new WorldError('invalid', `The segment "${id}" belongs to another account.`);
  return segment;
}

export function addSegment(state: WorldState, segment: StoredSegment): void {
  state.segments.set(segment.id, segment);
  byAccount(state).add(segment);
}

export function dropSegment(state: WorldState, segment: StoredSegment): void {
  byAccount(state).remove(segment);
  state.segments.delete(segment.id);
}
