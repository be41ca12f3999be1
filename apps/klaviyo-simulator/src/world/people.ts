import { createUlid } from '../ids.ts';
import { type BulkPerson, createCrowd, type NewCrowd } from './crowd.ts';
import type { Keyed } from './keyed.ts';
import { dropMember, putMember } from './members.ts';
import type { Profile, StoredList, StoredSegment } from './model.ts';
import {
  addProfiles,
  dropProfile,
  listProfiles,
  listProfilesByEmail,
  listProfilesInOrder,
} from './profile-index.ts';
import { getSegmentOf } from './segment-index.ts';
import { getEntry, WorldError, type WorldStore } from './store.ts';
import { passTokens } from './token-index.ts';

interface NewPerson {
  readonly accountId: string;
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phone?: string;
  /** Segment ids to put the person in at once. */
  readonly segments?: readonly string[];
}

export interface People {
  list(accountId: string): Profile[];
  /** The ids of the account's profiles, ascending. What is returned changes with the account. */
  listInOrder(accountId: string): readonly Keyed[];
  find(accountId: string, id: string): Profile | undefined;
  findByEmail(accountId: string, email: string): Profile | undefined;
  /** All of an address, whatever its case; only a seed can have several in one account. */
  listByEmail(accountId: string, email: string): Profile[];
  get(id: string): Profile;
  create(person: NewPerson): Profile;
  /** Many people at once, for load: each with an address made up and one good token. */
  createMany(crowd: NewCrowd): BulkPerson[];
  /** Deletes the profile: gone from every segment and list, and its tokens lead to nobody. */
  remove(id: string): void;
  /**
   * Merges as section 1.11 says: the source's id is deleted, its memberships and tokens pass to the survivor.
   * (That old tokens lead to the survivor is our reading; section 9, point 6, lists it as unconfirmed.)
   */
  merge(sourceId: string, survivorId: string): Profile;
}

/** The profiles of the world. */
export function createPeople(store: WorldStore): People {
  const listGroups = (): (StoredSegment | StoredList)[] => [
    ...store.state.segments.values(),
    ...store.state.lists.values(),
  ];
  const people: People = {
    list: (accountId) => listProfiles(store.state, accountId),
    listInOrder: (accountId) => listProfilesInOrder(store.state, accountId),
    find(accountId, id) {
      const profile = store.state.profiles.get(id);
      return profile?.accountId === accountId ? profile : undefined;
    },
    findByEmail: (accountId, email) => people.listByEmail(accountId, email)[0],
    listByEmail: (accountId, email) => listProfilesByEmail(store.state, accountId, email),
    get: (id) => getEntry(store.state.profiles, id, 'person'),
    create(person) {
      getEntry(store.state.accounts, person.accountId, 'account');
      if (people.findByEmail(person.accountId, person.email) !== undefined)
        throw new WorldError('conflict', 'A person with this e-mail address exists already.');
      const segments = (person.segments ?? []).map((id) => getSegmentOf(store.state, person.accountId, id));
      const now = store.now();
      const profile: Profile = {
        id: createUlid(now),
        accountId: person.accountId,
        email: person.email,
        phoneNumber: person.phone ?? null,
        firstName: person.firstName ?? null,
        lastName: person.lastName ?? null,
        externalId: null,
        createdMs: now,
        updatedMs: now,
      };
      addProfiles(store.state, profile.accountId, [profile]);
      for (const segment of segments) putMember(segment.members, profile.id, now);
      store.changed();
      return profile;
    },
    createMany: (crowd) => createCrowd(store, crowd),
    remove(id) {
      const profile = people.get(id);
      for (const group of listGroups()) dropMember(group.members, id);
      passTokens(store.state, id, null);
      dropProfile(store.state, profile);
      store.changed();
    },
    merge(sourceId, survivorId) {
      const source = people.get(sourceId);
      const survivor = people.get(survivorId);
      if (sourceId === survivorId)
        throw new WorldError('invalid', 'A person cannot be merged into themselves.');
      if (source.accountId !== survivor.accountId)
        throw new WorldError('invalid', 'Two people of different accounts cannot be merged.');
      for (const { members } of listGroups()) {
        const joined = members.get(sourceId);
        if (joined !== undefined) putMember(members, survivorId, joined);
      }
      passTokens(store.state, sourceId, survivorId);
      survivor.phoneNumber ??= source.phoneNumber;
      survivor.externalId ??= source.externalId;
      survivor.updatedMs = store.now();
      people.remove(sourceId);
      return survivor;
    },
  };
  return people;
}
