import { createShortId } from '../ids.ts';
import { dropMember, putMember } from './members.ts';
import type { List, ScheduledChange, Segment, StoredSegment } from './model.ts';
import { addToSchedule } from './schedule.ts';
import { addSegment, dropSegment, listSegments } from './segment-index.ts';
import { getEntry, WorldError, type WorldStore } from './store.ts';

interface SegmentFlags {
  readonly isActive?: boolean;
  readonly isProcessing?: boolean;
  readonly isStarred?: boolean;
}

interface NewSegment extends SegmentFlags {
  readonly accountId: string;
  readonly name: string;
}

export interface Segments {
  list(accountId: string): Segment[];
  lists(accountId: string): List[];
  find(accountId: string, id: string): Segment | undefined;
  listOf(profileId: string): Segment[];
  get(id: string): Segment;
  create(segment: NewSegment): Segment;
  change(id: string, changes: SegmentFlags & { readonly name?: string }): Segment;
  remove(id: string): void;
  /** Puts a person in. Refused for an inactive segment, whose membership is frozen (section 6). */
  putIn(id: string, profileId: string): void;
  takeOut(id: string, profileId: string): void;
  /**
   * Lets people join and leave, and flags change, when simulated time reaches `atMs`, which is then also the time of
   * joining. What is due already happens at once. All are taken, or, with a WorldError, none.
   */
  schedule(changes: readonly ScheduledChange[]): void;
  /** What is still to come, soonest first; of one segment when its id is given. */
  listScheduled(id?: string): ScheduledChange[];
}

/** The segments of the world, and its lists, which are no segments. */
export function createSegments(store: WorldStore): Segments {
  const getStored = (id: string): StoredSegment => getEntry(store.state.segments, id, 'segment');
  const getLive = (id: string): StoredSegment => {
    const segment = getStored(id);
    if (!segment.isActive)
      throw new WorldError('conflict', `The segment "${segment.name}" is inactive: its members are frozen.`);
    return segment;
  };
  const segments: Segments = {
    list: (accountId) => listSegments(store.state, accountId),
    lists: (accountId) => [...store.state.lists.values()].filter((list) => list.accountId === accountId),
    find(accountId, id) {
      const segment = store.state.segments.get(id);
      return segment?.accountId === accountId ? segment : undefined;
    },
    listOf(profileId) {
      const profile = store.state.profiles.get(profileId);
      if (profile === undefined) return [];
      return segments.list(profile.accountId).filter(({ members }) => members.has(profileId));
    },
    get: getStored,
    create(segment) {
      getEntry(store.state.accounts, segment.accountId, 'account');
      const now = store.now();
      const created: StoredSegment = {
        id: createShortId(),
        accountId: segment.accountId,
        name: segment.name,
        isActive: segment.isActive ?? true,
        isProcessing: segment.isProcessing ?? false,
        isStarred: segment.isStarred ?? false,
        createdMs: now,
        updatedMs: now,
        members: new Map(),
      };
      addSegment(store.state, created);
      store.changed();
      return created;
    },
    change(id, changes) {
      const segment = segments.get(id);
      Object.assign(segment, changes, { updatedMs: store.now() });
      store.changed();
      return segment;
    },
    remove(id) {
      dropSegment(store.state, getStored(id));
      store.changed();
    },
    putIn(id, profileId) {
      const segment = getLive(id);
      const profile = getEntry(store.state.profiles, profileId, 'person');
      if (profile.accountId !== segment.accountId)
        throw new WorldError('invalid', 'The person and the segment belong to different accounts.');
      if (putMember(segment.members, profileId, store.now())) store.changed();
    },
    takeOut(id, profileId) {
      const segment = getLive(id);
      getEntry(store.state.profiles, profileId, 'person');
      if (dropMember(segment.members, profileId)) store.changed();
    },
    schedule: (changes) => addToSchedule(store, changes),
    listScheduled: (id) =>
      store.state.schedule.filter(({ segment }) => id === undefined || segment === id).map((c) => ({ ...c })),
  };
  return segments;
}
