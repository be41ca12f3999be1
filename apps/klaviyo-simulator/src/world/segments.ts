import { createShortId } from '../ids.ts';
import type { List, Segment } from './model.ts';
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
}

/** The segments of the world, and its lists, which are no segments. */
export function createSegments(store: WorldStore): Segments {
  const getLive = (id: string): Segment => {
    const segment = segments.get(id);
    if (!segment.isActive)
      throw new WorldError('conflict', `The segment "${segment.name}" is inactive: its members are frozen.`);
    return segment;
  };
  const segments: Segments = {
    list: (accountId) =>
      [...store.state.segments.values()].filter((segment) => segment.accountId === accountId),
    lists: (accountId) => [...store.state.lists.values()].filter((list) => list.accountId === accountId),
    find(accountId, id) {
      const segment = store.state.segments.get(id);
      return segment?.accountId === accountId ? segment : undefined;
    },
    listOf: (profileId) =>
      [...store.state.segments.values()].filter((segment) => segment.members.has(profileId)),
    get: (id) => getEntry(store.state.segments, id, 'segment'),
    create(segment) {
      getEntry(store.state.accounts, segment.accountId, 'account');
      const now = store.now();
      const created: Segment = {
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
      store.state.segments.set(created.id, created);
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
      segments.get(id);
      store.state.segments.delete(id);
      store.changed();
    },
    putIn(id, profileId) {
      const segment = getLive(id);
      const profile = getEntry(store.state.profiles, profileId, 'person');
      if (profile.accountId !== segment.accountId)
        throw new WorldError('invalid', 'The person and the segment belong to different accounts.');
      if (segment.members.has(profileId)) return;
      segment.members.set(profileId, store.now());
      store.changed();
    },
    takeOut(id, profileId) {
      const segment = getLive(id);
      getEntry(store.state.profiles, profileId, 'person');
      if (segment.members.delete(profileId)) store.changed();
    },
  };
  return segments;
}
