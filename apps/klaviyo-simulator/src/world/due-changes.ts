import { countBefore } from './keyed.ts';
import { dropMember, forgetOrders, putMember } from './members.ts';
import type { ScheduledChange, WorldState } from './model.ts';

/**
 * One change at its time. What has become impossible meanwhile is passed over, as nothing would come of it at
 * Klaviyo either: the segment or the person is gone, or the segment is frozen.
 */
function applyChange(state: WorldState, change: ScheduledChange): void {
  const segment = state.segments.get(change.segment);
  if (segment === undefined) return;
  if ('change' in change) {
    if (!segment.isActive || !state.profiles.has(change.profile)) return;
    if (change.change === 'in') putMember(segment.members, change.profile, change.atMs);
    else dropMember(segment.members, change.profile);
    return;
  }
  const { isActive = segment.isActive, isProcessing = segment.isProcessing } = change;
  Object.assign(segment, { isActive, isProcessing, updatedMs: change.atMs });
}

/** From this many at once on, the orders of the segments are made anew rather than kept up. */
const manyChanges = 1_000;

/** Does what the schedule has for now and earlier, in its order, and says whether there was any. */
export function applyDueChanges(state: WorldState, nowMs: number): boolean {
  const { schedule } = state;
  const isDue = (place: number): boolean => (schedule[place]?.atMs ?? Number.POSITIVE_INFINITY) <= nowMs;
  if (!isDue(0)) return false;
  const due = schedule.splice(0, countBefore(schedule.length, isDue));
  if (due.length >= manyChanges)
    for (const id of new Set(due.map(({ segment }) => segment))) {
      const segment = state.segments.get(id);
      if (segment !== undefined) forgetOrders(segment.members);
    }
  for (const change of due) applyChange(state, change);
  return true;
}
