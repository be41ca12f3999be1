import type { ScheduledChange } from './model.ts';
import { getEntry, WorldError, type WorldStore } from './store.ts';

function check({ state }: WorldStore, change: ScheduledChange): void {
  if (!Number.isFinite(change.atMs) || change.atMs < 0)
    throw new WorldError('invalid', '"atMs" must be milliseconds since the epoch.');
  const segment = getEntry(state.segments, change.segment, 'segment');
  if (!('change' in change)) {
    if (change.isActive === undefined && change.isProcessing === undefined)
      throw new WorldError('invalid', 'A change must name a profile, or "isActive" or "isProcessing".');
    return;
  }
  const profile = getEntry(state.profiles, change.profile, 'person');
  if (profile.accountId !== segment.accountId)
    throw new WorldError('invalid', 'The person and the segment belong to different accounts.');
}

/** Adds all of the changes to the schedule, or, when one of them cannot be, none: that is a WorldError. */
export function addToSchedule(store: WorldStore, changes: readonly ScheduledChange[]): void {
  for (const change of changes) check(store, change);
  const { schedule } = store.state;
  for (const change of changes) schedule.push({ ...change });
  // A stable sort: what is given for one moment happens in the order in which it was given.
  schedule.sort((a, b) => a.atMs - b.atMs);
  store.changed();
}
